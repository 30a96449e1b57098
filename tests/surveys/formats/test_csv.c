#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/memory.h>
#include "surveys/formats/grid.h"

/* Rows as "line:cell|cell/line:cell/" with the control characters of cells spelled out. */
static void show(const struct sg_grid *grid, struct sg_buffer *shown)
{
    for (size_t row = 0; row < grid->n_rows; row++) {
        sg_buffer_printf(shown, "%zu:", grid->lines[row]);
        for (size_t i = 0; i < sg_grid_row_length(grid, row); i++) {
            sg_buffer_add(shown, i ? "|" : "");
            const char *cell = sg_grid_cell(grid, row, i);
            sg_buffer_add(shown, *cell ? "" : "()");
            for (; *cell; cell++)
                if (*cell == '\n' || *cell == '\r' || *cell == '\t')
                    sg_buffer_printf(shown, "\\%c",
                                     *cell == '\n'   ? 'n'
                                     : *cell == '\r' ? 'r'
                                                     : 't');
                else
                    sg_buffer_add_char(shown, *cell);
        }
        sg_buffer_add_char(shown, '/');
    }
}

/* What the reader makes of `text`: the rows, or "row.column message". */
static char *outcome(const char *text, size_t n, char delimiter, size_t chunk)
{
    struct sg_grid grid;
    struct sg_error err = {0};
    struct sg_buffer shown = {0};
    if (sg_csv_parse(text, n, delimiter, chunk, &grid, &err)) {
        show(&grid, &shown);
        assert_int_equal(grid.rows[grid.n_rows], grid.n_cells);
    } else {
        assert_int_equal(err.kind, SG_FAIL_DATA);
        assert_null(grid.bytes);
        sg_buffer_printf(&shown, "%zu.%s %s", err.row, err.column, err.message);
    }
    sg_grid_free(&grid);
    return sg_buffer_take(&shown);
}

struct replay {
    const char *text;
    char delimiter;
    const char *expected;
};

static const struct replay replays[] = {
    {"", 0, ""},
    {"a", 0, "1:a/"},
    {"a,b\nc,d\n", 0, "1:a|b/2:c|d/"},
    {"a,b\nc,d", 0, "1:a|b/2:c|d/"},
    {"a,b\r\nc,d\r\n", 0, "1:a|b/2:c|d/"},
    {"a,b\rc,d\r", 0, "1:a|b/2:c|d/"},
    {"a\n\rb", 0, "1:a/2:/3:b/"},
    {"a\r\n\nb\r\r\nc\n\r\n", 0, "1:a/2:/3:b/4:/5:c/6:/"},
    {"\n", 0, "1:/"},
    {"\r\n", 0, "1:/"},
    {"\n\n\r\n\na", 0, "1:/2:/3:/4:/5:a/"},
    {"a\n\n\n", 0, "1:a/2:/3:/"},
    {",", 0, "1:()|()/"},
    {",,\n,\n", 0, "1:()|()|()/2:()|()/"},
    {"a,b,c\nd\ne,f,g,h\n", 0, "1:a|b|c/2:d/3:e|f|g|h/"},
    {"\"\"", 0, "1:()/"},
    {"\"\"\n\"\",\"\"\n", 0, "1:()/2:()|()/"},
    {"\"a,b\",c\n", 0, "1:a,b|c/"},
    {"\"a\"\"b\",\"\"\"\",\"\"\"x\"\"\"\n", 0, "1:a\"b|\"|\"x\"/"},
    {"\"a\nb\",c\nd\n", 0, "1:a\\nb|c/3:d/"},
    {"x,\"a\r\n\r\nb\",\"\r\"\r\nd\r\n", 0, "1:x|a\\r\\n\\r\\nb|\\r/5:d/"},
    {"\"\r\"\nb", 0, "1:\\r/3:b/"},
    {"\"\n\"\"\n\"\n\nb", 0, "1:\\n\"\\n/4:/5:b/"},
    {" a , b\t,\tc \n", ',', "1: a | b\\t|\\tc /"},
    {"   \n \t\n", ',', "1:   /2: \\t/"},
    {"\" a \",\"\t\"\n", ',', "1: a |\\t/"},
    {"a\tb c\t\n \t,\n", 0, "1:a|b c|()/2: |,/"},
    {"title\n\na\tb,c\n", 0, "1:title/2:/3:a\\tb|c/"},
    {"\"t,1\"\tb\n1\t2\n", 0, "1:t,1|b/2:1|2/"},
    {"title\nx\ty\n", 0, "1:title/2:x|y/"},
    {"a;b,c\n", ';', "1:a|b,c/"},
    {"産業，分類,△1.7\n\"①\n髙\",～\n", 0, "1:産業，分類|△1.7/2:①\\n髙|～/"},
    {"𠮷野家,…\n", 0, "1:𠮷野家|…/"},
    {"a,\"b\nc", 0, "1.2 the quote before 'b' is not closed by the end of the file"},
    {"\"", 0, "1.1 the quote before '' is not closed by the end of the file"},
    {"\"\"\"", 0, "1.1 the quote before '\"' is not closed by the end of the file"},
    {"a\n\"b\nb\",c,\"産業大分類別の事業所数", 0,
     "3.3 the quote before '産業大分類別の事' is not closed by the end of the file"},
    {"\"-産業大分類別の事業所数", 0,
     "1.1 the quote before '-産業大分類別の' is not closed by the end of the file"},
    {"a\nb,c\"d\"\n", 0,
     "2.2 a quote within the field after 'c'; such a field is quoted as a whole, and the quote "
     "within it written twice"},
    {"a, \"b\"\n", 0,
     "1.2 a quote within the field after ' '; such a field is quoted as a whole, and the quote "
     "within it written twice"},
    {"\"a\nb\",\"cd\"e,f\n", 0,
     "2.2 text after the quote that closes 'cd'; a quote within a quoted field is written twice"},
    {"x\n\"a,1\n\"b\",2\n", 0,
     "2.1 text after the quote that closes 'a,1'; a quote within a quoted field is written twice"},
    {"\"a\" ,b\n", 0,
     "1.1 text after the quote that closes 'a'; a quote within a quoted field is written twice"},
};

/* libcsv's own tests do the same (test_csv.c). */
static void same_at_every_chunk_size(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof replays / sizeof *replays; i++) {
        const struct replay *replay = &replays[i];
        for (size_t chunk = 0; chunk <= 64; chunk++) {
            char *found = outcome(replay->text, strlen(replay->text), replay->delimiter, chunk);
            if (strcmp(found, replay->expected) != 0)
                print_error("input %zu at chunk size %zu\n", i, chunk);
            assert_string_equal(found, replay->expected);
            free(found);
        }
    }
}

/* All texts of up to seven of these characters: without quotes they are read without libcsv. */
static void short_texts_are_read_as_libcsv_reads_them(void **state)
{
    (void)state;
    static const char characters[] = {'a', ',', '\n', '\r', ' '};
    for (size_t n = 0; n <= 7; n++) {
        size_t texts = 1;
        for (size_t i = 0; i < n; i++)
            texts *= sizeof characters;
        for (size_t k = 0; k < texts; k++) {
            char text[8] = "";
            for (size_t i = 0, rest = k; i < n; i++, rest /= sizeof characters)
                text[i] = characters[rest % sizeof characters];
            char *found = outcome(text, n, ',', 0), *expected = outcome(text, n, ',', 8);
            assert_string_equal(found, expected);
            free(found);
            free(expected);
        }
    }
}

/* The cells of any line end are those of any other, and so are the lines. */
static void line_ends_are_alike(void **state)
{
    (void)state;
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    char *first = NULL;
    for (size_t i = 0; i < 3; i++) {
        struct sg_buffer text = {0};
        sg_buffer_printf(&text, "a,b%s%s\"x\",%s1,2,3%s", ends[i], ends[i], ends[i], ends[i]);
        char *found = outcome(sg_buffer_text(&text), text.n, 0, 3);
        if (!first)
            first = sg_copy_text(found);
        assert_string_equal(found, first);
        free(found);
        sg_buffer_free(&text);
    }
    assert_string_equal(first, "1:a|b/2:/3:x|()/4:1|2|3/");
    free(first);
}

static void a_field_of_a_megabyte(void **state)
{
    (void)state;
    for (int quoted = 0; quoted < 2; quoted++)
        for (size_t chunk = 0; chunk < 8192; chunk += 4095) {
            struct sg_buffer text = {0};
            sg_buffer_add(&text, quoted ? "a,\"" : "a,");
            sg_buffer_add_repeated(&text, "0123456789abcdef", 65536);
            sg_buffer_add(&text, quoted ? "\"\nb\n" : "\nb\n");
            struct sg_grid grid;
            assert_true(sg_csv_parse(text.text, text.n, 0, chunk, &grid, NULL));
            assert_int_equal(strlen(sg_grid_cell(&grid, 0, 1)), 1048576);
            assert_memory_equal(sg_grid_cell(&grid, 0, 1), text.text + 2 + quoted, 1048576);
            assert_string_equal(sg_grid_cell(&grid, 1, 0), "b");
            sg_grid_free(&grid);
            sg_buffer_free(&text);
        }
}

static void many_rows(void **state)
{
    (void)state;
    struct sg_buffer text = {0};
    for (int i = 0; i < 5000; i++)
        sg_buffer_printf(&text, "%d,\"%d\n\",%s\r\n", i, 2 * i, i % 2 ? "" : "x,y");
    struct sg_grid grid;
    assert_true(sg_csv_parse(text.text, text.n, 0, 7, &grid, NULL));
    assert_int_equal(grid.n_rows, 5000);
    assert_int_equal(grid.n_columns, 4);
    for (size_t i = 0; i < 5000; i++) {
        assert_int_equal(atoi(sg_grid_cell(&grid, i, 0)), i);
        assert_int_equal(atoi(sg_grid_cell(&grid, i, 1)), 2 * i);
        assert_int_equal(grid.lines[i], 2 * i + 1);
        assert_int_equal(sg_grid_row_length(&grid, i), i % 2 ? 3 : 4);
    }
    sg_grid_free(&grid);
    sg_buffer_free(&text);
}

static void outside_is_empty(void **state)
{
    (void)state;
    struct sg_grid grid;
    assert_true(sg_csv_parse("a,b\n\nc", 6, 0, 0, &grid, NULL));
    assert_string_equal(sg_grid_cell(&grid, 0, 2), "");
    assert_string_equal(sg_grid_cell(&grid, 1, 0), "");
    assert_string_equal(sg_grid_cell(&grid, 2, 0), "c");
    assert_string_equal(sg_grid_cell(&grid, 3, 0), "");
    assert_int_equal(sg_grid_row_length(&grid, 3), 0);
    assert_int_equal(grid.n_columns, 2);
    assert_int_equal(grid.delimiter, ',');
    sg_grid_free(&grid);
    sg_grid_free(&grid);
    sg_grid_free(NULL);
    assert_true(sg_csv_parse("", 0, 0, 0, &grid, NULL));
    assert_int_equal(grid.n_rows, 0);
    assert_int_equal(grid.rows[0], 0);
    assert_string_equal(sg_grid_cell(&grid, 0, 0), "");
    sg_grid_free(&grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_at_every_chunk_size),
        cmocka_unit_test(short_texts_are_read_as_libcsv_reads_them),
        cmocka_unit_test(line_ends_are_alike),
        cmocka_unit_test(a_field_of_a_megabyte),
        cmocka_unit_test(many_rows),
        cmocka_unit_test(outside_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
