/* Several labels as one text: how strata, units and classes of records are keyed. Each label but
   the first stands behind SG_JOIN. A label that has the sign in it, or the one of escapes, is
   written with escapes: so every list of labels has one text, and comes back from it as it was. */
#ifndef SG_TABLE_JOINED_H
#define SG_TABLE_JOINED_H

#include <sangyo/buffer.h>

#define SG_JOIN '\x1f'
#define SG_JOIN_ESCAPE '\x1e'

/* Writes a label as it stands in a joined text, 2 × n bytes at most; returns its end. */
char *sg_joined_put(char *to, const char *label, size_t n);
/* Appends a label, which is the first of the text or not. */
void sg_joined_add(struct sg_buffer *text, bool first, const char *label, size_t n);

/* The bytes of the first n labels, with the signs between them; all where there are fewer. */
size_t sg_joined_length(const char *text, size_t n);
/* Label `i` as it was, or NULL past the last; to be released with free(). */
char *sg_joined_part(const char *text, size_t i);

/* Order by one label after another: numbers by size, before texts, which go by bytes. */
int sg_joined_compare(const char *a, const char *b);

/* Makes of the text what a message shows: the labels with / between them. Returns it. */
const char *sg_joined_show(char *text);

#endif
