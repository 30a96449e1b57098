/* What stands around the rows of a table in HTML: a region that scrolls, and its caption. */
#ifndef SG_REPORTS_HTML_REGION_H
#define SG_REPORTS_HTML_REGION_H

#include "html.h"

/* Names the language of a text that is not in that of the page, so that it is read out as it is. */
void sg_html_language(const char *text, enum sg_lang lang, struct sg_buffer *out);

/* Opens the region and the table, with the title and, below it, what is the same in all rows. A
   scrolling region needs a name and the keyboard's focus. */
void sg_html_region(const struct sg_html_place *place, const char *title, const char *facts,
                    enum sg_lang lang, struct sg_buffer *out);
/* The same of block `i` of `n` behind the first, which has no caption of its own. */
void sg_html_region_further(size_t i, size_t n, enum sg_lang lang, struct sg_buffer *out);

/* The title of a column, in which the brackets at the end, as a unit, are not broken: 増減数 over
   （事業所）. */
void sg_html_title(const char *title, struct sg_buffer *out);

/* The list of the footnotes of a table. */
void sg_html_notes(const struct sg_table *table, enum sg_lang lang, struct sg_buffer *out);

#endif
