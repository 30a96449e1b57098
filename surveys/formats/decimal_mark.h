/* Whether the numbers of a file have a point or a comma before their decimals. */
#ifndef SG_SURVEYS_FORMATS_DECIMAL_MARK_H
#define SG_SURVEYS_FORMATS_DECIMAL_MARK_H

#include "grid.h"

enum { SG_NO_THOUSANDS = 'n' };

/* How numbers are written, as far as it is said; 0: to be found. */
struct sg_number_marks {
    char decimal;   /* ',' or '.' */
    char thousands; /* ',' '.' ' ' '\'' or SG_NO_THOUSANDS */
    char otherwise; /* the mark before decimals where the cells do not tell; 0: that is refused */
};

/* Fails (usage) where both are one. */
bool sg_number_marks_check(struct sg_number_marks asked, struct sg_error *err);

/* Whether a file has points whatever its cells are, by its first bytes: it is in Japanese, or no
   mark in them is a number's. */
bool sg_decimal_mark_is_point(const char *text, size_t n, char delimiter);

/* The mark before decimals, ',' or '.', by what is asked, else by the cells of `columns` (NULL: all
   but the first). Proofs are other than three digits behind a mark, or more than three or a 0
   before it (decimals), marks in threes (5.290.252) and plain values below 1,000 in a column of
   marked ones, none above 999 (thousands), and thousands by another mark (1 234). Files in Japanese
   have points. Between commas a quoted 1,3 may be a list and proves nothing. Fails where proofs
   contradict each other, and where 1.234 (in a file with semicolons also 1,234) has no proof. */
bool sg_decimal_mark_find(const struct sg_grid *grid, const bool columns[],
                          struct sg_number_marks asked, char *found, struct sg_error *err);

/* Writes a cell that is a number with a decimal comma with a point instead, 1,234.5; all other
   cells stay as they are. No longer than before. */
void sg_decimal_mark_exchange(char *cell);

/* Both: finds the mark; with commas, sets grid->decimal_comma and writes all numbers with points. A
   table as sangyo writes it has points. */
bool sg_decimal_mark_settle(struct sg_grid *grid, struct sg_number_marks asked,
                            struct sg_error *err);

#endif
