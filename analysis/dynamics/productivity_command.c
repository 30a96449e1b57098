/* 生産性変化の要因分解: what the change of an aggregate productivity is made of. */
#include <math.h>
#include <stdlib.h>

#include <sangyo/productivity.h>
#include "table/args.h"

#include "analysis/cube/numbers.h"
#include "analysis/cube/panel.h"
#include "analysis/cube/period_pairs.h"

enum { TERMS = 6 };

static const struct method {
    struct sg_choice choice;
    sg_productivity_fn *function;
    bool has_cross, has_exit;
} methods[] = {{{"fhk", {"Foster, Haltiwanger and Krizan (2001)", "フォスターほか（2001）"}},
                sg_productivity_fhk,
                true,
                true},
               {{"gr", {"Griliches and Regev (1995)", "グリリカス・レゲフ（1995）"}},
                sg_productivity_gr,
                false,
                true},
               {{"bhc", {"Baily, Hulten and Campbell (1992)", "ベイリーほか（1992）"}},
                sg_productivity_bhc,
                false,
                true},
               {{"bg",
                 {"Baldwin and Gu (2006), without a term of exits",
                  "ボールドウィン・グー（2006、退出の項はない）"}},
                sg_productivity_bg,
                false,
                false},
               {{"df", {"Diewert and Fox (2010)", "ディーワート・フォックス（2010）"}},
                sg_productivity_df,
                false,
                true},
               {{"mp",
                 {"Melitz and Polanec (2015): between is the covariance",
                  "メリッツ・ポラネツ（2015、between は共分散の変化）"}},
                sg_productivity_mp,
                false,
                true}};

struct productivity {
    struct sg_panel panel;
    const struct sg_column *x, *weight;
    bool are_shares; /* the weights must add up to 1 */
    struct sg_productivity_unit *units;
    size_t n;
    sg_status status; /* of all that is known of these units */
    double sums[2];
    struct sg_column *method, *terms[TERMS];
};

/* One end of a unit; NaN where it is not there. */
static bool read_end(struct productivity *p, ptrdiff_t row, size_t end, struct sg_error *err)
{
    struct sg_productivity_unit *unit = &p->units[p->n];
    unit->share[end] = unit->x[end] = NAN;
    if (row < 0)
        return true;
    struct sg_cube_cell x = sg_cube_cell_of(p->x, row), weight = sg_cube_cell_of(p->weight, row);
    if (weight.value < 0) {
        sg_fail(err, SG_FAIL_DATA, "a weight of %.15g is below 0", weight.value);
        sg_fail_at_column(err, p->weight->name);
        return sg_fail_at_row(err, sg_table_file_row(p->panel.table, (size_t)row));
    }
    unit->share[end] = isnan(weight.value) ? 0 : weight.value;
    unit->x[end] = x.value;
    p->sums[end] += unit->share[end];
    p->status |= sg_status_void(x.status | weight.status);
    return true;
}

/* The units of a group that are there at either end. */
static bool read_units(struct productivity *p, size_t group, struct sg_panel_pair pair,
                       struct sg_error *err)
{
    p->n = 0;
    p->status = 0;
    p->sums[0] = p->sums[1] = 0;
    for (size_t i = 0; i < p->panel.n_units; i++) {
        ptrdiff_t before = sg_panel_row(&p->panel, i, pair.from);
        ptrdiff_t after = sg_panel_row(&p->panel, i, pair.to);
        if (p->panel.unit_group[i] != group || (before < 0 && after < 0))
            continue;
        if (!read_end(p, before, 0, err) || !read_end(p, after, 1, err))
            return false;
        p->n++;
    }
    return true;
}

static bool require_shares(const struct productivity *p, size_t group, struct sg_panel_pair pair,
                           struct sg_error *err)
{
    const uint32_t ends[2] = {pair.from, pair.to};
    for (size_t e = 0; e < 2 && p->are_shares && !p->status; e++)
        if (p->sums[e] > 0 && fabs(p->sums[e] - 1) > 1e-6) {
            sg_fail(err, SG_FAIL_DATA,
                    "the shares of '%s' add up to %.10g, not to 1; --weight COL makes shares of "
                    "any weights",
                    p->panel.period->levels.texts[p->panel.level[ends[e]]], p->sums[e]);
            return sg_fail_at_row(err,
                                  sg_table_file_row(p->panel.table, p->panel.group_row[group]));
        }
    return true;
}

/* What a method does not have is not applicable; what it is not defined for, undefined. */
static void set_terms(const struct productivity *p, size_t row, const struct method *method)
{
    struct sg_productivity terms;
    bool defined = method->function(p->units, p->n, &terms);
    const double values[TERMS] = {terms.within, terms.between, terms.cross,
                                  terms.entry,  terms.exit,    terms.total};
    for (size_t i = 0; i < TERMS; i++) {
        bool has = (i != 2 || method->has_cross) && (i != 4 || method->has_exit);
        sg_status status = !has                                         ? SG_STATUS_NOT_APPLICABLE
                           : p->status                                  ? p->status
                           : !defined && (i != 5 || isnan(terms.total)) ? SG_STATUS_UNDEFINED
                                                                        : 0;
        sg_column_set(p->terms[i], row, status ? NAN : values[i], status);
    }
    sg_column_set_text(p->method, row, method->choice.word);
}

/* A row per method that is asked for. */
static bool add_rows(struct productivity *p, const struct sg_run *run, size_t group,
                     struct sg_panel_pair pair, struct sg_table *out, struct sg_error *err)
{
    static const struct sg_choices all = SG_CHOICES(methods);
    size_t n = sg_args_count(run->args, "method");
    if (!read_units(p, group, pair, err) || !require_shares(p, group, pair, err))
        return false;
    for (size_t i = 0; i < (n ? n : 1); i++) {
        const char *word = n ? sg_args_nth(run->args, "method", i) : methods[0].choice.word;
        const struct method *method = &methods[sg_choices_find(&all, word)];
        set_terms(p, sg_panel_add_row(&p->panel, out, group, pair), method);
    }
    return true;
}

static void add_columns(struct productivity *p, const struct sg_run *run, struct sg_table *out)
{
    static const char *const names[TERMS] = {"within", "between", "cross",
                                             "entry",  "exit",    "total"};
    sg_panel_add_keys(&p->panel, run, out);
    p->method = sg_table_add(out, "method", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < TERMS; i++) {
        p->terms[i] = sg_table_add(out, names[i], SG_COLUMN_NUMBER);
        sg_column_measure_like(p->terms[i], p->x);
        p->terms[i]->measure_kind = SG_MEASURE_BALANCE;
        p->terms[i]->decimals = 3;
    }
    p->terms[TERMS - 1]->label = sg_copy_text(run->lang == SG_JA ? "変化の計" : "Total change");
    out->main = (ptrdiff_t)sg_table_index(out, p->terms[0]);
    free(out->info.measure);
    out->info.measure = sg_copy_text(sg_column_title(p->x, run->lang));
}

/* Which of --share and --weight is given. */
static bool find_columns(struct productivity *p, const struct sg_run *run,
                         const struct sg_table *in, struct sg_error *err)
{
    const struct sg_column *share;
    if (!sg_option_numbers(run, in, "x", true, &p->x, err) ||
        !sg_option_numbers(run, in, "share", false, &share, err) ||
        !sg_option_numbers(run, in, "weight", false, &p->weight, err))
        return false;
    if (!share == !p->weight)
        return sg_fail(err, SG_FAIL_USAGE, "one of --share and --weight is needed");
    p->are_shares = share != NULL;
    p->weight = share ? share : p->weight;
    return true;
}

static bool write(struct productivity *p, struct sg_run *run, struct sg_table *out,
                  struct sg_error *err)
{
    struct sg_panel_pair *pairs = NULL;
    size_t n;
    bool fine = sg_panel_pairs(&p->panel, run, &pairs, &n, err);
    p->units = sg_alloc(p->panel.n_units, sizeof *p->units);
    add_columns(p, run, out);
    for (size_t group = 0; fine && group < p->panel.groups.n; group++)
        for (size_t i = 0; fine && i < n; i++)
            fine = add_rows(p, run, group, pairs[i], out, err);
    sg_note(&out->info.notes, run->lang,
            "entrants and exits: units that are in one of the two periods only; one that changes "
            "its group leaves one and enters the other");
    free(p->units);
    free(pairs);
    return fine;
}

static bool run_productivity(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                             struct sg_error *err)
{
    struct productivity p = {0};
    bool fine = find_columns(&p, run, in, err) && sg_panel_make(&p.panel, run, in, err) &&
                write(&p, run, out, err);
    sg_panel_free(&p.panel);
    return fine;
}

static const struct sg_option option_x = {.name = "x",
                                          .kind = SG_OPTION_COLUMN,
                                          .required = true,
                                          .argument = "COL",
                                          .help = {"column of productivity", "生産性の列"}};
static const struct sg_option option_share = {
    .name = "share",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of shares, which add up to 1 in each group and period",
             "シェアの列（分類・時点ごとに合計が１）"}};
static const struct sg_option option_weight = {
    .name = "weight",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of weights (sales, persons), of which shares are made",
             "シェアのもとになる列（売上、従業者など）"}};
static const struct sg_option option_method = {
    .name = "method",
    .kind = SG_OPTION_CHOICE,
    .repeatable = true,
    .argument = "METHOD",
    .choices = SG_CHOICES(methods),
    .preset = "fhk",
    .help = {"the decomposition; each gives a row", "分解の方法（指定したものごとに１行）"}};
static const struct sg_option option_by = {.name = "by",
                                           .kind = SG_OPTION_COLUMN,
                                           .repeatable = true,
                                           .argument = "COL",
                                           .help = {"column to group by", "分類とする列"}};

const struct sg_command sg_dynamics_productivity_command = {
    .name = "dynamics productivity",
    .group = SG_COMMANDS_DYNAMICS,
    .summary = {"what a change of productivity is made of", "生産性変化の要因分解"},
    .help =
        {"Takes the change of an aggregate productivity, the sum of shares times productivity of "
         "the units of a group, apart into what happened within continuing units, between them by "
         "their shares, across both (fhk alone), and by entry and exit. The terms add up to the "
         "total. The input has one row a unit and period; --id says which rows are one unit, and "
         "every pair of neighbouring periods is compared, or --from and --to. One suppressed or "
         "missing number makes its group unknown, with that status. Without continuing units no "
         "term is defined, without exits none of bg. Columns: from, to, method, within, between, "
         "cross, entry, exit, total, status.",
         "全体の生産性（分類ごとの、シェア×生産性の合計）の変化を、存続した事業所の内部効果、シェア"
         "の変化による効果、両者の交差項（fhk のみ）、参入、退出に分けます。各項の合計は変化の計に"
         "一致します。入力は事業所・時点ごとに１行とし、--id の列で同じ事業所を結び付け、隣り合う"
         "時点（又は --from と --to）を比べます。秘匿や不詳が一つでもある分類は、その状態とします"
         "。存続した事業所がなければ各項は計算できず、bg は退出がなければ計算できません。列：前期、"
         "当期、方法、内部効果、シェア効果、交差項、参入効果、退出効果、変化の計、状態。"},
    .example = "--x tfp --weight sales --id id --period year --method fhk "
               "examples/dynamics/made_up_firms.csv",
    .options = {&option_x, &option_share, &option_weight, &option_method, &sg_panel_option_id,
                &option_by, &sg_option_area, &sg_option_period, &sg_option_from, &sg_option_to},
    .input = SG_INPUT_UNITS,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_productivity};
