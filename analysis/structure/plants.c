#include "plants.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/herfindahl.h>
#include "table/args.h"
#include "table/role.h"

#include "side_table.h"

const struct sg_option sg_option_plants = {
    .name = "plants",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {
        "table with a row per plant, its category and its size, for the indices that need the "
        "Herfindahl index of plant sizes",
        "事業所ごとに一行の表（分類と規模の列）。事業所規模のハーフィンダール指数を要する指数に"
        "使う"}};

static double index_of(const struct sg_table *table, const struct sg_column *size,
                       const uint32_t match[], uint32_t item, double sizes[])
{
    size_t n = 0;
    for (size_t row = 0; row < table->n_rows; row++)
        if (match[row] == item)
            sizes[n++] = sg_status_has_value(size->status[row]) ? size->values[row] : NAN;
    return sg_herfindahl(sizes, n);
}

static bool measure(const struct sg_cube *cube, const struct sg_table *table, double **plants,
                    struct sg_error *err)
{
    const struct sg_column *by;
    ptrdiff_t size = -1;
    if (!sg_side_categories(cube, table, &by, err))
        return false;
    if (!sg_role_find(table, SG_ROLE_VALUE, NULL, true, &size, NULL, err) ||
        !sg_column_require_number(table, table->columns[size], err))
        return sg_fail_at_file(err, table->info.file);
    uint32_t *match = sg_side_match(cube, table, by);
    double *sizes = sg_alloc(table->n_rows, sizeof *sizes);
    *plants = sg_alloc(cube->by.n, sizeof **plants);
    for (uint32_t i = 0; i < cube->by.n; i++)
        (*plants)[i] = index_of(table, table->columns[size], match, i, sizes);
    free(sizes);
    free(match);
    return true;
}

bool sg_plants_read(struct sg_run *run, const struct sg_cube *cube, double **plants,
                    struct sg_error *err)
{
    const char *path = sg_args_text(run->args, "plants");
    struct sg_table table;
    *plants = NULL;
    if (!path)
        return true;
    sg_table_init(&table);
    bool fine = run->read_table(run, path, &table, err) && measure(cube, &table, plants, err);
    sg_table_free(&table);
    return fine;
}
