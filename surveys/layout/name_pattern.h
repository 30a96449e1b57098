/* A pattern that splits labels: 従業者数（民営）（{industry}）. */
#ifndef SG_SURVEYS_LAYOUT_NAME_PATTERN_H
#define SG_SURVEYS_LAYOUT_NAME_PATTERN_H

#include <sangyo/error.h>
#include <sangyo/memory.h>

/* literals[0] parts[0] literals[1] … parts[n - 1] literals[n]; literals may be empty. */
struct sg_name_pattern {
    struct sg_texts parts;    /* what stands in the braces */
    struct sg_texts literals; /* as given; compared by label key, so that （ and ( agree */
};

bool sg_name_pattern_parse(const char *pattern, struct sg_name_pattern *names,
                           struct sg_error *err);
void sg_name_pattern_free(struct sg_name_pattern *names);

/* Splits `label` into one text per part (values[i], to be freed). A label that ends before a part
   is the total of that part and those after it: values[i] is NULL. False if the label does not fit.
 */
bool sg_name_pattern_split(const struct sg_name_pattern *names, const char *label, char *values[]);

/* The text before the first part without the bracket that opens it, to be freed; "" if none. */
char *sg_name_pattern_measure(const struct sg_name_pattern *names);

#endif
