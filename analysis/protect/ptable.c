#include "ptable.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "table/lookup.h"

/* What printed probabilities may be off by. */
static const double slack = 1e-6;

enum { COUNT, RESULT, PROBABILITY, CHANGE, BOUND, COLUMNS };

struct reading {
    struct sg_ptable *ptable;
    const struct sg_table *table;
    const struct sg_column *columns[COLUMNS];
    size_t capacity, start_capacity;
    double sum, mean; /* of the count so far */
};

bool sg_key_read(struct sg_fixed number, uint64_t *key)
{
    sg_int128 digits = number.digits;
    bool valued = sg_status_has_value(number.status) && !(number.status & SG_STATUS_NIL);
    if (!valued || digits < 0)
        return false;
    for (int32_t scale = number.scale; scale > 18 && digits; scale--)
        digits /= 10;
    if (number.scale < 18 && !sg_times_ten(&digits, 18 - number.scale))
        return false;
    if (digits >= (sg_int128)SG_KEY_ONE)
        return false;
    *key = (uint64_t)digits;
    return true;
}

static bool fail_at(const struct reading *r, size_t row, int column, struct sg_error *err)
{
    sg_fail_at_column(err, r->columns[column]->name);
    sg_fail_at_row(err, sg_table_file_row(r->table, row));
    return sg_fail_at_file(err, r->table->info.file);
}

static bool find_columns(struct reading *r, struct sg_error *err)
{
    static const char *const names[COLUMNS] = {"i", "j", "p", "v", "p_int_ub"};
    for (int i = 0; i < COLUMNS; i++) {
        r->columns[i] = sg_table_numbers(r->table, names[i]);
        if (!r->columns[i] && i == BOUND)
            r->columns[i] = sg_table_numbers(r->table, "p_ij_ub"); /* of older versions */
        if (r->columns[i])
            continue;
        sg_fail(err, SG_FAIL_DATA, "a ptable has the columns of numbers i, j, p, v and p_int_ub");
        sg_fail_at_column(err, names[i]);
        return sg_fail_at_file(err, r->table->info.file);
    }
    return true;
}

/* Magnitudes have tables of their own. */
static bool check_type(const struct reading *r, struct sg_error *err)
{
    const struct sg_column *type = sg_table_labels(r->table, "type");
    for (size_t row = 0; row < r->table->n_rows && type; row++)
        if (*sg_column_text(type, row) && strcmp(sg_column_text(type, row), "all") != 0) {
            sg_fail(err, SG_FAIL_DATA, "type '%s': only ptables of counts are taken (all)",
                    sg_column_text(type, row));
            sg_fail_at_column(err, type->name);
            sg_fail_at_row(err, sg_table_file_row(r->table, row));
            return sg_fail_at_file(err, r->table->info.file);
        }
    return true;
}

/* The count of a row: as in the row before, or the next. */
static bool take_count(struct reading *r, size_t row, double *count, struct sg_error *err)
{
    double i = sg_column_value(r->columns[COUNT], row), last = row ? *count : -1;
    *count = i;
    if (i == last || i == last + 1 || (row == 0 && i == 1))
        return true;
    sg_fail(err, SG_FAIL_DATA,
            "i is %.15g: counts are whole numbers, 0 or 1 first, in rising order without a gap", i);
    return fail_at(r, row, COUNT, err);
}

static bool check_change(const struct reading *r, size_t row, double i, struct sg_error *err)
{
    double j = sg_column_value(r->columns[RESULT], row);
    double v = sg_column_value(r->columns[CHANGE], row);
    if (!(j >= 0) || j != floor(j)) {
        sg_fail(err, SG_FAIL_DATA, "j is %.15g: a count becomes a whole number of 0 or more", j);
        return fail_at(r, row, RESULT, err);
    }
    if (v != j - i) {
        sg_fail(err, SG_FAIL_DATA, "v is %.15g, not j − i = %.15g", v, j - i);
        return fail_at(r, row, CHANGE, err);
    }
    if (i > 0 || v == 0)
        return true;
    sg_fail(err, SG_FAIL_DATA, "0 becomes %.15g: what is 0 must stay 0", j);
    return fail_at(r, row, RESULT, err);
}

/* A bound is where the probabilities so far add up to. */
static bool check_bound(struct reading *r, size_t row, struct sg_error *err)
{
    double p = sg_column_value(r->columns[PROBABILITY], row);
    double bound = sg_column_value(r->columns[BOUND], row);
    if (!(p >= 0) || p > 1) {
        sg_fail(err, SG_FAIL_DATA, "p is %.15g: a probability is from 0 to 1", p);
        return fail_at(r, row, PROBABILITY, err);
    }
    r->sum += p;
    r->mean += p * sg_column_value(r->columns[CHANGE], row);
    if (fabs(bound - r->sum) <= slack)
        return true;
    sg_fail(err, SG_FAIL_DATA, "p_int_ub is %.15g, but the probabilities so far add up to %.15g",
            bound, r->sum);
    return fail_at(r, row, BOUND, err);
}

static bool add_step(struct reading *r, size_t row, bool first, struct sg_error *err)
{
    struct sg_ptable *p = r->ptable;
    double bound = sg_column_value(r->columns[BOUND], row);
    uint64_t below = SG_KEY_ONE;
    size_t n = p->start[p->most + 1];
    if (bound < 1 && !sg_key_read(sg_fixed_of(bound), &below))
        below = 0; /* refused by the next line */
    if (!first && below <= p->steps[n - 1].below) {
        sg_fail(err, SG_FAIL_DATA, "p_int_ub must rise within one i, not go from %.15g to %.15g",
                (double)p->steps[n - 1].below / (double)SG_KEY_ONE, bound);
        return fail_at(r, row, BOUND, err);
    }
    p->steps = sg_grow(p->steps, &r->capacity, n + 1, sizeof *p->steps);
    p->steps[n] = (struct sg_ptable_step){below, sg_column_value(r->columns[CHANGE], row)};
    p->start[p->most + 1] = n + 1;
    return true;
}

/* The last step of a count, in that row, takes all keys that are left. */
static bool end_count(struct reading *r, size_t row, struct sg_error *err)
{
    struct sg_ptable *p = r->ptable;
    size_t n = p->start[p->most + 1];
    if (n == p->start[p->most])
        return true;
    if (fabs(r->sum - 1) > slack) {
        sg_fail(err, SG_FAIL_DATA, "the probabilities of i = %zu add up to %.15g, not to 1",
                p->most, r->sum);
        return fail_at(r, row, PROBABILITY, err);
    }
    p->steps[n - 1].below = SG_KEY_ONE;
    if (fabs(r->mean) > slack && !p->biased)
        p->biased = p->most;
    return true;
}

static void begin_count(struct reading *r, size_t count)
{
    struct sg_ptable *p = r->ptable;
    size_t n = p->start ? p->start[p->most + 1] : 0;
    p->start = sg_grow(p->start, &r->start_capacity, count + 2, sizeof *p->start);
    if (count <= 1)
        p->start[0] = 0;
    p->start[count] = p->start[count + 1] = n;
    p->most = count;
    r->sum = r->mean = 0;
}

static bool take_rows(struct reading *r, struct sg_error *err)
{
    double count = -1;
    for (size_t row = 0; row < r->table->n_rows; row++) {
        double before = count;
        if (!take_count(r, row, &count, err))
            return false;
        bool first = row == 0 || count != before;
        if (first && row && !end_count(r, row - 1, err))
            return false;
        if (first)
            begin_count(r, (size_t)count);
        if (!check_change(r, row, count, err) || !check_bound(r, row, err) ||
            !add_step(r, row, first, err))
            return false;
    }
    if (r->table->n_rows && !end_count(r, r->table->n_rows - 1, err))
        return false;
    if (count >= 1)
        return true;
    sg_fail(err, SG_FAIL_DATA, "the ptable has no row for i = 1");
    return sg_fail_at_file(err, r->table->info.file);
}

bool sg_ptable_read(struct sg_ptable *ptable, const struct sg_table *table, struct sg_error *err)
{
    struct reading r = {.ptable = ptable, .table = table};
    *ptable = (struct sg_ptable){0};
    return find_columns(&r, err) && check_type(&r, err) && take_rows(&r, err);
}

void sg_ptable_free(struct sg_ptable *ptable)
{
    free(ptable->steps);
    free(ptable->start);
    *ptable = (struct sg_ptable){0};
}

double sg_ptable_change(const struct sg_ptable *p, double count, uint64_t key)
{
    size_t i = count < (double)p->most ? (size_t)count : p->most;
    size_t at = p->start[i];
    while (p->steps[at].below <= key)
        at++;
    return p->steps[at].change;
}
