/* UTF-8 text: checks, display width, and keys under which labels of different editions meet. */
#ifndef SG_TABLE_TEXT_H
#define SG_TABLE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms) without NUL. On false,
   `*at` (if not NULL) is the offset of the first bad byte. */
bool sg_text_is_utf8(const char *bytes, size_t n, size_t *at);

/* Reads one code point of valid UTF-8 and moves `*text` past it; 0 at the end. */
int32_t sg_text_next(const char **text);

/* Columns on a terminal: 2 for wide and full-width characters, 0 for combining ones, 1 for those
   that Unicode calls ambiguous (△, …, ①). Source: UAX #11 by way of utf8proc. */
size_t sg_text_width(const char *text);

/* Characters (code points), not bytes. */
size_t sg_text_length(const char *text);

/* The key of a label, to be released with free(): NFKC, then commas (， 、 ,), waves (〜 ～ ~) and
   dashes (− ‐ – ― － -) made alike, white space and line breaks removed, ASCII letters in lower
   case. The long mark ー inside a word is kept. Equal keys are one label. NULL only for NULL. */
char *sg_text_key(const char *text);

bool sg_text_same_key(const char *a, const char *b);

/* Whether a digit may be among the characters, in any form that NFKC takes for one (７, ⑦, Ⅶ, ㋆);
   false is sure, true may be wrong. */
bool sg_text_may_have_digit(const char *text);

/* Whether kana or kanji are among the characters. */
bool sg_text_has_japanese(const char *text);

/* NFKC alone (digits, brackets and letters half-width), to be released with free(). */
char *sg_text_nfkc(const char *text);

/* A copy without white space (also U+3000, U+00A0) at both ends, to be released with free(). */
char *sg_text_trim(const char *text);

/* Columns of white space before the first character: 2 for each U+3000; 0 where a tab or line break
   is among them. */
size_t sg_text_indent(const char *text);
/* A copy without white space at its end, to be released with free(). */
char *sg_text_trim_end(const char *text);

/* Whether `text` matches a shell pattern of `*`, `?` and `[...]`; compares characters, not bytes.
 */
bool sg_text_glob(const char *pattern, const char *text);

/* Edit distance (insert, delete, replace, swap of neighbours) for suggestions; ASCII. */
size_t sg_text_distance(const char *a, const char *b);

#endif
