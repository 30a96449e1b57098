#include "tests/cube_text.h"
#include "tests/dataset_file.h"
#include "tests/surveys/dump.h"
#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "surveys/formats/reader.h"

static const struct {
    enum made_format format;
    const char *reader;
} formats[] = {{MADE_SAV, "sav"},     {MADE_ZSAV, "sav"},          {MADE_DTA, "dta"},
               {MADE_OLD_DTA, "dta"}, {MADE_SAS7BDAT, "sas7bdat"}, {MADE_XPT, "xpt"}};

static bool read_made(enum made_format format, size_t most, bool missing_out,
                      struct sg_table *table, struct sg_texts *notes, struct sg_error *err)
{
    struct sg_sheet sheet;
    struct sg_read_options options;
    size_t n;
    char *bytes = made_dataset(format, &n);
    if (!bytes)
        skip();
    sg_read_options_init(&options);
    options.missing_out = missing_out;
    sg_table_init(table);
    assert_string_equal(sg_reader_of(bytes, n)->name, formats[format].reader);
    bool read = sg_sheet_parse(NULL, bytes, n < most ? n : most, &options, &sheet, err);
    free(bytes);
    if (!read)
        return false;
    read = sg_sheet_table(&sheet, &options, table, NULL, notes, err);
    sg_sheet_remark(&sheet, notes, err->lang);
    sg_sheet_free(&sheet);
    return read;
}

static void assert_made(enum made_format format, bool missing_out, const char *expected,
                        const char *const notes[], size_t n_notes)
{
    struct sg_table table;
    struct sg_texts said = {0};
    struct sg_error err = {0};
    if (!read_made(format, SIZE_MAX, missing_out, &table, &said, &err))
        fail_msg("%d: %s", format, err.message);
    char *found = csv_of(&table);
    assert_string_equal(found, expected);
    for (size_t i = 0; i < n_notes; i++)
        if (i >= said.n || !strstr(said.items[i], notes[i]))
            fail_msg("%d: note %zu is %s", format, i, i < said.n ? said.items[i] : "not there");
    assert_int_equal(said.n, n_notes);
    assert_string_equal(table.info.title ? table.info.title : "survey", "survey");
    free(found);
    sg_texts_free(&said);
    sg_table_free(&table);
}

#define HEAD "id,q1,emp,day,month,scale,w\n"

static void labels_missing_values_dates_and_weights(void **state)
{
    (void)state;
    static const char *const spss[] = {
        "column 'id': 1 records have values that the file declares missing; they stay categories",
        "column 'q1': 1 records have values that the file declares missing; they stay "
        "categories",
        "column 'emp': 1 records",
        "1 more columns",
        "column 'scale' is read as numbers",
        "states 'w'"};
    for (enum made_format format = MADE_SAV; format <= MADE_ZSAV; format++)
        assert_made(format, false,
                    HEAD "0012,悪化,10.1,2021-06-30,2021-06,0,1\nA,好転, "
                         "not_available,2021-07-01,2021-07,1,1.5\n"
                         ",無回答,30.299999999999997,2021-07-02,2021-07,2,2\n川崎,不変,,,"
                         "2021-07,3,2.5",
                    spss, 6);
    static const char *const stata[] = {"column 'q1': missing values by their letters: .a 1",
                                        "column 'emp': missing values by their letters: .b 1",
                                        "column 'day': missing values by their letters: .c 1",
                                        "column 'scale' is read as numbers"};
    assert_made(
        MADE_DTA, false,
        HEAD
        "0012,悪化,10.1,2021-06-30,2021-06,0,1\nA,好転, not_available,2021-07-01,2021-07,1,1.5\n"
        ",無回答,30.299999999999997,2021-07-02,2021-08,2,2\n川崎,不変,,,2021-09,3,2.5",
        stata, 4);
    assert_made(
        MADE_OLD_DTA, false,
        HEAD
        "0012,悪化,10.1,2021-06-30,2021-06,0,1\nA,好転,20.2,2021-07-01,2021-07,1,1.5\n"
        ",無回答,30.299999999999997,2021-07-02,2021-08,2,2\n川崎,不変,,2021-07-03,2021-09,3,2.5",
        stata + 3, 1);
    for (enum made_format format = MADE_SAS7BDAT; format <= MADE_XPT; format++)
        assert_made(format, false,
                    HEAD
                    "0012,3,10.1,2021-06-30,2021-06,0,1\nA,1,20.2,2021-07-01,2021-07,1,1.5\n"
                    ",9,30.299999999999997,2021-07-02,2021-07,2,2\nK,2,,2021-07-03,2021-07,3,2.5",
                    NULL, 0);
}

static void missing_values_are_no_categories_where_asked(void **state)
{
    (void)state;
    static const char *const notes[] = {
        "column 'id': 1 records have values that the file declares missing; they are not available",
        "column 'q1': 1 records have values that the file declares missing; they are "
        "not available",
        "column 'emp'",
        "1 more columns",
        "column 'scale'",
        "states 'w'"};
    assert_made(
        MADE_SAV, true,
        HEAD
        "0012,悪化,10.1,2021-06-30,2021-06,0,1\n,好転, not_available,2021-07-01,2021-07,1,1.5\n"
        ",,30.299999999999997,2021-07-02,2021-07,2,2\n川崎,不変,,,2021-07,3,2.5",
        notes, 6);
}

/* In the order of their values, whatever the order of the records. */
static void categories_keep_their_order_and_titles(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_error err = {0};
    assert_true(read_made(MADE_SAV, SIZE_MAX, false, &table, NULL, &err));
    static const char *const order[] = {"好転", "不変", "悪化", "無回答"};
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(table.columns[1]->levels.texts[i], order[i]);
    assert_string_equal(table.columns[1]->label, "業況");
    assert_string_equal(table.columns[2]->label, "従業者数");
    assert_string_equal(sg_column_decoded(table.columns[1], "3"), "悪化");
    sg_table_free(&table);
}

static void what_is_cut_off_is_refused(void **state)
{
    (void)state;
    for (size_t f = 0; f < sizeof formats / sizeof *formats; f++) {
        size_t n;
        char *bytes = made_dataset(formats[f].format, &n);
        if (!bytes)
            skip();
        free(bytes);
        for (size_t k = 0; k < n; k += n / 60 + 1) {
            struct sg_error err = {.lang = k % 2 ? SG_JA : SG_EN};
            struct sg_sheet sheet;
            struct sg_read_options options;
            char *part = made_dataset(formats[f].format, &n);
            sg_read_options_init(&options);
            const struct sg_reader *reader = sg_reader_of(part, k);
            bool whole_lines = formats[f].format == MADE_XPT && k % 80 == 0; /* nothing tells */
            bool own = !whole_lines && strcmp(reader->name, formats[f].reader) == 0;
            bool read = own && sg_sheet_parse(NULL, part, k, &options, &sheet, &err);
            bool said = false; /* before release 117 nothing tells that labels are cut off whole */
            for (size_t i = 0; read && i < sheet.remarks.n; i++)
                said = said || strstr(sheet.remarks.items[i], "answers") ||
                       strstr(sheet.remarks.items[i], "ends");
            if (read && !said)
                fail_msg("%s cut at %zu is read", reader->name, k);
            if (own && !read && !*err.message)
                fail_msg("%s cut at %zu: no message", reader->name, k);
            if (read)
                sg_sheet_free(&sheet);
            free(part);
        }
    }
}

/* In a broken file a variable may lack its name. */
static void a_variable_without_a_name_has_a_number(void **state)
{
    (void)state;
    size_t n, at = 0;
    char *bytes = made_dataset(MADE_OLD_DTA, &n);
    struct sg_error err = {0};
    struct sg_sheet sheet;
    struct sg_read_options options;
    if (!bytes)
        skip();
    sg_read_options_init(&options);
    while (at + 3 < n && memcmp(bytes + at, "emp", 4) != 0)
        at++;
    assert_true(at + 3 < n);
    memset(bytes + at, 0, 3);
    if (!sg_sheet_parse(NULL, bytes, n, &options, &sheet, &err))
        fail_msg("%s", err.message);
    assert_string_equal(sheet.layout.columns[2].name, "column_3");
    sg_sheet_free(&sheet);
    free(bytes);
}

static char *place_of(const char *text, char *bytes, size_t n)
{
    size_t length = strlen(text);
    for (size_t at = 0; at + length <= n; at++)
        if (memcmp(bytes + at, text, length) == 0)
            return bytes + at;
    fail_msg("%s is not in the file", text);
    return NULL;
}

/* In a broken file the names of sets of labels may fill their room, without an end: such a set is
   not there, and nothing is read past the room (seen under the address sanitizer). */
static void names_of_labels_end_with_their_room(void **state)
{
    (void)state;
    static const char begin[] = "<value_label_names>";
    size_t n;
    char *bytes = made_dataset(MADE_DTA, &n);
    struct sg_error err = {0};
    struct sg_table table;
    struct sg_sheet sheet;
    struct sg_read_options options;
    if (!bytes)
        skip();
    sg_read_options_init(&options);
    sg_table_init(&table);
    char *names = place_of(begin, bytes, n) + strlen(begin);
    memset(names, 'q', (size_t)(place_of("</value_label_names>", bytes, n) - names));
    if (!sg_sheet_parse(NULL, bytes, n, &options, &sheet, &err) ||
        !sg_sheet_table(&sheet, &options, &table, NULL, NULL, &err))
        fail_msg("%s", err.message);
    assert_string_equal(table.columns[1]->name, "q1");
    assert_int_equal(table.columns[1]->kind, SG_COLUMN_NUMBER);
    sg_sheet_free(&sheet);
    sg_table_free(&table);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_missing_values_dates_and_weights),
        cmocka_unit_test(missing_values_are_no_categories_where_asked),
        cmocka_unit_test(categories_keep_their_order_and_titles),
        cmocka_unit_test(what_is_cut_off_is_refused),
        cmocka_unit_test(a_variable_without_a_name_has_a_number),
        cmocka_unit_test(names_of_labels_end_with_their_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
