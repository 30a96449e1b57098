/* No figure prints a digit that its source does not have: ticks have the decimals of their step,
   values those of the table. Pages are laid out without gnuplot. */
#include "tests/test_support.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "findings/printed.h"
#include "plots/charts/charts.h"
#include "tests/table_of.h"

enum { FIGURES = 500, MOST_TICKS = 200 };

/* Repeatable on every machine (Knuth's MMIX). */
static uint64_t state = 41;
static double draw(void)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (double)(state >> 11) / 9007199254740992.0;
}
static int below(int n)
{
    return (int)(draw() * n);
}

/* A value of the table: of some size, sometimes suppressed, with so many decimals. */
static void add_value(struct sg_buffer *text, double low, double high, int decimals)
{
    if (below(12) == 0)
        sg_buffer_add(text, "X");
    else
        sg_buffer_printf(text, "%.*f", decimals, low + (high - low) * draw());
}

/* A chart with the columns of a table for it; `percent`: the decimals that it gives its own numbers
   (shares, rates of change), `negative`: whether it takes such values. */
static const struct kind {
    const char *name, *header;
    sg_chart_fn *lay_out;
    int periods, own;
    bool negative, ticks;
} kinds[] = {
    {"lines", "quarter@|industry|di#", sg_chart_lines, 5, 1, true, true},
    {"lines", "year@|area|index#", sg_chart_lines, 9, 0, false, true},
    {"trend", "year@|measure|value#", sg_chart_trend, 30, 3 /* thousands */, false, true},
    {"heat", "year@|industry|estimate#", sg_chart_heat, 4, 0, true, false},
    {"dumbbell", "year@|industry|value#", sg_chart_dumbbell, 2, 0, true, true},
    {"lq", "year@|industry|coefficient#", sg_chart_lq, 1, 0, false, true},
};

static char *make_table(const struct kind *kind, int decimals)
{
    static const double sizes[] = {0.02, 1, 3, 40, 700, 120000};
    double size = sizes[below(6)], low = draw() * size * (below(2) ? 1 : 0.01);
    int n = kind->lay_out == sg_chart_trend ? 1 : 1 + below(7);
    if (kind->negative && below(2))
        low = -size;
    struct sg_buffer text = {0};
    sg_buffer_printf(&text, "%s\n", kind->header);
    for (int period = 0; period < kind->periods; period++)
        for (int i = 0; i < n; i++) {
            sg_buffer_printf(&text, "%d|item %c|", 1990 + period, 'a' + i);
            add_value(&text, low, low + size, decimals);
            sg_buffer_add(&text, "\n");
        }
    return sg_buffer_take(&text);
}

/* Reads a text that is a number and nothing else, and its decimals. */
static bool is_number(const char *text, size_t n, double *value, int *decimals)
{
    char plain[64];
    size_t m = 0;
    const char *point = NULL;
    for (size_t i = 0; i < n && m + 1 < sizeof plain; i++) {
        if (n - i >= 3 && memcmp(text + i, "\u2212", 3) == 0) {
            plain[m++] = '-';
            i += 2;
        } else if (text[i] == '.' || isdigit((unsigned char)text[i]) || (text[i] == '+' && !i)) {
            point = text[i] == '.' ? &plain[m] : point;
            plain[m++] = text[i];
        } else if (text[i] != ',') {
            return false;
        }
    }
    plain[m] = '\0';
    *decimals = point ? (int)(plain + m - point) - 1 : 0;
    *value = strtod(plain, NULL);
    return m > 0 && isdigit((unsigned char)plain[m - 1]);
}

struct found {
    double ticks[MOST_TICKS];
    size_t n_ticks;
    int tick_decimals, value_decimals;
};

/* Sorts a line of texts.tsv: x, y, align, size, weight, colour, text, turn. */
static void take_text(const char *line, struct found *found)
{
    const char *cells[8];
    size_t n = 0;
    for (const char *at = line; n < 8; at++) {
        cells[n++] = at;
        at += strcspn(at, "\t\n");
        if (*at != '\t')
            break;
    }
    double value;
    int decimals;
    if (n < 8 || !is_number(cells[6], (size_t)(cells[7] - cells[6]) - 1, &value, &decimals))
        return;
    bool tick = strncmp(cells[3], "value", 5) == 0 && strncmp(cells[4], "Regular", 7) == 0 &&
                strncmp(cells[5], "sub", 3) == 0;
    if (!tick) {
        found->value_decimals = decimals > found->value_decimals ? decimals : found->value_decimals;
    } else if (found->n_ticks < MOST_TICKS) {
        found->ticks[found->n_ticks++] = value;
        found->tick_decimals = decimals > found->tick_decimals ? decimals : found->tick_decimals;
    }
}

/* The decimals of the differences between numbers of an axis. */
static int step_decimals(const struct found *found)
{
    int decimals = 0;
    for (size_t i = 0; i < found->n_ticks; i++)
        for (size_t k = 0; k < i; k++) {
            int own = sg_printed_needed(found->ticks[i] - found->ticks[k], 12);
            decimals = own > decimals ? own : decimals;
        }
    return decimals;
}

static void check(const struct kind *kind, int decimals, const char *text)
{
    struct sg_table table;
    struct sg_figure figure = {0};
    struct sg_theme theme;
    struct sg_error err = {0};
    struct sg_chart_options options = {.lang = SG_EN, .width_mm = 165};
    struct found found = {0};
    table_of(&table, text);
    table.columns[2]->role = SG_ROLE_VALUE;
    assert_true(sg_theme_read("plots", &theme, &err));
    sg_figure_init(&figure, &theme, 165);
    figure.lang = SG_EN;
    if (!kind->lay_out(&table, &options, &figure, &err))
        fail_msg("%s: %s\n%s", kind->name, err.message, text);
    for (const char *line = strchr(figure.texts.text.text, '\n'); line && line[1];
         line = strchr(line + 1, '\n'))
        take_text(line + 1, &found);
    int source = decimals > kind->own ? decimals : kind->own;
    if (found.value_decimals > source)
        fail_msg("%s prints a value with %d decimals, its source has %d\n%s", kind->name,
                 found.value_decimals, decimals, text);
    if (kind->ticks && found.tick_decimals > step_decimals(&found))
        fail_msg("%s has a tick with %d decimals, its step has %d\n%s", kind->name,
                 found.tick_decimals, step_decimals(&found), text);
    sg_figure_free(&figure);
    sg_table_free(&table);
}

static void no_digit_is_made_up(void **unused)
{
    (void)unused;
    for (int i = 0; i < FIGURES; i++) {
        const struct kind *kind = &kinds[i % (int)(sizeof kinds / sizeof *kinds)];
        int decimals = below(4);
        char *text = make_table(kind, decimals);
        check(kind, decimals, text);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_digit_is_made_up)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
