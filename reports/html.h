/* A table as HTML, for a page of its own and for a report. */
#ifndef SG_REPORTS_HTML_H
#define SG_REPORTS_HTML_H

#include <sangyo/write.h>

/* Appends `text` as character data or the value of a quoted attribute: never markup. */
void sg_html_text(const char *text, struct sg_buffer *out);

/* What tells one table of a page from another. */
struct sg_html_place {
    const char *id;     /* unique in the page: letters, digits, hyphens */
    const char *number; /* before the title, as "表1"; NULL: none */
    const char *title;  /* NULL: the table's own */
};

/* Appends a <div> with the table and the list of its footnotes. The labels left of the first column
   of numbers are row headers; symbols and marks are abbreviations that say what they mean. */
void sg_html_table(const struct sg_table *table, const struct sg_write_options *options,
                   const struct sg_html_place *place, struct sg_buffer *out);

/* The style sheet that such tables want, for screen and A4: the content of a <style>. */
extern const char *const sg_html_style;

#endif
