#include "period_pairs.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/args.h"
#include "table/text.h"

const struct sg_option sg_option_from = {
    .name = "from",
    .kind = SG_OPTION_TEXT,
    .argument = "PERIOD",
    .help = {"earlier period (default: every period with the one before it)",
             "前期とする時点（既定は隣り合うすべての時点）"}};

const struct sg_option sg_option_to = {.name = "to",
                                       .kind = SG_OPTION_TEXT,
                                       .argument = "PERIOD",
                                       .help = {"later period", "当期とする時点"}};

static const struct sg_choice compares[] = {
    [SG_COMPARE_PREVIOUS] = {"previous", {"the period before", "前期"}},
    [SG_COMPARE_YEAR] = {"year", {"the same quarter, month … of the year before", "前年同期"}},
    [SG_COMPARE_BOTH] = {"both", {"one after the other", "前期と前年同期"}}};

const struct sg_option sg_option_compare = {
    .name = "compare",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHAT",
    .choices = SG_CHOICES(compares),
    .preset = "previous",
    .help = {"what every period is compared with", "各時点を比べる相手"}};

static bool same_date(const struct sg_period *a, const struct sg_period *b)
{
    return sg_period_comparable(a, b) && sg_period_compare(a, b) == 0;
}

/* The day to which a period refers, or NULL. */
static const struct sg_period *reference_date(const struct sg_cube *cube, uint32_t item)
{
    const struct sg_table_info *info = &cube->table->info;
    for (size_t i = 0; i < info->n_reference_dates; i++)
        if (same_date(&info->reference_dates[i].period, &cube->period_date[item]))
            return &info->reference_dates[i].date;
    return NULL;
}

bool sg_period_pair_crosses(const struct sg_cube *cube, const struct sg_period_pair *pair,
                            const struct sg_break *mark)
{
    return sg_period_compare(&cube->period_date[pair->from], &mark->period) < 0 &&
           sg_period_compare(&mark->period, &cube->period_date[pair->to]) <= 0;
}

struct sg_period_pair sg_period_pair_of(const struct sg_cube *cube, uint32_t from, uint32_t to)
{
    struct sg_period_pair pair = {.from = from, .to = to};
    const struct sg_period *a = reference_date(cube, from), *b = reference_date(cube, to);
    const struct sg_period *start = &cube->period_date[from], *end = &cube->period_date[to];
    pair.months = a && b ? sg_period_months_between(a, b) : sg_period_months_between(start, end);
    for (size_t i = 0; i < cube->table->info.n_breaks; i++) {
        const struct sg_break *mark = &cube->table->info.breaks[i];
        if (!sg_period_pair_crosses(cube, &pair, mark))
            continue;
        pair.broken = pair.broken || !mark->caution;
        pair.caution = pair.caution || mark->caution;
    }
    pair.caution = pair.caution && !pair.broken;
    return pair;
}

static bool is_dated(const struct sg_cube *cube, uint32_t item)
{
    return reference_date(cube, item) || cube->period_date[item].kind >= SG_PERIOD_MONTH;
}

bool sg_period_pair_is_dated(const struct sg_cube *cube, const struct sg_period_pair *pair)
{
    return is_dated(cube, pair->from) && is_dated(cube, pair->to);
}

bool sg_period_named(const struct sg_cube *cube, const char *label, const char *option,
                     uint32_t *item, struct sg_error *err)
{
    struct sg_period date;
    bool dated = sg_period_read(label, NULL, &date, NULL);
    struct sg_buffer all = {0};
    for (uint32_t i = 0; i < cube->period.n; i++) {
        *item = cube->period_order[i];
        const char *text = sg_cube_label(cube, &cube->period, *item);
        if (sg_text_same_key(text, label) ||
            (dated && same_date(&date, &cube->period_date[*item]))) {
            sg_buffer_free(&all);
            return true;
        }
        sg_buffer_printf(&all, "%s%s", all.n ? ", " : "", text);
    }
    sg_fail(err, SG_FAIL_USAGE, "--%s '%s' is no period of the table; it has %s", option, label,
            sg_buffer_text(&all));
    sg_buffer_free(&all);
    return false;
}

static bool fail_single(const struct sg_cube *cube, struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_DATA,
                   "a change needs two periods of one length; column '%s' has %zu",
                   cube->table->columns[cube->period.column]->name, (size_t)cube->period.n);
}

bool sg_period_pair_asked(const struct sg_run *run, const struct sg_cube *cube,
                          struct sg_period_pair *pair, struct sg_error *err)
{
    const char *from = sg_args_text(run->args, "from"), *to = sg_args_text(run->args, "to");
    if (cube->period.n == 0 || (cube->period.n < 2 && !from && !to))
        return fail_single(cube, err);
    uint32_t first = cube->period_order[0], last = cube->period_order[cube->period.n - 1];
    if ((from && !sg_period_named(cube, from, "from", &first, err)) ||
        (to && !sg_period_named(cube, to, "to", &last, err)))
        return false;
    const struct sg_period *start = &cube->period_date[first], *end = &cube->period_date[last];
    if (sg_period_compare(start, end) >= 0)
        return sg_fail(err, SG_FAIL_USAGE, "'%s' does not come before '%s'",
                       sg_cube_label(cube, &cube->period, first),
                       sg_cube_label(cube, &cube->period, last));
    if (!sg_period_comparable(start, end))
        return sg_fail(err, SG_FAIL_USAGE, "'%s' and '%s' are periods of different length",
                       sg_cube_label(cube, &cube->period, first),
                       sg_cube_label(cube, &cube->period, last));
    *pair = sg_period_pair_of(cube, first, last);
    return true;
}

/* The latest period before the i-th that is as long. */
static bool previous_of(const struct sg_cube *cube, uint32_t i, uint32_t *from)
{
    const struct sg_period *to = &cube->period_date[cube->period_order[i]];
    while (i > 0 && !sg_period_comparable(&cube->period_date[cube->period_order[i - 1]], to))
        i--;
    if (i > 0)
        *from = cube->period_order[i - 1];
    return i > 0;
}

/* The period a year before the i-th, as long as it. */
static bool year_before(const struct sg_cube *cube, uint32_t i, uint32_t *from)
{
    const struct sg_period *to = &cube->period_date[cube->period_order[i]];
    while (i-- > 0) {
        const struct sg_period *date = &cube->period_date[cube->period_order[i]];
        *from = cube->period_order[i];
        if (sg_period_comparable(date, to) && date->month == to->month - 12 && date->day == to->day)
            return true;
    }
    return false;
}

static enum sg_compare read_compare(const struct sg_run *run)
{
    int compare = sg_args_choice(run->args, "compare");
    return compare < 0 ? SG_COMPARE_PREVIOUS : (enum sg_compare)compare;
}

/* Every period with those that --compare names; a year is the period before itself. */
static size_t pair_all(const struct sg_cube *cube, enum sg_compare compare,
                       struct sg_period_pair pairs[])
{
    size_t n = 0;
    for (uint32_t i = 1; i < cube->period.n; i++) {
        uint32_t to = cube->period_order[i], previous = SG_NO_PAIR, year = SG_NO_PAIR;
        if (compare != SG_COMPARE_YEAR && previous_of(cube, i, &previous))
            pairs[n++] = sg_period_pair_of(cube, previous, to);
        if (compare != SG_COMPARE_PREVIOUS && year_before(cube, i, &year) && year != previous)
            pairs[n++] = sg_period_pair_of(cube, year, to);
    }
    return n;
}

bool sg_period_pairs(const struct sg_run *run, const struct sg_cube *cube,
                     struct sg_period_pair **pairs, size_t *n, struct sg_error *err)
{
    bool named = sg_args_count(run->args, "from") || sg_args_count(run->args, "to");
    enum sg_compare compare = read_compare(run);
    *pairs = sg_alloc(2 * (size_t)cube->period.n, sizeof **pairs);
    if (cube->period.n && named)
        *n = sg_period_pair_asked(run, cube, *pairs, err);
    else
        *n = pair_all(cube, compare, *pairs);
    if (*n)
        return true;
    free(*pairs);
    *pairs = NULL;
    if (cube->period.n && named)
        return false;
    return compare == SG_COMPARE_YEAR && cube->period.n > 1
               ? sg_fail(err, SG_FAIL_DATA, "no period has one of its length a year before it")
               : fail_single(cube, err);
}

void sg_period_pair_note(const struct sg_cube *cube, const struct sg_period_pair *pair,
                         const struct sg_run *run, struct sg_texts *notes)
{
    const struct sg_table_info *info = &cube->table->info;
    for (size_t i = 0; i < info->n_breaks; i++)
        if (info->breaks[i].note && sg_period_pair_crosses(cube, pair, &info->breaks[i]))
            sg_note(notes, run->lang, "%s: %s", info->breaks[i].label, info->breaks[i].note);
}

/* Stable counting sort of `n` rows by `key`, below `n_keys`; start[k] is where key k begins. */
static void sort_rows(const uint32_t rows[], size_t n, const uint32_t key[], size_t n_keys,
                      uint32_t sorted[], size_t start[])
{
    memset(start, 0, (n_keys + 1) * sizeof *start);
    for (size_t i = 0; i < n; i++)
        start[key[i] + 1]++;
    for (size_t k = 0; k < n_keys; k++)
        start[k + 1] += start[k];
    size_t *next = sg_alloc(n_keys, sizeof *next);
    memcpy(next, start, n_keys * sizeof *next);
    for (size_t i = 0; i < n; i++) {
        uint32_t row = rows ? rows[i] : (uint32_t)i;
        sorted[next[key[row]]++] = row;
    }
    free(next);
}

void sg_period_rows_build(struct sg_period_rows *rows, const struct sg_cube *cube)
{
    size_t n = cube->table->n_rows;
    struct sg_pairs lines = {0};
    uint32_t *period = sg_alloc(n, sizeof *period);
    rows->line = sg_alloc(n, sizeof *rows->line);
    for (size_t row = 0; row < n; row++) {
        const struct sg_cube_slice *slice = sg_cube_slice_of(cube, row);
        rows->line[row] = sg_pairs_number(&lines, slice->series, cube->row_by[row]);
        period[row] = slice->period;
    }
    uint32_t *by_line = sg_alloc(n, sizeof *by_line);
    size_t *line_start = sg_alloc((size_t)lines.n + 1, sizeof *line_start);
    rows->rows = sg_alloc(n, sizeof *rows->rows);
    rows->start = sg_alloc((size_t)cube->period.n + 1, sizeof *rows->start);
    sort_rows(NULL, n, rows->line, lines.n, by_line, line_start);
    sort_rows(by_line, n, period, cube->period.n, rows->rows, rows->start);
    sg_pairs_free(&lines);
    free(period);
    free(by_line);
    free(line_start);
}

void sg_period_rows_free(struct sg_period_rows *rows)
{
    free(rows->line);
    free(rows->rows);
    free(rows->start);
    *rows = (struct sg_period_rows){0};
}
