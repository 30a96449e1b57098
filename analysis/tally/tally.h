/* Counts and exact sums by category: add records, merge two, give a table. */
#ifndef SG_ANALYSIS_TALLY_TALLY_H
#define SG_ANALYSIS_TALLY_TALLY_H

#include <sangyo/memory.h>
#include <sangyo/table.h>
#include "table/hash_index.h"
#include "table/rows.h"

enum { SG_TALLY_KEYS = 16 }; /* at most, the enterprise included */

/* What a tally keeps for each value besides count and sum. */
enum sg_tally_parts { SG_TALLY_RANGE = 1 };

struct sg_tally_sum {
    struct sg_exact sum; /* of the values that are numbers */
    size_t n;            /* of those */
    sg_status status;    /* of all values met: a void one makes the sum unknown */
};

struct sg_tally_range {
    struct sg_fixed lowest, highest; /* of numbers; meaningless while n is 0 */
};

/* A key text of up to seven bytes is a word by itself; a longer one stands in `pool`. */
typedef uint64_t sg_tally_word;

struct sg_tally_text {
    char *text;
    size_t n;
};

struct sg_tally_text_pool {
    struct sg_tally_text *texts;
    size_t n, capacity;
    struct sg_hash_index index;
};

/* Memory goes with the number of cells, not of records: 8 bytes a key, 16 for count and place, 48 a
   value (32 more for the range) and 16 to 32 to find the cell. */
struct sg_tally {
    size_t n_keys, n_values;
    unsigned parts;
    size_t n_cells, capacity;
    sg_tally_word *words;          /* n_cells × n_keys */
    uint64_t *counts;              /* records of each cell */
    uint64_t *met;                 /* where in the input the first of them stands */
    uint64_t place;                /* of the record that is added */
    struct sg_tally_sum *sums;     /* n_cells × n_values */
    struct sg_tally_range *ranges; /* n_cells × n_values, or NULL */
    struct sg_hash_index index;    /* of cells by their words */
    struct sg_tally_text_pool pool;
};

void sg_tally_init(struct sg_tally *tally, size_t n_keys, size_t n_values, unsigned parts);
void sg_tally_free(struct sg_tally *tally);

/* Adds the records of a batch. Sums are exact, so the order of adding and merging never shows. */
void sg_tally_add(struct sg_tally *tally, const struct sg_batch *batch);

/* Adds all of `from`, which must have the same keys, values and parts. */
void sg_tally_merge(struct sg_tally *tally, const struct sg_tally *from);

/* The same of what comes behind it in the input, as the states of parts that are merged in turn. */
void sg_tally_append(struct sg_tally *tally, struct sg_tally *from);

/* Gives back the memory kept for finding and adding cells: of a tally that is read from now on. */
void sg_tally_fit(struct sg_tally *tally);

void sg_tally_merge_cell(struct sg_tally *tally, size_t cell, const struct sg_tally *from,
                         size_t from_cell);

/* A text as a field, with the readable bytes that rows.h promises: `padded` is used if it is short.
 */
struct sg_field sg_tally_field(const char *text, char padded[8]);

/* The cell of these key texts, made if need be. */
size_t sg_tally_cell(struct sg_tally *tally, const struct sg_field *keys);
/* The cells of all records of a batch, as sg_tally_cell gives that of one, but several are fetched
   from memory at a time. The keys of a record begin at `first_key` of its `stride` fields. */
void sg_tally_cells(struct sg_tally *tally, const struct sg_batch *batch, size_t first_key,
                    size_t stride, uint32_t cells[]);
/* The same without making any: SG_HASH_NONE for what has no cell. From many threads at once. */
void sg_tally_find_cells(const struct sg_tally *tally, const struct sg_batch *batch,
                         size_t first_key, size_t stride, uint32_t cells[]);
/* A key of a cell; borrowed, without NUL. `word` is scratch for short ones. */
struct sg_field sg_tally_key(const struct sg_tally *tally, size_t cell, size_t key, char word[8]);

/* Folds the last key away: for every cell of the others, the number of its distinct last keys and
   the two largest sums among them, which are borrowed from the tally that was folded. */
struct sg_contributors {
    uint64_t *n;              /* per cell of the folded tally */
    struct sg_exact *largest; /* n_cells × n_values */
    struct sg_exact *second;  /* 0 where n is 1 */
};
void sg_tally_fold(const struct sg_tally *tally, struct sg_tally *folded,
                   struct sg_contributors *contributors);
void sg_contributors_free(struct sg_contributors *contributors);

/* Indices of the cells in the order of output: by one key after the other, the texts of each as
   they are declared for the column names[key], then in their natural order (table/code_ranks.h).
   Both may be NULL: nothing is declared. Release with free(). */
struct sg_rows_notes;
size_t *sg_tally_order(const struct sg_tally *tally, const struct sg_rows_notes *notes,
                       const char *const names[]);
/* The same in the order in which they were met. */
size_t *sg_tally_order_met(const struct sg_tally *tally);

/* Reads all rows into a table: the keys, and the sum of each value under the value's own name;
   without values the number of records as `n`. */
bool sg_tally_group(struct sg_rows *rows, const struct sg_rows_request *request,
                    struct sg_table *out, struct sg_error *err);

#endif
