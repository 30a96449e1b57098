#include "printed.h"

#include <math.h>
#include <string.h>

#include <sangyo/number.h>

#include "table/measure.h"

int sg_printed_digits(double largest)
{
    double digits = largest > 0 ? 2 - floor(log10(largest)) : 0;
    return (int)fmin(15, fmax(0, digits));
}

int sg_printed_needed(double x, int most)
{
    int decimals = 0;
    while (decimals < most && isfinite(x) &&
           fabs(sg_number_round(x, decimals) - x) > 1e-9 * fabs(x))
        decimals++;
    return decimals;
}

enum { GLANCE = 3 };

/* Of the numbers of a column that are printed. */
struct fractions {
    size_t known, broken, most; /* most: decimals, GLANCE + 1 for more */
};

static void count(const struct sg_column *column, size_t row, struct fractions *f)
{
    char text[SG_NUMBER_SIZE];
    double x = column->values[row];
    if (!isfinite(x) || sg_status_void(column->status[row]))
        return;
    f->known++;
    if (x == trunc(x))
        return;
    sg_number_shortest(x, text);
    const char *point = strchr(text, '.');
    size_t decimals = point ? strspn(point + 1, "0123456789") : GLANCE + 1;
    if (!point || point[1 + decimals])
        decimals = GLANCE + 1;
    f->most = decimals > f->most ? decimals : f->most;
    f->broken++;
}

int sg_printed_common(const struct sg_column *column, size_t n_rows)
{
    struct fractions f = {0};
    int file = column->printed_decimals;
    for (size_t row = 0; row < n_rows && f.most <= GLANCE; row++)
        count(column, row, &f);
    if (f.most > GLANCE)
        return -1;
    if (file > 0 && file <= GLANCE && (int)f.most <= file && (!f.broken || f.broken * 4 >= f.known))
        return file; /* else most are counts, beside a few rates */
    return f.broken * 2 > f.known ? (int)f.most : -1;
}

/* Takes the values of a column into what is known of all: the largest, and the decimals that none
   of them exceeds. */
static void meet(const struct sg_column *column, size_t n_rows, int *needed, double *largest)
{
    for (size_t row = 0; row < n_rows; row++) {
        double x = column->values[row];
        if (isnan(x) || sg_status_void(column->status[row]))
            continue;
        *needed = (int)fmax(*needed, sg_printed_needed(x, SG_PRINTED_MOST));
        *largest = fmax(*largest, fabs(x));
    }
}

int sg_printed_decimals(const struct sg_column *const columns[], size_t n_rows)
{
    double largest = 0;
    int needed = 0, least = 0;
    for (size_t i = 0; columns[i]; i++) {
        int known = sg_column_decimals(columns[i], -1);
        known = known >= 0 ? known : sg_printed_common(columns[i], n_rows);
        if (known >= 0)
            return known;
        least = least || sg_column_is_rate(columns[i]); /* an index of 103.4 keeps its digit */
        meet(columns[i], n_rows, &needed, &largest);
    }
    return (int)fmin(needed, fmax(least, sg_printed_digits(largest)));
}
