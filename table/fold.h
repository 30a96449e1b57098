/* Text broken into lines by display width. */
#ifndef SG_TABLE_FOLD_H
#define SG_TABLE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether Japanese typesetting (JIS X 4051) lets a line begin with, or end with, this character: no
   closing bracket, comma, small kana or long mark begins one, no opening bracket ends one. */
bool sg_fold_may_begin(int32_t character);
bool sg_fold_may_end(int32_t character);

/* Takes the next line of at most `width` columns off `*text` (valid UTF-8): *line and *n are its
   bytes without the spaces at its end, and `*text` moves past it. Lines end at line breaks, at
   spaces, and beside full-width characters where typesetting allows it. What has no such place is
   cut at the width. False when nothing is left. */
bool sg_fold_next(const char **text, size_t width, const char **line, size_t *n);

/* How many lines of that width `text` takes; 1 where it is empty. */
size_t sg_fold_count(const char *text, size_t width);

/* The widest run of half-width characters of `text`, which no line should break; at least 2, a
   full-width one. */
size_t sg_fold_least(const char *text);

#endif
