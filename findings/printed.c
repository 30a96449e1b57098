#include "printed.h"

#include <math.h>

int sg_printed_digits(double largest)
{
    double digits = largest > 0 ? 2 - floor(log10(largest)) : 0;
    return (int)fmin(15, fmax(0, digits));
}

/* Takes the values of a column into what is known of all. */
static void meet(const struct sg_column *column, const size_t rows[], size_t n, bool *whole,
                 double *largest)
{
    for (size_t i = 0; i < n; i++) {
        double x = column->values[rows[i]];
        if (isnan(x) || sg_status_void(column->status[rows[i]]))
            continue;
        *whole = *whole && x == floor(x);
        *largest = fmax(*largest, fabs(x));
    }
}

int sg_printed_decimals(const struct sg_column *const columns[], const size_t rows[], size_t n)
{
    double largest = 0;
    bool whole = true;
    for (size_t i = 0; columns[i]; i++) {
        int known = sg_column_decimals(columns[i], -1);
        if (known >= 0)
            return known;
        meet(columns[i], rows, n, &whole, &largest);
    }
    return whole ? 0 : sg_printed_digits(largest);
}
