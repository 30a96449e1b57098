/* What a title or a sentence in Japanese claims, read back from its words. */
#ifndef SG_TESTS_TITLE_CLAIMS_H
#define SG_TESTS_TITLE_CLAIMS_H

#include <stdbool.h>

enum { CLAIM_TEXT = 240 };

/* Whom a text calls the first, and with what number; empty: nobody. */
struct claim {
    char name[CLAIM_TEXT];
    char value[CLAIM_TEXT];
    bool shared; /* with others */
};

/* Finds one kind of claim in a text. */
typedef void find_fn(const char *text, struct claim *claim);

find_fn find_largest;                           /* "AとBがともに45.0％で最も多く" */
find_fn find_rise_in_title, find_fall_in_title; /* "Aが20増加、Bは10減少" */
find_fn find_rise,
    find_fall; /* "増加は、「A」が20で最も大きく"; nothing where an X might be larger */
find_fn find_specialized_in_title; /* "A、Bなどに特化" */
find_fn find_specialized;          /* "特化係数は、「A」が1.52で" */
find_fn find_met;                  /* "9指標のうち4指標": the name is 9, the value 4 */

#endif
