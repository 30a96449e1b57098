#include "tests/test_support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "surveys/formats/grid.h"

static char folder[] = "/tmp/sangyo-source-XXXXXX";
static char path[64];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/a.csv", folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static void write_file(const char *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}

static void whole_files(void **state)
{
    (void)state;
    static char content[300000];
    for (size_t i = 0; i < sizeof content; i++)
        content[i] = (char)(i * 31 % 251);
    static const size_t sizes[] = {1, 2, 4096, 65535, 65536, 65537, sizeof content};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        write_file(content, sizes[i]);
        char *bytes;
        size_t n;
        struct sg_error err = {0};
        assert_true(sg_source_read(path, &bytes, &n, &err));
        assert_int_equal(n, sizes[i]);
        assert_memory_equal(bytes, content, n);
        free(bytes);
    }
}

static void fails(const char *name, enum sg_lang lang, enum sg_failure kind, const char *expected)
{
    char *bytes;
    size_t n;
    struct sg_error err = {.lang = lang};
    char shown[2048];
    assert_false(sg_source_read(name, &bytes, &n, &err));
    assert_null(bytes);
    assert_int_equal(err.kind, kind);
    sg_error_format(&err, shown, sizeof shown);
    assert_string_equal(shown, expected);
    assert_false(sg_source_read(name, &bytes, &n, NULL));
}

static void what_cannot_be_read(void **state)
{
    (void)state;
    char expected[256];
    snprintf(expected, sizeof expected, "%s: a directory, not a file; name a file in it", folder);
    fails(folder, SG_EN, SG_FAIL_IO, expected);
    snprintf(expected, sizeof expected, "%s：フォルダです。中のファイルを指定してください", folder);
    fails(folder, SG_JA, SG_FAIL_IO, expected);
    fails("no/such.csv", SG_EN, SG_FAIL_IO, "no/such.csv: no such file");
    fails("no/such.csv", SG_JA, SG_FAIL_IO, "no/such.csv：ファイルがありません");
    fails("", SG_EN, SG_FAIL_IO, ": no such file" + 2);
    write_file("", 0);
    snprintf(expected, sizeof expected, "%s: empty; a table has at least a header row", path);
    fails(path, SG_EN, SG_FAIL_DATA, expected);
    write_file("a", 1);
    char within[80];
    snprintf(within, sizeof within, "%s/x", path);
    snprintf(expected, sizeof expected, "%s: cannot be read: Not a directory", within);
    fails(within, SG_EN, SG_FAIL_IO, expected);
    if (access("/proc/self/mem", R_OK) == 0) /* opens, but nothing is mapped at 0 */
        fails("/proc/self/mem", SG_EN, SG_FAIL_IO,
              "/proc/self/mem: cannot be read: Input/output error");
    assert_int_equal(chmod(path, 0), 0);
    snprintf(expected, sizeof expected, "%s: no permission to read this file", path);
    if (access(path, R_OK) != 0) /* root may read everything */
        fails(path, SG_EN, SG_FAIL_IO, expected);
    assert_int_equal(chmod(path, 0600), 0);
}

static void standard_input(void **state)
{
    (void)state;
    write_file("a,b\n", 4);
    char *bytes;
    size_t n;
    assert_non_null(freopen(path, "rb", stdin));
    assert_true(sg_source_read("-", &bytes, &n, NULL));
    assert_int_equal(n, 4);
    assert_memory_equal(bytes, "a,b\n", 4);
    free(bytes);
    fails(NULL, SG_EN, SG_FAIL_DATA, "standard input: empty; a table has at least a header row");
    fails("-", SG_JA, SG_FAIL_DATA, "標準入力：空のファイルです。少なくとも見出しの行が必要です");
}

static void reading_a_grid(void **state)
{
    (void)state;
    struct sg_grid grid;
    char shown[2048];
    char expected[512];
    write_file("\xEF\xBB\xBF"
               "a\tb\n",
               7);
    assert_true(sg_grid_read(path, NULL, 0, &grid, NULL));
    assert_string_equal(grid.encoding, "UTF-8 (BOM)");
    assert_int_equal(grid.delimiter, '\t');
    assert_string_equal(sg_grid_cell(&grid, 0, 1), "b");
    sg_grid_free(&grid);
    static const struct {
        const char *bytes;
        size_t n;
        const char *says;
    } bad[] = {
        {"\xEF\xBB\xBF", 3, "empty; a table has at least a header row"},
        {"a\nb,\"c", 6,
         "row 2, column 2: the quote before 'c' is not closed by the end of the file"},
        {"a\n\x85", 3,
         "row 2, column 1: 0x85 is no character of CP932; if the file is in another encoding, name "
         "it with --encoding"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct sg_error err = {0};
        write_file(bad[i].bytes, bad[i].n);
        assert_false(sg_grid_read(path, NULL, 0, &grid, &err));
        assert_int_equal(grid.n_rows, 0);
        sg_error_format(&err, shown, sizeof shown);
        snprintf(expected, sizeof expected, "%s: %s", path, bad[i].says);
        assert_string_equal(shown, expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_files),
        cmocka_unit_test(what_cannot_be_read),
        cmocka_unit_test(standard_input),
        cmocka_unit_test(reading_a_grid),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
