/* What a command writes is what the next one reads: the same values, statuses, kinds and roles. */
#include "results.h"

#include <math.h>
#include <unistd.h>

#include <sangyo/number.h>
#include <sangyo/sentences.h>
#include <sangyo/write.h>
#include "table/measure.h"
#include "table/role.h"

/* Written in `format`, and read back from a file of that ending. */
static void round_trip(const char *line, const struct sg_table *table, const char *format,
                       enum sg_lang lang, struct sg_table *read)
{
    char path[] = "/tmp/sangyo-pipe-XXXXXX";
    const struct sg_write_options how = {.lang = lang, .decimals = -1};
    struct sg_read_options options;
    struct sg_buffer out = {0};
    struct sg_error err = {.lang = SG_EN};
    assert_true(sg_writer_named(format)->write(table, &how, &out, &err));
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, out.text, out.n), out.n);
    close(file);
    const char *frequency = strstr(line, "--frequency "); /* each command of a pipe is told */
    sg_read_options_init(&options);
    if (frequency)
        options.frequency = (int)strtol(frequency + strlen("--frequency "), NULL, 10);
    options.as_printed = strncmp(line, "weight ", strlen("weight ")) == 0; /* records */
    if (!sg_read_table(path, &options, read, NULL, &err))
        fail_msg("%s: the %s is not read: %s", line, format, err.message);
    unlink(path);
    sg_buffer_free(&out);
}

static bool same_number(double a, double b)
{
    return (isnan(a) && isnan(b)) || (a >= b && a <= b);
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* A cell as text: a label that is a number or a symbol, of a column that we do not know, is read as
   one. */
static const char *cell_text(const struct sg_column *column, size_t row,
                             char number[SG_NUMBER_SIZE])
{
    if (column->kind != SG_COLUMN_NUMBER)
        return sg_column_text(column, row);
    *number = '\0';
    for (size_t i = 0; i < SG_STATUS_COUNT; i++)
        if ((sg_status_void(column->status[row]) | (column->status[row] & SG_STATUS_NIL)) &
            (1u << i))
            return sg_status_info(i)->symbol.en;
    if (!isnan(column->values[row]))
        sg_number_shortest(column->values[row], number);
    return number;
}

static void compare_cells(const char *line, const struct sg_table *table,
                          const struct sg_column *was, const struct sg_column *is)
{
    char old[SG_NUMBER_SIZE], new[SG_NUMBER_SIZE];
    for (size_t row = 0; row < table->n_rows; row++) {
        if (was->kind == SG_COLUMN_NUMBER && is->kind == SG_COLUMN_NUMBER &&
            (!same_number(was->values[row], is->values[row]) ||
             was->status[row] != is->status[row]))
            fail_msg("%s: %s, row %zu: %.17g (status %x) became %.17g (%x)", line, was->name, row,
                     was->values[row], was->status[row], is->values[row], is->status[row]);
        if (!same_text(cell_text(was, row, old), cell_text(is, row, new)))
            fail_msg("%s: %s, row %zu: '%s' became '%s'", line, was->name, row,
                     cell_text(was, row, old), cell_text(is, row, new));
        if (was->kind == SG_COLUMN_PERIOD && is->kind == SG_COLUMN_PERIOD &&
            was->codes[row] != SG_EMPTY &&
            sg_period_compare(&was->levels.periods[was->codes[row]],
                              &is->levels.periods[is->codes[row]]) != 0)
            fail_msg("%s: %s, row %zu: another period", line, was->name, row);
    }
}

static void compare_shapes(const char *line, const struct sg_table *was, const struct sg_table *is)
{
    if (was->n_columns != is->n_columns || was->n_rows != is->n_rows)
        fail_msg("%s: %zu columns, %zu rows became %zu, %zu", line, was->n_columns, was->n_rows,
                 is->n_columns, is->n_rows);
    for (size_t i = 0; i < was->n_columns; i++)
        assert_string_equal(was->columns[i]->name, is->columns[i]->name);
    if (was->main >= 0)
        assert_int_equal(was->main, is->main);
}

/* A CSV carries values, statuses, kinds and roles; of keys of the input, whose names say nothing,
   their texts. */
static void through_csv(const char *line, const struct sg_call *call, const struct sg_table *table)
{
    struct sg_table read;
    if (table->n_rows == 0 && !sg_table_main(table))
        return; /* a header without a status is no file of ours; JSON carries it */
    round_trip(line, table, "csv", call->lang, &read);
    compare_shapes(line, table, &read);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *was = table->columns[i], *is = read.columns[i];
        const struct sg_column_info *info = sg_column_info(was->name);
        bool known = info && (info->kind == SG_COLUMN_NUMBER) == (was->kind == SG_COLUMN_NUMBER);
        if (known && was->kind != is->kind)
            fail_msg("%s: %s of kind %d became %d", line, was->name, was->kind, is->kind);
        if (known && info->measure_kind != SG_MEASURE_UNKNOWN)
            assert_int_equal(was->measure_kind, is->measure_kind);
        if (was->role == SG_ROLE_NONE && sg_role_of_column(was) != sg_role_of_column(is))
            fail_msg("%s: the role of %s", line, was->name);
        compare_cells(line, table, was, is);
    }
    sg_table_free(&read);
}

static void compare_levels(const char *line, const struct sg_column *was,
                           const struct sg_column *is)
{
    if (was->kind == SG_COLUMN_NUMBER)
        return;
    if (was->levels.n != is->levels.n)
        fail_msg("%s: %s: %zu levels became %zu", line, was->name, was->levels.n, is->levels.n);
    for (size_t i = 0; i < was->levels.n; i++) {
        assert_string_equal(was->levels.texts[i], is->levels.texts[i]);
        if (was->kind == SG_COLUMN_PERIOD)
            assert_memory_equal(&was->levels.periods[i], &is->levels.periods[i],
                                sizeof(struct sg_period));
    }
}

static void compare_info(const char *line, const struct sg_table_info *was,
                         const struct sg_table_info *is)
{
    bool same = same_text(was->title, is->title) && same_text(was->universe, is->universe) &&
                same_text(was->place, is->place) && same_text(was->measure, is->measure) &&
                same_text(was->unit, is->unit) && same_text(was->reference, is->reference) &&
                same_text(was->total_label, is->total_label) && was->notes.n == is->notes.n &&
                was->n_sources == is->n_sources && was->n_breaks == is->n_breaks &&
                was->n_reference_dates == is->n_reference_dates && was->n_tests == is->n_tests &&
                same_number(was->level, is->level);
    for (size_t i = 0; same && i < was->notes.n; i++)
        same = same_text(was->notes.items[i], is->notes.items[i]);
    for (size_t i = 0; same && i < was->n_sources; i++)
        same = same_text(was->sources[i].title, is->sources[i].title) &&
               same_text(was->sources[i].path, is->sources[i].path);
    for (size_t i = 0; same && i < was->n_breaks; i++)
        same = same_text(was->breaks[i].label, is->breaks[i].label) &&
               same_text(was->breaks[i].note, is->breaks[i].note) &&
               was->breaks[i].caution == is->breaks[i].caution &&
               sg_period_compare(&was->breaks[i].period, &is->breaks[i].period) == 0;
    for (size_t i = 0; same && i < was->n_reference_dates; i++)
        same = same_text(was->reference_dates[i].label, is->reference_dates[i].label) &&
               sg_period_compare(&was->reference_dates[i].date, &is->reference_dates[i].date) == 0;
    for (size_t i = 0; same && i < was->n_tests; i++)
        same = same_text(was->tests[i].name, is->tests[i].name) &&
               same_text(was->tests[i].of, is->tests[i].of) &&
               same_number(was->tests[i].f, is->tests[i].f) &&
               same_number(was->tests[i].df1, is->tests[i].df1) &&
               same_number(was->tests[i].df2, is->tests[i].df2) &&
               same_number(was->tests[i].p, is->tests[i].p);
    if (!same)
        fail_msg("%s: what is known of the table", line);
}

/* JSON carries all of it. */
static void through_json(const char *line, const struct sg_call *call, const struct sg_table *table)
{
    struct sg_table read;
    round_trip(line, table, "json", call->lang, &read);
    compare_shapes(line, table, &read);
    assert_int_equal(table->main, read.main);
    compare_info(line, &table->info, &read.info);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *was = table->columns[i], *is = read.columns[i];
        if (was->kind != is->kind || was->role != is->role ||
            was->measure_kind != is->measure_kind || was->decimals != is->decimals ||
            was->printed_decimals != is->printed_decimals ||
            !same_text(sg_column_title(was, call->lang), sg_column_title(is, call->lang)) ||
            !same_text(sg_column_unit(was, call->lang), sg_column_unit(is, call->lang)) ||
            was->coded.n != is->coded.n)
            fail_msg("%s: what is known of %s", line, was->name);
        compare_levels(line, was, is);
        compare_cells(line, table, was, is);
    }
    sg_table_free(&read);
}

/* The same sentences of the table in memory and of the one that was written and read. */
static void say_the_same(const char *line, const struct sg_call *call, const struct sg_table *table)
{
    struct sg_table read;
    struct sg_texts was = {0}, is = {0};
    struct sg_error err = {.lang = SG_EN};
    if (!sg_sentences_fit(table))
        return;
    round_trip(line, table, "json", call->lang, &read);
    assert_int_equal(sg_sentences(table, call->lang, &was, &err),
                     sg_sentences(&read, call->lang, &is, &err));
    assert_int_equal(was.n, is.n);
    for (size_t i = 0; i < was.n; i++)
        assert_string_equal(was.items[i], is.items[i]);
    sg_texts_free(&was);
    sg_texts_free(&is);
    sg_table_free(&read);
}

static void sentences_stay(void **state)
{
    (void)state;
    each_result(say_the_same);
}

static void csv_reads_back(void **state)
{
    (void)state;
    each_result(through_csv);
}

static void json_reads_back(void **state)
{
    (void)state;
    each_result(through_json);
}

/* Every number as if it had been suppressed: the kinds stay, and so does each status. */
static void through_csv_suppressed(const char *line, const struct sg_call *call,
                                   const struct sg_table *table)
{
    struct sg_table copy;
    round_trip(line, table, "json", call->lang, &copy);
    for (size_t i = 0; i < copy.n_columns; i++)
        for (size_t row = 0; copy.columns[i]->kind == SG_COLUMN_NUMBER && row < copy.n_rows; row++)
            sg_column_set(copy.columns[i], row, NAN,
                          copy.main < 0 ? 0
                          : row + i % 2 ? (sg_status)SG_STATUS_SUPPRESSED
                                        : (sg_status)SG_STATUS_NO_REFERENCE);
    bool ours = copy.main >= 0;
    for (size_t i = 0; ours && i < copy.n_columns; i++)
        ours = copy.columns[i]->kind != SG_COLUMN_NUMBER || sg_column_info(copy.columns[i]->name);
    if (ours)
        through_csv(line, call, &copy);
    through_json(line, call, &copy);
    sg_table_free(&copy);
}

static void suppressed_tables_keep_their_kinds(void **state)
{
    (void)state;
    each_result(through_csv_suppressed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_reads_back),
        cmocka_unit_test(json_reads_back),
        cmocka_unit_test(sentences_stay),
        cmocka_unit_test(suppressed_tables_keep_their_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
