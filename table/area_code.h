/* Codes of Japanese municipalities and prefectures, which offices write in several ways. */
#ifndef SG_TABLE_AREA_CODE_H
#define SG_TABLE_AREA_CODE_H

#include <stdbool.h>
#include <stddef.h>

enum { SG_AREA_CODE_SIZE = 6 };

/* The five digits of a code: as they are, or with the leading zero that a spreadsheet lost (1100),
   with the check digit as sixth (011002), behind an R (R01100), or the two of a prefecture (01, 1).
   False if it is none. */
bool sg_area_code_read(const char *label, char code[SG_AREA_CODE_SIZE]);

/* The check digit behind five digits. */
int sg_area_code_check_digit(const char *digits);

/* Whether two labels are one code. */
bool sg_area_code_same(const char *a, const char *b);

/* Whether labels are such codes: all of them, and not all of the two digits that much else has
   unless those are prefectures. */
bool sg_area_codes_are(const char *const labels[], size_t n);

#endif
