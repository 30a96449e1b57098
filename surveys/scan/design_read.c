/* A sampling design from options and the files they name. */
#include "table/design.h"
#include "table/lookup.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>
#include "table/args.h"
#include "table/joined.h"
#include "table/text.h"

static void copy_all(const struct sg_args *args, const char *option, struct sg_texts *texts)
{
    for (size_t i = 0; i < sg_args_count(args, option); i++)
        sg_texts_add(texts, sg_args_nth(args, option, i));
}

/* 0 for a command without the option. */
static int choice(const struct sg_args *args, const char *option)
{
    int asked = sg_args_choice(args, option);
    return asked < 0 ? 0 : asked;
}

/* The column of a frame with the sizes of the strata. */
static bool find_sizes(const struct sg_table *frame, const char *asked,
                       const struct sg_column **sizes, struct sg_error *err)
{
    static const char *const usual[] = {"N_h",        "N",        "Nh",       "population",
                                        "frame_size", "母集団",   "母集団数", "母集団の大きさ",
                                        "企業数",     "事業所数", "universe"};
    ptrdiff_t at = asked ? sg_table_find(frame, asked) : -1;
    for (size_t i = 0; !asked && at < 0 && i < sizeof usual / sizeof *usual; i++)
        at = sg_table_find(frame, usual[i]);
    if (at < 0 && asked)
        return sg_table_fail_column(frame, asked, err);
    if (at < 0)
        return sg_fail(err, SG_FAIL_USAGE,
                       "no column of the frame is known to hold the sizes of strata; name it with "
                       "--frame-size");
    *sizes = frame->columns[at];
    return sg_column_require_number(frame, *sizes, err);
}

/* Adds the text of a cell, be it a number, to the labels of a stratum. */
static void add_label(const struct sg_column *column, size_t row, bool first, struct sg_buffer *key)
{
    char number[SG_NUMBER_SIZE];
    const char *text = number;
    if (column->kind != SG_COLUMN_NUMBER)
        text = sg_column_text(column, row);
    else
        sg_number_shortest(column->values[row], number);
    sg_joined_add(key, first, text, strlen(text));
}

static bool add_stratum(const struct sg_table *frame, const struct sg_column *const labels[],
                        size_t row, struct sg_design *design, struct sg_error *err)
{
    struct sg_buffer key = {0};
    for (size_t k = 0; k < design->strata.n; k++)
        add_label(labels[k], row, k == 0, &key);
    const char *text = sg_buffer_text(&key);
    bool fresh = true;
    for (size_t i = 0; fresh && i < design->frame_strata.n; i++)
        fresh = strcmp(design->frame_strata.items[i], text) != 0;
    if (fresh)
        sg_texts_add(&design->frame_strata, text);
    else
        sg_fail(err, SG_FAIL_DATA, "stratum '%s' is in the frame twice",
                key.n ? sg_joined_show(key.text) : "");
    sg_buffer_free(&key);
    return fresh || sg_fail_at_row(err, sg_table_file_row(frame, row));
}

static bool take_frame(const struct sg_table *frame, const char *asked, struct sg_design *design,
                       struct sg_error *err)
{
    const struct sg_column *sizes = NULL, **labels = sg_alloc(design->strata.n, sizeof *labels);
    bool ok = find_sizes(frame, asked, &sizes, err);
    for (size_t k = 0; ok && k < design->strata.n; k++) {
        ptrdiff_t at = sg_table_find(frame, design->strata.items[k]);
        ok = at >= 0 ||
             sg_fail(err, SG_FAIL_USAGE, "the frame has no column '%s', which --strata names",
                     design->strata.items[k]);
        labels[k] = ok ? frame->columns[at] : NULL;
    }
    design->frame_sizes = sg_alloc(frame->n_rows, sizeof *design->frame_sizes);
    for (size_t row = 0; ok && row < frame->n_rows; row++) {
        double size = sizes->values[row];
        ok = add_stratum(frame, labels, row, design, err);
        design->frame_sizes[row] = size;
        if (ok && !(size > 0 && isfinite(size))) {
            ok = sg_fail(err, SG_FAIL_DATA, "the size of a stratum is a number above 0");
            sg_fail_at_column(err, sizes->name);
            sg_fail_at_row(err, sg_table_file_row(frame, row));
        }
    }
    free(labels);
    return ok;
}

static bool read_frame(struct sg_run *run, const char *path, struct sg_design *design,
                       struct sg_error *err)
{
    struct sg_table frame;
    if (design->strata.n == 0)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--frame needs --strata: which column names the stratum");
    if (design->psu.n)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--frame counts units that are drawn one by one; with --psu give "
                       "--design-weight and --fpc");
    sg_table_init(&frame);
    bool ok = run->read_table(run, path, &frame, err) &&
              take_frame(&frame, sg_args_text(run->args, "frame-size"), design, err);
    sg_table_free(&frame);
    if (!ok)
        sg_fail_at_file(err, path);
    return ok;
}

static bool read_rscales(struct sg_run *run, const char *path, struct sg_design *design,
                         struct sg_error *err)
{
    struct sg_table table;
    sg_table_init(&table);
    bool ok = run->read_table(run, path, &table, err);
    ptrdiff_t at = ok ? sg_table_find(&table, "rscales") : -1;
    if (ok && at < 0)
        ok = sg_fail(err, SG_FAIL_DATA, "no column 'rscales'");
    ok = ok && sg_column_require_number(&table, table.columns[at], err);
    if (ok) {
        design->n_rscales = table.n_rows;
        design->rscales = sg_alloc(table.n_rows, sizeof *design->rscales);
        memcpy(design->rscales, table.columns[at]->values, table.n_rows * sizeof(double));
    }
    sg_table_free(&table);
    if (!ok)
        sg_fail_at_file(err, path);
    return ok;
}

static bool check(const struct sg_args *args, const struct sg_design *design, struct sg_error *err)
{
    if (design->psu.n > SG_DESIGN_STAGES)
        return sg_fail(err, SG_FAIL_USAGE, "at most %d stages, not %zu", SG_DESIGN_STAGES,
                       design->psu.n);
    if (design->fpc.n > (design->psu.n ? design->psu.n : 1))
        return sg_fail(err, SG_FAIL_USAGE, "--fpc is given %zu times for %zu stages", design->fpc.n,
                       design->psu.n ? design->psu.n : 1);
    if (design->fpc.n && sg_args_text(args, "frame"))
        return sg_fail(err, SG_FAIL_USAGE, "--frame gives the correction; leave out --fpc");
    if (design->replicate_weights.n && !design->weight)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--replicate-weights needs --design-weight: the weights of the full sample");
    return true;
}

bool sg_design_read(struct sg_run *run, struct sg_design *design, struct sg_error *err)
{
    const struct sg_args *args = run->args;
    *design = (struct sg_design){.nested = sg_args_flag(args, "nested"),
                                 .mse = sg_args_flag(args, "mse"),
                                 .fay_rho = sg_args_number(args, "fay", 0),
                                 .replicate_scale = sg_args_number(args, "replicate-scale", 0),
                                 .degrees = sg_args_number(args, "df", 0)};
    copy_all(args, "strata", &design->strata);
    copy_all(args, "psu", &design->psu);
    copy_all(args, "fpc", &design->fpc);
    copy_all(args, "replicate-weights", &design->replicate_weights);
    design->weight = sg_copy_text(sg_args_text(args, "design-weight"));
    design->lonely = (enum sg_lonely)choice(args, "lonely");
    design->replicate_kind = (enum sg_replicate_kind)choice(args, "replicate-type");
    const char *frame = sg_args_text(args, "frame"), *rscales = sg_args_text(args, "rscales");
    return check(args, design, err) && (!frame || read_frame(run, frame, design, err)) &&
           (!rscales || read_rscales(run, rscales, design, err));
}
