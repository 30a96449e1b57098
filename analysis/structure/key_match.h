/* Rows of two tables that have the same keys. */
#ifndef SG_ANALYSIS_STRUCTURE_KEY_MATCH_H
#define SG_ANALYSIS_STRUCTURE_KEY_MATCH_H

#include <sangyo/table.h>

/* Rows of a table with the columns of labels that are their keys. */
struct sg_key_rows {
    const struct sg_table *table;
    const struct sg_column **keys; /* as many on both sides, in the same order */
    size_t *rows;
    size_t n_rows;
};

enum { SG_KEYS_SHOWN = 5 };

/* Keys that one side has alone. */
struct sg_keys_alone {
    size_t n;
    struct sg_texts first; /* the first of them, at most SG_KEYS_SHOWN */
};

/* Into match[], for each of left->rows, the row of the right table with the same keys, or -1.
   Labels meet by their keys (level_key.h). Two rows of the right with the same keys are an error,
   and so are two of the left where `single`. alone[] is of the left and of the right: release the
   texts with sg_texts_free. Linear in the rows. */
bool sg_key_match(const struct sg_key_rows *left, const struct sg_key_rows *right, size_t n_keys,
                  bool single, ptrdiff_t match[], struct sg_keys_alone alone[2],
                  struct sg_error *err);

#endif
