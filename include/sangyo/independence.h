/* Tests of two-way tables under a survey design. */
#ifndef SANGYO_INDEPENDENCE_H
#define SANGYO_INDEPENDENCE_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Estimated shares of the cells, row by row, with their covariance matrix. */
struct sg_two_way {
    size_t n_rows, n_columns;
    const double *shares;     /* n_rows × n_columns, adding up to 1 */
    const double *covariance; /* of the shares */
    double n;                 /* records */
    double df;                /* of the design */
};

/* Rao and Scott (1984). `f` on (df1, df2) is the second-order corrected test, with p; `chisq` is
   Pearson's X² of the shares scaled to n, uncorrected as R prints it, beside the p of the
   first-order correction. */
struct sg_rao_scott {
    double f, df1, df2, p;
    double chisq, chisq_df, chisq_p;
};

/* False, with NaN throughout, for fewer than two rows or columns that hold anything, or where too
   many cells are empty to tell. */
SG_API bool sg_independence_test(const struct sg_two_way *table, struct sg_rao_scott *test);

#ifdef __cplusplus
}
#endif
#endif
