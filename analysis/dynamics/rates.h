/* How `dynamics rates` reads its table: which columns hold the counts, and the two dates between
   which those of each row were counted. */
#ifndef SG_ANALYSIS_DYNAMICS_RATES_H
#define SG_ANALYSIS_DYNAMICS_RATES_H

#include "analysis/cube/period_pairs.h"

enum rates_method {
    RATES_CENSUS,            /* over the establishments at the start, a year */
    RATES_INSURANCE,         /* over those at the end of the year before */
    RATES_INSURANCE_AVERAGE, /* over the average of the year before */
    RATES_WHITE_PAPER_2      /* census, with deaths made of births and the two stocks */
};

/* The counts of one row; the time they took. */
struct rates_counts {
    struct sg_cube_cell births, deaths, start, end; /* end: not_available where nothing says it */
    double months;
    bool broken, caution; /* what lies between the dates */
    bool newly_known;     /* its births are 新規把握事業所 */
};

struct rates_input {
    const struct sg_cube *cube; /* of the stock */
    enum rates_method method;
    const struct sg_column *births, *deaths, *end; /* deaths, end: NULL where not given */
    bool by_period;             /* the stock before is that of the period before */
    bool newly_known;           /* all births are */
    struct sg_period dates[2];  /* of --from and --to; of no kind: by period */
    const char *texts[2];       /* as given */
    uint32_t *before;           /* per period item: the one before it, or SG_NO_PAIR */
    struct sg_period_rows rows; /* which rows are of one line */
    ptrdiff_t *previous;        /* per row of the table: that of the period before, or -1 */
};

extern const struct sg_option rates_option_births, rates_option_deaths, rates_option_stock,
    rates_option_stock_end, rates_option_from, rates_option_to, rates_option_method;

/* The column that --stock names, -1 with an error. */
ptrdiff_t rates_stock(const struct sg_run *run, const struct sg_table *table, struct sg_error *err);

/* Understands the options; release with rates_input_free whatever happens. */
bool rates_input_make(struct rates_input *in, const struct sg_run *run, const struct sg_cube *cube,
                      struct sg_error *err);
void rates_input_free(struct rates_input *in);

/* Whether the row has a time before it: false for the first period of a line. */
bool rates_input_has(const struct rates_input *in, size_t row);
/* The counts of such a row; counts that cannot be are an error. */
bool rates_input_read(const struct rates_input *in, size_t row, struct rates_counts *counts,
                      struct sg_error *err);

#endif
