#include "published.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>
#include "table/args.h"
#include "table/breakdown.h"
#include "table/measure.h"
#include "table/role.h"
#include "table/row_measure.h"

#include "analysis/cube/column_words.h"

const struct sg_option sg_option_percent = {
    .name = "percent",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of the percentages (default: the only one that is called so)",
             "割合（％）の列（既定は列名から判断）"}};

const struct sg_option sg_option_n = {
    .name = "n",
    .kind = SG_OPTION_TEXT,
    .columns = SG_COLUMNS_MAYBE,
    .argument = "COL|NUMBER",
    .help = {"number of answers: a column, or one number for all (default: a column called n, "
             "回答数 …)",
             "回答数（ｎ）の列、又は全体に共通の数（既定は n、回答数などの列）"}};

enum { COUNTS_COMPATIBLE, COUNTS_UNROUNDED };

static const struct sg_choice counted[] = {
    [COUNTS_COMPATIBLE] = {"compatible",
                           {"every whole count that prints as the percentage",
                            "印字の割合となりうる整数のすべて"}},
    [COUNTS_UNROUNDED] = {"unrounded",
                          {"the percentage as if it were exact", "印字の割合をそのまま使う"}}};

const struct sg_option sg_option_counts = {
    .name = "counts",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHICH",
    .choices = SG_CHOICES(counted),
    .preset = "compatible",
    .help = {"the counts for which limits hold", "信頼限界の計算に使う回答数"}};

const struct sg_option sg_option_deff = {
    .name = "deff",
    .kind = SG_OPTION_NUMBER,
    .argument = "D",
    .minimum = 0.01,
    .maximum = 1000,
    .preset = "1",
    .help = {"design effect, by which the number of answers is divided",
             "デザイン効果（回答数をこれで割った実効標本数を使う）"}};

const struct sg_option sg_option_population = {
    .name = "population",
    .kind = SG_OPTION_INTEGER,
    .argument = "N",
    .minimum = 1,
    .maximum = 4294967295,
    .help = {"size of the population, for the finite population correction",
             "母集団の大きさ（有限母集団修正に使う）"}};

const struct sg_option sg_option_small_base = {
    .name = "small-base",
    .kind = SG_OPTION_TEXT,
    .argument = "HIDE,MARK",
    .preset = "10,30",
    .help = {"below HIDE answers nothing is shown, below MARK it is for reference",
             "回答数が HIDE 未満は表示せず、MARK 未満は参考値とする"}};

static const struct sg_column *named_number(const struct sg_table *table, const char *name,
                                            struct sg_error *err)
{
    ptrdiff_t column;
    if (!sg_role_find(table, SG_ROLE_VALUE, name, true, &column, NULL, err) ||
        !sg_column_require_number(table, table->columns[column], err))
        return NULL;
    return table->columns[column];
}

/* The columns of percentages of answers, among those of a declared role; *n is their number and
   `names` their names. */
static const struct sg_column *only_percent(const struct sg_table *table, enum sg_role declared,
                                            struct sg_buffer *names, size_t *n)
{
    const struct sg_column *found = NULL;
    *n = 0;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_NUMBER || column->role != declared ||
            !sg_column_is_percent(column) || sg_column_says_rate(column))
            continue;
        sg_buffer_printf(names, "%s%s", (*n)++ ? ", " : "", column->name);
        found = column;
    }
    return found;
}

const struct sg_column *sg_published_percent(const struct sg_table *table)
{
    struct sg_buffer names = {0};
    size_t n;
    const struct sg_column *found = only_percent(table, SG_ROLE_VALUE, &names, &n);
    if (n == 0)
        found = only_percent(table, SG_ROLE_NONE, &names, &n);
    sg_buffer_free(&names);
    return n == 1 ? found : NULL;
}

static const struct sg_column *find_percent(struct sg_run *run, const struct sg_table *table,
                                            struct sg_error *err)
{
    const char *asked = sg_args_text(run->args, "percent");
    if (asked)
        return named_number(table, asked, err);
    struct sg_buffer names = {0};
    size_t n;
    const struct sg_column *found = only_percent(table, SG_ROLE_VALUE, &names, &n);
    if (n == 0) {
        found = only_percent(table, SG_ROLE_NONE, &names, &n);
        if (n == 1)
            sg_run_note(run, "column '%s' is taken for --%s", found->name, "percent");
    }
    if (n == 0)
        sg_fail(err, SG_FAIL_USAGE, "no column of percentages was found: name it with --percent");
    else if (n > 1)
        sg_fail(err, SG_FAIL_USAGE, "several columns hold percentages: name one with --percent: %s",
                sg_buffer_text(&names));
    sg_buffer_free(&names);
    return n == 1 ? found : NULL;
}

static const struct sg_column *usual_n(const struct sg_table *table)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind == SG_COLUMN_NUMBER && sg_column_says_base(table->columns[i]))
            return table->columns[i];
    return NULL;
}

bool sg_published_find_n(struct sg_published *published, struct sg_run *run, bool required,
                         struct sg_error *err)
{
    const struct sg_table *table = published->table;
    const char *asked = sg_args_text(run->args, "n");
    published->constant = NAN;
    if (asked && sg_table_find(table, asked) < 0 &&
        sg_number_read(asked, strlen(asked), &published->constant)) {
        if (published->constant >= 1)
            return true;
        return sg_fail(err, SG_FAIL_USAGE, "--n %s is no number of answers", asked);
    }
    published->n = asked ? named_number(table, asked, err) : usual_n(table);
    if (published->n && !asked)
        sg_run_note(run, "column '%s' is taken for --%s", published->n->name, "n");
    if (!published->n && !asked && required)
        return sg_fail(err, SG_FAIL_USAGE,
                       "the number of answers is needed: --n COL, or --n with one number for all");
    return published->n || !asked;
}

bool sg_published_find(struct sg_published *published, struct sg_run *run,
                       const struct sg_table *table, bool n_required, struct sg_error *err)
{
    *published = (struct sg_published){.table = table, .deff = 1};
    published->percent = find_percent(run, table, err);
    if (!published->percent || !sg_published_find_n(published, run, n_required, err) ||
        !sg_base_rule_read(sg_args_text(run->args, "small-base"), &published->rule, err))
        return false;
    published->compatible = sg_args_choice(run->args, "counts") != COUNTS_UNROUNDED;
    published->deff = sg_args_number(run->args, "deff", 1);
    published->decimals = sg_row_measure_decimals(table, published->percent);
    if (published->percent->decimals > published->decimals)
        published->decimals = published->percent->decimals;
    return true;
}

/* An error about a cell of the input. */
static bool fail_at(const struct sg_published *published, const struct sg_column *column,
                    size_t row, struct sg_error *err)
{
    sg_fail_at_file(err, published->table->info.file);
    sg_fail_at_column(err, column->name);
    return sg_fail_at_row(err, sg_table_file_row(published->table, row));
}

bool sg_published_n(const struct sg_published *published, size_t row, double *n,
                    struct sg_error *err)
{
    *n = published->constant;
    if (!published->n)
        return true;
    *n = sg_status_has_value(published->n->status[row]) ? published->n->values[row] : NAN;
    if (isnan(*n) || *n >= 0)
        return true;
    char text[SG_NUMBER_SIZE];
    sg_number_shortest(*n, text);
    sg_fail(err, SG_FAIL_DATA, "%s is no number of answers", text);
    return fail_at(published, published->n, row, err);
}

bool sg_published_at(const struct sg_published *published, size_t row,
                     struct sg_published_cell *cell, struct sg_error *err)
{
    const struct sg_column *percent = published->percent;
    *cell = (struct sg_published_cell){percent->values[row], percent->status[row], .range = {1, 0}};
    if (!sg_published_n(published, row, &cell->n, err))
        return false;
    if (cell->status & SG_STATUS_NIL && isnan(cell->percent))
        cell->percent = 0;
    if (isnan(cell->percent) && sg_status_has_value(cell->status))
        cell->status |= SG_STATUS_NOT_AVAILABLE;
    if (!sg_status_has_value(cell->status))
        cell->percent = NAN;
    if (cell->percent < 0 || cell->percent > 100) {
        char text[SG_NUMBER_SIZE];
        sg_number_shortest(cell->percent, text);
        sg_fail(err, SG_FAIL_DATA, "a percentage lies between 0 and 100, not at %s", text);
        return fail_at(published, percent, row, err);
    }
    if (sg_published_is_net(published, row)) /* the sum of counts, not those of the rounded sum */
        cell->range = published->net_ranges[row - published->first_net];
    else
        sg_count_range(cell->percent, published->decimals, cell->n, &cell->range);
    cell->base = sg_base_rule_status(published->rule, cell->n);
    return true;
}

struct sg_count_range sg_published_counts(const struct sg_published *published,
                                          const struct sg_published_cell *cell)
{
    double exact = cell->percent / 100 * cell->n;
    if (published->compatible && sg_published_has_counts(cell))
        return cell->range;
    return (struct sg_count_range){exact, exact};
}

void sg_published_free(struct sg_published *published)
{
    free(published->net_ranges);
    published->net_ranges = NULL;
}
