#include "classes_asked.h"

#include <math.h>
#include <string.h>

#include <sangyo/number.h>
#include "findings/printed.h"

#include "chart_input.h"

static const char quantile[] = "quantile";

/* Reads the bounds, which rise; false where the text is no such list. */
static bool read_bounds(struct sg_classes *classes, const char *text)
{
    classes->n = 1;
    for (const char *at = text;; at++) {
        size_t n = strcspn(at, ",");
        double bound;
        if (classes->n >= SG_CLASSES || !sg_number_read(at, n, &bound) ||
            (classes->n > 1 && bound <= classes->bounds[classes->n - 2]))
            return false;
        classes->bounds[classes->n++ - 1] = bound;
        classes->decimals = (int)fmax(classes->decimals, sg_printed_needed(bound, SG_PRINTED_MOST));
        at += n;
        if (!*at)
            return true;
    }
}

/* Where the measure is even (1, 0, 100), if it may have values to both sides. */
static double middle_of(struct sg_classes_of of, const struct sg_classes *classes)
{
    bool quotients = sg_input_are_quotients(of.table, of.column);
    double even = quotients ? 1 : sg_input_even(of.table, of.column);
    return isnan(even) && classes->bounds[0] < 0 ? 0 : even;
}

/* Two sides, where the middle lies between the bounds and no side has more than its two colours. */
static void find_sides(struct sg_classes *classes, double middle)
{
    int at = 0, last = classes->n - 2;
    if (isnan(middle) || middle < classes->bounds[0] || middle > classes->bounds[last])
        return;
    while (classes->bounds[at] < middle)
        at++;
    bool on_bound = classes->bounds[at] == middle;
    classes->below = at + on_bound;
    classes->above = classes->n - 1 - at;
    classes->diverging = classes->below <= 2 && classes->above <= 2;
}

bool sg_classes_ask(struct sg_classes *classes, struct sg_classes_of of, struct sg_error *err)
{
    if (!of.asked || strcmp(of.asked, quantile) == 0)
        return true;
    if (!read_bounds(classes, of.asked))
        return sg_fail(err, SG_FAIL_USAGE,
                       "--classes takes 'quantile', or one to four rising bounds such as "
                       "0.5,1,2, not '%s'",
                       of.asked);
    find_sides(classes, middle_of(of, classes));
    return true;
}
