#include "fixture.h"

static void numbers_stand_right_and_notes_below(void **state)
{
    (void)state;
    struct sg_table table;
    make_industries(&table);
    assert_written(&table, "markdown", &in_english,
                   "産業別の構成比\n"
                   "\n"
                   "| Industry | Value (persons) | Share (%) |\n"
                   "| ------------------------------ | ---------------: | ----------: |\n"
                   "| Wholesale and retail trade | 12,345 | 28.8 † |\n"
                   "| Manufacturing | −67 r | 0.0 |\n"
                   "| Mining | - | X |\n"
                   "| **Total** | **1,234,567.5** | **100.0** |\n"
                   "\n"
                   "- \\-: nil\n"
                   "- X: suppressed to protect confidentiality\n"
                   "- †: compare with caution: method or coverage changed\n"
                   "- r: revised\n"
                   "- 四捨五入のため計と一致しない。\n"
                   "- Source: 経済センサス\n");
    sg_table_free(&table);
}

static void no_label_is_markup(void **state)
{
    (void)state;
    static const struct {
        const char *text, *cell, *rule;
    } cases[] = {
        {"a|b", "a\\|b", "-------"},
        {"a\\|b", "a\\\\\\|b", "--------"},
        {"<script>&amp;", "&lt;script&gt;&amp;amp;", "-----------------"},
        {"two\r\nlines\tx", "two lines x", "---------------"},
        {"`c` *b* _u_ [l](u) ~~s~~", "\\`c\\` \\*b\\* \\_u\\_ \\[l\\](u) \\~\\~s\\~\\~",
         "----------------------------"},
        {"\x1b[31m", " \\[31m", "---------"},
        {"=1+1", "=1+1", "--------"},
        {"# h", "# h", "-------"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_buffer expected = {0};
        sg_table_init(&table);
        add_texts(&table, cases[i].text, 1, &cases[i].text);
        sg_buffer_printf(&expected, "| %s |\n| %s |\n| %s |\n", cases[i].cell, cases[i].rule,
                         cases[i].cell);
        assert_written(&table, "markdown", &in_english, sg_buffer_text(&expected));
        sg_buffer_free(&expected);
        sg_table_free(&table);
    }
}

static void no_note_begins_a_block(void **state)
{
    (void)state;
    static const struct {
        const char *note, *line;
    } cases[] = {
        {"# heading", "- \\# heading\n"},
        {"- item", "- \\- item\n"},
        {"+ item", "- \\+ item\n"},
        {"1. item", "- 1\\. item\n"},
        {"12) item", "- 12\\) item\n"},
        {"2021年", "- 2021年\n"},
        {"> quote", "- &gt; quote\n"},
        {"===", "- \\===\n"},
        {"", "- \n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        sg_table_init(&table);
        sg_texts_add(&table.info.notes, cases[i].note);
        assert_written(&table, "markdown", &in_english, cases[i].line);
        sg_table_free(&table);
    }
}

/* pandoc takes the columns' shares of the page from the dashes when the rows are long. */
static void dashes_are_as_wide_as_the_column(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rule;
    } cases[] = {
        {"a", "-----"},
        {"食料品", "----------"},
        {"卸売業，小売問", "------------------"},
        {"a label of more than forty columns, which is the most that counts",
         "--------------------------------------------"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_buffer expected = {0};
        sg_table_init(&table);
        add_texts(&table, "x", 1, &cases[i].text);
        sg_buffer_printf(&expected, "| x |\n| %s |\n| %s |\n", cases[i].rule, cases[i].text);
        assert_written(&table, "markdown", &in_english, sg_buffer_text(&expected));
        sg_buffer_free(&expected);
        sg_table_free(&table);
    }
}

/* Long labels give way to the numbers of a table that is wider than the page: 70 in all. */
static void long_columns_give_way_to_numbers(void **state)
{
    (void)state;
    const char *label = "a label of forty columns, the most there";
    const double value = 123456;
    struct sg_table table;
    struct sg_buffer out = {0};
    struct sg_error err = {0};
    sg_table_init(&table);
    add_texts(&table, "one", 1, &label);
    sg_column_set_text(sg_table_add(&table, "two", SG_COLUMN_CATEGORY), 0, label);
    sg_column_set(sg_table_add(&table, "n", SG_COLUMN_NUMBER), 0, value, 0);
    assert_true(sg_writer_named("markdown")->write(&table, &in_english, &out, &err));
    /* 123,456 and its margins take 11; each label gets 25 and margins of 4. */
    assert_non_null(strstr(sg_buffer_text(&out), "\n| ----------------------------- "
                                                 "| ----------------------------- "
                                                 "| -----------: |\n"));
    sg_buffer_free(&out);
    sg_table_free(&table);
}

static void empty_tables_show_what_there_is(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    assert_written(&table, "markdown", &in_english, "");
    sg_table_add(&table, "rank", SG_COLUMN_NUMBER);
    assert_written(&table, "markdown", &in_japanese, "| 順位 |\n| --------: |\n");
    sg_table_add_row(&table);
    assert_written(&table, "markdown", &in_japanese, "| 順位 |\n| --------: |\n|  |\n");
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_stand_right_and_notes_below),
        cmocka_unit_test(no_label_is_markup),
        cmocka_unit_test(no_note_begins_a_block),
        cmocka_unit_test(dashes_are_as_wide_as_the_column),
        cmocka_unit_test(long_columns_give_way_to_numbers),
        cmocka_unit_test(empty_tables_show_what_there_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
