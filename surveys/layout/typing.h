/* From the cells of a sheet to typed columns. */
#ifndef SG_SURVEYS_LAYOUT_TYPING_H
#define SG_SURVEYS_LAYOUT_TYPING_H

#include "flag_columns.h"
#include "sheet.h"

/* More columns that are text for a few cells only are counted, not named. */
enum { SG_TYPING_REMARKS = 3 };

/* One run over the columns of a file. */
struct sg_typing {
    const struct sg_sheet *sheet;
    const struct sg_read_options *options;
    struct sg_table *table;
    size_t *rows;    /* grid row of each table row */
    size_t *sources; /* layout column of each table column */
    size_t
        status_column; /* layout column of statuses (a `status` column, --flag); n_columns: none */
    struct sg_flag_columns flags; /* columns of flags known by name and values */
    size_t others_column; /* layout column `statuses`, of other numbers by name; n_columns: none */
    bool *beside;         /* per layout column: of statuses of the number before it */
    bool is_ours;         /* the file ends in our columns of statuses, as sangyo writes it */
    struct sg_texts *notes;
    size_t n_mixed; /* columns that are numbers but for some cells */
    double *values; /* scratch of one column */
    sg_status *status;
};

/* Adds the column of the layout to the table as number, category or period. */
bool sg_typing_add(struct sg_typing *typing, size_t column, struct sg_error *err);

/* Finds the columns of flags that need no option; a column that has other cells too is told. */
void sg_flag_columns_find(struct sg_typing *typing, enum sg_lang lang);
bool sg_flag_columns_has(const struct sg_typing *typing, size_t column);
/* Puts them on the numbers, and says on which. */
void sg_flag_columns_apply(struct sg_typing *typing, enum sg_lang lang);

/* Finds the column that --flag names, or a `status` column all of whose cells are words of ours. */
bool sg_status_column_find(struct sg_typing *typing, struct sg_error *err);
/* Puts its statuses on the numbers and says which column is the main one. */
bool sg_status_column_apply(struct sg_typing *typing, struct sg_error *err);

/* A cell of the file without spaces at its ends, in `*owned` (to be freed, may be NULL) or in
 * place. */
const char *sg_typing_text(const struct sg_typing *typing, size_t row, size_t column, char **owned);

#endif
