/* Seasonal adjustment of quarterly and monthly series by X-11 (Shiskin, Young and Musgrave 1967;
   Ladiray and Quenneville 2001), with the tables of X-13ARIMA-SEATS without a regARIMA model. */
#ifndef SANGYO_SEASONAL_H
#define SANGYO_SEASONAL_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Moving averages of the values of one quarter or month over the years. */
enum sg_seasonal_filter {
    SG_SEASONAL_3X3,
    SG_SEASONAL_3X5,
    SG_SEASONAL_3X9,
    SG_SEASONAL_STABLE, /* the mean of all years */
    SG_SEASONAL_MSR     /* the last filter only: chosen by the moving seasonality ratio */
};

/* The places of the filters. */
enum { SG_SEASONAL_FIRST, SG_SEASONAL_SECOND, SG_SEASONAL_LAST, SG_SEASONAL_FILTERS };
enum { SG_TREND_B7, SG_TREND_C7, SG_TREND_D7, SG_TREND_D12, SG_TREND_FILTERS };
enum { SG_TREND_MOST_TERMS = 23 };

struct sg_seasonal_plan {
    size_t frequency;    /* periods a year: 4 or 12 */
    size_t first;        /* the place of the first value in its calendar year, from 0 */
    bool multiplicative; /* factors around 1 in place of amounts around 0 */
    enum sg_seasonal_filter filters[SG_SEASONAL_FILTERS]; /* first and second of each part, D10 */
    size_t terms[SG_TREND_FILTERS]; /* of the Henderson filters: 5, 7, 9, 13, 23; 0: by I/C */
    double lower_limit; /* irregulars up to so many σ have their full weight, usually 1.5 */
    double upper_limit; /* from so many none, usually 2.5; both infinite: nothing is extreme */
};

/* The tables of X-11, each of n values, NaN where a table has none. */
enum sg_x11_table {
    SG_X11_B1,
    SG_X11_B2,
    SG_X11_B3,
    SG_X11_B4,
    SG_X11_B5,
    SG_X11_B6,
    SG_X11_B7,
    SG_X11_B8,
    SG_X11_B9,
    SG_X11_B10,
    SG_X11_B11,
    SG_X11_B13,
    SG_X11_B17,
    SG_X11_C1,
    SG_X11_C2,
    SG_X11_C4,
    SG_X11_C5,
    SG_X11_C6,
    SG_X11_C7,
    SG_X11_C9,
    SG_X11_C10,
    SG_X11_C11,
    SG_X11_C13,
    SG_X11_C17, /* final weights of the irregulars, 1 to 0 */
    SG_X11_D1,
    SG_X11_D2,
    SG_X11_D4,
    SG_X11_D5,
    SG_X11_D6,
    SG_X11_D7,
    SG_X11_D8,  /* original by trend, extremes as they are */
    SG_X11_D9,  /* D1 by trend */
    SG_X11_D10, /* seasonal factors */
    SG_X11_D11, /* adjusted */
    SG_X11_D12, /* trend */
    SG_X11_D13, /* irregular */
    SG_X11_TABLES
};

struct sg_seasonal {
    size_t n;
    struct sg_seasonal_plan used;    /* with the filters that were chosen */
    double i_to_c[SG_TREND_FILTERS]; /* the ratios that they were chosen by */
    double moving_seasonality;       /* that of SG_SEASONAL_MSR; NaN where none was needed */
    double *table[SG_X11_TABLES];    /* owned */
};

enum sg_seasonal_fault {
    SG_SEASONAL_FINE,
    SG_SEASONAL_HOLE,         /* a value that is not finite */
    SG_SEASONAL_SHORT,        /* fewer than three years */
    SG_SEASONAL_FEWER_TERMS,  /* fewer values than a trend filter has terms */
    SG_SEASONAL_NOT_POSITIVE, /* a value of zero or below in a multiplicative plan */
    SG_SEASONAL_BAD_PLAN      /* a frequency, a place or a filter that is none */
};

/* X-11's own default: 3×3, then 3×5, trend filters by I/C, limits 1.5 and 2.5; additive. */
SG_API struct sg_seasonal_plan sg_seasonal_default(size_t frequency, size_t first);

/* Why the series cannot be adjusted, and the place of the value that is to blame, where one is. */
SG_API enum sg_seasonal_fault sg_seasonal_check(const struct sg_seasonal_plan *plan,
                                                const double x[], size_t n, size_t *at);

/* All tables of a series without fault; released with sg_seasonal_free. A result may be given
   again: its memory serves the next series. */
SG_API void sg_seasonal_adjust(const struct sg_seasonal_plan *plan, const double x[], size_t n,
                               struct sg_seasonal *result);
SG_API void sg_seasonal_free(struct sg_seasonal *result);

/* The factors of the year after the series (D10A): those of each quarter or month go on by half of
   their last step. `factors` takes `frequency` values, from the period after the last. */
SG_API void sg_seasonal_next_year(const struct sg_seasonal *result, double factors[]);

/* The linear filter that the adjusted series is, extremes off: D11_t = Σ_k weights[t n + k] x_k
   (Wolter and Monsour 1981), for the filters of `used`. `weights` takes n × n values. */
SG_API void sg_seasonal_weights(const struct sg_seasonal_plan *used, size_t n, double weights[]);

/* Sliding spans (Findley, Monsell, Shulman and Pugh 1990): up to four spans of 6 (3×3), 8 (3×5,
   stable) or 11 years (3×9), each beginning a year after the one before, the last ending with the
   series. What they say of one period should hardly differ. */
enum { SG_SLIDING_MOST_SPANS = 4 };

struct sg_sliding_spans {
    size_t spans, length;     /* spans below 2: the series is too short, nothing is filled */
    double *lowest, *highest; /* of n periods: the factors; NaN where fewer than two spans are */
    double *change; /* largest less smallest change of the adjusted value on the period before,
                       in percent where multiplicative; NaN as these */
};

/* By the filters of `used`, on a series without fault; the caller gives room for n numbers each. */
SG_API void sg_sliding_spans(const struct sg_seasonal_plan *used, const double x[], size_t n,
                             struct sg_sliding_spans *spans);

enum sg_seasonality { SG_SEASONALITY_PRESENT, SG_SEASONALITY_PROBABLY_NOT, SG_SEASONALITY_ABSENT };

/* Tests on D8, the ratios or differences to the trend. */
struct sg_seasonality_tests {
    double f_stable, p_stable; /* between quarters or months, one way */
    double kruskal_wallis, p_kruskal_wallis;
    double f_moving, p_moving; /* between years, two ways; NaN with fewer than two complete years */
    double m7;                 /* Lothian and Morry 1978: below 1 where it can be identified */
    enum sg_seasonality verdict;
};

SG_API void sg_seasonality_test(const struct sg_seasonal *result,
                                struct sg_seasonality_tests *tests);

#ifdef __cplusplus
}
#endif
#endif
