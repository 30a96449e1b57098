#include "fixture.h"

#include "reports/row_looks.h"

static void make_groups(struct sg_table *table)
{
    static const char *const years[] = {"2016", "2016", "2021", "2021"};
    static const char *const types[] = {"工事", "工事", "工事", "合計"};
    static const char *const firms[] = {"市内", "市外", "市内", "合計"};
    static const double values[] = {1, 2, 3, 4};
    sg_table_init(table);
    add_texts(table, "year", 4, years);
    add_texts(table, "type", 4, types);
    add_texts(table, "firm", 4, firms);
    add_numbers(table, "value", 4, values, NULL);
}

static void a_group_goes_on_where_all_labels_before_it_do(void **state)
{
    (void)state;
    static const size_t repeats[] = {0, 2, 0, 1};
    struct sg_table table;
    make_groups(&table);
    assert_int_equal(sg_row_headers(&table), 3);
    for (size_t row = 0; row < table.n_rows; row++)
        assert_int_equal(sg_row_repeats(&table, row), repeats[row]);
    sg_table_free(&table);
}

static void a_row_with_a_label_of_a_total_is_one(void **state)
{
    (void)state;
    static const bool totals[] = {false, false, false, true};
    struct sg_table table;
    make_groups(&table);
    for (size_t row = 0; row < table.n_rows; row++)
        assert_int_equal(sg_row_is_total(&table, row), totals[row]);
    sg_table_free(&table);
}

/* In a table of texts alone the first column names the rows, and each row is named. */
static void the_last_label_is_always_printed(void **state)
{
    (void)state;
    static const char *const same[] = {"a", "a"};
    struct sg_table table;
    sg_table_init(&table);
    add_texts(&table, "one", 2, same);
    add_texts(&table, "two", 2, same);
    assert_int_equal(sg_row_headers(&table), 1);
    assert_int_equal(sg_row_repeats(&table, 1), 0);
    sg_table_free(&table);
}

/* Both formats print a group once and its total bold. */
static void groups_are_printed_once_and_totals_bold(void **state)
{
    (void)state;
    static const struct {
        const char *format, *lines;
    } cases[] = {
        {"latex", "2016 & 工事 & 市内 & 1 \\\\\n &  & 市外 & 2 \\\\\n2021 & 工事 & 市内 & 3 \\\\\n"
                  " & \\textbf{Total} & \\textbf{Total} & \\textbf{4} \\\\\n"},
        {"markdown", "| 2016 | 工事 | 市内 | 1 |\n|  |  | 市外 | 2 |\n| 2021 | 工事 | 市内 | 3 |\n"
                     "|  | **Total** | **Total** | **4** |\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_buffer out = {0};
        make_groups(&table);
        assert_true(sg_writer_named(cases[i].format)->write(&table, &in_english, &out, NULL));
        if (!strstr(sg_buffer_text(&out), cases[i].lines))
            fail_msg("not in:\n%s", sg_buffer_text(&out));
        sg_buffer_free(&out);
        sg_table_free(&table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_group_goes_on_where_all_labels_before_it_do),
        cmocka_unit_test(a_row_with_a_label_of_a_total_is_one),
        cmocka_unit_test(the_last_label_is_always_printed),
        cmocka_unit_test(groups_are_printed_once_and_totals_bold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
