/* Files of cubes as texts, read as the program reads them. */
#ifndef SG_TESTS_CUBE_TEXT_H
#define SG_TESTS_CUBE_TEXT_H

#include <sangyo/table.h>

/* `text` with the first `from` as `to`, to be freed; `from` must be there. NULL: as it is. */
char *changed(const char *text, const char *from, const char *to);
/* Reads the text by the reader that knows it, which must have that name. */
bool read_cube(const char *text, const char *reader, struct sg_table *table, struct sg_texts *notes,
               struct sg_error *err);
/* The table as CSV with status words, to be freed. */
char *csv_of(const struct sg_table *table);

struct refused {
    const char *from, *to, *message;
};
/* Each change of the text is refused with a message that holds this; in Japanese too with one. */
void assert_refused(const char *text, const char *reader, const struct refused cases[], size_t n);

#endif
