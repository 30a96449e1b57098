/* What separates the cells of a text. */
#ifndef SG_SURVEYS_FORMATS_DELIMITER_H
#define SG_SURVEYS_FORMATS_DELIMITER_H

#include <sangyo/error.h>

/* Comma, semicolon, tab or bar: the one under which all records from the first to the last with two
   filled cells are equally wide. Of two such, the one with more records; then the one whose cells
   hold the other only in grouped numbers and in texts without digits; else a failure that names
   both. Where none fits, as with one column or ragged records: sg_place_delimiter. */
bool sg_delimiter_find(const char *text, size_t n, char *found, struct sg_error *err);

#endif
