/* Files into a tally, whichever way they are cut: same bytes, and what a plain run of libcsv gives.
 */
#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sangyo/buffer.h>
#include "surveys/scan/scan.h"

#include "analysis/tally/tally_plan.h"
#include "tests/random_csv.h"

static void make_plan(struct sg_tally_plan *plan, bool enterprise)
{
    *plan = (struct sg_tally_plan){.enterprise = enterprise};
    sg_texts_add(&plan->keys, "c0");
    sg_texts_add(&plan->keys, "c1");
    sg_tally_plan_add(plan, SG_TALLY_SUM, "c2");
    sg_tally_plan_add(plan, SG_TALLY_MIN, "c2");
    sg_tally_plan_add(plan, SG_TALLY_MAX, "c2");
}

static void tally_path(const char *path, const struct sg_scan_options *options,
                       const struct sg_tally_plan *plan, struct sg_tally *tally)
{
    struct sg_error err = {0};
    struct sg_rows rows;
    const char *paths[] = {path};
    struct sg_scan_rows source = {.scan = sg_scan_open(paths, 1, options, &err)};
    assert_non_null(source.scan);
    sg_scan_rows_init(&rows, &source);
    if (!sg_tally_rows(&rows, plan, tally, &err))
        fail_msg("%s", err.message);
    sg_scan_close(source.scan);
}

/* The state as text of a file read as `options` say, from a file or a pipe. */
static char *state_of(const char *text, size_t n, const struct sg_scan_options *options, bool piped,
                      const struct sg_tally_plan *plan)
{
    struct sg_tally tally;
    struct sg_buffer state = {0};
    char path[64];
    int fd = -1;
    if (piped)
        fd = random_csv_pipe(text, n, path);
    else
        random_csv_write(text, n, path);
    tally_path(path, options, plan, &tally);
    if (piped)
        close(fd);
    else
        unlink(path);
    sg_tally_write_state(&tally, plan, &state);
    sg_tally_free(&tally);
    return sg_buffer_take(&state);
}

/* Cuts the file at random records, tallies each part and merges their states. */
static char *state_of_parts(const struct random_csv *file, const struct reference *reference,
                            const struct sg_tally_plan *plan, uint64_t *random)
{
    struct sg_tally total;
    struct sg_buffer state = {0};
    struct sg_error err = {0};
    size_t start = file->header, record = 0;
    sg_tally_init(&total, plan->keys.n, plan->values.n, plan->parts);
    while (start < file->text.n) {
        record += 1 + random_below(random, (unsigned)reference->n + 1);
        size_t end = record < reference->n ? reference->records[record].start : file->text.n;
        struct sg_buffer part = {0};
        sg_buffer_add_bytes(&part, file->text.text, file->header);
        sg_buffer_add_bytes(&part, file->text.text + start, end - start);
        struct sg_scan_options options = {.threads = 2, .block_bytes = 64};
        char *text = state_of(part.text, part.n, &options, false, plan);
        struct sg_tally tally;
        struct sg_tally_plan its;
        assert_true(sg_tally_read_state(text, &tally, &its, &err));
        assert_true(sg_tally_plan_same(plan, &its, &err));
        sg_tally_append(&total, &tally);
        sg_tally_free(&tally);
        sg_tally_plan_free(&its);
        sg_buffer_free(&part);
        free(text);
        start = end;
    }
    sg_tally_write_state(&total, plan, &state);
    sg_tally_free(&total);
    return sg_buffer_take(&state);
}

/* One cell of the plain run: hundredths, which all values of the random files are. */
struct cell {
    const char *keys[2];
    long long n, sum, lowest, highest;
};

static long long hundredths(const char *text)
{
    if (strncmp(text, "△", strlen("△")) == 0)
        return -100 * atoll(text + strlen("△"));
    char plain[32];
    size_t n = 0;
    for (; *text; text++)
        if (*text != ',')
            plain[n++] = *text;
    plain[n] = '\0';
    double value = strtod(plain, NULL) * 100;
    return (long long)(value < 0 ? value - 0.5 : value + 0.5);
}

static size_t tally_plainly(const struct reference *reference, struct cell *cells)
{
    size_t n = 0;
    for (size_t i = 0; i < reference->n; i++) {
        char **fields = reference->records[i].fields;
        long long value = hundredths(fields[2]);
        size_t at = 0;
        while (at < n && (strcmp(cells[at].keys[0], fields[0]) != 0 ||
                          strcmp(cells[at].keys[1], fields[1]) != 0))
            at++;
        if (at == n)
            cells[n++] = (struct cell){{fields[0], fields[1]}, 0, 0, value, value};
        cells[at].n++;
        cells[at].sum += value;
        if (value < cells[at].lowest)
            cells[at].lowest = value;
        if (value > cells[at].highest)
            cells[at].highest = value;
    }
    return n;
}

static void assert_plain(const struct reference *reference, char *text)
{
    struct cell *cells = sg_alloc(reference->n, sizeof *cells);
    size_t n = tally_plainly(reference, cells);
    struct sg_tally tally;
    struct sg_tally_plan plan;
    struct sg_error err = {0};
    assert_true(sg_tally_read_state(text, &tally, &plan, &err));
    assert_int_equal(tally.n_cells, n);
    for (size_t i = 0; i < n; i++) {
        char padded[2][8];
        struct sg_field keys[] = {sg_tally_field(cells[i].keys[0], padded[0]),
                                  sg_tally_field(cells[i].keys[1], padded[1])};
        size_t cell = sg_tally_cell(&tally, keys);
        assert_int_equal(tally.n_cells, n); /* it was there */
        assert_int_equal(tally.counts[cell], cells[i].n);
        assert_close(sg_exact_value(&tally.sums[cell].sum), (double)cells[i].sum / 100, 0);
        assert_close(sg_fixed_value(tally.ranges[cell].lowest), (double)cells[i].lowest / 100, 0);
        assert_close(sg_fixed_value(tally.ranges[cell].highest), (double)cells[i].highest / 100, 0);
    }
    sg_tally_free(&tally);
    sg_tally_plan_free(&plan);
    free(cells);
}

static const size_t blocks[] = {16, 17, 23, 64, 100, 0};
static const int threads[] = {1, 2, 3, 8};

static void replay(const struct random_csv *file, uint64_t *random)
{
    struct reference reference;
    struct sg_tally_plan plan;
    struct sg_scan_options whole = {.threads = 1};
    reference_read(&reference, file);
    assert_false(reference.malformed);
    make_plan(&plan, random_below(random, 2));
    char *expected = state_of(file->text.text, file->text.n, &whole, false, &plan);
    for (int i = 0; i < 3; i++) {
        struct sg_scan_options options = {.threads = threads[random_below(random, 4)],
                                          .block_bytes = blocks[random_below(random, 6)]};
        bool piped = file->text.n < 65536 && random_below(random, 2);
        char *text = state_of(file->text.text, file->text.n, &options, piped, &plan);
        assert_string_equal(text, expected);
        free(text);
    }
    char *merged = state_of_parts(file, &reference, &plan, random);
    if (reference.n) /* an empty text has no parts */
        assert_string_equal(merged, expected);
    free(merged);
    assert_plain(&reference, expected);
    free(expected);
    sg_tally_plan_free(&plan);
    reference_free(&reference);
}

static void same_bytes_however_cut(void **unused)
{
    (void)unused;
    uint64_t random = 20261121;
    for (int i = 0; i < 400; i++) {
        struct random_csv file;
        random_csv_make(&file, RANDOM_CSV_VALUES, &random);
        replay(&file, &random);
        random_csv_free(&file);
    }
}

static struct sg_tally tally_text(const char *text, const struct sg_tally_plan *plan, bool expected,
                                  struct sg_error *err)
{
    struct sg_tally tally = {0};
    struct sg_scan_options options = {.threads = 2};
    struct sg_rows rows;
    char path[64];
    const char *paths[] = {path};
    random_csv_write(text, strlen(text), path);
    struct sg_scan_rows source = {.scan = sg_scan_open(paths, 1, &options, err)};
    assert_non_null(source.scan);
    sg_scan_rows_init(&rows, &source);
    assert_int_equal(sg_tally_rows(&rows, plan, &tally, err), expected);
    sg_scan_close(source.scan);
    unlink(path);
    return tally;
}

/* 表 and 東京都千代田区 in CP932, a short and a long key. */
static void keys_become_utf8(void **unused)
{
    (void)unused;
    struct sg_tally_plan plan = {0};
    struct sg_error err = {0};
    sg_texts_add(&plan.keys, "c0");
    struct sg_tally tally = tally_text(
        "c0\n\x95\x5C\n\x93\x8C\x8B\x9E\x93\x73\x90\xE7\x91\xE3\x93\x63\x8B\xE6\n\x95\x5C\n", &plan,
        true, &err);
    struct sg_buffer state = {0};
    sg_tally_write_state(&tally, &plan, &state);
    assert_string_equal(sg_buffer_text(&state),
                        "sangyo-tally\t2\nkeys\tc0\nvalues\nstatistics\n"
                        "2\t表\n1\t東京都千代田区\nend\t2\nchecksum\t9851fe48f3f59295\n");
    sg_buffer_free(&state);
    sg_tally_free(&tally);
    sg_tally_plan_free(&plan);
}

static void a_nul_is_refused(void **unused)
{
    (void)unused;
    struct sg_tally_plan plan = {0};
    struct sg_error err = {0};
    struct sg_rows rows;
    struct sg_tally tally;
    struct sg_scan_options options = {0};
    char path[64];
    const char *paths[] = {path};
    random_csv_write("c0\na\0b\n", 7, path);
    sg_texts_add(&plan.keys, "c0");
    struct sg_scan_rows source = {.scan = sg_scan_open(paths, 1, &options, &err)};
    sg_scan_rows_init(&rows, &source);
    assert_false(sg_tally_rows(&rows, &plan, &tally, &err));
    assert_string_equal(err.message, "a NUL byte behind 'a'");
    sg_tally_free(&tally);
    sg_scan_close(source.scan);
    unlink(path);
    sg_tally_plan_free(&plan);
}

/* Without keys there is one cell, of no records too; with keys there is none. */
static void no_records(void **unused)
{
    (void)unused;
    struct sg_tally_plan plan = {0};
    struct sg_error err = {0};
    sg_tally_plan_add(&plan, SG_TALLY_SUM, "c1");
    struct sg_tally tally = tally_text("c0,c1\n", &plan, true, &err);
    assert_int_equal(tally.n_cells, 1);
    assert_int_equal(tally.counts[0], 0);
    assert_int_equal(tally.sums[0].n, 0);
    sg_tally_free(&tally);
    sg_texts_add(&plan.keys, "c0");
    tally = tally_text("c0,c1\n", &plan, true, &err);
    assert_int_equal(tally.n_cells, 0);
    sg_tally_free(&tally);
    sg_tally_plan_free(&plan);
}

/* 170 sums of 10^18 (as 18 decimals) are beyond 127 bits; so is 1e300. A sum that no double holds
   is an error. */
static void sums_of_any_size(void **unused)
{
    (void)unused;
    struct sg_tally_plan plan = {0};
    struct sg_error err = {0};
    struct sg_buffer text = {0};
    struct sg_table table;
    sg_buffer_add(&text, "c0,c1\n,0.000000000000000001\n,1e300\n,-1e300\n");
    for (int i = 0; i < 200; i++)
        sg_buffer_add(&text, ",999999999999999999\n");
    sg_tally_plan_add(&plan, SG_TALLY_SUM, "c1");
    struct sg_tally tally = tally_text(text.text, &plan, true, &err);
    struct sg_buffer sum = {0};
    sg_exact_text(&tally.sums[0].sum, &sum);
    assert_string_equal(sg_buffer_text(&sum), "199999999999999999800.000000000000000001");
    sg_tally_free(&tally);
    tally = tally_text("c0,c1\n,1.7e308\n,1.7e308\n", &plan, true, &err);
    sg_table_init(&table);
    assert_false(sg_tally_to_table(&tally, &plan, NULL, &table, &err));
    assert_string_equal(err.message, "row 1 of the result is beyond 1.8e308, the largest number");
    assert_int_equal(err.kind, SG_FAIL_DATA);
    sg_table_free(&table);
    sg_tally_free(&tally);
    sg_buffer_free(&text);
    sg_buffer_free(&sum);
    sg_tally_plan_free(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_bytes_however_cut), cmocka_unit_test(keys_become_utf8),
        cmocka_unit_test(a_nul_is_refused),       cmocka_unit_test(no_records),
        cmocka_unit_test(sums_of_any_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
