/* Numbers to text and back. */
#ifndef SANGYO_NUMBER_H
#define SANGYO_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { SG_NUMBER_SIZE = 448 }; /* fits every double in every format here */

/* The shortest decimal that reads back to exactly `x` ("0.1", "1e+300"); "" for NaN, "inf" and
   "-inf" for infinities. Integers below 1e15 have no exponent. Returns the length. */
SG_API size_t sg_number_shortest(double x, char text[SG_NUMBER_SIZE]);

enum sg_minus { SG_MINUS_HYPHEN, SG_MINUS_SIGN /* − */, SG_MINUS_TRIANGLE /* △ */ };

struct sg_number_style {
    int decimals;   /* 0 to 15; below 0: shortest */
    bool thousands; /* separated; then integers from 1e15 on have no exponent either */
    bool plus; /* + before a positive number */
    enum sg_minus minus;
};

/* For display: rounds half away from zero the decimal that %.15g prints, as printed tables do (so
   46/160 is 28.8 %). A number that rounds to zero has no sign. "" for NaN. Returns the length. */
SG_API size_t sg_number_display(double x, struct sg_number_style style, char text[SG_NUMBER_SIZE]);

/* `x` rounded as sg_number_display does; what class, colour, rank and wording must use. */
SG_API double sg_number_round(double x, int decimals);

/* Reads a whole text that is a plain decimal number: optional sign, digits with at most one point,
   optional exponent. False for anything else, for the empty text, and for what no double can be:
   1e400, and 1e-400, which is not 0. No locale, no hexadecimal, no inf or nan. */
SG_API bool sg_number_read(const char *text, size_t n, double *x);

#ifdef __cplusplus
}
#endif
#endif
