/* The components of a change, read from the output of shift-share. */
#ifndef SG_PLOTS_CHARTS_SHIFTSHARE_SHIFTSHARE_MODEL_H
#define SG_PLOTS_CHARTS_SHIFTSHARE_SHIFTSHARE_MODEL_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "plots/charts/chart_limits.h"

enum { SG_SHIFTSHARE_PARTS = 5 };

/* What changes. */
enum sg_shiftshare_of { SG_SHIFTSHARE_AMOUNT, SG_SHIFTSHARE_JOBS, SG_SHIFTSHARE_PRODUCTIVITY };

/* One bar. */
struct sg_shiftshare_row {
    const char *name;
    size_t row; /* of the table */
    double parts[SG_SHIFTSHARE_PARTS]; /* NaN: unknown */
    double net;                        /* final − initial; NaN: unknown */
    double initial;
    sg_status voids;      /* why anything is unknown */
    bool residual, drawn; /* drawn: all parts are known */
};

struct sg_shiftshare {
    const struct sg_table *table;
    enum sg_shiftshare_of of;
    struct sg_table made;         /* what is drawn of jobs, of productivity; else without columns */
    bool by_method;               /* the rows are decompositions of one change */
    const char *method;           /* of productivity where they are not; else NULL */
    size_t first_color;           /* of the first component */
    const struct sg_column *name; /* what the rows are */
    const struct sg_column *parts[SG_SHIFTSHARE_PARTS]; /* columns of numbers behind `final` */
    size_t n_parts;
    const char *measure, *unit, *place, *from, *to; /* NULL: the table does not say */
    struct sg_period when_from, when_to;
    struct sg_shiftshare_row *rows; /* in the order of the figure */
    size_t n_rows;
    struct sg_shiftshare_row total; /* name NULL: none */
    sg_status voids;                /* of all rows */
};

/* Rows are categories (or areas, where there is one category), the largest net change on top and
   residual ones last, or in the order of the table for `sort` code or given. Rows of totals are no
   bars unless there is nothing else. */
bool sg_shiftshare_read(const struct sg_table *table, const char *sort, struct sg_shiftshare *shift,
                        struct sg_error *err);
void sg_shiftshare_free(struct sg_shiftshare *shift);

/* Flows of jobs as a change of its components: by entry and expansion above zero, by exit and
   contraction below, and what movers brought or took where there are any. False where the table has
   no flows. `*moves`: whether these are the first component. */
bool sg_shiftshare_of_flows(const struct sg_table *table, struct sg_table *made, bool *moves);

/* A change of productivity as its components, as dynamics productivity writes them. False where the
   table is none. `*by_method`: its rows are the methods. */
bool sg_shiftshare_of_productivity(const struct sg_table *table, struct sg_table *made,
                                   bool *by_method);

/* What it says in words, from printed values only: the finding; measure, place and time; what the
   net is, symbols, breaks; every row with its values. */
void sg_shiftshare_title(const struct sg_shiftshare *shift, enum sg_lang lang,
                         struct sg_buffer *out);
void sg_shiftshare_subtitle(const struct sg_shiftshare *shift, enum sg_lang lang,
                            struct sg_buffer *out);
void sg_shiftshare_note(const struct sg_shiftshare *shift, enum sg_lang lang,
                        struct sg_buffer *out);
void sg_shiftshare_description(const struct sg_shiftshare *shift, enum sg_lang lang,
                               struct sg_buffer *out);

/* Decimals in which changes and parts are printed. */
int sg_shiftshare_decimals(const struct sg_shiftshare *shift);

#endif
