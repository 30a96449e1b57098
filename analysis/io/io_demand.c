#include "io_demand.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/lookup.h"
#include "table/text.h"

#include "io_lines.h"

const struct sg_option io_option_demand = {
    .name = "demand",
    .kind = SG_OPTION_FILE,
    .required = true,
    .argument = "FILE",
    .help = {"table of demand by industry (demand, or the only column of numbers), in the unit of "
             "the input-output table",
             "産業別の需要額の表（demand 列、又は唯一の数値の列。産業連関表と同じ単位）"}};

const struct sg_option io_option_met_here = {
    .name = "met-here",
    .kind = SG_OPTION_COLUMN,
    .columns = SG_COLUMNS_ELSEWHERE,
    .argument = "COL",
    .help = {"column of --demand with the part that is met here, from 0 to 1, where it is known",
             "--demand の表の、域内で供給される割合（０から１）の列。分かる産業だけでよい"}};

enum { PRODUCERS, PURCHASERS };

static const struct sg_choice prices[] = {
    [PRODUCERS] = {"producers", {"without margins", "生産者価格"}},
    [PURCHASERS] = {"purchasers",
                    {"with the margins of trade and transport, which --margins takes apart",
                     "購入者価格（--margins で商業・運輸マージンを分ける）"}}};

const struct sg_option io_option_prices = {.name = "prices",
                                           .kind = SG_OPTION_CHOICE,
                                           .argument = "WHOSE",
                                           .choices = SG_CHOICES(prices),
                                           .preset = "producers",
                                           .help = {"prices of --demand", "--demand の価格"}};
const struct sg_option io_option_margins = {
    .name = "margins",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"table of margins as parts of 1 of the purchasers' price: a column per industry that "
             "gets them, or trade and transport",
             "購入者価格に占めるマージン率（０から１）の表。受け取る産業ごと、又は trade と "
             "transport の列"}};

static bool contains_any(const char *text, const char *const words[])
{
    char *key = sg_text_key(text);
    bool found = false;
    for (size_t i = 0; words[i] && !found; i++)
        found = strstr(key, words[i]) != NULL;
    free(key);
    return found;
}

/* The only industry whose name has one of the words; t->n where there is none or more. */
static size_t only_with(const struct io_table *t, const char *const words[])
{
    size_t found = t->n, n = 0;
    for (size_t i = 0; i < t->n; i++)
        if (contains_any(io_table_name(t, i), words)) {
            found = i;
            n++;
        }
    return n == 1 ? found : t->n;
}

/* The industry that gets the margins of a column. */
static size_t receiver_of(const struct io_table *t, const char *column)
{
    static const char *const trade[] = {"商業", "卸売", "trade", NULL};
    static const char *const transport[] = {"運輸", "transport", NULL};
    size_t industry = io_table_find(t, column);
    if (industry < t->n)
        return industry;
    return contains_any(column, trade)       ? only_with(t, trade)
           : contains_any(column, transport) ? only_with(t, transport)
                                             : t->n;
}

struct margins {
    const struct io_table *t;
    struct io_side side;
    double *kept, *gained; /* per industry: the part of 1 that stays, and what margins bring */
};

static bool take_margin(struct margins *m, const struct sg_column *rates, size_t row, size_t to,
                        const struct io_vector *demand, struct sg_error *err)
{
    size_t i = m->side.industry[row];
    double rate = rates->status[row] & SG_STATUS_NIL ? 0 : rates->values[row];
    if (i == m->t->n)
        return true;
    if (!(rate >= 0 && rate <= 1) || (m->kept[i] -= rate) < -1e-12) {
        sg_fail(err, SG_FAIL_DATA,
                "the margins of '%s' are not parts of its price: from 0 to 1, together 1 at most",
                io_table_name(m->t, i));
        sg_fail_at_file(err, m->side.table.info.file);
        return sg_fail_at_row(err, sg_table_file_row(&m->side.table, row));
    }
    m->gained[to] += rate * demand->value[i];
    return true;
}

static bool take_column(struct margins *m, const struct sg_column *rates,
                        const struct io_vector *demand, struct sg_error *err)
{
    size_t to = receiver_of(m->t, rates->name);
    bool ok = to < m->t->n;
    if (!ok) {
        sg_fail(err, SG_FAIL_DATA,
                "no single industry gets the margins '%s': call the column as it is called",
                rates->name);
        sg_fail_at_file(err, m->side.table.info.file);
    }
    for (size_t row = 0; row < m->side.table.n_rows && ok; row++)
        ok = take_margin(m, rates, row, to, demand, err);
    return ok;
}

static bool split_margins(const struct io_table *t, struct sg_run *run, struct io_vector *demand,
                          struct sg_error *err)
{
    struct margins m = {.t = t};
    const char *path = sg_args_text(run->args, "margins");
    if (!path)
        return sg_fail(err, SG_FAIL_USAGE, "--prices purchasers needs --margins FILE");
    m.kept = sg_alloc(t->n, sizeof *m.kept);
    m.gained = sg_alloc(t->n, sizeof *m.gained);
    for (size_t i = 0; i < t->n; i++)
        m.kept[i] = 1;
    bool ok = io_side_read(&m.side, t, run, path, false, err);
    for (size_t i = 0; i < m.side.table.n_columns && ok; i++)
        if (m.side.table.columns[i]->kind == SG_COLUMN_NUMBER)
            ok = take_column(&m, m.side.table.columns[i], demand, err);
    for (size_t i = 0; i < t->n && ok; i++)
        demand->value[i] = demand->value[i] * m.kept[i] + m.gained[i];
    if (ok)
        sg_run_note(run,
                    "demand is at producers' prices: margins were given to trade and transport");
    io_side_free(&m.side);
    free(m.kept);
    free(m.gained);
    return ok;
}

/* What is not known cannot be worked out; what is below 0 is a loss. */
static bool check(const struct io_side *side, const struct io_vector *demand, struct sg_run *run,
                  struct sg_error *err)
{
    size_t below = 0;
    for (size_t i = 0; i < side->t->n; i++) {
        if (demand->status[i]) {
            sg_fail(err, SG_FAIL_DATA, "the demand for '%s' is not known",
                    io_table_name(side->t, i));
            return sg_fail_at_file(err, side->table.info.file);
        }
        below += demand->value[i] < 0;
    }
    if (below)
        sg_run_note(run, "the demand for %zu industries is below 0: it is lost", below);
    return true;
}

/* The parts that are known, of the industries that have one. */
static bool read_met(const struct io_side *side, const struct sg_run *run, double met[],
                     struct sg_error *err)
{
    const char *asked = sg_args_text(run->args, "met-here");
    const struct sg_column *column = asked ? sg_table_numbers(&side->table, asked) : NULL;
    for (size_t i = 0; i < side->t->n; i++)
        met[i] = NAN;
    if (asked && !column) {
        sg_table_fail_column(&side->table, asked, err);
        return sg_fail_at_file(err, side->table.info.file);
    }
    for (size_t row = 0; row < side->table.n_rows && column; row++) {
        double part = sg_column_value(column, row);
        if (side->industry[row] == side->t->n)
            continue;
        if (part < 0 || part > 1) {
            sg_fail(err, SG_FAIL_DATA, "--met-here of '%s' is %.15g, not from 0 to 1",
                    io_table_name(side->t, side->industry[row]), part);
            sg_fail_at_file(err, side->table.info.file);
            return sg_fail_at_row(err, sg_table_file_row(&side->table, row));
        }
        met[side->industry[row]] = part;
    }
    return true;
}

bool io_demand_read(const struct io_table *t, struct sg_run *run, struct io_vector *demand,
                    double met[], struct sg_error *err)
{
    static const char *const names[] = {"demand", "需要額", "需要", "value", NULL};
    const char *path = sg_args_text(run->args, "demand");
    bool purchasers = sg_args_choice(run->args, "prices") == PURCHASERS;
    struct io_side side = {0};
    if (!path)
        return sg_fail(err, SG_FAIL_USAGE, "--demand FILE is needed");
    if (!purchasers && sg_args_text(run->args, "margins"))
        return sg_fail(err, SG_FAIL_USAGE, "--margins goes with --prices purchasers");
    bool ok = io_side_read(&side, t, run, path, false, err) &&
              io_side_numbers(&side, NULL, names, demand, err) && read_met(&side, run, met, err) &&
              check(&side, demand, run, err);
    io_side_free(&side);
    return ok && (!purchasers || split_margins(t, run, demand, err));
}
