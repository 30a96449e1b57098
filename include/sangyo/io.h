/* Input-output analysis, as pure functions over matrices of n industries. A matrix is row-major:
   a[i * n + j] is the input of industry i into industry j. Terms and models as Miller and Blair
   (2009, Input-Output Analysis, 2nd ed.). */
#ifndef SANGYO_IO_H
#define SANGYO_IO_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Input coefficients a_ij = z_ij / x_j of flows `z` and outputs `x`, in the unit of both; 0 where
   x_j is 0. `a` may be `z`. */
SG_API void sg_io_coefficients(const double z[], const double x[], size_t n, double a[]);

/* Each row times its factor: (I − M̂)A of self-sufficiencies 1 − m_i. */
SG_API void sg_io_scale_rows(double a[], const double factor[], size_t n);

/* How good an inverse is. */
struct sg_io_quality {
    size_t failed;    /* the first industry whose leading principal minor of I − A is not above 0
                         (Hawkins and Simon 1949); n where all are */
    double condition; /* of I − A in the 1-norm; at least 1 */
    double residual;  /* the largest row sum of |(I − A)B − I|; n · 1e-12 is good */
};

/* B = (I − A)⁻¹, the Leontief inverse. False where the condition of Hawkins and Simon fails or a
   coefficient is not finite: then only `failed` is set. Time n³, memory for n² numbers more. */
SG_API bool sg_io_inverse(const double a[], size_t n, double b[], struct sg_io_quality *quality);

/* Σ_i v_i b_ij for each column j: the multipliers of v, that is what v (value added, income, jobs
   per unit of output) becomes for a unit of final demand. `v` NULL: ones, output multipliers. */
SG_API void sg_io_multipliers(const double v[], const double b[], size_t n, double out[]);

/* B d: the output for a demand d. `out` is not `d`. */
SG_API void sg_io_output(const double b[], const double d[], size_t n, double out[]);

/* Column sums and row sums of B over the mean of such sums: 影響力係数 (power of dispersion) and
   感応度係数 (sensitivity of dispersion), Rasmussen (1956). Both have mean 1. */
SG_API void sg_io_influence(const double b[], size_t n, double out[]);
SG_API void sg_io_sensitivity(const double b[], size_t n, double out[]);

/* Row sums of the Ghosh inverse (I − x̂⁻¹Z)⁻¹ = x̂⁻¹Bx̂ (Ghosh 1958). NaN where x_i is 0. */
SG_API void sg_io_forward(const double b[], const double x[], size_t n, double out[]);

/* A with the households as industry n (Type II): the row `income` is their income per unit of
   output, the column `spending` what they buy in each industry for a unit of income.
   `augmented` holds (n + 1)² numbers. */
SG_API void sg_io_augment(const double a[], const double income[], const double spending[],
                          size_t n, double augmented[]);

/* A region's share in the supply of its inputs by location quotients. `region` and `nation` are the
   same measure by industry, finite and 0 or more, with totals above 0. */
enum sg_io_method {
    SG_IO_SLQ,      /* SLQ_i = (r_i/r)/(n_i/n) */
    SG_IO_CILQ,     /* SLQ_i/SLQ_j, on the diagonal SLQ_i */
    SG_IO_FLQ,      /* CILQ_ij λ (Flegg and Webber 1997) */
    SG_IO_AFLQ,     /* FLQ_ij log2(1 + SLQ_j) where SLQ_j > 1 (Flegg and Webber 2000), at most 1 */
    SG_IO_AFLQ_FREE /* min(1, FLQ_ij) log2(1 + SLQ_j) where SLQ_j > 1: may exceed 1 */
};

/* SLQ_i by industry; NaN where the nation has none of it. */
SG_API void sg_io_slq(const double region[], const double nation[], size_t n, double slq[]);

/* λ = (log2(1 + r/n))^δ of the totals: 1 where the region is the nation. */
SG_API double sg_io_lambda(double region_total, double nation_total, double delta);

/* The factor of each national coefficient, n × n: r_ij = factor_ij a_ij, the quotient where it is
   below 1 and else 1 (SG_IO_AFLQ_FREE: see there). The row of an industry that the region or the
   nation lacks is 0. SG_IO_SLQ and SG_IO_CILQ take no λ. */
SG_API void sg_io_regional(enum sg_io_method method, const double slq[], double lambda, size_t n,
                           double factor[]);

/* What an impact is worked out from; arrays by industry. */
struct sg_io_model {
    size_t n;
    const double *inverse;  /* n × n */
    const double *met;      /* the part of the demand that is met here, 1 − m_i; NULL: all */
    const double *supply;   /* the same of what households consume */
    const double *income;   /* households' income per unit of output */
    const double *spending; /* shares of households' consumption, which add up to 1 */
    double rate;            /* k, consumption out of income (消費転換係数), 0 or more */
    bool infinite;          /* all rounds of consumption, else one, as prefectures do */
};

/* Of an impact, by industry; arrays of n numbers that the caller gives. */
struct sg_io_impact {
    double *direct; /* the demand that is met here */
    double *first;  /* B · direct */
    double *second; /* B · (I − M̂) c k · income, of one round or all */
    double earned;  /* households' income of `first`; of all rounds where these are infinite */
    double loop;    /* income of households out of one unit of their income */
};

/* The impact of demand `d` (below 0: a loss). False where rounds without end do not converge
   (loop not below 1): then `second` is not set. */
SG_API bool sg_io_impact_of(const struct sg_io_model *model, const double d[],
                            struct sg_io_impact *impact);

#ifdef __cplusplus
}
#endif
#endif
