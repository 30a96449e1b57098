#include "waves.h"

#include "table/args.h"
#include "table/role.h"

const struct sg_option sg_option_wave = {
    .name = "wave",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column of the waves (default: the column of periods)",
             "調査回（年度など）の列（既定は時点の列）"}};

const struct sg_option sg_option_wave_from = {.name = "from",
                                              .kind = SG_OPTION_TEXT,
                                              .argument = "WAVE",
                                              .help = {"previous wave (default: the last but one)",
                                                       "前回とする調査回（既定は最後の一つ前）"}};

const struct sg_option sg_option_wave_to = {
    .name = "to",
    .kind = SG_OPTION_TEXT,
    .argument = "WAVE",
    .help = {"current wave (default: the last)", "今回とする調査回（既定は最後）"}};

const char *sg_waves_column(struct sg_run *run, const struct sg_table *table, struct sg_error *err)
{
    ptrdiff_t column;
    bool assumed;
    const char *asked = sg_args_text(run->args, "wave");
    if (!sg_role_find(table, SG_ROLE_PERIOD, asked, asked != NULL, &column, &assumed, err))
        return NULL;
    if (column < 0) {
        sg_fail(err, SG_FAIL_USAGE, "no column of waves was found: name it with --wave");
        return NULL;
    }
    if (assumed)
        sg_run_note(run, "column '%s' is taken for --%s", table->columns[column]->name, "wave");
    return table->columns[column]->name;
}

static const char *name_of(const struct sg_cube *cube, uint32_t wave)
{
    return sg_cube_label(cube, &cube->period, wave);
}

/* Where the wave stands in the order of time, or of the table. */
static uint32_t place_of(const struct sg_cube *cube, uint32_t wave)
{
    uint32_t place = 0;
    while (cube->period_order[place] != wave)
        place++;
    return place;
}

bool sg_waves_pair(struct sg_run *run, const struct sg_cube *cube, struct sg_period_pair *pair,
                   struct sg_error *err)
{
    const char *from = sg_args_text(run->args, "from"), *to = sg_args_text(run->args, "to");
    uint32_t n = cube->period.n, first, last;
    if (n < 2)
        return sg_fail(err, SG_FAIL_DATA, "a comparison needs two waves; column '%s' has %u",
                       cube->table->columns[cube->period.column]->name, n);
    last = cube->period_order[n - 1];
    if (to && !sg_period_named(cube, to, "to", &last, err))
        return false;
    uint32_t place = place_of(cube, last);
    first = cube->period_order[place ? place - 1 : 0];
    if (from && !sg_period_named(cube, from, "from", &first, err))
        return false;
    if (place_of(cube, first) >= place_of(cube, last))
        return sg_fail(err, SG_FAIL_USAGE, "'%s' does not come before '%s'", name_of(cube, first),
                       name_of(cube, last));
    if (cube->period_date[first].kind == SG_PERIOD_NONE ||
        cube->period_date[last].kind == SG_PERIOD_NONE)
        sg_run_note(run, "the waves have no dates: '%s' is taken for the one before '%s'",
                    name_of(cube, first), name_of(cube, last));
    else if (n > 2 && !(from && to))
        sg_run_note(run, "of %u waves '%s' and '%s' are compared: see --from and --to", n,
                    name_of(cube, first), name_of(cube, last));
    *pair = sg_period_pair_of(cube, first, last);
    return true;
}
