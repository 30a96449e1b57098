#include "isolated.h"

enum { FEWEST = 3 }; /* numbers that say what is usual */

static void add_code(struct sg_isolated *isolated, int64_t value, size_t n)
{
    size_t i = 0;
    while (i < isolated->n_codes && isolated->codes[i].value != value)
        i++;
    if (i == SG_ISOLATED_MOST)
        return;
    isolated->n_codes += i == isolated->n_codes;
    isolated->codes[i].value = value;
    isolated->codes[i].n += n;
}

static void add_usual(struct sg_isolated *isolated, double low, double high, size_t n)
{
    if (!n)
        return;
    isolated->low = isolated->n && isolated->low < low ? isolated->low : low;
    isolated->high = isolated->n && isolated->high > high ? isolated->high : high;
    isolated->n += n;
}

/* Whole numbers between some that were met say nothing new. */
static void widen(struct sg_isolated *isolated, int64_t x)
{
    int64_t end = isolated->from + (int64_t)isolated->n_known;
    if (isolated->n_known == 0) {
        isolated->from = x;
        isolated->n_known = 1;
        return;
    }
    end = x >= end ? x + 1 : end;
    isolated->from = x < isolated->from ? x : isolated->from;
    isolated->n_known = (uint64_t)(end - isolated->from);
}

void sg_isolated_add_other(struct sg_isolated *isolated, struct sg_fixed value, size_t n)
{
    double x = sg_fixed_value(value);
    if (value.status)
        return;
    if (!value.scale && sg_isolated_is_code(value.digits)) {
        add_code(isolated, value.digits, n);
        return;
    }
    add_usual(isolated, x, x, n);
    if (isolated->n >= FEWEST && !value.scale && value.digits >= 0 &&
        value.digits < SG_ISOLATED_LEAST)
        widen(isolated, value.digits);
}

void sg_isolated_merge(struct sg_isolated *to, const struct sg_isolated *from)
{
    add_usual(to, from->low, from->high, from->n);
    for (size_t i = 0; i < from->n_codes; i++)
        add_code(to, from->codes[i].value, from->codes[i].n);
}

/* Twice as far as the largest; below where nothing else is below zero, and not next to it. */
bool sg_isolated_is(const struct sg_isolated *isolated, size_t i)
{
    double x = (double)isolated->codes[i].value;
    if (isolated->n < FEWEST || isolated->low < 0)
        return false;
    return x < 0 ? isolated->low >= 1 || isolated->high >= -10 * x : x >= 2 * isolated->high;
}
