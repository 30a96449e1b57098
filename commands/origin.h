/* The files that a command read. */
#ifndef SG_COMMANDS_ORIGIN_H
#define SG_COMMANDS_ORIGIN_H

#include <sangyo/table.h>

struct sg_origin {
    char *file;                 /* the first; NULL: nothing, or not known */
    size_t first_row, last_row; /* of it, of the rows that were used; 0: not known */
    struct sg_texts others;     /* files that were read besides */
};

/* Notes a table that was read from `path`. */
void sg_origin_note(struct sg_origin *origin, const char *path, const struct sg_table *table);
/* The rows of the first file are those that the table holds. */
void sg_origin_rows(struct sg_origin *origin, const struct sg_table *table);
/* Takes what `more` names too. */
void sg_origin_add(struct sg_origin *origin, const struct sg_origin *more);
void sg_origin_free(struct sg_origin *origin);

#endif
