/* In which unit the numbers of a measure are said: 61,000 million yen are 610億円, 61.0 billion
   yen. */
#ifndef SG_FINDINGS_SAID_UNIT_H
#define SG_FINDINGS_SAID_UNIT_H

#include <sangyo/buffer.h>

#include "table/measure.h"

struct sg_said_unit {
    int power;    /* said is the number over ten to this power; 0: in the unit of the file */
    int decimals; /* of what is said; of no meaning where the power is 0 */
};

/* What is known of all numbers that are said in one unit. Zeroed before the first. */
struct sg_said_numbers {
    double largest;
    double *values; /* that are neither 0 nor unknown, by their size */
    size_t n, capacity;
    int decimals; /* the most that one has */
};
void sg_said_numbers_add(struct sg_said_numbers *numbers, double x);
void sg_said_numbers_free(struct sg_said_numbers *numbers);

/* A sum of money of five digits and more of thousands or millions goes on by a step in which each
   number keeps two digits, or all of its own, and the largest three; where there is none it is said
   as it is. In English a unit of ten or a hundred thousands (万人, 億円) is said in thousands or
   millions, which loses nothing. */
struct sg_said_unit sg_said_unit_of(const struct sg_said_numbers *numbers, const char *unit,
                                    enum sg_lang lang);

/* The name of the unit that it is said in. */
void sg_said_unit_name(const char *unit, struct sg_said_unit said, enum sg_lang lang,
                       struct sg_buffer *out);

#endif
