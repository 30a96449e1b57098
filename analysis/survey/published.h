/* Percentages as a report prints them, with the number of answers they refer to. */
#ifndef SG_ANALYSIS_SURVEY_PUBLISHED_H
#define SG_ANALYSIS_SURVEY_PUBLISHED_H

#include <sangyo/base_rule.h>
#include <sangyo/count_range.h>
#include <sangyo/table.h>
#include "table/command.h"

struct sg_published {
    const struct sg_table *table;
    const struct sg_column *percent;
    const struct sg_column *n; /* NULL: `constant` for all, NaN if not known */
    double constant;
    int decimals;    /* in which the percentages are printed */
    bool compatible; /* --counts compatible: limits hold for every count that prints so */
    double deff;
    struct sg_base_rule rule;
    size_t first_net;                  /* rows from here on are nets (nets.h) */
    struct sg_count_range *net_ranges; /* their counts; NULL: there are none */
};

struct sg_published_cell {
    double percent; /* NaN where the status stands instead */
    sg_status status;
    double n;                    /* NaN: not known */
    struct sg_count_range range; /* the counts that print as `percent`; low > high: none does */
    sg_status base;              /* by the rule for small bases */
};

/* The column that --percent names, or the only one of percentages; and what --n says, or the column
   that is usual for it. `n_required` makes it an error if there is neither. */
bool sg_published_find(struct sg_published *published, struct sg_run *run,
                       const struct sg_table *table, bool n_required, struct sg_error *err);

/* The only column of percentages of answers, one whose role is the value first; NULL if there is
   none or several. */
const struct sg_column *sg_published_percent(const struct sg_table *table);
/* Finds `n` and `constant` of a `published` whose table is set. */
bool sg_published_find_n(struct sg_published *published, struct sg_run *run, bool required,
                         struct sg_error *err);

/* The --n of a row, NaN where it is not known. A negative one is an error. */
bool sg_published_n(const struct sg_published *published, size_t row, double *n,
                    struct sg_error *err);

/* What a row says. A percentage outside 0 … 100 is an error. */
bool sg_published_at(const struct sg_published *published, size_t row,
                     struct sg_published_cell *cell, struct sg_error *err);

void sg_published_free(struct sg_published *published);

static inline bool sg_published_is_net(const struct sg_published *published, size_t row)
{
    return published->net_ranges && row >= published->first_net;
}
/* Whether some count prints as the percentage. */
static inline bool sg_published_has_counts(const struct sg_published_cell *cell)
{
    return cell->range.low <= cell->range.high;
}
/* The counts that limits must hold for: those that print so, else what the percentage says itself.
 */
struct sg_count_range sg_published_counts(const struct sg_published *published,
                                          const struct sg_published_cell *cell);

/* --percent --n --counts --deff --small-base */
extern const struct sg_option sg_option_percent;
extern const struct sg_option sg_option_n;
extern const struct sg_option sg_option_counts;
extern const struct sg_option sg_option_deff;
extern const struct sg_option sg_option_small_base;
extern const struct sg_option sg_option_population;

#endif
