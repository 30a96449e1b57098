#include "tiles_model.h"

#include <stdlib.h>

#include "plots/charts/chart_input.h"

int sg_tiles_number(const struct sg_area_value *item)
{
    int number = sg_prefecture_read(item->key);
    return number > 0 ? number : sg_prefecture_read(item->name);
}

/* Rows that are no prefecture (外国, 不詳) are left out, as long as they are few. */
static bool choose_rows(struct sg_tiles *tiles, struct sg_error *err)
{
    struct sg_area_values *values = &tiles->values;
    bool *keep = sg_alloc(values->n, sizeof *keep);
    const struct sg_area_value *stray = NULL;
    tiles->left = sg_alloc(values->n, sizeof *tiles->left);
    for (size_t i = 0; i < values->n; i++) {
        keep[i] = sg_tiles_number(&values->items[i]) > 0;
        if (keep[i])
            continue;
        stray = stray ? stray : &values->items[i];
        tiles->left[tiles->n_left++] = values->items[i].name;
    }
    bool few = 2 * tiles->n_left < values->n;
    if (!few) {
        sg_fail(err, SG_FAIL_DATA,
                "'%s' is no prefecture: chart tiles shows the 47 prefectures of Japan, by code or "
                "name",
                stray->key);
        sg_input_fail_at(values->table, values->key, stray->row, err);
    }
    sg_area_values_keep(values, keep);
    free(keep);
    return few;
}

static bool place_rows(struct sg_tiles *tiles, struct sg_error *err)
{
    const struct sg_area_values *values = &tiles->values;
    tiles->n_gaps = SG_PREFECTURES;
    for (size_t i = 0; i < values->n; i++) {
        const struct sg_area_value *item = &values->items[i];
        int number = sg_tiles_number(item);
        if (tiles->of[number - 1]) {
            sg_fail(err, SG_FAIL_DATA, "'%s' stands twice: choose rows with --where", item->key);
            return sg_input_fail_at(values->table, values->key, item->row, err);
        }
        tiles->of[number - 1] = item;
        tiles->n_gaps--;
    }
    return true;
}

/* What is asked for must be there; the place of the table is framed where it is. */
static bool find_focus(struct sg_tiles *tiles, const struct sg_chart_options *options,
                       struct sg_error *err)
{
    const char *asked = options->focus, *place = tiles->values.table->info.place;
    int number = sg_prefecture_read(asked ? asked : place ? place : "");
    tiles->focus = number > 0 && tiles->of[number - 1] ? number : 0;
    return !asked || !*asked || tiles->focus ||
           sg_fail(err, SG_FAIL_USAGE, "no area is named '%s'", asked);
}

bool sg_tiles_read(const struct sg_table *table, const struct sg_chart_options *options,
                   struct sg_tiles *tiles, struct sg_error *err)
{
    *tiles = (struct sg_tiles){0};
    bool ok = sg_area_values_read(table, &tiles->values, err) && choose_rows(tiles, err) &&
              sg_area_values_classify(&tiles->values, options->classes, err) &&
              place_rows(tiles, err) && find_focus(tiles, options, err);
    if (!ok)
        sg_tiles_free(tiles);
    return ok;
}

/* Two points in time of each are two values. */
bool sg_tiles_are_natural(const struct sg_table *table)
{
    enum { LEAST = 40, MOST_OTHERS = 3 };
    const struct sg_chart_options options = {0};
    struct sg_tiles tiles;
    if (table->n_rows < LEAST || table->n_rows > SG_PREFECTURES + MOST_OTHERS ||
        sg_table_numbers(table, "previous") || sg_table_numbers(table, "initial") ||
        !sg_tiles_read(table, &options, &tiles, NULL))
        return false;
    size_t shown = tiles.values.n + tiles.n_left + (tiles.values.whole >= 0);
    bool are = tiles.values.n >= LEAST && shown == table->n_rows;
    sg_tiles_free(&tiles);
    return are;
}

void sg_tiles_free(struct sg_tiles *tiles)
{
    sg_area_values_free(&tiles->values);
    free(tiles->left);
    *tiles = (struct sg_tiles){0};
}
