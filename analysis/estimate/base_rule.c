#include <sangyo/base_rule.h>

#include <math.h>
#include <string.h>

#include <sangyo/number.h>

bool sg_base_rule_read(const char *text, struct sg_base_rule *rule, struct sg_error *err)
{
    size_t n = strcspn(text, ",");
    if (text[n] && sg_number_read(text, n, &rule->hide) &&
        sg_number_read(text + n + 1, strlen(text + n + 1), &rule->mark) && rule->hide >= 0 &&
        rule->hide <= rule->mark && rule->hide == floor(rule->hide) &&
        rule->mark == floor(rule->mark))
        return true;
    return sg_fail(err, SG_FAIL_USAGE,
                   "'%s' is no rule for small bases: give two whole numbers such as 10,30", text);
}

sg_status sg_base_rule_status(struct sg_base_rule rule, double n)
{
    if (n < rule.hide)
        return SG_STATUS_SMALL_BASE | SG_STATUS_NOT_AVAILABLE;
    return n < rule.mark ? SG_STATUS_SMALL_BASE : 0;
}
