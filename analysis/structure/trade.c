#include "trade.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/economic_base.h>
#include "table/args.h"

#include "side_table.h"

const struct sg_option sg_option_trade = {
    .name = "trade",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {
        "table of the reference's industries with columns output, exports and imports, for the "
        "modified coefficient",
        "修正特化係数のための表（産業、国内生産額、輸出額、輸入額の列）"}};

/* A column by one of its two names. */
static bool find_number(const struct sg_table *table, struct sg_bilingual name,
                        const struct sg_column **column, struct sg_error *err)
{
    ptrdiff_t at = sg_table_find(table, name.en);
    if (at < 0)
        at = sg_table_find(table, name.ja);
    if (at < 0) {
        sg_fail(err, SG_FAIL_DATA, "the table of --trade has no column '%s' (or '%s')", name.en,
                name.ja);
        return sg_fail_at_file(err, table->info.file);
    }
    *column = table->columns[at];
    return sg_column_require_number(table, *column, err);
}

static double number_at(const struct sg_column *column, size_t row)
{
    return sg_status_has_value(column->status[row]) ? column->values[row] : NAN;
}

static bool fill(const struct sg_cube *cube, const struct sg_table *table, double **ratios,
                 struct sg_error *err)
{
    static const struct sg_bilingual names[] = {
        {"output", "国内生産額"}, {"exports", "輸出額"}, {"imports", "輸入額"}};
    const struct sg_column *by, *columns[3];
    if (!sg_side_categories(cube, table, &by, err))
        return false;
    for (size_t i = 0; i < 3; i++)
        if (!find_number(table, names[i], &columns[i], err))
            return false;
    uint32_t *match = sg_side_match(cube, table, by);
    *ratios = sg_alloc(cube->by.n, sizeof **ratios);
    for (uint32_t i = 0; i < cube->by.n; i++)
        (*ratios)[i] = NAN;
    for (size_t row = 0; row < table->n_rows; row++)
        if (match[row] != SG_NO_PAIR)
            (*ratios)[match[row]] = sg_economic_base_self_sufficiency(
                number_at(columns[0], row), number_at(columns[1], row), number_at(columns[2], row));
    free(match);
    return true;
}

bool sg_trade_read(struct sg_run *run, const struct sg_cube *cube, double **ratios,
                   struct sg_error *err)
{
    const char *path = sg_args_text(run->args, "trade");
    struct sg_table table;
    *ratios = NULL;
    if (!path)
        return true;
    sg_table_init(&table);
    bool fine = run->read_table(run, path, &table, err) && fill(cube, &table, ratios, err);
    sg_table_free(&table);
    return fine;
}
