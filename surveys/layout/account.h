/* What became of every cell of a file: each one that is not blank is in one class. */
#ifndef SG_SURVEYS_LAYOUT_ACCOUNT_H
#define SG_SURVEYS_LAYOUT_ACCOUNT_H

#include <sangyo/buffer.h>

#include "sheet.h"

struct sg_account {
    const struct sg_sheet *sheet; /* borrowed */
    unsigned char *uses;          /* enum sg_use per cell of the file; SG_USE_NONE: it is blank */
    size_t n_rows;                /* of the file */
    const size_t *rows;           /* the first cell of each row of the file, n_rows + 1 */
    size_t counts[SG_N_USES];     /* cells of each use */
    size_t filled;                /* cells that are not blank, counted in the file itself */
};

/* The account of a sheet that was read into `table`, `sources` being the columns of its layout
   (sg_sheet_table). To be freed. */
void sg_account_make(struct sg_account *account, const struct sg_sheet *sheet,
                     const struct sg_table *table, const size_t sources[]);
void sg_account_free(struct sg_account *account);

/* Where the cells of a use stand, as a spreadsheet names them: A1, B3:E12. */
void sg_account_places(const struct sg_account *account, enum sg_use use, struct sg_buffer *out);

/* Notes on cells that look like data and are left out. */
void sg_account_remark(const struct sg_sheet *sheet, struct sg_texts *notes, enum sg_lang lang);

#endif
