/* Tables as `composition` writes them, made by hand for the tests of charts. */
#ifndef SG_TESTS_COMPOSITION_TABLE_H
#define SG_TESTS_COMPOSITION_TABLE_H

#include <sangyo/table.h>

struct composition_row {
    const char *area, *part, *period; /* area and period NULL: no such column */
    double value, total;
    sg_status status;
};

/* Adds columns area, industry, year, value, total, share_percent as the first row needs them. */
void composition_table(struct sg_table *table, const struct composition_row rows[], size_t n);

/* The establishments of Kawasaki by division, 2016 and 2021, with source and caution. */
void kawasaki_table(struct sg_table *table);

#endif
