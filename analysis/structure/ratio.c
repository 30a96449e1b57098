/* 比率: one number of a published table by another. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/lookup.h"
#include "table/text.h"

#include "analysis/cube/cube.h"
#include "ratio_side.h"
#include "ratio_words.h"

struct ratio {
    struct sg_run *run;
    struct sg_table tables[2]; /* the second only with --join */
    bool joined;
    struct sg_ratio_side sides[2];
    ptrdiff_t *match; /* per row of the first side: the row of the second, or -1 */
    double per;
};

/* By nothing there is no ratio; what is not known makes it unknown. */
static void set_ratio(const struct ratio *r, struct sg_column *ratio, size_t row,
                      struct sg_cube_cell numerator, struct sg_cube_cell denominator)
{
    sg_status both = numerator.status | denominator.status;
    sg_status status = sg_status_void(both);
    double value = NAN;
    if (!status && denominator.value == 0)
        status = SG_STATUS_UNDEFINED;
    if (!status)
        value = r->per * numerator.value / denominator.value;
    if (!status && !isfinite(value))
        status = SG_STATUS_UNDEFINED;
    if (!status)
        status = sg_cube_flags(both) & ~(sg_status)SG_STATUS_NIL;
    sg_column_set(ratio, row, sg_status_has_value(status) ? value : NAN, status);
}

static struct sg_column *add_number(const struct ratio *r, size_t side, const char *name,
                                    struct sg_table *out)
{
    const struct sg_ratio_side *of = &r->sides[side];
    struct sg_column *column = sg_table_add(out, name, SG_COLUMN_NUMBER);
    sg_column_measure_like(column, of->value);
    column->measure_kind = of->kind;
    free(column->unit);
    column->unit = sg_copy_text(of->unit);
    column->label = sg_copy_text(of->title);
    return column;
}

/* The labels that say what the rows are about. */
static void copy_keys(const struct ratio *r, struct sg_table *out)
{
    const struct sg_key_rows *own = &r->sides[0].own;
    for (size_t i = 0; i < own->table->n_columns; i++) {
        const struct sg_column *from = own->table->columns[i];
        if (!sg_ratio_side_is_key(&r->sides[0], from))
            continue;
        struct sg_column *to = sg_table_add_like(out, from);
        for (size_t k = 0; k < own->n_rows; k++)
            to->codes[k] = from->codes[own->rows[k]];
    }
}

static void describe(const struct ratio *r, const struct sg_column *ratio, struct sg_table *out)
{
    sg_table_info_copy(&out->info, &r->tables[0].info);
    for (size_t i = 0; r->joined && i < r->tables[1].info.n_sources; i++)
        sg_info_add_source(&out->info, r->tables[1].info.sources[i].title,
                           r->tables[1].info.sources[i].path);
    free(out->info.measure);
    free(out->info.unit);
    out->info.measure = sg_copy_text(ratio->label);
    out->info.unit = sg_copy_text(ratio->unit);
}

static void write(const struct ratio *r, struct sg_table *out)
{
    const struct sg_key_rows *own = &r->sides[0].own;
    sg_table_reserve(out, own->n_rows);
    for (size_t i = 0; i < own->n_rows; i++)
        sg_table_add_row(out);
    copy_keys(r, out);
    struct sg_column *numerator = add_number(r, 0, "numerator", out);
    struct sg_column *denominator = add_number(r, 1, "denominator", out);
    struct sg_column *ratio = sg_table_add(out, "ratio", SG_COLUMN_NUMBER);
    for (size_t i = 0; i < own->n_rows; i++) {
        struct sg_cube_cell a = sg_cube_cell_of(r->sides[0].value, (ptrdiff_t)own->rows[i]);
        struct sg_cube_cell b = sg_cube_cell_of(r->sides[1].value, r->match[i]);
        sg_column_set(numerator, i, a.value, a.status);
        sg_column_set(denominator, i, b.value, b.status);
        set_ratio(r, ratio, i, a, b);
    }
    sg_ratio_name(ratio, &r->sides[0], &r->sides[1], r->per, r->run->lang);
    out->main = (ptrdiff_t)sg_table_index(out, ratio);
    describe(r, ratio, out);
}

/* A difference of two shares divided by something says nothing. */
static bool require_kinds(const struct ratio *r, struct sg_error *err)
{
    for (size_t i = 0; i < 2; i++)
        if (r->sides[i].kind == SG_MEASURE_BALANCE) {
            sg_fail(err, SG_FAIL_DATA, "'%s' is a balance in points, of which there is no ratio",
                    r->sides[i].title);
            return sg_fail_at_file(err, r->sides[i].own.table->info.file);
        }
    return true;
}

static void note_alone(struct ratio *r, const struct sg_keys_alone alone[2])
{
    for (size_t i = 0; i < 2; i++) {
        struct sg_buffer list = {0};
        for (size_t k = 0; k < alone[i].first.n; k++)
            sg_buffer_printf(&list, "%s%s", k ? ", " : "", alone[i].first.items[k]);
        sg_buffer_add(&list, alone[i].n > alone[i].first.n ? ", …" : "");
        if (alone[i].n && i == 0)
            sg_run_note(r->run, "%zu keys have no denominator: not_available (%s)", alone[i].n,
                        sg_buffer_text(&list));
        else if (alone[i].n)
            sg_run_note(r->run, "%zu keys have no numerator and are left out (%s)", alone[i].n,
                        sg_buffer_text(&list));
        sg_buffer_free(&list);
    }
}

/* Which row of the denominator each numerator goes with. */
static bool match_rows(struct ratio *r, struct sg_error *err)
{
    struct sg_key_rows *own = &r->sides[0].own;
    size_t n_keys = 0;
    struct sg_keys_alone alone[2] = {0};
    r->match = sg_alloc(own->n_rows, sizeof *r->match);
    if (!r->joined && !r->sides[0].measure && !r->sides[1].measure) {
        for (size_t i = 0; i < own->n_rows; i++)
            r->match[i] = (ptrdiff_t)own->rows[i];
        return true;
    }
    bool ok = sg_ratio_keys_find(r->run, r->sides, r->joined, &n_keys, err) &&
              sg_key_match(own, &r->sides[1].own, n_keys, !r->joined, r->match, alone, err);
    note_alone(r, alone);
    for (size_t i = 0; i < 2; i++)
        sg_texts_free(&alone[i].first);
    return ok;
}

static bool read_tables(struct ratio *r, const char *const files[], size_t n_files,
                        struct sg_error *err)
{
    const char *join = sg_args_text(r->run->args, "join");
    if (strcmp(files[0], "-") == 0)
        return sg_fail(err, SG_FAIL_USAGE,
                       "'%s' names no two columns: sangyo ratio NUMERATOR/DENOMINATOR FILE",
                       files[0]);
    if (n_files > 2)
        return sg_fail(err, SG_FAIL_USAGE, "'%s' takes one FILE, not %zu", "ratio", n_files - 1);
    if (sg_args_count(r->run->args, "on") && !join)
        return sg_fail(err, SG_FAIL_USAGE, "--on is for --join FILE");
    r->joined = join != NULL;
    return r->run->read_table(r->run, n_files > 1 ? files[1] : "-", &r->tables[0], err) &&
           (!join || r->run->read_table(r->run, join, &r->tables[1], err));
}

static bool run_ratio(struct sg_run *run, const char *const files[], size_t n_files,
                      struct sg_table *out, struct sg_error *err)
{
    struct ratio r = {.run = run, .per = sg_args_number(run->args, "per", 1)};
    sg_table_init(&r.tables[0]);
    sg_table_init(&r.tables[1]);
    bool ok = read_tables(&r, files, n_files, err);
    const struct sg_table *const tables[2] = {&r.tables[0], &r.tables[r.joined]};
    ok = ok && sg_ratio_sides_find(run, files[0], tables, r.sides, err) && require_kinds(&r, err) &&
         match_rows(&r, err);
    if (ok)
        write(&r, out);
    for (size_t i = 0; i < 2; i++) {
        sg_ratio_side_free(&r.sides[i]);
        sg_table_free(&r.tables[i]);
    }
    free(r.match);
    return ok;
}

static const struct sg_option option_per = {
    .name = "per",
    .kind = SG_OPTION_NUMBER,
    .argument = "N",
    .preset = "1",
    .minimum = 1e-9,
    .maximum = 1e15,
    .help = {"per how many of the denominator: 1000", "分母いくつ当たりか（1000など）"}};

static const struct sg_option option_join = {
    .name = "join",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"table of the denominator, where it is another one",
             "分母が別の表にあるとき、その表"}};

const struct sg_command sg_ratio_command = {
    .name = "ratio",
    .group = SG_COMMANDS_STRUCTURE,
    .summary = {"one number of a table by another", "表の二つの数値の比（１事業所当たりなど）"},
    .help =
        {"Divides two columns of a published table, or two measures of a long one, row by row: "
         "persons per establishment, sales per person; --per 1000 gives establishments per 1,000 "
         "inhabitants. --join names the table of the denominator, --on the columns by which rows "
         "meet (COL, or COL=COL of the two; without it those of labels that both have): by label "
         "keys, codes of areas and dates. Two rows of it with the same keys are an error; keys "
         "of one table alone are counted and named. A suppressed or missing number gives its "
         "status, a denominator of zero or nil is undefined. A ratio is never added or shared "
         "out. Columns: numerator, denominator, ratio, status.",
         "公表された表の二つの列（縦長の表では二つの項目）の比を、行ごとに計算します。１事業所当た"
         "り従業者数、従業者１人当たり売上などです。--per 1000 "
         "で人口1,000人当たり事業所数などになります。分母が別の表にあるときは --join "
         "でその表を、--on で突き合わせる列（列、又は 列=列。なければ両方にあるラベルの列）を"
         "指定します。ラベル、地域コード、時点は表記の違いを越えて対応します。分母の表に同じキーの"
         "行が二つあるとエラーとし、一方にしかないキーは数えて示します。秘匿や不詳はその状態のまま"
         "とし、分母が０又は皆無のときは計算しません（undefined）。比率は合計や構成比にできません"
         "。列：分子、分母、比率、状態。"},
    .example = "employees/establishments examples/kawasaki-census/datapackage.json#industry",
    .options = {&option_per, &option_join, &sg_option_on, &sg_option_value},
    .input = SG_INPUT_NAMED_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_files = run_ratio,
    .chart = "lines",
    .arguments = "NUMERATOR/DENOMINATOR [FILE]"};
