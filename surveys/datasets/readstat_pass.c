/* One pass of libreadstat over a file. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "readstat_pass.h"

#ifdef SG_WITH_READSTAT

enum { SET_NAME_SIZE = 256 };

struct sg_readstat_functions sg_readstat;

static const char *const names[] = {SG_READSTAT_FUNCTIONS(SG_LIBRARY_NAME)};
static struct sg_library library = {SG_LIBRARY_TEXT(SG_SONAME_READSTAT), names,
                                    sizeof names / sizeof *names, &sg_readstat, false};

bool sg_readstat_load(struct sg_error *err)
{
    return sg_library_load(&library, err);
}

static int open_bytes(const char *path, void *context)
{
    (void)path;
    ((struct readstat_bytes *)context)->position = 0;
    return 0;
}

static int close_bytes(void *context)
{
    (void)context;
    return 0;
}

static readstat_off_t seek_bytes(readstat_off_t offset, readstat_io_flags_t whence, void *context)
{
    struct readstat_bytes *bytes = context;
    readstat_off_t from = whence == READSTAT_SEEK_SET   ? 0
                          : whence == READSTAT_SEEK_CUR ? (readstat_off_t)bytes->position
                                                        : (readstat_off_t)bytes->n;
    if (offset < -from || offset > (readstat_off_t)bytes->n - from)
        return -1;
    bytes->position = (size_t)(from + offset);
    return from + offset;
}

static ssize_t read_bytes(void *to, size_t n, void *context)
{
    struct readstat_bytes *bytes = context;
    size_t left = bytes->n - bytes->position;
    n = n < left ? n : left;
    if (!to) /* of a broken file the library asks for nothing, or had no memory for what it asks */
        return n ? -1 : 0;
    memcpy(to, bytes->at + bytes->position, n);
    bytes->position += n;
    return (ssize_t)n;
}

static readstat_error_t update(long size, readstat_progress_handler handler, void *user, void *io)
{
    (void)size;
    (void)handler;
    (void)user;
    (void)io;
    return READSTAT_OK;
}

static void keep_text(const struct readstat_pass *pass, const char *text)
{
    if (text && *text) {
        sg_buffer_add(pass->texts, text);
        sg_buffer_add_char(pass->texts, '\n');
    }
}

static int take_metadata(readstat_metadata_t *metadata, void *context)
{
    struct readstat_pass *pass = context;
    const char *encoding = sg_readstat.readstat_get_file_encoding(metadata);
    const char *label = sg_readstat.readstat_get_file_label(metadata);
    pass->n_records = sg_readstat.readstat_get_row_count(metadata);
    pass->version = sg_readstat.readstat_get_file_format_version(metadata);
    snprintf(pass->encoding, sizeof pass->encoding, "%s", encoding ? encoding : "");
    if (pass->texts)
        keep_text(pass, label);
    else if (label && *label && !pass->dataset->title)
        pass->dataset->title = sg_copy_text(label);
    return READSTAT_HANDLER_OK;
}

/* Stata's files have this much room for the name of a set of labels. The library hands it on as it
   stands, without an end where a broken file fills it. */
static int set_name_room(const struct readstat_pass *pass)
{
    if (pass->dataset->origin != DATASET_STATA)
        return SET_NAME_SIZE - 1;
    return pass->version < 110 ? 9 : pass->version < 118 ? 33 : 129;
}

static int take_variable(int index, readstat_variable_t *variable, const char *labels,
                         void *context)
{
    struct readstat_pass *pass = context;
    const char *name = sg_readstat.readstat_variable_get_name(variable);
    const char *title = sg_readstat.readstat_variable_get_label(variable);
    (void)index;
    if (pass->texts) {
        keep_text(pass, name);
        keep_text(pass, title);
        return READSTAT_HANDLER_OK;
    }
    char set[SET_NAME_SIZE];
    snprintf(set, sizeof set, "%.*s", set_name_room(pass), labels ? labels : "");
    struct dataset_variable *added = sg_dataset_add(pass->dataset, name, title, set);
    readstat_type_t type = sg_readstat.readstat_variable_get_type(variable);
    readstat_measure_t measure = sg_readstat.readstat_variable_get_measure(variable);
    added->text = type == READSTAT_TYPE_STRING || type == READSTAT_TYPE_STRING_REF;
    added->nominal = measure == READSTAT_MEASURE_NOMINAL || measure == READSTAT_MEASURE_ORDINAL;
    if (!added->text)
        added->date = sg_dataset_format(pass->dataset->origin,
                                        sg_readstat.readstat_variable_get_format(variable));
    return READSTAT_HANDLER_OK;
}

static int take_weight(readstat_variable_t *variable, void *context)
{
    struct readstat_pass *pass = context;
    if (!pass->texts && !pass->dataset->weight)
        pass->dataset->weight = sg_copy_text(sg_readstat.readstat_variable_get_name(variable));
    return READSTAT_HANDLER_OK;
}

/* The shortest decimal that reads back, as the type of the variable has it. */
static void print_number(readstat_value_t value, char text[SG_NUMBER_SIZE])
{
    double x = sg_readstat.readstat_double_value(value);
    if (sg_readstat.readstat_value_type(value) == READSTAT_TYPE_FLOAT && isfinite(x))
        for (int digits = 6; digits <= 9; digits++) {
            char shorter[SG_NUMBER_SIZE];
            double read;
            snprintf(shorter, sizeof shorter, "%.*g", digits, x);
            if (sg_number_read(shorter, strlen(shorter), &read) && (float)read >= (float)x &&
                (float)read <= (float)x) {
                x = read;
                break;
            }
        }
    sg_number_shortest(x, text);
}

static bool put_number(struct readstat_pass *pass, size_t at, readstat_variable_t *variable,
                       readstat_value_t value)
{
    struct dataset *dataset = pass->dataset;
    const struct dataset_variable *of = &dataset->variables[at];
    char text[SG_NUMBER_SIZE], date[40];
    double x = sg_readstat.readstat_double_value(value);
    bool missing = sg_readstat.readstat_value_is_defined_missing(value, variable);
    if (!isfinite(x)) {
        sg_dataset_put(dataset, "");
        return true;
    }
    print_number(value, text);
    if (!of->date.counts || missing) {
        sg_dataset_put_value(dataset, at, text, missing);
        return true;
    }
    if (!sg_dataset_date(dataset->origin, of->date, x, date)) {
        sg_fail(dataset->err, SG_FAIL_DATA, "%s is no date that its format can show", text);
        sg_fail_at_row(dataset->err, dataset->n_records + 2);
        sg_fail_at_column(dataset->err, of->name);
        dataset->failed = true;
        return false;
    }
    sg_dataset_put(dataset, date);
    return true;
}

static int take_value(int record, readstat_variable_t *variable, readstat_value_t value,
                      void *context)
{
    struct readstat_pass *pass = context;
    struct dataset *dataset = pass->dataset;
    readstat_type_t type = sg_readstat.readstat_value_type(value);
    bool text = type == READSTAT_TYPE_STRING || type == READSTAT_TYPE_STRING_REF;
    const char *string = text ? sg_readstat.readstat_string_value(value) : NULL;
    size_t at = (size_t)sg_readstat.readstat_variable_get_index(variable);
    (void)record;
    if (pass->texts) {
        keep_text(pass, string);
        return READSTAT_HANDLER_OK;
    }
    if (!pass->begun)
        sg_dataset_begin(dataset);
    pass->begun = true;
    if (at >= dataset->n_variables)
        return READSTAT_HANDLER_ABORT;
    if (text)
        sg_dataset_put_value(dataset, at, string ? string : "",
                             sg_readstat.readstat_value_is_defined_missing(value, variable));
    else if (sg_readstat.readstat_value_is_tagged_missing(value))
        sg_dataset_put_tag(dataset, at, sg_readstat.readstat_value_tag(value));
    else if (sg_readstat.readstat_value_is_system_missing(value))
        sg_dataset_put(dataset, "");
    else if (!put_number(pass, at, variable, value))
        return READSTAT_HANDLER_ABORT;
    if (at + 1 == dataset->n_variables)
        sg_dataset_end_record(dataset);
    return READSTAT_HANDLER_OK;
}

static int take_label(const char *set, readstat_value_t value, const char *label, void *context)
{
    struct readstat_pass *pass = context;
    char text[SG_NUMBER_SIZE];
    readstat_type_t type = sg_readstat.readstat_value_type(value);
    if (pass->texts) {
        keep_text(pass, label);
        return READSTAT_HANDLER_OK;
    }
    struct dataset_label *added = sg_dataset_add_label(pass->dataset, set ? set : "");
    added->label = sg_copy_text(label ? label : "");
    if (type == READSTAT_TYPE_STRING) {
        const char *string = sg_readstat.readstat_string_value(value);
        added->value = sg_copy_text(string ? string : "");
    } else if (sg_readstat.readstat_value_is_tagged_missing(value)) {
        char tag[] = {'.', sg_readstat.readstat_value_tag(value), '\0'};
        added->tag = tag[1];
        added->value = sg_copy_text(tag);
    } else {
        added->number = sg_readstat.readstat_double_value(value);
        print_number(value, text);
        added->value = sg_copy_text(text);
    }
    return READSTAT_HANDLER_OK;
}

readstat_error_t sg_readstat_run(readstat_parse_fn *parse, struct readstat_bytes *bytes,
                                 struct readstat_pass *pass, const char *encoding)
{
    readstat_parser_t *parser = sg_readstat.readstat_parser_init();
    sg_readstat.readstat_set_open_handler(parser, open_bytes);
    sg_readstat.readstat_set_close_handler(parser, close_bytes);
    sg_readstat.readstat_set_seek_handler(parser, seek_bytes);
    sg_readstat.readstat_set_read_handler(parser, read_bytes);
    sg_readstat.readstat_set_update_handler(parser, update);
    sg_readstat.readstat_set_io_ctx(parser, bytes);
    sg_readstat.readstat_set_metadata_handler(parser, take_metadata);
    sg_readstat.readstat_set_variable_handler(parser, take_variable);
    sg_readstat.readstat_set_fweight_handler(parser, take_weight);
    sg_readstat.readstat_set_value_handler(parser, take_value);
    sg_readstat.readstat_set_value_label_handler(parser, take_label);
    if (pass->texts)
        sg_readstat.readstat_set_handler_character_encoding(parser, NULL);
    else if (encoding)
        sg_readstat.readstat_set_file_character_encoding(parser, encoding);
    readstat_error_t error = parse(parser, "", pass);
    sg_readstat.readstat_parser_free(parser);
    return error;
}

#endif
