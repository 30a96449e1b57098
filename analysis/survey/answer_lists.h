/* Several answers in one cell. */
#ifndef SG_ANALYSIS_SURVEY_ANSWER_LISTS_H
#define SG_ANALYSIS_SURVEY_ANSWER_LISTS_H

#include <sangyo/memory.h>

/* Long enough for a separator: a character and a space. */
enum { SG_SEPARATOR_SIZE = 16 };

/* Takes the next item off `*list`, to be released with free(); NULL at the end. Items end at
   `separator` ("": nowhere) or a line break, outside brackets; an item that begins with one of
   `known` takes all of it. Items may be "". */
char *sg_list_next(const char **list, const char *separator, const struct sg_texts *known);

/* Finds the separator of lists: what cuts the texts into the fewest items, which recur; "" where
   nothing does. */
void sg_list_separator(const struct sg_texts *lists, const struct sg_texts *known,
                       char separator[SG_SEPARATOR_SIZE]);

#endif
