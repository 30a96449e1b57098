/* Values printed in a unit of thousands or more, so that there is room for them. */
#ifndef SG_PLOTS_CHARTS_AMOUNT_H
#define SG_PLOTS_CHARTS_AMOUNT_H

#include "plots/charts/timeline/timeline.h"

struct sg_amount {
    int power;    /* printed is the value over ten to this power */
    int decimals; /* of what is printed */
};

/* The i-th way to print the values of a series, the most exact first; false past the last. */
bool sg_amount_at(const struct sg_serie *serie, size_t n, size_t i, enum sg_lang lang,
                  struct sg_amount *amount);

void sg_amount_text(struct sg_amount amount, double value, enum sg_lang lang,
                    struct sg_buffer *out);

/* "事業所数（万事業所）", "Persons engaged (thousand persons)". */
void sg_amount_title(struct sg_amount amount, const char *name, const char *unit, enum sg_lang lang,
                     struct sg_buffer *out);

#endif
