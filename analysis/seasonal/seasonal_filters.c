/* Filters of the seasonal factors: the weights of Shiskin, Young and Musgrave (1967). */
#include "filter.h"

#include <string.h>

enum { LONGEST = 11, ENDS = LONGEST / 2 };

struct published {
    size_t terms;
    double middle_divisor, end_divisor;
    double middle[LONGEST];
    double ends[ENDS][LONGEST]; /* by values that follow, oldest first */
};

static const struct published filters[] = {
    [SG_SEASONAL_3X3] = {5, 9, 27, {1, 2, 3, 2, 1}, {{5, 11, 11}, {3, 7, 10, 7}}},
    [SG_SEASONAL_3X5] = {7,
                         15,
                         60,
                         {1, 2, 3, 3, 3, 2, 1},
                         {{9, 17, 17, 17}, {4, 11, 15, 15, 15}, {4, 8, 13, 13, 13, 9}}},
    /* printed with three decimals */
    [SG_SEASONAL_3X9] = {11,
                         27,
                         1,
                         {1, 2, 3, 3, 3, 3, 3, 3, 3, 2, 1},
                         {{.051, .112, .173, .197, .221, .246},
                          {.028, .092, .144, .160, .176, .192, .208},
                          {.032, .079, .123, .133, .143, .154, .163, .173},
                          {.034, .075, .113, .117, .123, .128, .132, .137, .141},
                          {.034, .073, .111, .113, .114, .116, .117, .118, .120, .084}}},
};

void sg_filter_seasonal(enum sg_seasonal_filter kind, struct sg_filter *filter)
{
    filter->terms = 0;
    if (kind == SG_SEASONAL_STABLE)
        return;
    const struct published *from = &filters[kind];
    size_t half = from->terms / 2;
    filter->terms = from->terms;
    for (size_t k = 0; k < from->terms; k++)
        filter->middle[k] = from->middle[k] / from->middle_divisor;
    for (size_t after = 0; after < half; after++) {
        filter->end_terms[after] = half + 1 + after;
        for (size_t k = 0; k < filter->end_terms[after]; k++)
            filter->ends[after][k] = from->ends[after][k] / from->end_divisor;
    }
}
