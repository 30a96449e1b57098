/* What the files of classification share. */
#ifndef SG_TABLE_CLASSIFICATION_FINDER_H
#define SG_TABLE_CLASSIFICATION_FINDER_H

#include "classification.h"

/* One search. */
struct classification_finder {
    struct sg_classification *c;
    struct sg_sum_guard *guard;
    enum sg_sum_use *use;
    bool *within; /* per item: うち and the like */
    bool *looks;  /* per item: its label looks like a total */
    bool *totals; /* per item: its label is one of several that are totals */
    bool adds;    /* some slice does */
    bool loose;   /* any run of rows is taken for what it is the sum of */
};

/* What each item is to the sums: parts of the taken level, or of the first alone. */
void classification_set_uses(struct classification_finder *finder, bool first_level_only);
/* Takes rows that are sums of others off the parts. */
void classification_find_sums(struct classification_finder *finder);

#endif
