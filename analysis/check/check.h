/* Between the files of the check command. */
#ifndef SG_ANALYSIS_CHECK_CHECK_H
#define SG_ANALYSIS_CHECK_CHECK_H

#include <sangyo/number.h>
#include "table/breakdown.h"
#include "table/classification.h"
#include "table/command.h"

/* Columns of the table by what can be checked of them. */
struct check_columns {
    const struct sg_column **counts; /* add up to totals */
    size_t n_counts;
    const struct sg_column **shares; /* percentages of the total: add up to 100 */
    size_t n_shares;
    const struct sg_column **percents; /* percentages of the answers: whole counts of n */
    size_t n_percents;
    const struct sg_column *n; /* the answers; NULL if there is no such column */
};

/* Sorts the columns by --value, --percent, --n, else by their names and units. */
bool check_columns_find(struct check_columns *columns, struct sg_run *run,
                        const struct sg_table *table, struct sg_error *err);
void check_columns_free(struct check_columns *columns);

struct check {
    struct sg_run *run;
    const struct sg_table *in;
    struct check_columns columns;
    struct sg_breakdown parts;       /* by column `by` */
    struct sg_classification levels; /* of its labels */
    ptrdiff_t by;                    /* -1: nothing can add up */
    double tolerance;                /* below 0: what rounding explains */
    struct sg_table *out;
    size_t n_totals, n_shares, n_percents, n_keys; /* compared */
};

struct check_finding {
    const char *check; /* "parts", "totals", "shares", "percentages", "duplicates", "periods" */
    size_t row;
    const struct sg_column *column; /* NULL: the whole row */
    double found, expected;         /* NAN: no number is meant */
};

/* The columns of the result. */
void check_add_columns(struct sg_table *out);
/* Adds a row to the result; `format` is English, its twin in messages.def. */
void check_report(struct check *check, const struct check_finding *finding, const char *format, ...)
    SG_PRINTF(3, 4);

/* A number for a message, with thousands; `decimals` below 0: shortest. */
const char *check_number(const struct check *check, double x, int decimals,
                         char text[SG_NUMBER_SIZE]);
/* "2021 / R14130 川崎市: ", or "" where nothing tells groups apart. Release with free(). */
char *check_place(const struct check *check, size_t row);
/* The row as messages name it: of the file, else of the table. */
size_t check_row_number(const struct check *check, size_t row);
/* Half a unit of the last decimal of percentages, which are always rounded. */
double check_percent_rounding(const struct check *check, const struct sg_column *percent);
/* Whether a column holds shares of the totals of this category: where these are printed, they say
   100, else the parts add up to it, in half of the groups at least. */
bool check_is_share(const struct check *check, const struct sg_column *share);

void check_shares(struct check *check);
void check_percents(struct check *check);
void check_duplicates(struct check *check);
void check_periods(struct check *check);

#endif
