/* Where in a text: what decoding shares with the CSV reader, so that both point at the same place.
 */
#ifndef SG_SURVEYS_FORMATS_PLACE_H
#define SG_SURVEYS_FORMATS_PLACE_H

#include <stddef.h>

/* Tab if the first row that has a tab or comma outside quotes has tabs only, else comma. */
char sg_place_delimiter(const char *text, size_t n);

/* Line breaks in `text`: LF, CR LF and lone CR are one each. */
size_t sg_place_line_breaks(const char *text, size_t n);

/* The line of the file on which the byte after the `n` bytes of `text` stands, and the number of
   its field; both from 1. */
void sg_place_of(const char *text, size_t n, size_t *line, size_t *field);

#endif
