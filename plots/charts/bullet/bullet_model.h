/* Indicators against their targets, read from the output of kpi. */
#ifndef SG_PLOTS_CHARTS_BULLET_BULLET_MODEL_H
#define SG_PLOTS_CHARTS_BULLET_BULLET_MODEL_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "findings/targets.h"
#include "plots/charts/chart_limits.h"

struct sg_bullet_item {
    char *name; /* with its component */
    const char *unit;
    struct sg_target found;
    double base, attainment;            /* NaN: none */
    sg_status actual_void, target_void; /* why */
};

struct sg_bullet {
    const struct sg_table *table;
    const char *period; /* the newest, which is shown; NULL: the table does not say */
    struct sg_period when;
    bool has_base;
    struct sg_bullet_item *items;
    size_t n;
    sg_status voids;
};

/* Rows of the newest period, in the order of the table; by attainment, the highest first, for
   `sort` value. */
bool sg_bullet_read(const struct sg_table *table, const char *sort, struct sg_bullet *targets,
                    struct sg_error *err);
void sg_bullet_free(struct sg_bullet *targets);

/* "212件", "X"; "/ 目標 250件 (85%)". */
void sg_bullet_item_actual(const struct sg_bullet_item *target, enum sg_lang lang,
                           struct sg_buffer *out);
void sg_bullet_item_goal(const struct sg_bullet_item *target, enum sg_lang lang,
                         struct sg_buffer *out);

/* Words from printed values. */
void sg_bullet_title(const struct sg_bullet *targets, enum sg_lang lang, struct sg_buffer *out);
void sg_bullet_subtitle(const struct sg_bullet *targets, enum sg_lang lang, struct sg_buffer *out);
void sg_bullet_note(const struct sg_bullet *targets, enum sg_lang lang, struct sg_buffer *out);
void sg_bullet_description(const struct sg_bullet *targets, enum sg_lang lang,
                           struct sg_buffer *out);

#endif
