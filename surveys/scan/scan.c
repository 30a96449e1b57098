#include "scan.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "surveys/formats/grid.h"

#include "run.h"
#include "surveys/formats/encoding.h"

struct sg_scan {
    struct sg_input *inputs;
    size_t n_inputs;
    struct sg_scan_options options;
};

/* The first file that is not in the encoding of those before it; NULL: they share theirs. */
static const struct sg_input *other_encoding(const struct sg_scan *scan,
                                             const struct sg_input **first)
{
    *first = NULL;
    for (size_t i = 0; i < scan->n_inputs; i++) {
        const struct sg_input *input = &scan->inputs[i];
        if (!*first && input->encoding)
            *first = input;
        if (input->encoding && strcmp(input->encoding, (*first)->encoding) != 0)
            return input;
    }
    return NULL;
}

/* Files of several encodings are read as UTF-8, in memory; which a pipe cannot be. */
static bool recode(struct sg_scan *scan, const struct sg_input *first, const struct sg_input *other,
                   struct sg_error *err)
{
    bool recoded = true;
    for (size_t i = 0; recoded && i < scan->n_inputs; i++) {
        struct sg_input *input = &scan->inputs[i];
        if (input->stream) {
            sg_fail(err, SG_FAIL_DATA, "in %s, but %s is in %s; the files of one run share theirs",
                    other->encoding, first->path, first->encoding);
            return sg_source_fail_at(other->path, err);
        }
        if (!input->encoding || strcmp(input->encoding, "UTF-8") != 0)
            recoded = sg_input_recode(input, &scan->options, err);
    }
    return recoded;
}

/* Files whose heads are ASCII have the encoding of the others. */
static bool share_encoding(struct sg_scan *scan, struct sg_error *err)
{
    const struct sg_input *first, *other = other_encoding(scan, &first);
    if (other && (!recode(scan, first, other, err) || other_encoding(scan, &first)))
        return false;
    for (size_t i = 0; first && i < scan->n_inputs; i++) {
        scan->inputs[i].encoding = first->encoding;
        scan->inputs[i].iconv = first->iconv;
    }
    return true;
}

enum { OPEN_AT_ONCE = 64 }; /* files; more are opened when they are read */

struct sg_scan *sg_scan_open(const char *const files[], size_t n_files,
                             const struct sg_scan_options *options, struct sg_error *err)
{
    static const char *const standard_input[] = {"-"};
    if (n_files == 0) {
        files = standard_input;
        n_files = 1;
    }
    struct sg_scan *scan = sg_alloc(1, sizeof *scan);
    scan->options = *options;
    scan->inputs = sg_alloc(n_files, sizeof *scan->inputs);
    bool opened = true;
    for (size_t i = 0; opened && i < n_files; i++) {
        opened = sg_input_open(&scan->inputs[i], files[i], options, err);
        scan->n_inputs += opened;
        opened = opened && sg_plan_same_columns(&scan->inputs[0], &scan->inputs[i], err);
        if (opened && n_files > OPEN_AT_ONCE)
            sg_input_rest(&scan->inputs[i]);
    }
    if (opened && share_encoding(scan, err))
        return scan;
    sg_scan_close(scan);
    return NULL;
}

void sg_scan_close(struct sg_scan *scan)
{
    if (!scan)
        return;
    for (size_t i = 0; i < scan->n_inputs; i++)
        sg_input_close(&scan->inputs[i]);
    free(scan->inputs);
    free(scan);
}

const struct sg_texts *sg_scan_columns(const struct sg_scan *scan)
{
    return &scan->inputs[0].columns;
}

const struct sg_texts *sg_scan_remarks(const struct sg_scan *scan)
{
    return &scan->inputs[0].remarks;
}

const struct sg_texts *sg_scan_renamed(const struct sg_scan *scan)
{
    return &scan->inputs[0].renamed;
}

struct sg_fields sg_scan_take_fields(struct sg_scan *scan)
{
    struct sg_fields fields = scan->inputs[0].fields;
    scan->inputs[0].fields = (struct sg_fields){0};
    return fields;
}

bool sg_scan_run(struct sg_scan *scan, const struct sg_scan_request *request,
                 const struct sg_rows_sink *sink, struct sg_scan_counts *counts,
                 struct sg_error *err)
{
    struct sg_file_plan *plans = sg_alloc(scan->n_inputs, sizeof *plans);
    struct sg_pass pass = {.inputs = scan->inputs,
                           .n_inputs = scan->n_inputs,
                           .plans = plans,
                           .options = &scan->options,
                           .sink = sink,
                           .by_file = request->columns.by_file,
                           .met = sg_alloc(request->n_filters, sizeof *pass.met),
                           .n_conditions = request->n_filters};
    bool done = true;
    for (size_t i = 0; done && i < scan->n_inputs; i++)
        done = sg_plan_make(&plans[i], &scan->inputs[i], request, &scan->options, err);
    done = done && sg_pass_run(&pass, err);
    *counts = pass.counts;
    for (size_t i = 0; done && i < scan->n_inputs; i++)
        for (size_t k = 0; k < plans[i].plan.n_values; k++)
            counts->decimal_comma = counts->decimal_comma || plans[i].values[k].decimal_comma;
    for (size_t i = request->n_filters; done && i-- > 0;)
        if (!pass.met[i])
            counts->unmet = &request->filters[i];
    for (size_t i = 0; i < scan->n_inputs; i++)
        sg_plan_free(&plans[i]);
    free(plans);
    free(pass.met);
    return done;
}

/* The encoding of the files, or what the texts themselves tell when no head did. */
static bool find_encoding(const struct sg_scan *scan, const struct sg_texts *texts,
                          const char **name, struct sg_error *err)
{
    struct sg_buffer all = {0};
    struct sg_encoding found;
    *name = scan->inputs[0].encoding;
    if (*name)
        return true;
    for (size_t i = 0; i < texts->n; i++) {
        sg_buffer_add(&all, texts->items[i]);
        sg_buffer_add_char(&all, '\n');
    }
    bool known = sg_encoding_find(NULL, sg_buffer_text(&all), all.n, &found, err);
    sg_buffer_free(&all);
    *name = known && found.iconv ? found.name : "UTF-8";
    return known;
}

bool sg_scan_decode(const struct sg_scan *scan, struct sg_texts *texts, struct sg_error *err)
{
    const char *encoding, *found;
    bool decoded = find_encoding(scan, texts, &encoding, err);
    for (size_t i = 0; decoded && i < texts->n; i++) {
        char *text;
        size_t n;
        if (texts->items[i][0] == '\0')
            continue;
        decoded =
            sg_decode(texts->items[i], strlen(texts->items[i]), encoding, &text, &n, &found, err);
        if (decoded) {
            free(texts->items[i]);
            texts->items[i] = text;
        }
    }
    if (!decoded && err)
        err->row = 0;
    return decoded || sg_source_fail_at(scan->inputs[0].path, err);
}

static bool read_rows(void *context, const struct sg_rows_request *request,
                      const struct sg_rows_sink *sink, struct sg_error *err)
{
    struct sg_scan_rows *source = context;
    struct sg_scan_request with_filters = {*request, source->filters, source->n_filters};
    return sg_scan_run(source->scan, &with_filters, sink, &source->counts, err);
}

static bool decode_texts(void *context, struct sg_texts *texts, struct sg_error *err)
{
    const struct sg_scan_rows *source = context;
    return sg_scan_decode(source->scan, texts, err);
}

void sg_scan_rows_init(struct sg_rows *rows, struct sg_scan_rows *source)
{
    *rows = (struct sg_rows){source, sg_scan_columns(source->scan), read_rows, decode_texts, NULL};
}
