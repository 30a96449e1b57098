/* The statuses of a row as a CSV holds them. The column `status` has the words of the main column
   and nothing else. What they do not explain of other numbers stands in a further column
   `statuses`, each by its name ("rank=undefined;lower=suppressed"), which is only there when it has
   to be: an empty cell is taken to be empty for the same reason as the main number, and where that
   is one a column of ours is taken not to apply. */
#ifndef SG_TABLE_ROW_STATUS_H
#define SG_TABLE_ROW_STATUS_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

/* A table as its rows are told their statuses; release with sg_row_status_free. */
struct sg_row_status {
    const struct sg_table *table;
    const struct sg_column *main; /* which `status` speaks of; NULL: there is no such column */
    bool *ours;                   /* per column: of a name that columns.def knows */
};
void sg_row_status_init(struct sg_row_status *status, const struct sg_table *table);
void sg_row_status_free(struct sg_row_status *status);

/* Whether `statuses` has anything to say in a row. */
bool sg_row_status_has_others(const struct sg_row_status *status);

/* `name`, or with sangyo_ before it where the table has a column called so. */
const char *sg_row_status_name(const struct sg_table *table, const char *name);

/* Appends what `status` says of a row, and what `statuses` does. */
void sg_row_status_write(const struct sg_row_status *status, size_t row, struct sg_buffer *out);
void sg_row_status_write_others(const struct sg_row_status *status, size_t row,
                                struct sg_buffer *out);

/* The status that a cell without a number, not of the main column, is taken to have when neither
   column speaks of it. */
sg_status sg_row_status_usual(const struct sg_row_status *status, size_t column, size_t row);

/* What is done with a part of `statuses`. */
typedef void sg_row_status_fn(void *context, const char *name, sg_status status);

/* Takes the text of `statuses` apart; false if a word of it is no status. */
bool sg_row_status_read_others(const char *text, sg_row_status_fn *take, void *context);

#endif
