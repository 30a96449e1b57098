/* What table.c needs of columns besides the public functions. */
#ifndef SG_TABLE_COLUMN_H
#define SG_TABLE_COLUMN_H

#include <sangyo/table.h>

struct sg_column *sg_column_new(const char *name, enum sg_column_kind kind);
void sg_column_free(struct sg_column *column);
void sg_column_reserve(struct sg_column *column, size_t rows);
void sg_column_clear(struct sg_column *column, size_t row);
void sg_column_copy_cell(struct sg_column *column, size_t to, size_t from);
/* Whether a column of labels was to be one of numbers: at least half of its different labels are. */
bool sg_column_is_spoilt_number(const struct sg_column *column);
/* Gives the levels other texts, in their order; false, and nothing is changed, where two would be
   one. */
bool sg_column_relabel(struct sg_column *column, const char *const labels[]);
/* Takes over label, unit, role, decimals and levels. */
void sg_column_describe_like(struct sg_column *column, const struct sg_column *like);

/* Fills `to`, which is initialised and empty, with all that `from` has but codes of a package. */
void sg_table_copy(struct sg_table *to, const struct sg_table *from);

#endif
