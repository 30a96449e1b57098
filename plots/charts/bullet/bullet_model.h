/* Indicators against their targets, read from the output of kpi. */
#ifndef SG_PLOTS_CHARTS_BULLET_BULLET_MODEL_H
#define SG_PLOTS_CHARTS_BULLET_BULLET_MODEL_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "findings/targets.h"
#include "plots/charts/chart_limits.h"
#include "plots/page/figure.h"

struct sg_bullet_item {
    char *name;        /* with its component */
    const char *group; /* the programme it belongs to; NULL: none */
    const char *unit;
    struct sg_target found;
    double base;             /* NaN: none */
    double reached, started; /* actual value and base in percent of the target; NaN: none */
    bool by_progress;        /* these are from base (0) to target (100) */
    sg_status actual_void, target_void; /* why */
    int actual_decimals;                /* as the table prints it; below 0: it does not say */
};

struct sg_bullet {
    const struct sg_table *table;
    const char *period; /* the newest, which is shown; NULL: the table does not say */
    struct sg_period when;
    bool has_base, has_groups;
    struct sg_bullet_item *items;
    size_t n;
    sg_status voids;
};

/* The longest bar, in percent of the target. */
#define SG_BULLET_MOST 200.0
/* The width in points up to which a figure is narrow. */
#define SG_BULLET_NARROW 300.0

/* Rows of the newest period, group by group, those that come nearest to their target first; in the
   order of the table for `sort` given. What is reached is actual over target, target over actual
   where the value is to fall, and progress from the base where negative numbers leave no ratio. */
bool sg_bullet_read(const struct sg_table *table, const char *sort, struct sg_bullet *targets,
                    struct sg_error *err);
void sg_bullet_free(struct sg_bullet *targets);

/* A value with the digits that it has, with its unit or without: "212件", "212". */
struct sg_bullet_amount {
    double value;
    bool unit;
    int decimals; /* the most; below 0: not said */
};
void sg_bullet_amount(const struct sg_bullet_item *item, struct sg_bullet_amount amount,
                      enum sg_lang lang, struct sg_buffer *out);
/* "212件", "中止など"; "250件". */
void sg_bullet_actual(const struct sg_bullet_item *item, enum sg_lang lang, struct sg_buffer *out);
void sg_bullet_target(const struct sg_bullet_item *item, enum sg_lang lang, struct sg_buffer *out);
/* "17.7 / 5件". */
void sg_bullet_both(const struct sg_bullet_item *item, enum sg_lang lang, struct sg_buffer *out);
/* Moves units that take too much of the width behind the names; `common` gets the one unit of all
   numbers where it is to stand behind their header. */
void sg_bullet_move_units(struct sg_bullet *targets, const struct sg_figure *figure,
                          struct sg_buffer *common);
/* "85％", "53％†" of progress. */
void sg_bullet_reached(const struct sg_bullet_item *item, enum sg_lang lang, struct sg_buffer *out);

/* Words from printed values. */
void sg_bullet_title(const struct sg_bullet *targets, enum sg_lang lang, struct sg_buffer *out);
void sg_bullet_subtitle(const struct sg_bullet *targets, enum sg_lang lang, struct sg_buffer *out);
void sg_bullet_note(const struct sg_bullet *targets, enum sg_lang lang, struct sg_buffer *out);
void sg_bullet_description(const struct sg_bullet *targets, enum sg_lang lang,
                           struct sg_buffer *out);

#endif
