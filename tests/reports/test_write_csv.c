#include "fixture.h"

#include <csv.h>
#include <stdlib.h>

#include <sangyo/number.h>

static void statuses_are_the_last_columns(void **state)
{
    (void)state;
    struct sg_table table;
    make_industries(&table);
    assert_written(&table, "csv", &in_japanese,
                   "industry,value,share_percent,status,statuses\n"
                   "卸売業，小売業,12345,28.75,caution,\n"
                   "製造業,-67,-0.04,,value=revised\n"
                   "鉱業,0,,suppressed,value=nil\n"
                   "計,1234567.5,100,,\n");
    table.main = -1;
    const struct sg_write_options rounded = {.lang = SG_EN};
    assert_written(&table, "csv", &rounded, /* full precision all the same */
                   "industry,value,share_percent,statuses\n"
                   "卸売業，小売業,12345,28.75,share_percent=caution\n"
                   "製造業,-67,-0.04,value=revised\n"
                   "鉱業,0,,value=nil;share_percent=suppressed\n"
                   "計,1234567.5,100,\n");
    table.main = 0; /* no number: nothing to speak of */
    for (size_t row = 0; row < table.n_rows; row++)
        table.columns[1]->status[row] = table.columns[2]->status[row] = 0;
    struct sg_buffer out = {0};
    assert_true(sg_writer_named("csv")->write(&table, &in_english, &out, NULL));
    assert_null(strstr(sg_buffer_text(&out), "status"));
    sg_buffer_free(&out);
    sg_table_free(&table);
}

static void every_status_is_written_as_its_word(void **state)
{
    (void)state;
    for (size_t i = 0; i < SG_STATUS_COUNT; i++) {
        const double value = 3;
        const sg_status status = (sg_status)1 << i;
        struct sg_table table;
        struct sg_buffer expected = {0};
        sg_table_init(&table);
        add_numbers(&table, "x", 1, &value, &status);
        table.main = 0;
        sg_buffer_printf(&expected, "x,status\n%s,%s\n", sg_status_info(i)->has_value ? "3" : "",
                         sg_status_info(i)->word);
        assert_written(&table, "csv", &in_english, sg_buffer_text(&expected));
        sg_buffer_free(&expected);
        sg_table_free(&table);
    }
}

static void empty_tables_have_their_header(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    assert_written(&table, "csv", &in_english, "");
    sg_table_add_row(&table);
    assert_written(&table, "csv", &in_english, "");
    sg_table_free(&table);
    sg_table_add(&table, "a", SG_COLUMN_CATEGORY);
    assert_written(&table, "csv", &in_english, "a\n");
    sg_table_add_row(&table); /* a blank line would be no record */
    assert_written(&table, "csv", &in_english, "a\n\"\"\n");
    sg_table_add(&table, "b", SG_COLUMN_NUMBER);
    assert_written(&table, "csv", &in_english, "a,b\n,\n");
    sg_table_free(&table);
    sg_table_add(&table, "x", SG_COLUMN_NUMBER);
    sg_table_add_row(&table);
    assert_written(&table, "csv", &in_english, "x\n\"\"\n");
    sg_table_free(&table);
}

static void quotes_are_put_where_needed_only(void **state)
{
    (void)state;
    static const char *const texts[] = {"plain 文", "a,b", "\"",  "a\nb",
                                        "a\rb",     " a",  "a\t", "=1+1"};
    struct sg_table table;
    sg_table_init(&table);
    add_texts(&table, "a\tb", 8, texts);
    add_texts(&table, "c,d", 8, texts);
    assert_written(&table, "csv", &in_english,
                   "\"a\tb\",\"c,d\"\n"
                   "plain 文,plain 文\n"
                   "\"a,b\",\"a,b\"\n"
                   "\"\"\"\",\"\"\"\"\n"
                   "\"a\nb\",\"a\nb\"\n"
                   "\"a\rb\",\"a\rb\"\n"
                   "\" a\",\" a\"\n"
                   "\"a\t\",\"a\t\"\n"
                   "=1+1,=1+1\n");
    sg_table_free(&table);
}

static void spreadsheets_get_a_mark_and_no_formulas(void **state)
{
    (void)state;
    static const char *const texts[] = {"=1+1", "+a",     "-x", "@a",  "\ta",    "＝1+1",
                                        "-5",   "+1.5e3", "-",  "a=b", "=a,b\"", "＠a"};
    const struct sg_write_options options = {.lang = SG_EN, .decimals = -1, .bom = true};
    const double values[] = {-1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12};
    struct sg_table table;
    sg_table_init(&table);
    add_texts(&table, "=h", 12, texts);
    add_numbers(&table, "x", 12, values, NULL);
    assert_written(&table, "csv", &options,
                   "\xEF\xBB\xBF'=h,x\n"
                   "'=1+1,-1\n'+a,-2\n'-x,-3\n'@a,-4\n\"'\ta\",-5\n'＝1+1,-6\n"
                   "-5,-7\n+1.5e3,-8\n'-,-9\na=b,-10\n\"'=a,b\"\"\",-11\n'＠a,-12\n");
    sg_table_free(&table);
}

/* Collects what libcsv reads back. */
struct readback {
    char cells[64][96];
    size_t n_cells, n_rows;
};

static void take_cell(void *bytes, size_t n, void *data)
{
    struct readback *read = data;
    assert_true(read->n_cells < 64 && n < 96);
    memcpy(read->cells[read->n_cells], bytes, n);
    read->cells[read->n_cells++][n] = '\0';
}

static void take_row(int end, void *data)
{
    (void)end;
    ((struct readback *)data)->n_rows++;
}

/* Property: a strict reader (libcsv) gets every label and every number back, bit for bit. */
static void nothing_is_lost(void **state)
{
    (void)state;
    const char delimiters[] = {',', '\t'};
    const char *const names[] = {"csv", "tsv"};
    struct sg_table table;
    make_hostile(&table);
    for (size_t row = 0; row < table.n_rows; row++)
        table.columns[1]->values[row] = 1.0 / 3.0 * (double)row;
    for (size_t f = 0; f < 2; f++) {
        struct sg_buffer out = {0};
        struct readback read = {.n_cells = 0};
        struct csv_parser parser;
        sg_writer_named(names[f])->write(&table, &in_english, &out, NULL);
        csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
        csv_set_delim(&parser, (unsigned char)delimiters[f]);
        assert_int_equal(csv_parse(&parser, out.text, out.n, take_cell, take_row, &read), out.n);
        assert_int_equal(csv_fini(&parser, take_cell, take_row, &read), 0);
        csv_free(&parser);
        assert_int_equal(read.n_rows, HOSTILE_LABELS + 1);
        assert_int_equal(read.n_cells, 2 * read.n_rows);
        for (size_t row = 0; row < HOSTILE_LABELS; row++) {
            double x;
            const char *number = read.cells[2 * row + 3];
            assert_string_equal(read.cells[2 * row + 2], hostile_labels[row]);
            assert_true(sg_number_read(number, strlen(number), &x));
            assert_memory_equal(&x, &table.columns[1]->values[row], sizeof x);
        }
        sg_buffer_free(&out);
    }
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statuses_are_the_last_columns),
        cmocka_unit_test(every_status_is_written_as_its_word),
        cmocka_unit_test(empty_tables_have_their_header),
        cmocka_unit_test(quotes_are_put_where_needed_only),
        cmocka_unit_test(spreadsheets_get_a_mark_and_no_formulas),
        cmocka_unit_test(nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
