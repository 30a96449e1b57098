/* The lines below a printed table or figure. */
#ifndef SG_TABLE_FOOTNOTES_H
#define SG_TABLE_FOOTNOTES_H

#include <sangyo/table.h>

/* Adds what each symbol and mark of `used` means ("X: suppressed to protect confidentiality"), one
   line per symbol; flags without a symbol are passed over. */
void sg_footnotes_symbols(sg_status used, enum sg_lang lang, struct sg_texts *lines);

/* Adds one line of what was asked for, else of all sources: by title, a file that has none by its
   path. None if there is neither. */
void sg_footnotes_source(const struct sg_table_info *info, const char *asked, enum sg_lang lang,
                         struct sg_texts *lines);

/* Adds the meaning of every symbol in the cells, then the notes of the table, then the line of its
 * sources. */
void sg_footnotes(const struct sg_table *table, enum sg_lang lang, struct sg_texts *lines);

#endif
