/* Columns by name. */
#ifndef SG_TABLE_SHAPE_SELECT_H
#define SG_TABLE_SHAPE_SELECT_H

#include <sangyo/table.h>

/* The columns that COL,COL,… names, in its order, each once: a name, a glob, `-COL` takes away from
   those named before it, from all where it comes first. `status` names what goes with the numbers
   anyway. Into *columns, to be released with free(); an unknown name is an error of kind USAGE. */
bool sg_select_read(const struct sg_table *table, const char *text, size_t **columns, size_t *n,
                    struct sg_error *err);

/* Keeps those columns. Where the main one goes, the likeliest of those left is the main one; the
   statuses of numbers are written where they are named or any is set. */
bool sg_select(struct sg_table *table, const char *text, struct sg_error *err);

#endif
