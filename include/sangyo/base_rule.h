/* When a percentage rests on too few answers: a mark of precision, not of confidentiality. */
#ifndef SANGYO_BASE_RULE_H
#define SANGYO_BASE_RULE_H

#include <sangyo/api.h>
#include <sangyo/error.h>
#include <sangyo/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Below `hide` answers a result is not shown, below `mark` it is for reference (参考値). */
struct sg_base_rule {
    double hide, mark;
};

/* Reads "HIDE,MARK", two whole numbers, the second no smaller. */
SG_API bool sg_base_rule_read(const char *text, struct sg_base_rule *rule, struct sg_error *err);

/* small_base, together with not_available where it is not shown; 0 for an n that is enough, or
   unknown (NaN). */
SG_API sg_status sg_base_rule_status(struct sg_base_rule rule, double n);

#ifdef __cplusplus
}
#endif
#endif
