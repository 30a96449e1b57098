#include "tests/test_support.h"

#include <string.h>

#include <sangyo/write.h>
#include "surveys/formats/reader.h"
#include "tools/formats.h"

static size_t row_of(const struct sg_table *table, const char *format)
{
    size_t row = 0;
    while (row < table->n_rows && strcmp(sg_column_text(table->columns[0], row), format) != 0)
        row++;
    return row;
}

static const char *cell(const struct sg_table *table, size_t row, const char *column)
{
    return sg_column_text(table->columns[sg_table_find(table, column)], row);
}

/* Every reader and writer has its row, those of one name share it, and each says how it is known.
 */
static void every_format_is_listed_once(void **state)
{
    (void)state;
    for (enum sg_lang lang = SG_EN; lang <= SG_JA; lang++) {
        struct sg_table table;
        const struct sg_reader *reader;
        const struct sg_writer *writer;
        sg_table_init(&table);
        sg_formats_list(lang, &table);
        for (size_t i = 0; (reader = sg_reader_at(i)); i++) {
            size_t row = row_of(&table, reader->name);
            assert_true(row < table.n_rows);
            assert_true(*cell(&table, row, "reads") && *cell(&table, row, "known_by"));
            assert_true(*cell(&table, row, "files") == '.');
            if (reader->library && !strstr(cell(&table, row, "library"), reader->library))
                fail_msg("%s without %s", reader->name, reader->library);
        }
        for (size_t i = 0; (writer = sg_writer_at(i)); i++) {
            size_t row = row_of(&table, writer->name);
            assert_true(row < table.n_rows && *cell(&table, row, "writes"));
        }
        for (size_t row = 0; row < table.n_rows; row++)
            assert_int_equal(row_of(&table, cell(&table, row, "format")), row);
        sg_table_free(&table);
    }
}

static void what_is_only_read_or_written_says_so(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    sg_formats_list(SG_EN, &table);
    size_t csv = row_of(&table, "csv"), latex = row_of(&table, "latex");
    assert_string_equal(cell(&table, csv, "reads"), "yes");
    assert_string_equal(cell(&table, csv, "writes"), "yes");
    assert_string_equal(cell(&table, csv, "files"), ".csv .tsv .txt");
    assert_string_equal(cell(&table, csv, "library"), "");
    assert_string_equal(cell(&table, latex, "reads"), "");
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_is_listed_once),
        cmocka_unit_test(what_is_only_read_or_written_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
