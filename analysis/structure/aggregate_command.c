/* 集計: sums over areas, or any items, added as rows. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/args.h"
#include "table/measure.h"
#include "table/role.h"

#include "adding.h"
#include "aggregate.h"
#include "aggregate_match.h"
#include "aggregate_sums.h"

/* The columns of numbers that are summed: those that --value names, else those of values. */
struct values {
    size_t *columns, n;
};

static bool find_values(struct sg_run *run, const struct sg_table *in, struct values *values,
                        struct sg_error *err)
{
    ptrdiff_t *asked;
    values->columns = sg_alloc(in->n_columns, sizeof *values->columns);
    for (size_t i = 0; i < in->n_columns && !sg_args_count(run->args, "value"); i++) {
        const struct sg_column *column = in->columns[i];
        if (column->kind != SG_COLUMN_NUMBER || sg_role_of_column(column) != SG_ROLE_VALUE)
            continue;
        if (sg_measure_rule(sg_measure_kind_of_column(column))->adds)
            values->columns[values->n++] = i;
        else
            sg_run_note(
                run, "column '%s' does not add up (%s) and is left out", column->name,
                sg_lang_pick(sg_measure_rule(sg_measure_kind_of_column(column))->name, run->lang));
    }
    if (values->n)
        return true;
    size_t n;
    if (!sg_cube_values(run, in, &asked, &n, err))
        return false;
    for (size_t i = 0; i < n; i++)
        values->columns[values->n++] = (size_t)asked[i];
    free(asked);
    return true;
}

static bool require_adding(const struct sg_table *in, const struct values *values,
                           struct sg_error *err)
{
    bool add = true;
    for (size_t k = 0; add && k < values->n; k++)
        add = sg_require_adding(in, in->columns[values->columns[k]], false, err);
    return add;
}

/* The axis that the map is about: the one whose labels it has. */
static bool link_groups(struct sg_aggregate *a, struct sg_run *run, const struct sg_cube *cube,
                        struct sg_error *err)
{
    struct sg_concordance map;
    struct sg_map_match of_areas = {0}, of_by = {0};
    bool ok = sg_concordance_read_map(&map, run, sg_args_text(run->args, "groups"), err) &&
              sg_map_match(cube, &cube->area, &map, &of_areas, err) &&
              sg_map_match(cube, &cube->by, &map, &of_by, err);
    if (ok && of_areas.n && of_by.n)
        ok = sg_fail(
            err, SG_FAIL_USAGE, "the map has labels of both '%s' and '%s': keep to one of them",
            cube->table->columns[of_areas.column]->name, cube->table->columns[of_by.column]->name);
    if (ok && !of_areas.n && !of_by.n) {
        sg_fail(err, SG_FAIL_DATA, "no area or category of the table is in the map");
        ok = sg_fail_at_file(err, sg_args_text(run->args, "groups"));
    }
    if (ok) {
        sg_aggregate_init(a, run, cube, of_areas.n > 0);
        ok = sg_aggregate_groups(a, &map, (of_areas.n ? of_areas : of_by).item_of, err);
    }
    free(of_areas.item_of);
    free(of_by.item_of);
    sg_concordance_free(&map);
    return ok;
}

static bool link(struct sg_aggregate *a, struct sg_run *run, const struct sg_cube *cube,
                 struct sg_error *err)
{
    if (sg_args_text(run->args, "groups"))
        return link_groups(a, run, cube, err);
    if (cube->area.column < 0) {
        sg_fail(err, SG_FAIL_USAGE, "--to needs a column of areas: name it with --area");
        return sg_fail_at_file(err, cube->table->info.file);
    }
    sg_aggregate_init(a, run, cube, true);
    return sg_aggregate_levels(a, err);
}

static bool run_aggregate(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                          struct sg_error *err)
{
    bool has_to = sg_args_text(run->args, "to"), has_groups = sg_args_text(run->args, "groups");
    if (has_to == has_groups)
        return sg_fail(err, SG_FAIL_USAGE,
                       "give --to city,prefecture,nation or --groups FILE, one of the two");
    struct values values = {0};
    struct sg_cube cube = {0};
    struct sg_aggregate a = {0};
    struct sg_cube_request request = sg_cube_request_of(run);
    request.areas_are_parts = false;
    bool ok = find_values(run, in, &values, err) && require_adding(in, &values, err);
    request.value = ok ? (ptrdiff_t)values.columns[0] : -1;
    ok = ok && sg_cube_build(&cube, run, in, &request, err) && link(&a, run, &cube, err);
    if (ok)
        sg_aggregate_write(&a, values.columns, values.n, sg_args_flag(run->args, "with-parts"),
                           out);
    sg_aggregate_free(&a);
    sg_cube_free(&cube);
    free(values.columns);
    return ok;
}

static const struct sg_option option_to = {
    .name = "to",
    .kind = SG_OPTION_TEXT,
    .argument = "LEVEL,…",
    .help = {"sum areas by their codes to city (of wards), prefecture, nation",
             "地域コードにより city（区から市）、prefecture、nation に集計する"}};

static const struct sg_option option_groups = {
    .name = "groups",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"map of areas or categories: columns from and to (to_label)",
             "地域又は項目の対応表：from と to の２列（to_label も可）"}};

static const struct sg_option option_with_parts = {
    .name = "with-parts",
    .kind = SG_OPTION_FLAG,
    .help = {"keep the rows that are summed", "集計した元の行も残す"}};

const struct sg_command sg_aggregate_command = {
    .name = "aggregate",
    .group = SG_COMMANDS_STRUCTURE,
    .summary = {"sums over areas, or over groups of any items",
                "地域や項目の集計（市、都道府県、全国、任意の区分）"},
    .help =
        {"Sums counts and amounts over areas by their codes (--to city,prefecture,nation), or over "
         "areas or categories as a map says (--groups: from, to). Rows of sums take the place of "
         "the parts, or stand beside them with --with-parts: city, prefecture and nation in one "
         "table. An area that the table has itself is taken as it is published, and what lies in "
         "it is not added beside it; where the table has not all municipalities of an area, its "
         "name says so. A suppressed part suppresses the sum, a part without a row makes it "
         "not_available. What does not add up (shares, balances, ratios, index numbers) is "
         "refused. Figures and sentences are those of the command that follows: composition, "
         "change, "
         "specialization. Columns: those of the table, status.",
         "数・量を、地域コードにより市・都道府県・全国に（--to "
         "city,prefecture,nation）、又は対応表に"
         "より任意の区分に（--groups：from、to）集計します。集計した行だけを、--with-parts "
         "では元の行と並べて書き出すので、市・都道府県・全国を一つの表にできます。表に公表値のある"
         "地域はそのまま使い、その内訳を重ねて加えることはありません。市区町村がそろわない地域は、"
         "名前にその数を示します。秘匿の内訳があれば合計も秘匿、行のない内訳があれば不詳とします。"
         "合計できないもの（割合、DI、比率、指数）はエラーとします。図と文章は、続けて実行する "
         "composition、change、specialization のものを使います。列：元の表と同じ列、状態。"},
    .example = "--to prefecture,nation --with-parts "
               "examples/kawasaki-census/datapackage.json#area",
    .options = {&option_to, &option_groups, &option_with_parts, &sg_option_by, &sg_option_level_of,
                &sg_option_area, &sg_option_period, &sg_option_value},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_aggregate};
