#include "dataset_file.h"

#include <stdbool.h>

#ifdef SG_WITH_READSTAT

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "surveys/datasets/readstat_library.h"
#include "test_support.h"

/* clang-format off */
#define WRITER_FUNCTIONS(X) \
    X(readstat_writer_init) X(readstat_writer_free) X(readstat_set_data_writer) \
    X(readstat_add_label_set) X(readstat_label_double_value) X(readstat_label_tagged_value) \
    X(readstat_add_variable) X(readstat_variable_set_label) X(readstat_variable_set_format) \
    X(readstat_variable_set_label_set) X(readstat_variable_set_measure) \
    X(readstat_variable_add_missing_double_value) X(readstat_variable_add_missing_string_value) \
    X(readstat_writer_set_file_label) \
    X(readstat_writer_set_fweight_variable) X(readstat_writer_set_file_format_version) \
    X(readstat_writer_set_compression) X(readstat_begin_writing_dta) X(readstat_begin_writing_sav) \
    X(readstat_begin_writing_sas7bdat) X(readstat_begin_writing_xport) X(readstat_begin_row) \
    X(readstat_insert_double_value) X(readstat_insert_string_value) X(readstat_insert_missing_value) \
    X(readstat_insert_tagged_missing_value) X(readstat_end_row) X(readstat_end_writing)
/* clang-format on */

static struct {
    WRITER_FUNCTIONS(SG_LIBRARY_POINTER)
} write_by;

static const char *const names[] = {WRITER_FUNCTIONS(SG_LIBRARY_NAME)};
static struct sg_library library = {SG_LIBRARY_TEXT(SG_SONAME_READSTAT), names,
                                    sizeof names / sizeof *names, &write_by, false};

static ssize_t take(const void *data, size_t n, void *context)
{
    sg_buffer_add_bytes(context, data, n);
    return (ssize_t)n;
}

static readstat_variable_t *number(readstat_writer_t *writer, const char *name, const char *label,
                                   const char *format)
{
    readstat_variable_t *variable =
        write_by.readstat_add_variable(writer, name, READSTAT_TYPE_DOUBLE, 8);
    write_by.readstat_variable_set_label(variable, label);
    if (format)
        write_by.readstat_variable_set_format(variable, format);
    return variable;
}

/* Days since 1960 as each package counts them: 2021-06-30 is 22461. */
static double day_of(enum made_format format, double days)
{
    return format <= MADE_ZSAV ? (days + 137775) * 86400 : days;
}

static void add_labels(readstat_writer_t *writer, enum made_format format,
                       readstat_variable_t *question, readstat_variable_t *scale)
{
    readstat_label_set_t *answers =
        write_by.readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, "answers");
    write_by.readstat_label_double_value(answers, 1, "好転");
    write_by.readstat_label_double_value(answers, 2, "不変");
    write_by.readstat_label_double_value(answers, 3, "悪化");
    if (format == MADE_DTA)
        write_by.readstat_label_tagged_value(answers, 'a', "無回答");
    else
        write_by.readstat_label_double_value(answers, 9, "無回答");
    write_by.readstat_variable_set_label_set(question, answers);
    readstat_label_set_t *ends =
        write_by.readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, "ends");
    write_by.readstat_label_double_value(ends, 0, "low");
    write_by.readstat_variable_set_label_set(scale, ends);
}

static void begin(readstat_writer_t *writer, enum made_format format, struct sg_buffer *out)
{
    readstat_error_t error = READSTAT_OK;
    if (format == MADE_OLD_DTA)
        write_by.readstat_writer_set_file_format_version(writer, 114);
    if (format == MADE_ZSAV)
        write_by.readstat_writer_set_compression(writer, READSTAT_COMPRESS_BINARY);
    if (format <= MADE_ZSAV)
        error = write_by.readstat_begin_writing_sav(writer, out, 4);
    else if (format <= MADE_OLD_DTA)
        error = write_by.readstat_begin_writing_dta(writer, out, 4);
    else if (format == MADE_SAS7BDAT)
        error = write_by.readstat_begin_writing_sas7bdat(writer, out, 4);
    else
        error = write_by.readstat_begin_writing_xport(writer, out, 4);
    assert_int_equal(error, READSTAT_OK);
}

char *made_dataset(enum made_format format, size_t *n)
{
    static const char *const month_formats[] = {"MOYR8", "MOYR8", "%tm", "%tm", "MONYY", "MONYY"};
    static const char *const day_formats[] = {"DATE11", "DATE11", "%td", "%td", "YYMMDD", "DATE"};
    static const double days[] = {22461, 22462, 22463, 22464}, q[] = {3, 1, 9, 2};
    struct sg_error err = {0};
    struct sg_buffer out = {0};
    bool sas = format >= MADE_SAS7BDAT, stata = format == MADE_DTA || format == MADE_OLD_DTA;
    if (!sg_library_load(&library, &err))
        return NULL;
    readstat_writer_t *writer = write_by.readstat_writer_init();
    write_by.readstat_set_data_writer(writer, take);
    readstat_variable_t *id =
        write_by.readstat_add_variable(writer, "id", READSTAT_TYPE_STRING, 12);
    readstat_variable_t *question = number(writer, "q1", sas ? "q" : "業況", NULL);
    readstat_variable_t *emp = number(writer, "emp", sas ? "e" : "従業者数", NULL);
    readstat_variable_t *day = number(writer, "day", "", day_formats[format]);
    readstat_variable_t *month = number(writer, "month", "", month_formats[format]);
    readstat_variable_t *scale = number(writer, "scale", "", NULL);
    readstat_variable_t *w = number(writer, "w", "", NULL);
    if (!sas)
        add_labels(writer, format, question, scale);
    if (format <= MADE_ZSAV) {
        write_by.readstat_variable_add_missing_string_value(id, "A");
        write_by.readstat_variable_add_missing_double_value(question, 9);
        write_by.readstat_variable_add_missing_double_value(emp, 999999);
        write_by.readstat_variable_add_missing_double_value(day, day_of(format, days[3]));
        write_by.readstat_writer_set_fweight_variable(writer, w);
    }
    write_by.readstat_writer_set_file_label(writer, "survey");
    begin(writer, format, &out);
    for (size_t i = 0; i < 4; i++) {
        static const char *const ids[] = {"0012", "A", "", "川崎"};
        write_by.readstat_begin_row(writer);
        write_by.readstat_insert_string_value(writer, id, sas && i == 3 ? "K" : ids[i]);
        if (format == MADE_DTA && i == 2)
            write_by.readstat_insert_tagged_missing_value(writer, question, 'a');
        else
            write_by.readstat_insert_double_value(writer, question, q[i]);
        if (format == MADE_DTA && i == 1)
            write_by.readstat_insert_tagged_missing_value(writer, emp, 'b');
        else if (i == 3)
            write_by.readstat_insert_missing_value(writer, emp);
        else
            write_by.readstat_insert_double_value(
                writer, emp, i == 1 && format <= MADE_ZSAV ? 999999 : 10.1 * (double)(i + 1));
        if (format == MADE_DTA && i == 3)
            write_by.readstat_insert_tagged_missing_value(writer, day, 'c');
        else
            write_by.readstat_insert_double_value(writer, day, day_of(format, days[i]));
        write_by.readstat_insert_double_value(writer, month,
                                              stata ? 737 + (double)i : day_of(format, days[i]));
        write_by.readstat_insert_double_value(writer, scale, (double)i);
        write_by.readstat_insert_double_value(writer, w, 1 + (double)i / 2);
        write_by.readstat_end_row(writer);
    }
    assert_int_equal(write_by.readstat_end_writing(writer), READSTAT_OK);
    write_by.readstat_writer_free(writer);
    *n = out.n;
    return sg_buffer_take(&out);
}

#else

char *made_dataset(enum made_format format, size_t *n)
{
    (void)format;
    *n = 0;
    return NULL;
}

#endif
