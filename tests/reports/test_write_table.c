#include "fixture.h"

#include <stdlib.h>

#include "table/text.h"

static void numbers_align_and_symbols_are_explained(void **state)
{
    (void)state;
    struct sg_table table;
    make_industries(&table);
    assert_written(&table, "table", &in_japanese,
                   "産業別の構成比\n"
                   "\n"
                   "産業             実数（人）  構成比（％）\n"
                   "--------------  -----------  ------------\n"
                   "卸売業，小売業     12,345          28.8 ※\n"
                   "製造業                △67 r         0.0\n"
                   "鉱業                      -           X\n"
                   "計              1,234,567.5       100.0\n"
                   "\n"
                   "-：皆無又は該当なし\n"
                   "X：秘匿した数値\n"
                   "※：調査方法等の変更があり比較には注意を要する\n"
                   "r：改定値\n"
                   "四捨五入のため計と一致しない。\n"
                   "資料：経済センサス\n");
    assert_written(&table, "table", &in_english,
                   "産業別の構成比\n"
                   "\n"
                   "Industry                    Value (persons)  Share (%)\n"
                   "--------------------------  ---------------  ---------\n"
                   "Wholesale and retail trade         12,345       28.8 †\n"
                   "Manufacturing                         −67 r      0.0\n"
                   "Mining                                    -        X\n"
                   "Total                           1,234,567.5    100.0\n"
                   "\n"
                   "-: nil\n"
                   "X: suppressed to protect confidentiality\n"
                   "†: compare with caution: method or coverage changed\n"
                   "r: revised\n"
                   "四捨五入のため計と一致しない。\n"
                   "Source: 経済センサス\n");
    sg_table_free(&table);
}

static void empty_tables_show_what_there_is(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    assert_written(&table, "table", &in_english, "");
    table.info.title = sg_copy_text("Nothing");
    assert_written(&table, "table", &in_english, "Nothing\n");
    sg_table_add(&table, "value", SG_COLUMN_NUMBER);
    sg_table_add(&table, "industry", SG_COLUMN_CATEGORY);
    assert_written(&table, "table", &in_english, "Nothing\n\nValue  Industry\n-----  --------\n");
    sg_table_add_row(&table);
    assert_written(&table, "table", &in_english, "Nothing\n\nValue  Industry\n-----  --------\n\n");
    sg_table_free(&table);
}

static void brackets_and_marks_stay_outside_the_digits(void **state)
{
    (void)state;
    static const double values[] = {91, 1.25, 1000, NAN, NAN, 5};
    static const sg_status status[] = {SG_STATUS_REPEATED,
                                       SG_STATUS_PROVISIONAL,
                                       SG_STATUS_REPEATED | SG_STATUS_REVISED,
                                       SG_STATUS_ENTRY,
                                       0,
                                       0};
    struct sg_table table;
    sg_table_init(&table);
    add_numbers(&table, "x", 6, values, status);
    assert_written(&table, "table", &in_english,
                   "          x\n"
                   "-----------\n"
                   "   (91)\n"
                   "     1.25 p\n"
                   "(1,000) r\n"
                   "      new\n"
                   "\n"
                   "     5\n"
                   "\n"
                   "new: from zero: no rate\n"
                   "r: revised\n"
                   "p: provisional\n"
                   "( ): repeated item, not to be added\n");
    sg_table_free(&table);
}

/* Rows are as wide as the rule at most, nothing is cut, no line ends in a space. */
static void hostile_labels_stay_in_their_column(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_buffer out = {0};
    struct sg_error err = {0};
    make_hostile(&table);
    assert_true(sg_writer_named("table")->write(&table, &in_english, &out, &err));
    size_t n_lines = 0, rule = 0;
    for (char *line = strtok(out.text, "\n"); line; line = strtok(NULL, "\n")) {
        size_t width = sg_text_width(line);
        if (n_lines == 1)
            rule = width;
        if (n_lines > 1) /* every number ends at the end of the rule */
            assert_int_equal(width, line[strlen(line) - 2] == '.' ? rule : rule - 2);
        assert_int_not_equal(line[strlen(line) - 1], ' ');
        n_lines++;
    }
    assert_int_equal(n_lines, HOSTILE_LABELS + 2);
    assert_int_equal(rule, 60 + 2 + 5);
    sg_buffer_free(&out);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_align_and_symbols_are_explained),
        cmocka_unit_test(empty_tables_show_what_there_is),
        cmocka_unit_test(brackets_and_marks_stay_outside_the_digits),
        cmocka_unit_test(hostile_labels_stay_in_their_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
