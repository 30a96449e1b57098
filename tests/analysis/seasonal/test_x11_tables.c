/* All tables B, C and D against those that X-13ARIMA-SEATS prints (*_tables.txt of
   vectors/seasonal), to its five decimals. */
#include "tests/test_support.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/seasonal.h>

enum { MOST = 120, LINE = 512 };

static const struct {
    const char *title; /* as printed, with what tells it from others */
    enum sg_x11_table table;
    enum sg_x11_table replaced; /* of a table that prints replaced values only: what they were */
    enum sg_x11_table less;     /* of a table that is the difference to another one */
} tables[] = {
    {"B 20 ", SG_X11_B1, 0, SG_X11_C1}, {"C 20 ", SG_X11_B1, 0, SG_X11_D1},
    {"B 2 ", SG_X11_B2, 0, 0},          {"B 3 ", SG_X11_B3, 0, 0},
    {"B 4 ", SG_X11_B4, SG_X11_B3, 0},  {"B 5 ", SG_X11_B5, 0, 0},
    {"B 6 ", SG_X11_B6, 0, 0},          {"B 7 ", SG_X11_B7, 0, 0},
    {"B 8 ", SG_X11_B8, 0, 0},          {"B 9 ", SG_X11_B9, SG_X11_B8, 0},
    {"B 10 ", SG_X11_B10, 0, 0},        {"B 11 ", SG_X11_B11, 0, 0},
    {"B 13 ", SG_X11_B13, 0, 0},        {"B 17 ", SG_X11_B17, 0, 0},
    {"C 1 ", SG_X11_C1, 0, 0},          {"C 2 ", SG_X11_C2, 0, 0},
    {"C 4 ", SG_X11_C4, 0, 0},          {"C 5 ", SG_X11_C5, 0, 0},
    {"C 6 ", SG_X11_C6, 0, 0},          {"C 7 ", SG_X11_C7, 0, 0},
    {"C 9 ", SG_X11_C9, 0, 0},          {"C 10 ", SG_X11_C10, 0, 0},
    {"C 11 ", SG_X11_C11, 0, 0},        {"C 13 ", SG_X11_C13, 0, 0},
    {"C 17 ", SG_X11_C17, 0, 0},        {"D 1 ", SG_X11_D1, 0, 0},
    {"D 2 ", SG_X11_D2, 0, 0},          {"D 4 ", SG_X11_D4, 0, 0},
    {"D 5 ", SG_X11_D5, 0, 0},          {"D 6 ", SG_X11_D6, 0, 0},
    {"D 7 ", SG_X11_D7, 0, 0},          {"D 8 ", SG_X11_D8, 0, 0},
    {"D 9 ", SG_X11_D9, SG_X11_D8, 0},  {"D 10 ", SG_X11_D10, 0, 0},
    {"D 11 ", SG_X11_D11, 0, 0},        {"D 12 ", SG_X11_D12, 0, 0},
    {"D 13 ", SG_X11_D13, 0, 0},
};

/* A printed table: the numbers of each calendar year in the order of the page. */
struct printed {
    size_t years, n[40];
    int year[40];
    double values[40][16];
};

static bool is_year(const char *line)
{
    return isdigit(line[0]) && strlen(line) == 4 && strspn(line, "0123456789") == 4;
}

/* Reads the years after a title until the table ends. */
static void read_table(FILE *file, struct printed *printed)
{
    char line[LINE];
    memset(printed, 0, sizeof *printed);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        if (is_year(line)) {
            assert_true(printed->years < 40);
            printed->year[printed->years++] = atoi(line);
            continue;
        }
        char *end;
        double value = strtod(line, &end);
        bool number = end != line && *end == '\0' && strchr(line, '.');
        if (!number && printed->years)
            return;
        if (number && printed->years) {
            size_t y = printed->years - 1;
            assert_true(printed->n[y] < 16);
            printed->values[y][printed->n[y]++] = value;
        }
    }
}

/* Finds the title of a table where it stands above its numbers: for the second time. */
static bool find_table(FILE *file, const char *title)
{
    char line[LINE];
    int met = 0;
    rewind(file);
    while (fgets(line, sizeof line, file))
        if (strncmp(line, title, strlen(title)) == 0 && ++met == 2)
            return true;
    return false;
}

/* The values of the table of `result` that its page shows, in order. */
static void compare(const struct sg_seasonal *result, size_t k, struct printed *printed,
                    const char *name)
{
    size_t frequency = result->used.frequency, seen = 0;
    enum sg_x11_table table = tables[k].table;
    double scale = table == SG_X11_B17 || table == SG_X11_C17 ? 100 : 1;
    for (size_t y = 0; y < printed->years; y++) {
        size_t place = 0;
        for (size_t t = 0; t < result->n; t++) {
            double value = result->table[table][t] * scale;
            if (tables[k].less)
                value -= result->table[tables[k].less][t];
            size_t year = (t + result->used.first) / frequency;
            bool shown = !isnan(value) &&
                         (!tables[k].replaced || result->table[tables[k].replaced][t] != value);
            if (!shown || (int)year != printed->year[y] - printed->year[0])
                continue;
            assert_true(place < printed->n[y]);
            if (!(fabs(value - printed->values[y][place]) <= 0.500001e-5))
                fail_msg("%s, table %s %zu: %.10f, printed %.5f", name, tables[k].title, t, value,
                         printed->values[y][place]);
            place++;
            seen++;
        }
    }
    assert_true(tables[k].replaced ? seen > 1 : seen + frequency >= result->n);
}

static void check_series(const char *name, size_t frequency, size_t first, size_t terms)
{
    static double x[MOST];
    struct printed printed;
    char path[64];
    size_t n = 0;
    snprintf(path, sizeof path, "vectors/seasonal/%s_tables.txt", name);
    const char *found = shared_file(path);
    FILE *file = found ? fopen(found, "r") : NULL;
    if (!file)
        skip();
    assert_true(find_table(file, "A 1 "));
    read_table(file, &printed);
    for (size_t y = 0; y < printed.years; y++) /* without the total of the year */
        for (size_t k = 0; k + 1 < printed.n[y]; k++)
            x[n++] = printed.values[y][k];
    struct sg_seasonal result = {0};
    struct sg_seasonal_plan plan = sg_seasonal_default(frequency, first);
    for (int k = 0; k < SG_TREND_FILTERS; k++)
        plan.terms[k] = terms;
    sg_seasonal_adjust(&plan, x, n, &result);
    for (size_t k = 0; k < sizeof tables / sizeof *tables; k++) {
        assert_true(find_table(file, tables[k].title));
        read_table(file, &printed);
        compare(&result, k, &printed, name);
    }
    fclose(file);
    sg_seasonal_free(&result);
}

static void quarterly_balances(void **state)
{
    (void)state;
    check_series("di40", 4, 1, 5);
}

static void quarterly_amounts(void **state)
{
    (void)state;
    check_series("ukgas", 4, 0, 5);
}

static void monthly(void **state)
{
    (void)state;
    check_series("mon120", 12, 0, 13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(quarterly_balances),
                                       cmocka_unit_test(quarterly_amounts),
                                       cmocka_unit_test(monthly)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
