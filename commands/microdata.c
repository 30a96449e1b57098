#include "microdata.h"

#include <stdlib.h>
#include <string.h>

#include "platform/files.h"
#include "platform/system.h"
#include "surveys/formats/read_options.h"
#include "surveys/layout/sheet.h"
#include "table/filter.h"
#include "table/names.h"
#include "table/role.h"

const struct sg_choice sg_microdata_on_error[SG_ON_ERROR_COUNT] = {
    [SG_ON_ERROR_STOP] = {"stop", {"stop there", "そこで止まる"}},
    [SG_ON_ERROR_SKIP] = {"skip",
                          {"skip it, and say how many lines were skipped",
                           "そのレコードを飛ばし、飛ばした行数を表示する"}}};

/* What a package says that a pass over records cannot follow. */
static bool check_resource(const struct sg_package_resource *resource, struct sg_error *err)
{
    const struct sg_package_dialect *dialect = &resource->dialect;
    return (!dialect->no_header && dialect->n_header_rows <= 1 && dialect->n_comment_rows == 0 &&
            !dialect->comment_char) ||
           sg_fail(err, SG_FAIL_DATA,
                   "microdata have one header row and no comments; read this resource with 'sangyo "
                   "tidy'");
}

static bool read_package(struct sg_microdata *data, const char *path, struct sg_error *err)
{
    if (!sg_package_read(path, &data->resource, err) || !check_resource(&data->resource, err))
        return false;
    const struct sg_package_dialect *dialect = &data->resource.dialect;
    data->packaged = true;
    data->options.encoding = data->resource.encoding;
    data->options.delimiter = dialect->delimiter;
    if (dialect->n_header_rows == 1)
        data->options.skip_rows = (int)dialect->header_rows[0] - 1;
    return true;
}

/* The files to read: those of the call, or of the one package it names. */
static bool find_files(struct sg_microdata *data, const char *const **files, size_t *n,
                       struct sg_error *err)
{
    const struct sg_call *call = data->call;
    *files = call->files;
    *n = call->n_files;
    for (size_t i = 0; i < call->n_files; i++) {
        if (!sg_package_is_path(call->files[i]))
            continue;
        if (!sg_sheet_is_package(call->files[i]))
            return sg_fail(err, SG_FAIL_DATA,
                           "a table as JSON is no file of records: records are read as CSV");
        if (call->n_files > 1)
            return sg_fail(err, SG_FAIL_USAGE,
                           "a data package is read alone, not with other files");
        if (!read_package(data, call->files[i], err))
            return false;
        *files = (const char *const *)data->resource.paths.items;
        *n = data->resource.paths.n;
    }
    return true;
}

static struct sg_number_marks numbers_of(void *context, const char *column)
{
    const struct sg_microdata *data = context;
    const struct sg_package_field *field =
        data->packaged ? sg_package_field(&data->resource, column) : NULL;
    return field ? field->numbers : (struct sg_number_marks){0};
}

static void set_options(struct sg_microdata *data)
{
    const struct sg_args *args = &data->call->args;
    const char *encoding = sg_args_text(args, "encoding");
    if (encoding)
        data->options.encoding = encoding;
    char delimiter = sg_read_delimiter_of(args);
    if (delimiter)
        data->options.delimiter = delimiter;
    if (sg_args_count(args, "skip-rows"))
        data->options.skip_rows = (int)sg_args_number(args, "skip-rows", 0);
    data->options.threads = (int)sg_args_number(args, "threads", 0);
    data->options.skip_bad = sg_args_choice(args, "on-error") == SG_ON_ERROR_SKIP;
    data->options.sheet_all = sg_args_flag(args, "sheet-all");
    data->options.big = sg_args_flag(args, "big");
    data->options.take_hidden = sg_args_choice(args, "hidden") == 1;
    data->options.skip_struck = sg_args_choice(args, "struck") == 1;
    data->options.missing_out = sg_read_missing_out(args);
    data->options.sql = sg_args_text(args, "sql");
    data->options.marks_of = sg_microdata_marks;
    data->options.numbers_of = numbers_of;
    data->options.numbers = sg_read_marks_of(args);
    data->options.marks_context = data;
    data->progress.lang = data->call->lang;
    if (!data->call->silent && sg_progress_is_shown(args) && !sg_args_flag(args, "quiet")) {
        data->options.progress = sg_progress_show;
        data->options.progress_context = &data->progress;
    }
}

/* The columns with their roles and the symbols of their values. */
static void describe_columns(struct sg_microdata *data)
{
    const struct sg_texts *columns = sg_scan_columns(data->source.scan);
    data->marks = sg_alloc(columns->n, sizeof *data->marks);
    for (size_t i = 0; i < columns->n; i++) {
        const struct sg_package_field *field =
            data->packaged ? sg_package_field(&data->resource, columns->items[i]) : NULL;
        enum sg_role role =
            field && field->role ? field->role : sg_role_of_header(columns->items[i]);
        struct sg_column *column = sg_table_add(&data->header, columns->items[i],
                                                role == SG_ROLE_PERIOD  ? SG_COLUMN_PERIOD
                                                : role == SG_ROLE_VALUE ? SG_COLUMN_NUMBER
                                                                        : SG_COLUMN_CATEGORY);
        column->role = field ? field->role : SG_ROLE_NONE;
        if (data->packaged)
            sg_marks_merge(&data->marks[i], field ? &field->marks : &data->resource.marks);
        sg_marks_merge(&data->marks[i], &data->asked);
    }
}

static bool open_files(struct sg_microdata *data, struct sg_error *err)
{
    const char *const *files;
    size_t n;
    const struct sg_args *args = &data->call->args;
    for (size_t i = 0; i < sg_args_count(args, "missing"); i++)
        if (!sg_marks_read(&data->asked, sg_args_nth(args, "missing", i), err))
            return false;
    if (!find_files(data, &files, &n, err))
        return false;
    set_options(data);
    data->source.scan = sg_scan_open(files, n, &data->options, err);
    if (data->source.scan && !data->packaged) {
        struct sg_fields fields = sg_scan_take_fields(data->source.scan);
        data->packaged = fields.n > 0;
        data->resource.fields = fields.items;
        data->resource.n_fields = fields.n;
    }
    return data->source.scan != NULL;
}

bool sg_microdata_open(struct sg_microdata *data, const struct sg_call *call, struct sg_error *err)
{
    *data = (struct sg_microdata){.call = call};
    sg_table_init(&data->header);
    if (!open_files(data, err))
        return false;
    sg_table_info_copy(&data->header.info, &data->resource.info);
    free(data->header.info.file);
    data->header.info.file = sg_copy_text(call->n_files ? call->files[0] : "-");
    describe_columns(data);
    sg_scan_rows_init(&data->rows, &data->source);
    sg_microdata_watch(data);
    sg_microdata_set_notes(data);
    return true;
}

void sg_microdata_close(struct sg_microdata *data)
{
    sg_progress_end(&data->progress);
    for (size_t i = 0; data->marks && i < data->header.n_columns; i++)
        sg_marks_free(&data->marks[i]);
    free(data->marks);
    sg_marks_free(&data->asked);
    sg_scan_close(data->source.scan);
    sg_package_resource_free(&data->resource);
    sg_table_free(&data->header);
    free(data->filters);
    sg_texts_free(&data->likes);
    sg_texts_free(&data->isolated);
    sg_texts_free(&data->left_out);
    free(data->n_left_out);
}

bool sg_microdata_where(struct sg_microdata *data, const char *const conditions[], size_t n,
                        struct sg_error *err)
{
    data->filters = sg_alloc(n, sizeof *data->filters);
    for (size_t i = 0; i < n; i++) {
        size_t column;
        if (!sg_filter_split(&data->header, conditions[i], &column, &data->filters[i].value, err))
            return false;
        data->filters[i].column = data->header.columns[column]->name;
    }
    data->source.filters = data->filters;
    data->source.n_filters = n;
    return true;
}

bool sg_microdata_report(const struct sg_microdata *data, struct sg_run *run, bool partial,
                         struct sg_error *err)
{
    const struct sg_scan_counts *counts = &data->source.counts;
    const struct sg_scan_filter *unmet = counts->unmet;
    if (counts->skipped) {
        char first[sizeof counts->first_skipped];
        sg_error_format(&counts->first_skipped, first, sizeof first);
        sg_run_note(run, "%zu lines of malformed records are skipped; the first is %s",
                    counts->skipped, first);
    }
    if (counts->decimal_comma)
        sg_run_note(run, "numbers are read with a decimal comma and points for thousands");
    const struct sg_texts *remarks = sg_scan_remarks(data->source.scan);
    for (size_t i = 0; i < remarks->n; i++)
        sg_texts_add(&run->notes, remarks->items[i]);
    sg_names_note(sg_scan_renamed(data->source.scan), &run->notes, run->lang);
    if (counts->blank)
        sg_run_note(run, "%zu records whose cells are all empty are left out", counts->blank);
    for (size_t i = 0; i + 1 < data->likes.n; i += 2)
        sg_run_note(run,
                    "column '%s': '%s' is counted as a label; --missing '%s=not_available' or "
                    "another status leaves it out",
                    data->likes.items[i], data->likes.items[i + 1], data->likes.items[i + 1]);
    for (size_t i = 0; i < data->isolated.n; i++)
        sg_texts_add(&run->notes, data->isolated.items[i]);
    for (size_t i = 0; i < data->left_out.n; i++)
        sg_run_note(run,
                    "%s: %zu records are left out, whose cells --missing or the package "
                    "declares to be suppressed, nil or the like",
                    data->left_out.items[i], data->n_left_out[i]);
    if (!unmet)
        return true;
    if (partial) {
        sg_run_note(run, "no record has '%s' in column '%s'", unmet->value, unmet->column);
        return true;
    }
    sg_fail(err, SG_FAIL_DATA, "no record has exactly '%s' in this column", unmet->value);
    sg_fail_at_file(err, data->header.info.file);
    return sg_fail_at_column(err, unmet->column);
}
