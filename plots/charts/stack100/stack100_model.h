/* A composition made ready to be stacked: bars of the parts that are shown, the rest, the unknown.
 */
#ifndef SG_PLOTS_CHARTS_STACK100_STACK100_MODEL_H
#define SG_PLOTS_CHARTS_STACK100_STACK100_MODEL_H

#include <sangyo/chart.h>

#include "plots/charts/chart_limits.h"
#include "plots/charts/name_colors.h"

enum { SG_STACK100_SERIES = SG_NAME_SLOTS };

/* One bar: an area in a period. */
struct sg_bar {
    const char *area;   /* its name; NULL: the table has no areas */
    size_t area_level;  /* tells areas of one name apart */
    const char *period; /* NULL: no periods */
    struct sg_period when;
    bool joins;  /* one of two periods of the one area, nothing unknown, no break: lines join it */
    bool whole;  /* of all areas (全国) */
    bool groups; /* the first of a further area that has several bars */
    double shares[SG_STACK100_SERIES + 1]; /* percent; NaN: unknown. The last is the rest */
    double largest_rest; /* the largest part of the rest that may be ranked; NaN: none known */
    bool unknown;        /* a part that may be ranked has no published share */
    double hidden;       /* what the shares leave of 100 when parts are unknown, else 0 */
    sg_status voids;     /* why parts are unknown */
    double total;
    sg_status total_status;
};

struct sg_stack100 {
    const struct sg_table *table;
    const struct sg_column *by, *area, *period; /* area and period may be NULL */
    const char *measure;           /* what is counted; NULL if the table does not say */
    const char *unit;              /* may be NULL */
    const char *question;          /* of answers; may be NULL */
    bool of_answers;               /* percentages of a survey instead of a composition */
    bool of_groups;                /* the bars are groups of answers or columns of a cross table */
    bool is_scale;                 /* the series are answers from good to bad */
    int steps[SG_STACK100_SERIES]; /* of a scale: the place of each series, 0 the best of five */
    const char
        *names[SG_STACK100_SERIES + 1]; /* labels of the series; of the rest if it is one part */
    int slots[SG_STACK100_SERIES];      /* of the series among the colours of the theme */
    size_t n_series;
    size_t n_rest;       /* parts in the rest */
    bool diverging;      /* bars to both sides of the middle, the rest in a column of its own */
    bool only_divisions; /* every part is a division of the JSIC */
    struct sg_bar *bars;
    size_t n_bars, n_areas, n_periods;
    sg_status voids; /* of all bars */
};

/* Chooses and orders the series: the six largest parts of the newest period (by the mean over
   areas), so that the rest hides no larger one; largest first, or in the order given for `sort`
   code or given. Residual parts (その他 …) go to the rest. A rest of one part is shown under its
   name. More areas than SG_STACK100_PLENTY at one time go by their share of the part `focus` (NULL:
   the first series), the largest first, the whole apart before them, unless `sort` says given. */
enum { SG_STACK100_PLENTY = 12 };
struct sg_stack100_wish {
    const char *sort, *focus; /* may be NULL */
};
bool sg_stack100_read(const struct sg_table *table, struct sg_stack100_wish wish,
                      struct sg_stack100 *stack, struct sg_error *err);
void sg_stack100_free(struct sg_stack100 *stack);

/* Whether a break that forbids comparison lies between two bars. */
bool sg_stack100_is_broken(const struct sg_stack100 *stack, const struct sg_bar *from,
                           const struct sg_bar *to);

/* Whether the rest of a bar holds a part, no residual one, that is larger than every series. */
bool sg_stack100_hides(const struct sg_stack100 *stack, const struct sg_bar *bar);

/* The answers on the good side less those on the bad one; NaN unless the series are a scale and all
   known. */
double sg_stack100_index(const struct sg_stack100 *stack, const struct sg_bar *bar);

/* Series and rest. */
size_t sg_stack100_shown(const struct sg_stack100 *stack);

#endif
