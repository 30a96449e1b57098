#include "tests/test_support.h"

#include "surveys/formats/read_options.h"
#include "table/args.h"

static void nothing_asked_means_find(void **state)
{
    (void)state;
    struct sg_args args = {.options = sg_read_option_list};
    struct sg_read_options options;
    sg_read_options_of(&args, &options);
    assert_null(options.encoding);
    assert_int_equal(options.header_rows, -1);
    assert_int_equal(options.skip_rows, -1);
    assert_int_equal(options.frequency, 0);
    assert_int_equal(options.delimiter + options.decimal, 0);
    assert_int_equal(options.n_missing + options.n_text_columns, 0);
    sg_read_options_free(&options);
}

static void what_is_asked_arrives(void **state)
{
    (void)state;
    struct sg_args args = {.options = sg_read_option_list};
    struct sg_read_options options;
    struct sg_error err = {0};
    assert_true(sg_args_add(&args, &sg_option_encoding, "CP932", &err));
    assert_true(sg_args_add(&args, &sg_option_header_rows, "2", &err));
    assert_true(sg_args_add(&args, &sg_option_skip_rows, "0", &err));
    assert_true(sg_args_add(&args, &sg_option_missing, "X=suppressed", &err));
    assert_true(sg_args_add(&args, &sg_option_missing, "-=nil", &err));
    assert_true(sg_args_add(&args, &sg_option_delimiter, "tab", &err));
    assert_true(sg_args_add(&args, &sg_option_decimal, "comma", &err));
    assert_true(sg_args_add(&args, &sg_option_thousands, ".", &err)); /* by its character */
    assert_true(sg_args_add(&args, &sg_option_by, "industry", &err));
    assert_true(sg_args_add(&args, &sg_option_area, "code", &err));
    assert_true(sg_args_add(&args, &sg_option_flag, "mark", &err));
    assert_true(sg_args_add(&args, &sg_option_frequency, "12", &err));
    assert_false(sg_args_add(&args, &sg_option_frequency, "4", &err)); /* once only */
    sg_read_options_of(&args, &options);
    assert_int_equal(options.frequency, 12);
    assert_string_equal(options.encoding, "CP932");
    assert_int_equal(options.header_rows, 2);
    assert_int_equal(options.skip_rows, 0);
    assert_int_equal(options.delimiter, '\t');
    assert_int_equal(options.decimal, ',');
    assert_int_equal(options.thousands, '.');
    assert_int_equal(options.n_missing, 2);
    assert_string_equal(options.missing[1], "-=nil");
    assert_int_equal(options.n_text_columns, 2);
    assert_string_equal(options.text_columns[1], "code");
    assert_string_equal(options.flag_column, "mark");
    assert_false(sg_args_add(&args, &sg_option_header_rows, "3", &err));
    sg_read_options_free(&options);
    sg_args_free(&args);
    assert_false(sg_args_add(&args, &sg_option_header_rows, "-1", &err));
    assert_true(sg_args_add(&args, &sg_option_header_rows, "0", &err));
    sg_args_free(&args);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_asked_means_find),
        cmocka_unit_test(what_is_asked_arrives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
