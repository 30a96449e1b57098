#include "fixture.h"

static void tabs_separate_and_are_quoted(void **state)
{
    (void)state;
    static const char *const texts[] = {"a,b", "a\tb", "say \"x\"", "a\nb", "卸売業，小売業"};
    static const double values[] = {1, -2.5, 1e300, NAN, 0.1};
    struct sg_table table;
    sg_table_init(&table);
    add_texts(&table, "label, with comma", 5, texts);
    add_numbers(&table, "x", 5, values, NULL);
    table.main = 1;
    /* The comma of the header is quoted, for readers find the delimiter in the first record. */
    assert_written(&table, "tsv", &in_english,
                   "\"label, with comma\"\tx\tstatus\n"
                   "a,b\t1\t\n"
                   "\"a\tb\"\t-2.5\t\n"
                   "\"say \"\"x\"\"\"\t1e+300\t\n"
                   "\"a\nb\"\t\t\n"
                   "卸売業，小売業\t0.1\t\n");
    sg_table_free(&table);
}

static void one_field_shows_no_delimiter_bare(void **state)
{
    (void)state;
    static const char *const texts[] = {"a,b", "a\tb", NULL};
    const struct sg_write_options options = {.lang = SG_EN, .decimals = -1, .bom = true};
    struct sg_table table;
    sg_table_init(&table);
    add_texts(&table, "label", 3, texts);
    assert_written(&table, "tsv", &options, "\xEF\xBB\xBFlabel\n\"a,b\"\n\"a\tb\"\n\"\"\n");
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tabs_separate_and_are_quoted),
        cmocka_unit_test(one_field_shows_no_delimiter_bare),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
