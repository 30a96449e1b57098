#include "di_levels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/measure.h"
#include "table/role.h"
#include "table/text.h"

static const double most = 100; /* of a share less another one */

bool di_levels_asked(const struct sg_run *run)
{
    return !sg_args_count(run->args, "up") && !sg_args_count(run->args, "down") &&
           !sg_args_text(run->args, "percent") && !strchr(sg_args_text(run->args, "score"), '=');
}

/* Numbers as a DI has them; without a name that says so, some must be below 0. */
static bool require_levels(const struct sg_table *in, const struct sg_column *value,
                           struct sg_error *err)
{
    enum sg_measure_kind kind = sg_measure_kind_of_column(value);
    bool below = kind == SG_MEASURE_BALANCE, within = true;
    for (size_t row = 0; row < in->n_rows; row++) {
        double x = value->values[row];
        below = below || x < 0;
        within = within && !(x < -most) && !(x > most);
    }
    if (kind != SG_MEASURE_BALANCE && kind != SG_MEASURE_UNKNOWN)
        sg_fail(err, SG_FAIL_USAGE,
                "column '%s' holds no levels of a DI but a %s: --up and --down name the answers "
                "that count so",
                value->name, sg_lang_pick(sg_measure_rule(kind)->name, err ? err->lang : SG_EN));
    else if (!within)
        sg_fail(err, SG_FAIL_DATA, "column '%s' has values beyond 100, as no DI has", value->name);
    else if (!below)
        sg_fail(err, SG_FAIL_USAGE,
                "--up is needed: the answers that count so; or --value COL of published levels, "
                "of which some are below 0 or whose header says DI");
    else
        return true;
    return sg_fail_at_file(err, in->info.file);
}

/* The table of the levels, with a category in which all are one: industries and areas are then
   series, as those of answers are. */
static void make_table(struct di_input *input, const struct sg_table *in,
                       const struct sg_column *value)
{
    struct sg_table *made = &input->made;
    sg_table_info_copy(&made->info, &in->info);
    for (size_t i = 0; i < in->n_columns; i++)
        if (in->columns[i]->kind != SG_COLUMN_NUMBER)
            sg_table_add_like(made, in->columns[i])->role = in->columns[i]->role;
    struct sg_column *answer = sg_table_add(made, "answer", SG_COLUMN_CATEGORY);
    struct sg_column *level = sg_table_add_like(made, value);
    sg_table_reserve(made, in->n_rows);
    made->file_rows = sg_alloc(made->row_capacity, sizeof *made->file_rows);
    for (size_t row = 0; row < in->n_rows; row++) {
        size_t out = sg_table_add_row(made), k = 0;
        for (size_t i = 0; i < in->n_columns; i++)
            if (in->columns[i]->kind != SG_COLUMN_NUMBER)
                made->columns[k++]->codes[out] = in->columns[i]->codes[row];
        sg_column_set_text(answer, out, "DI");
        sg_column_set(level, out, value->values[row], value->status[row]);
        made->file_rows[out] = sg_table_file_row(in, row);
    }
}

bool di_levels_find(struct di_input *input, struct sg_run *run, const struct sg_table *in,
                    struct sg_error *err)
{
    struct sg_cube_request request = sg_cube_request_of(run);
    const char *asked = sg_args_text(run->args, "value");
    ptrdiff_t column;
    bool assumed = false;
    *input = (struct di_input){.answers = {.constant = NAN, .deff = 1}, .exact = -1};
    sg_table_init(&input->made);
    if (!sg_role_find(in, SG_ROLE_VALUE, asked, true, &column, &assumed, err) ||
        !sg_column_require_number(in, in->columns[column], err) ||
        !require_levels(in, in->columns[column], err))
        return false;
    if (assumed)
        sg_run_note(run, "column '%s' is taken for --%s", in->columns[column]->name, "value");
    sg_run_note(run, "taken as published levels of a DI, as no answers are named");
    make_table(input, in, in->columns[column]);
    request.value = (ptrdiff_t)input->made.n_columns - 1;
    request.by = "answer";
    request.by_required = request.flat = true;
    return sg_cube_build(&input->cube, run, &input->made, &request, err);
}

struct di_point *di_levels_points(const struct di_input *input)
{
    const struct sg_cube *cube = &input->cube;
    struct di_point *points = sg_alloc(cube->slice_of.n, sizeof *points);
    for (size_t row = 0; row < cube->table->n_rows; row++) {
        struct sg_cube_cell cell = sg_cube_at(cube, row);
        points[cube->row_slice[row]] =
            (struct di_point){.shown = true,
                              .source = row,
                              .up = NAN,
                              .down = NAN,
                              .di = cell.value,
                              .above = sg_quad_of(isnan(cell.value) ? 0 : cell.value),
                              .below = 100,
                              .status = cell.status,
                              .limits = {NAN, NAN},
                              .se = NAN,
                              .limits_status = SG_STATUS_NOT_APPLICABLE};
    }
    return points;
}

const char *di_levels_name(const struct di_input *input)
{
    const struct sg_column *value = input->cube.value;
    const char *name = value->label ? value->label : value->name;
    const struct sg_column_info *none = sg_column_info("value");
    bool empty = sg_text_same_key(value->name, none->name) || sg_text_same_key(name, "値");
    return empty ? NULL : name;
}
