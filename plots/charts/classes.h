/* Values in up to five classes, by which areas and cells are coloured. */
#ifndef SG_PLOTS_CHARTS_CLASSES_H
#define SG_PLOTS_CHARTS_CLASSES_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "plots/page/theme.h"

enum { SG_CLASSES = 5 };

struct sg_classes {
    int decimals;                  /* of printed values, by which they are classed */
    bool diverging;                /* to both sides of a middle: colours of two ends */
    int n;                         /* none is empty unless they are fixed */
    int below, above;              /* of diverging ones, how many lie to each side of the middle */
    double bounds[SG_CLASSES - 1]; /* least printed value of all but the first */
    bool used[SG_CLASSES];
};

/* What is divided. */
struct sg_classes_of {
    const struct sg_table *table;
    const struct sg_column *column;
    const char *asked; /* "quantile", or bounds "0.5,1,2"; NULL: as the measure has it */
};

/* The classes of `n` values (NaN: none) of a column: as asked, else fixed ones of quotients and of
   balances, else to both sides of zero, else those that hold about as many each, at round numbers.
   Rounds the values to what is printed. What is asked and no such list: an error of kind USAGE. */
bool sg_classes_make(struct sg_classes *classes, struct sg_classes_of of, double values[], size_t n,
                     struct sg_error *err);

/* The class of a printed value, from 0; −1 of NaN. */
int sg_classes_find(const struct sg_classes *classes, double value);

enum sg_color sg_classes_color(const struct sg_classes *classes, int klass);

/* "0.5未満", "0.5～0.7", "2.0以上"; nothing where there is one class only. */
void sg_classes_text(const struct sg_classes *classes, int klass, enum sg_lang lang,
                     struct sg_buffer *out);

#endif
