#include "tests/test_support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "table/row_status.h"

static void make(struct sg_table *table)
{
    static const char *const names[] = {"share_percent", "rank", "a;b=c%"};
    sg_table_init(table);
    for (size_t i = 0; i < 3; i++)
        sg_table_add(table, names[i], SG_COLUMN_NUMBER);
    sg_table_add_row(table);
    table->main = 0;
}

/* NAN is a cell without a number. */
static void assert_written(const double values[3], const sg_status status[3], const char *own,
                           const char *others)
{
    struct sg_table table;
    struct sg_buffer out = {0}, rest = {0};
    make(&table);
    for (size_t i = 0; i < 3; i++)
        sg_column_set(table.columns[i], 0, values[i], status[i]);
    struct sg_row_status row_status;
    sg_row_status_init(&row_status, &table);
    sg_row_status_write(&row_status, 0, &out);
    sg_row_status_write_others(&row_status, 0, &rest);
    assert_string_equal(sg_buffer_text(&out), own);
    assert_string_equal(sg_buffer_text(&rest), others);
    assert_int_equal(sg_row_status_has_others(&row_status), *others != '\0');
    sg_row_status_free(&row_status);
    sg_buffer_free(&rest);
    sg_buffer_free(&out);
    sg_table_free(&table);
}

/* rank is a column of ours, which does not apply where it is empty for no other reason. */
static void only_what_the_main_column_does_not_say(void **state)
{
    (void)state;
    const sg_status x = SG_STATUS_SUPPRESSED, r = SG_STATUS_REVISED, u = SG_STATUS_UNDEFINED;
    const sg_status none = SG_STATUS_NOT_APPLICABLE;
    assert_written((double[]){1, 2, 3}, (sg_status[]){0, 0, 0}, "", "");
    assert_written((double[]){1, 2, 3}, (sg_status[]){r, 0, 0}, "revised", "");
    assert_written((double[]){1, NAN, 3}, (sg_status[]){0, none, 0}, "", "");
    assert_written((double[]){1, NAN, NAN}, (sg_status[]){0, 0, none}, "",
                   "rank=;a%3Bb%3Dc%25=not_applicable");
    assert_written((double[]){NAN, NAN, NAN}, (sg_status[]){x, x, x}, "suppressed", "");
    assert_written((double[]){NAN, NAN, 3}, (sg_status[]){x, 0, 0}, "suppressed", "rank=");
    assert_written((double[]){NAN, NAN, 3}, (sg_status[]){x, u, r}, "suppressed",
                   "rank=undefined;a%3Bb%3Dc%25=revised");
    assert_written((double[]){1, NAN, 3}, (sg_status[]){0, u, 0}, "", "rank=undefined");
    assert_written((double[]){NAN, NAN, 3}, (sg_status[]){x | r, x, 0}, "suppressed+revised", "");
}

struct taken {
    char text[256];
};

static void take(void *context, const char *name, sg_status status)
{
    struct taken *taken = context;
    char words[SG_STATUS_WORDS_SIZE];
    size_t n = strlen(taken->text);
    sg_status_words(status, words);
    snprintf(taken->text + n, sizeof taken->text - n, "[%s:%s]", name, words);
}

static void texts_come_apart(void **state)
{
    (void)state;
    static const struct {
        const char *text, *taken; /* NULL: refused */
    } cases[] = {
        {"", ""},
        {"rank=", "[rank:]"},
        {"rank=suppressed+revised", "[rank:suppressed+revised]"},
        {"rank=undefined", "[rank:undefined]"},
        {"a%3Bb%3Dc%25=revised;x=nil", "[a;b=c%:revised][x:nil]"},
        {"100%=nil", "[100%:nil]"},
        {"printed", NULL},
        {"suppressed", NULL},
        {"rank=nil;revised", NULL},
        {"=nil", NULL},
        {"rank=printed", NULL},
        {";", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct taken taken = {{0}};
        bool read = sg_row_status_read_others(cases[i].text, take, &taken);
        if (read != (cases[i].taken != NULL) || (read && strcmp(taken.text, cases[i].taken) != 0))
            fail_msg("%s: %s", cases[i].text, read ? taken.text : "refused");
    }
}

static void the_column_is_there_when_needed(void **state)
{
    (void)state;
    struct sg_table table;
    make(&table);
    struct sg_row_status status;
    sg_row_status_init(&status, &table);
    assert_non_null(status.main);
    sg_row_status_free(&status);
    table.main = -1;
    sg_row_status_init(&status, &table);
    assert_null(status.main);
    sg_row_status_free(&status);
    assert_string_equal(sg_row_status_name(&table, "status"), "status");
    sg_table_add(&table, "status", SG_COLUMN_CATEGORY);
    assert_string_equal(sg_row_status_name(&table, "status"), "sangyo_status");
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_the_main_column_does_not_say),
        cmocka_unit_test(texts_come_apart),
        cmocka_unit_test(the_column_is_there_when_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
