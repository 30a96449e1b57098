#include "tests/test_support.h"

#include <string.h>

#include "surveys/scan/records.h"
#include "tests/random_csv.h"

struct example {
    const char *text;
    const char *encoding;
    bool read;
    long long digits;
    int scale;
    sg_status status;
};

/* Printed numbers by the rules of surveys/cell.c; of more than 18 digits the nearest double. */
static const struct example examples[] = {
    {"", NULL, true, 0, 0, SG_STATUS_NOT_AVAILABLE},
    {"1,234", NULL, true, 1234, 0, 0},
    {"1,234.50", NULL, true, 12345, 1, 0},
    {"１２３", NULL, true, 123, 0, 0},
    {"△1.7", "UTF-8", true, -17, 1, 0},
    {"\x81\xA2\x31\x2E\x37", "CP932", true, -17, 1, 0}, /* △1.7 */
    {"X", NULL, true, 0, 0, SG_STATUS_SUPPRESSED},
    {"-", NULL, true, 0, 0, SG_STATUS_NIL},
    {"…", NULL, true, 0, 0, SG_STATUS_NOT_AVAILABLE},
    {"12.3 r", NULL, true, 123, 1, SG_STATUS_REVISED},
    {"123,456,789,012,345", NULL, true, 123456789012345, 0, 0},
    {"1,234,567,890,123,456", NULL, true, 1234567890123456, 0, 0},
    {"１２３４５６７８９０１２３４５６", NULL, true, 1234567890123456, 0, 0},
    {"12345678901234567890", NULL, true, 12345678901234567, -3, 0},
    {"0.123456789012345678901234567890", NULL, true, 12345678901234568, 17, 0},
    {"1e400", NULL, false, 0, 0, 0},
    {"1e-400", NULL, false, 0, 0, 0},
    {"word", NULL, false, 0, 0, 0},
    {"1 2", NULL, false, 0, 0, 0},
    {"\xFF", NULL, false, 0, 0, 0},
};

static bool read(const char *text, const struct sg_wanted *wanted, const char *encoding,
                 struct sg_fixed *value)
{
    struct sg_field field = {text, strlen(text)};
    return sg_value_read(field, wanted, encoding, value);
}

static void reads_printed_values(void **unused)
{
    (void)unused;
    struct sg_wanted wanted = {0};
    struct sg_fixed value;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const struct example *example = &examples[i];
        assert_int_equal(read(example->text, &wanted, example->encoding, &value), example->read);
        if (!example->read)
            continue;
        assert_int_equal(value.digits, example->digits);
        assert_int_equal(value.scale, example->scale);
        assert_int_equal(value.status, example->status);
    }
    assert_false(sg_value_read((struct sg_field){"1\0002", 3}, &wanted, NULL, &value));
}

/* A declared 9999 is no number, 9998 beside it is one; an empty cell may be declared too. */
static void declared_symbols_count(void **unused)
{
    (void)unused;
    struct sg_marks marks = {0};
    struct sg_wanted wanted = {.marks = &marks};
    struct sg_fixed value;
    assert_false(sg_value_marks_numbers(NULL));
    sg_marks_set(&marks, "NA", SG_STATUS_NOT_APPLICABLE, NULL);
    sg_marks_set(&marks, "", SG_STATUS_NIL, NULL);
    assert_false(sg_value_marks_numbers(&marks));
    sg_marks_set(&marks, "9999", SG_STATUS_NOT_AVAILABLE, NULL);
    assert_true(sg_value_marks_numbers(&marks));
    wanted.marks_numbers = true;
    assert_true(read("NA", &wanted, NULL, &value));
    assert_int_equal(value.status, SG_STATUS_NOT_APPLICABLE);
    assert_true(read("", &wanted, NULL, &value));
    assert_int_equal(value.status, SG_STATUS_NIL);
    assert_true(read("9999", &wanted, NULL, &value));
    assert_int_equal(value.status, SG_STATUS_NOT_AVAILABLE);
    assert_true(read("9998", &wanted, NULL, &value));
    assert_int_equal(value.status, 0);
    assert_int_equal(value.digits, 9998);
    sg_marks_free(&marks);
}

static void refuses_in_words(void **unused)
{
    (void)unused;
    struct sg_error err = {0};
    sg_value_refuse((struct sg_field){"\x95\x5C", 2}, "CP932", &err);
    assert_string_equal(err.message,
                        "'表' is neither a number nor a symbol that stands for one; --missing "
                        "'表=not_available' declares it");
}

/* Most values of a record are read by a short cut: it must not show. Every length around the eight
   digits that it takes at once, with none or one byte that is no digit, its neighbours among them.
 */
static void the_short_cut_does_not_show(void **unused)
{
    (void)unused;
    static const char others[] = "/:-+. ,eX\x00\x80\xB5\xFF";
    uint64_t state = 11;
    const struct sg_wanted wanted = {.column = 1, .name = "c1"};
    struct sg_plan plan = {.n_columns = 3, .delimiter = ';', .values = &wanted, .n_values = 1};
    for (unsigned i = 0, cases = (unsigned)test_cases(1000000); i < cases; i++) {
        char text[3 + 10 + 2 + SG_SPLIT_PAD] = "99;";
        unsigned n = i % 11;
        for (unsigned k = 0; k < n; k++)
            text[3 + k] = (char)('0' + random_below(&state, 10));
        if (n && i % 3 == 0)
            text[3 + random_below(&state, n)] = others[random_below(&state, sizeof others - 1)];
        memcpy(text + 3 + n, ";9", 2);
        const uint32_t bounds[] = {2, 3 + n, 5 + n};
        struct sg_record record = {.text = text, .bounds = bounds};
        struct sg_fixed got = {0}, value;
        struct sg_records records = {.plan = &plan, .values = &got};
        struct sg_error err = {0};
        struct sg_field field = {text + 3, n};
        bool read =
            sg_fixed_read(field.text, n, &value) || sg_value_read(field, &wanted, NULL, &value);
        assert_int_equal(sg_records_take(&records, &record, &err) == SG_RECORD_TAKEN, read);
        if (!read)
            continue;
        assert_int_equal(got.digits, value.digits);
        assert_int_equal(got.scale, value.scale);
        assert_int_equal(got.status, value.status);
    }
}

/* Wherever it stands among any number of values: with as many bytes at a time as the processor
   takes, none is overlooked. */
static void a_batch_knows_its_largest_whole_number(void **state)
{
    (void)state;
    enum { MOST = 19 };
    for (size_t n = 0; n <= MOST; n++) {
        struct sg_fixed values[MOST] = {{0}};
        for (size_t i = 0; i < n; i++)
            values[i].digits = (int64_t)i;
        assert_in_range(sg_fixed_whole_to(values, n), n ? n - 1 : 0, 31);
        for (size_t i = 0; i < n; i++) {
            values[i].digits = 99999;
            assert_in_range(sg_fixed_whole_to(values, n), 99999, 131071);
            values[i].digits = -1;
            assert_true(sg_fixed_whole_to(values, n) > INT64_MAX);
            values[i] = (struct sg_fixed){(int64_t)i, 1, 0};
            assert_true(sg_fixed_whole_to(values, n) == SG_BATCH_OTHER);
            values[i] = (struct sg_fixed){0, 0, SG_STATUS_SUPPRESSED};
            assert_true(sg_fixed_whole_to(values, n) == SG_BATCH_OTHER);
            values[i] = (struct sg_fixed){(int64_t)i, 0, 0};
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_printed_values), cmocka_unit_test(declared_symbols_count),
        cmocka_unit_test(refuses_in_words), cmocka_unit_test(the_short_cut_does_not_show),
        cmocka_unit_test(a_batch_knows_its_largest_whole_number)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
