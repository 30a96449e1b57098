/* What the files of roles share. */
#ifndef SG_TABLE_ROLE_WORDS_H
#define SG_TABLE_ROLE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a header names municipalities, which lie within the areas of other headers. */
bool sg_role_is_municipality(const char *header);
/* Whether it names prefectures, which others lie within. */
bool sg_role_is_prefecture(const char *header);

/* Whether `key` is one of `n` words. */
bool sg_role_is_among(const char *key, const char *const words[], size_t n);
/* Take the first `n` bytes, or what stands in brackets, off a key. */
void sg_role_cut_start(char *key, size_t n);
void sg_role_cut_brackets(char *key);

#endif
