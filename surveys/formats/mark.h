/* The comparable form of a printed cell, shared by symbols and cells. */
#ifndef SG_SURVEYS_FORMATS_MARK_H
#define SG_SURVEYS_FORMATS_MARK_H

#include <stdbool.h>
#include <stddef.h>

#include "cell.h"

enum { SG_MARK_FOLD_SIZE = 512, SG_MARK_KEY_SIZE = 64 };

/* Letters that offices set behind numbers: break, definition differs, estimate, forecast, imputed,
   not significant, provisional, revised, estimate of the office itself, low reliability. */
#define SG_MARK_LETTERS "bdefinprsu"

/* Full-width ASCII, dashes, dots, apostrophes and spaces made alike, spaces at both ends removed.
   Not all of NFKC: it would turn the note number of 12³ into a digit. False if `text` is no UTF-8
   or too long to be a number or symbol. */
bool sg_mark_fold(const char *text, char folded[SG_MARK_FOLD_SIZE]);

/* The key of a folded text as a symbol: no spaces, crosses as x, longer runs as three. False if it
   is too long for a symbol. */
bool sg_mark_key(const char *folded, char key[SG_MARK_KEY_SIZE]);

/* The status of a key; false if it is no symbol. */
bool sg_mark_find_key(const struct sg_marks *marks, const char *key, sg_status *status);

/* 大会中止, 開催中止 …: there was nothing to count. */
bool sg_mark_is_cancelled(const char *key);

/* What is declared for `key` (`n` bytes of it), or NULL. */
const struct sg_mark *sg_mark_declared(const struct sg_marks *marks, const char *key, size_t n);

#endif
