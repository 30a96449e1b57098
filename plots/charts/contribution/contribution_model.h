/* What each part contributed to the change of the whole, period by period. */
#ifndef SG_PLOTS_CHARTS_CONTRIBUTION_CONTRIBUTION_MODEL_H
#define SG_PLOTS_CHARTS_CONTRIBUTION_CONTRIBUTION_MODEL_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "plots/charts/timeline/stacks.h"

struct sg_contribution {
    const struct sg_table *table; /* of `change` */
    struct sg_table points;       /* period, part, contribution in points: what is drawn */
    struct sg_timeline timeline;  /* of it */
    double *total;                /* per moment: the rate of the whole; NaN: not known */
    sg_status *voids;             /* why it is not */
    const char *whole; /* the label of the whole; NULL: none, it is the sum of the parts */
    const char *measure, *place; /* may be NULL */
    struct sg_stacks stacks;
};

/* Of one area and one measure. Parts that do not add up to the rate of the whole, as printed, are
   an error of kind DATA. */
bool sg_contribution_read(const struct sg_table *table, enum sg_lang lang,
                          struct sg_contribution *contribution, struct sg_error *err);
void sg_contribution_free(struct sg_contribution *contribution);

/* The newest change of the whole, and the part that made the most of it. */
void sg_contribution_title(const struct sg_contribution *contribution, enum sg_lang lang,
                           struct sg_buffer *out);
void sg_contribution_subtitle(const struct sg_contribution *contribution, enum sg_lang lang,
                              struct sg_buffer *out);
void sg_contribution_note(const struct sg_contribution *contribution, enum sg_lang lang,
                          struct sg_buffer *out);
/* Every period with the whole and its parts. */
void sg_contribution_description(const struct sg_contribution *contribution, enum sg_lang lang,
                                 struct sg_buffer *out);

#endif
