/* What role.c needs of the usual words. */
#ifndef SG_TABLE_ROLE_WORDS_H
#define SG_TABLE_ROLE_WORDS_H

#include <stdbool.h>

/* Whether a header names municipalities, which lie within the areas of other headers. */
bool sg_role_is_municipality(const char *header);

#endif
