/* Codes of classifications, at the start of a label or alone: D, 06, 061, C10.1, 11----, 14130. */
#ifndef SG_TABLE_CODE_FORM_H
#define SG_TABLE_CODE_FORM_H

#include <stdbool.h>

enum { SG_CODE_SIZE = 12 };

struct sg_code_form {
    char text[SG_CODE_SIZE]; /* without fill and dots: "11" of 11---- */
    int depth; /* deeper codes have more: 1 of a letter alone, else 1 and the digits; 0: no code */
};

/* The code at the start of `label`, behind which a space, a bar or nothing follows, or, behind a
   letter, Japanese text. */
struct sg_code_form sg_code_of_label(const char *label);
/* Of a text that is nothing but a code. */
struct sg_code_form sg_code_of_text(const char *text);
/* Whether `below` may stand under `above`: begins with it, or is of digits under a letter. */
bool sg_code_is_below(const struct sg_code_form *below, const struct sg_code_form *above);

/* The code of a prefecture, municipality or ward as the Ministry of Internal Affairs numbers them:
   of five digits, four with the leading zero lost, six with the check digit, each also behind R.
   -1: none; 0: the whole country. */
long sg_area_code(const char *text);
/* The code of the area that an area code lies in: of a ward its city of designation, else the
   prefecture, of that 0; -1 for what lies in none. */
long sg_area_code_above(long code);

#endif
