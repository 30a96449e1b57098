#include "io_japan.h"

#include "test_support.h"

#include <string.h>

#include <sangyo/read.h>

/* Rows: industries, then six of value added, the second of which is compensation. Columns:
   industries, then six of domestic final demand, the second of which is private consumption; one of
   exports and three of imports, which are below 0. */
enum { VALUE_ADDED = 6, DOMESTIC = 6, IMPORTS = 3 };

static double at(const struct sg_table *table, size_t row, size_t column)
{
    return table->columns[column + 1]->values[row];
}

static void read_industry(const struct sg_table *table, size_t i, struct japan *japan)
{
    for (size_t j = 0; j < JAPAN; j++) {
        japan->z[i * JAPAN + j] = at(table, i, j);
        japan->demand[i] += at(table, i, j);
        japan->x[i] += at(table, j, i);
    }
    for (size_t k = 0; k < VALUE_ADDED; k++)
        japan->value_added[i] += at(table, JAPAN + k, i);
    for (size_t k = 0; k < DOMESTIC; k++)
        japan->demand[i] += at(table, i, JAPAN + k);
    for (size_t k = 0; k < IMPORTS; k++)
        japan->imports[i] -= at(table, i, JAPAN + DOMESTIC + 1 + k);
    japan->x[i] += japan->value_added[i];
    japan->income[i] = at(table, JAPAN + 1, i) / japan->x[i];
    japan->consumption[i] = at(table, i, JAPAN + 1);
    japan->value_added[i] /= japan->x[i];
}

void read_japan(struct japan *japan)
{
    static const double parts[JAPAN] = {.02, .05, .14, .09, .08, .06, .03,
                                        .07, .11, .03, .07, .08, .08};
    struct sg_table table;
    struct sg_read_options options;
    struct sg_error err = {0};
    sg_read_options_init(&options);
    sg_table_init(&table);
    memset(japan, 0, sizeof *japan);
    assert_true(sg_read_table("examples/io/japan_2011_13.csv", &options, &table, NULL, &err));
    assert_int_equal(table.n_rows, JAPAN + VALUE_ADDED);
    for (size_t i = 0; i < JAPAN; i++) {
        read_industry(&table, i, japan);
        japan->region[i] = japan->x[i] * parts[i];
    }
    sg_table_free(&table);
}
