/* influence: industries by 影響力係数 and 感応度係数, a scatter divided at their means. */
#include "plots/charts/charts.h"

#include "plots/charts/chart_input.h"

static bool require(const struct sg_table *table, const char *name, struct sg_error *err)
{
    const struct sg_column *column;
    const struct sg_input_need need = {"influence", name, "io linkages"};
    return sg_input_require(table, need, &column, err);
}

bool sg_chart_influence(const struct sg_table *table, const struct sg_chart_options *options,
                        struct sg_figure *figure, struct sg_error *err)
{
    struct sg_chart_options both = *options;
    both.x = "influence";
    both.y = "sensitivity";
    return require(table, both.x, err) && require(table, both.y, err) &&
           sg_chart_scatter(table, &both, figure, err);
}
