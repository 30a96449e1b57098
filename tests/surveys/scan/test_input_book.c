#include "tests/dataset_file.h"
#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "surveys/scan/source.h"

static char path[] = "/tmp/sangyo-whole-XXXXXX";

static void write_file(const void *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    fclose(file);
}

static void open_made(enum made_format format, bool missing_out, struct sg_input *input)
{
    size_t n;
    struct sg_error err = {0};
    char *bytes = made_dataset(format, &n);
    const struct sg_scan_options options = {.missing_out = missing_out};
    if (!bytes)
        skip();
    write_file(bytes, n);
    free(bytes);
    if (!sg_input_open(input, path, &options, &err))
        fail_msg("%s", err.message);
}

/* Labels stand in the records, and what the file says of its columns beside them. */
static void records_of_statistical_packages(void **state)
{
    (void)state;
    struct sg_input input;
    open_made(MADE_SAV, false, &input);
    assert_string_equal(input.memory, "id,q1,emp,day,month,scale,w\n"
                                      "0012,悪化,10.1,2021-06-30,2021-06,0,1\n"
                                      "A,好転,999999,2021-07-01,2021-07,1,1.5\n"
                                      ",無回答,30.299999999999997,2021-07-02,2021-07,2,2\n"
                                      "川崎,不変,,,2021-07,3,2.5\n");
    assert_int_equal(input.fields.n, 7);
    assert_string_equal(input.fields.items[1].title, "業況");
    assert_int_equal(input.fields.items[1].n_categories, 4);
    assert_string_equal(input.fields.items[1].categories[0].value, "好転");
    assert_non_null(sg_marks_declared(&input.fields.items[2].marks, "999999"));
    sg_input_close(&input);
    open_made(MADE_DTA, true, &input);
    assert_non_null(strstr(input.memory, "\n,,30.299999999999997,"));
    assert_int_equal(input.fields.items[1].n_categories, 3);
    sg_input_close(&input);
}

/* printf 'a,b\n1,2\n' | gzip -n */
static const unsigned char packed[] = {0x1f, 0x8b, 0x08, 0,    0,    0,    0,    0,    0,    0x03,
                                       0x4b, 0xd4, 0x49, 0xe2, 0x32, 0xd4, 0x31, 0xe2, 0x02, 0x00,
                                       0x7b, 0x07, 0x97, 0x0a, 0x08, 0x00, 0x00, 0x00};

static void packed_records_are_a_stream(void **state)
{
    (void)state;
    struct sg_input input;
    struct sg_error err = {0};
    struct sg_piece piece = {0};
    const struct sg_scan_options options = {0};
    write_file(packed, sizeof packed);
    if (!sg_input_open(&input, path, &options, &err)) {
        if (err.kind == SG_FAIL_TOOL)
            skip();
        fail_msg("%s", err.message);
    }
    assert_true(input.stream);
    assert_string_equal(input.columns.items[1], "b");
    assert_true(sg_input_read_stream(&input, 64, &piece, &err));
    assert_int_equal(piece.end - piece.start, 4);
    assert_memory_equal(piece.buffer + piece.start, "1,2\n", 4);
    free(piece.buffer);
    sg_input_close(&input);
    write_file(packed, sizeof packed - 3);
    assert_false(sg_input_open(&input, path, &options, &err));
    assert_string_equal(err.message, "the packed file is cut off");
}

static void tables_of_statistics_are_no_records(void **state)
{
    (void)state;
    static const char px[] = "STUB=\"a\";VALUES(\"a\")=\"x\";\nDATA=\n1;\n";
    struct sg_input input;
    struct sg_error err = {0};
    const struct sg_scan_options options = {0};
    write_file(px, sizeof px - 1);
    assert_false(sg_input_open(&input, path, &options, &err));
    assert_non_null(strstr(err.message, "a table of statistics, not records"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_of_statistical_packages),
        cmocka_unit_test(packed_records_are_a_stream),
        cmocka_unit_test(tables_of_statistics_are_no_records),
    };
    int file = mkstemp(path);
    if (file < 0)
        return 1;
    close(file);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    return failed;
}
