/* Which periods are compared, and which rows stand side by side. */
#ifndef SG_ANALYSIS_CUBE_PERIOD_PAIRS_H
#define SG_ANALYSIS_CUBE_PERIOD_PAIRS_H

#include "cube.h"

struct sg_period_pair {
    uint32_t from, to; /* period items */
    double months;     /* between the reference dates where both are known, else the starts */
    bool broken;       /* a break lies between: not compared */
    bool caution;      /* rates are kept, with a mark; not beside a break */
};

/* Whether a break, or a change that asks for care, lies between the two. */
bool sg_period_pair_crosses(const struct sg_cube *cube, const struct sg_period_pair *pair,
                            const struct sg_break *mark);
/* The two periods with the months, breaks and cautions between them. */
struct sg_period_pair sg_period_pair_of(const struct sg_cube *cube, uint32_t from, uint32_t to);
/* Whether the days to which both refer are known: declared, or by periods that are days or months.
 */
bool sg_period_pair_is_dated(const struct sg_cube *cube, const struct sg_period_pair *pair);
/* The period item that `label`, given with --OPTION, names by its text or its date. */
bool sg_period_named(const struct sg_cube *cube, const char *label, const char *option,
                     uint32_t *item, struct sg_error *err);
/* Every period with those of the same length that --compare names, or the two that --from and --to
   name (the first and the last where only one is given). *pairs is released with free(). */
bool sg_period_pairs(const struct sg_run *run, const struct sg_cube *cube,
                     struct sg_period_pair **pairs, size_t *n, struct sg_error *err);

/* The one pair that --from and --to name, the first and the last period where they do not. */
bool sg_period_pair_asked(const struct sg_run *run, const struct sg_cube *cube,
                          struct sg_period_pair *pair, struct sg_error *err);

/* Says what lies between the periods of a pair, as notes of the result. */
void sg_period_pair_note(const struct sg_cube *cube, const struct sg_period_pair *pair,
                         const struct sg_run *run, struct sg_texts *notes);

/* --compare: what every period is compared with. */
enum sg_compare { SG_COMPARE_PREVIOUS, SG_COMPARE_YEAR, SG_COMPARE_BOTH };
extern const struct sg_option sg_option_compare;
/* --from and --to. */
extern const struct sg_option sg_option_from;
extern const struct sg_option sg_option_to;

/* Rows by period, and within a period by line: a category of an area, in order of appearance. */
struct sg_period_rows {
    uint32_t *line; /* per row of the table */
    uint32_t *rows; /* all rows */
    size_t *start;  /* per period item: its first place in `rows`; one more at the end */
};

void sg_period_rows_build(struct sg_period_rows *rows, const struct sg_cube *cube);
void sg_period_rows_free(struct sg_period_rows *rows);

#endif
