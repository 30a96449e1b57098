#include "tests/test_support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sangyo/buffer.h>
#include "surveys/scan/scan.h"

#include "tests/random_csv.h"

/* A sink that keeps records as lines "field|field|", values as "digits/scale:status|". */
struct collected {
    struct sg_texts lines;
    size_t n_keys, n_values;
};

static void *open_worker(void *context)
{
    const struct collected *all = context;
    struct collected *mine = sg_alloc(1, sizeof *mine);
    mine->n_keys = all->n_keys;
    mine->n_values = all->n_values;
    return mine;
}

static bool take_batch(void *worker, const struct sg_batch *batch, struct sg_error *err)
{
    struct collected *mine = worker;
    (void)err;
    for (size_t i = 0; i < batch->n; i++) {
        struct sg_buffer line = {0};
        for (size_t k = 0; k < mine->n_keys; k++) {
            struct sg_field field = batch->keys[i * mine->n_keys + k];
            char eight[8];
            memcpy(eight, field.text, 8); /* what rows.h promises */
            sg_buffer_add_bytes(&line, field.text, field.n);
            sg_buffer_add_char(&line, '|');
        }
        for (size_t k = 0; k < mine->n_values; k++) {
            struct sg_fixed value = batch->values[i * mine->n_values + k];
            sg_buffer_printf(&line, "%lld/%d:%u|", (long long)value.digits, (int)value.scale,
                             (unsigned)value.status);
        }
        sg_texts_add(&mine->lines, sg_buffer_text(&line));
        sg_buffer_free(&line);
    }
    return true;
}

static bool close_worker(void *context, void *worker, bool failed, struct sg_error *err)
{
    struct collected *all = context, *mine = worker;
    (void)failed;
    (void)err;
    for (size_t i = 0; i < mine->lines.n; i++)
        sg_texts_add(&all->lines, mine->lines.items[i]);
    sg_texts_free(&mine->lines);
    free(mine);
    return true;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static const char *const names[] = {"c0", "c1", "c2", "c3"};

struct outcome {
    bool read;
    struct sg_error err;
    struct sg_scan_counts counts;
    struct collected got; /* lines in order of text */
};

static struct outcome scan_files(const char *const paths[], size_t n_paths,
                                 const struct sg_scan_options *options,
                                 const struct sg_scan_request *request)
{
    struct outcome outcome = {
        .got = {.n_keys = request->columns.n_keys, .n_values = request->columns.n_values}};
    struct sg_rows_sink sink = {
        .context = &outcome.got, .open = open_worker, .take = take_batch, .close = close_worker};
    struct sg_scan *scan = sg_scan_open(paths, n_paths, options, &outcome.err);
    outcome.read = scan && sg_scan_run(scan, request, &sink, &outcome.counts, &outcome.err);
    sg_scan_close(scan);
    if (outcome.got.lines.n)
        qsort(outcome.got.lines.items, outcome.got.lines.n, sizeof(char *), compare_texts);
    return outcome;
}

static struct outcome scan_text(const char *text, size_t n, const struct sg_scan_options *options,
                                const struct sg_scan_request *request)
{
    char path[64];
    random_csv_write(text, n, path);
    const char *paths[] = {path};
    struct outcome outcome = scan_files(paths, 1, options, request);
    unlink(path);
    return outcome;
}

static void outcome_free(struct outcome *outcome)
{
    sg_texts_free(&outcome->got.lines);
}

/* A record of two fields or more that are all blank is none. */
static bool is_none(const struct reference *reference, size_t i)
{
    for (size_t k = 0; k < reference->records[i].n_fields; k++)
        if (reference->records[i].fields[k][strspn(reference->records[i].fields[k], " ")])
            return false;
    return reference->records[i].n_fields > 1;
}

static struct sg_texts lines_of(const struct reference *reference)
{
    struct sg_texts lines = {0};
    for (size_t i = 0; i < reference->n; i++) {
        struct sg_buffer line = {0};
        if (is_none(reference, i))
            continue;
        for (size_t k = 0; k < reference->records[i].n_fields; k++)
            sg_buffer_printf(&line, "%s|", reference->records[i].fields[k]);
        sg_texts_add(&lines, sg_buffer_text(&line));
        sg_buffer_free(&line);
    }
    if (lines.n)
        qsort(lines.items, lines.n, sizeof(char *), compare_texts);
    return lines;
}

static const size_t blocks[] = {16, 17, 19, 23, 31, 48, 64, 65, 100, 1000, 0};
static const int threads[] = {1, 2, 3, 8};

static void assert_same_as_reference(const struct random_csv *file,
                                     const struct reference *reference,
                                     const struct outcome *outcome)
{
    if (reference->malformed) {
        char at[64];
        snprintf(at, sizeof at, "(record at byte %zu)", reference->bad.start);
        assert_false(outcome->read);
        assert_int_equal(outcome->err.row, reference->bad.line);
        assert_non_null(strstr(outcome->err.message, at));
        return;
    }
    struct sg_texts expected = lines_of(reference);
    if (!outcome->read)
        print_message("%s\n%s\n", outcome->err.message, file->text.text);
    assert_true(outcome->read);
    assert_int_equal(outcome->counts.records, expected.n);
    assert_int_equal(outcome->got.lines.n, expected.n);
    for (size_t i = 0; i < expected.n; i++)
        assert_string_equal(outcome->got.lines.items[i], expected.items[i]);
    sg_texts_free(&expected);
}

static void replay(const struct random_csv *file, uint64_t *state)
{
    struct reference reference;
    reference_read(&reference, file);
    struct sg_scan_request request = {.columns = {names, file->n_columns, NULL, 0}};
    char path[64];
    random_csv_write(file->text.text, file->text.n, path);
    for (int i = 0; i < 6; i++) {
        struct sg_scan_options options = {
            .delimiter = file->delimiter,
            .threads = threads[random_below(state, 4)],
            .block_bytes = blocks[random_below(state, sizeof blocks / sizeof *blocks)]};
        char pipe_path[64];
        bool piped = file->text.n < 65536 && random_below(state, 3) == 0;
        int fd = piped ? random_csv_pipe(file->text.text, file->text.n, pipe_path) : -1;
        const char *paths[] = {piped ? pipe_path : path};
        struct outcome outcome = scan_files(paths, 1, &options, &request);
        assert_same_as_reference(file, &reference, &outcome);
        outcome_free(&outcome);
        if (piped)
            close(fd);
    }
    unlink(path);
    reference_free(&reference);
}

/* Any block size, any number of threads, files and pipes: what one run of libcsv gives. */
static void pieces_equal_the_whole(void **unused)
{
    (void)unused;
    uint64_t state = 20261120;
    for (int i = 0, cases = test_cases(15000); i < cases; i++) {
        struct random_csv file;
        random_csv_make(&file, i % 3 ? RANDOM_CSV_STRICT : RANDOM_CSV_BROKEN, &state);
        replay(&file, &state);
        random_csv_free(&file);
    }
}

/* A text as file and as pipe with two columns; `expected` is its sorted records, or the message. */
struct example {
    const char *text;
    const char *expected;
};

static const struct example examples[] = {
    {"c0,c1\n", ""},
    {"c0,c1", ""},
    {"c0,c1\r\n\r\n\r\n", ""},
    {"c0,c1\n1,2", "1|2| "},
    {"c0,c1\r1,2\r3,4\r", "1|2| 3|4| "},
    {"c0,c1\r\n1,2\r\n3,4\r\n", "1|2| 3|4| "},
    {"\xEF\xBB\xBF"
     "c0,c1\n1,2\n",
     "1|2| "},
    {"\n \n\xE3\x80\x80,c1\n", "row 0: no column 'c0'; did you mean 'c1'?"},
    {"\n\r\nc0,c1\n1,2\n", "1|2| "},
    {"\"c0\",\"c1\"\n1,2\n", "1|2| "},
    {"c1,c0\n1,2\n", "2|1| "},
    {"c0\tc1\n1,5\t2\n", "1,5|2| "},
    {"c0,c1\n,\n", ""},
    {"c0,c1\n\"\",\"\"\"\"\n", "|\"| "},
    {"c0,c1\n1,2\n1\n", "row 3: the record has 1 fields, the header 2 (record at byte 10)"},
    {"c0,c1\n1,2,3\n", "row 2: the record has 3 fields, the header 2 (record at byte 6)"},
    {"c0,c1\n\"1\n\n\",2\n1,2,\n",
     "row 5: the record has 3 fields, the header 2 (record at byte 14)"},
    {"c0,c1\n\n\"1,2\n",
     "row 3: a quote that is opened here is not closed by the end of the file (record at byte 7)"},
    {"c0,c1\n1,2\"\n",
     "row 2: a quote inside a field; such a field is quoted as a whole, and the quote within it "
     "written twice (record at byte 6)"},
    {"", "row 0: empty; a table has at least a header row"},
    {"\n\n", "row 0: no header; the first row must name the columns"},
    {"\xEF\xBB\xBF", "row 0: no header; the first row must name the columns"},
    {"c0,c0,c1\n1,2,3\n", "1|3| "},
};

static void examples_as_file_and_pipe(void **unused)
{
    (void)unused;
    struct sg_scan_request request = {.columns = {names, 2, NULL, 0}};
    for (size_t i = 0; i < 2 * sizeof examples / sizeof *examples; i++) {
        const struct example *example = &examples[i / 2];
        struct sg_scan_options options = {.threads = 2, .block_bytes = i % 4 < 2 ? 16 : 0};
        char path[64];
        int fd = -1;
        if (i % 2)
            fd = random_csv_pipe(example->text, strlen(example->text), path);
        else
            random_csv_write(example->text, strlen(example->text), path);
        const char *paths[] = {path};
        struct outcome outcome = scan_files(paths, 1, &options, &request);
        struct sg_buffer got = {0};
        if (!outcome.read)
            sg_buffer_printf(&got, "row %zu: %s", outcome.err.row, outcome.err.message);
        for (size_t k = 0; outcome.read && k < outcome.got.lines.n; k++)
            sg_buffer_printf(&got, "%s ", outcome.got.lines.items[k]);
        assert_string_equal(sg_buffer_text(&got), example->expected);
        sg_buffer_free(&got);
        outcome_free(&outcome);
        if (fd >= 0)
            close(fd);
        else
            unlink(path);
    }
}

static void filters_and_their_conditions(void **unused)
{
    (void)unused;
    static const char text[] = "c0,c1\na,1\nb,2\n\"a\",3\nc,4\n";
    struct sg_scan_filter filters[] = {{"c0", "a"}, {"c0", "c"}, {"c1", "3"}, {"c1", "4"}};
    struct sg_scan_request request = {{.keys = names, .n_keys = 2}, filters, 4};
    struct sg_scan_options options = {.threads = 1};
    struct outcome outcome = scan_text(text, strlen(text), &options, &request);
    assert_true(outcome.read);
    assert_int_equal(outcome.counts.records, 2);
    assert_int_equal(outcome.counts.filtered, 2);
    assert_null(outcome.counts.unmet);
    assert_string_equal(outcome.got.lines.items[0], "a|3|");
    assert_string_equal(outcome.got.lines.items[1], "c|4|");
    outcome_free(&outcome);
    filters[1].value = "nowhere";
    outcome = scan_text(text, strlen(text), &options, &request);
    assert_true(outcome.read);
    assert_ptr_equal(outcome.counts.unmet, &filters[1]);
    outcome_free(&outcome);
}

static void blank_records_are_none(void **unused)
{
    (void)unused;
    static const char text[] = "c0,c1\na,1\n,\n\"\",\" \"\nb,\n  ,\n,2\n";
    struct sg_scan_request request = {{.keys = names, .n_keys = 2}, NULL, 0};
    struct sg_scan_options options = {.threads = 1};
    struct outcome outcome = scan_text(text, strlen(text), &options, &request);
    assert_true(outcome.read);
    assert_int_equal(outcome.counts.records, 3);
    assert_int_equal(outcome.counts.blank, 3);
    assert_string_equal(outcome.got.lines.items[1], "b||");
    assert_string_equal(outcome.got.lines.items[2], "|2|");
    outcome_free(&outcome);
}

/* 表 ends in 5C and ポ in 7C, as a backslash and a bar do: 一 is split before it is decoded. */
static void cp932_is_split_before_it_is_decoded(void **unused)
{
    (void)unused;
    static const char text[] = "c0,c1\n\x95\x5C,\"\x83\x7C,\"\n\x88\xEA,2\n";
    struct sg_scan_filter filter = {"c0", "表"};
    struct sg_scan_request request = {{.keys = names, .n_keys = 2}, &filter, 1};
    struct sg_scan_options options = {.threads = 1};
    struct outcome outcome = scan_text(text, strlen(text), &options, &request);
    assert_true(outcome.read);
    assert_int_equal(outcome.got.lines.n, 1);
    assert_string_equal(outcome.got.lines.items[0], "\x95\x5C|\x83\x7C,|");
    outcome_free(&outcome);
    options.delimiter = '|';
    outcome = scan_text("c0|c1\n\x95\x5C|1\n", 11, &options, &request);
    assert_false(outcome.read);
    assert_string_equal(outcome.err.message,
                        "in CP932 '|' may be half a character; convert the file to UTF-8 first");
    outcome_free(&outcome);
}

static void utf16_is_decoded_first(void **unused)
{
    (void)unused;
    static const char text[] = "\xFF\xFE"
                               "c\0000\0,\0c\0001\0\n\000h\x88,\0002\0\n\0";
    struct sg_scan_filter filter = {"c0", "表"};
    struct sg_scan_request request = {{.keys = names, .n_keys = 2}, &filter, 1};
    struct sg_scan_options options = {.threads = 3, .block_bytes = 16};
    struct outcome outcome = scan_text(text, sizeof text - 1, &options, &request);
    assert_true(outcome.read);
    assert_int_equal(outcome.got.lines.n, 1);
    assert_string_equal(outcome.got.lines.items[0], "表|2|");
    outcome_free(&outcome);
    char path[64];
    int fd = random_csv_pipe(text, sizeof text - 1, path);
    const char *paths[] = {path};
    outcome = scan_files(paths, 1, &options, &request);
    assert_false(outcome.read);
    assert_string_equal(outcome.err.message,
                        "UTF-16 from a pipe cannot be read; convert it to UTF-8 first");
    close(fd);
    outcome_free(&outcome);
}

/* The encoding of keys is found even when the first 64 KiB are ASCII. */
static void decodes_what_the_head_did_not_show(void **unused)
{
    (void)unused;
    struct sg_texts texts = {0};
    struct sg_error err = {0};
    struct sg_scan_options options = {0};
    char path[64];
    random_csv_write("c0\n1\n", 5, path);
    const char *paths[] = {path};
    struct sg_scan *scan = sg_scan_open(paths, 1, &options, &err);
    sg_texts_add(&texts, "a");
    sg_texts_add(&texts, "");
    sg_texts_add(&texts, "\x82\xA0\x82\xA2"); /* あい in CP932 */
    assert_true(sg_scan_decode(scan, &texts, &err));
    assert_string_equal(texts.items[0], "a");
    assert_string_equal(texts.items[1], "");
    assert_string_equal(texts.items[2], "あい");
    sg_texts_free(&texts);
    sg_texts_add(&texts, "\xFF");
    assert_false(sg_scan_decode(scan, &texts, &err));
    assert_string_equal(err.file, path);
    sg_texts_free(&texts);
    sg_scan_close(scan);
    unlink(path);
}

static void several_files_are_one_input(void **unused)
{
    (void)unused;
    struct sg_scan_request request = {.columns = {names, 2, NULL, 0}};
    struct sg_scan_options options = {.threads = 3, .block_bytes = 16};
    char paths[4][64];
    random_csv_write("c0,c1\n1,2\n", 10, paths[0]);
    random_csv_write("c1,c0\r\n4,3\r\n", 12, paths[1]);
    int fd = random_csv_pipe("c0,c1\n5,6", 9, paths[2]);
    random_csv_write("c0,c1\n7,8\n9\n", 12, paths[3]);
    const char *all[] = {paths[0], paths[2], paths[1], paths[3]};
    struct outcome outcome = scan_files(all, 3, &options, &request);
    assert_true(outcome.read);
    assert_int_equal(outcome.got.lines.n, 3);
    assert_string_equal(outcome.got.lines.items[0], "1|2|");
    assert_string_equal(outcome.got.lines.items[1], "3|4|");
    assert_string_equal(outcome.got.lines.items[2], "5|6|");
    outcome_free(&outcome);
    close(fd);
    all[1] = all[3];
    outcome = scan_files(all, 2, &options, &request);
    assert_false(outcome.read);
    assert_string_equal(outcome.err.file, paths[3]);
    assert_int_equal(outcome.err.row, 3);
    outcome_free(&outcome);
    for (int i = 0; i < 4; i++)
        unlink(paths[i]);
}

static void files_of_one_run_are_alike(void **unused)
{
    (void)unused;
    static const struct {
        const char *text, *expected;
    } others[] = {{"c0,c2\n", "other columns than in "},
                  {"c0\n", "other columns than in "},
                  {"c0,c1,c1\n", "other columns than in "}};
    struct sg_scan_request request = {.columns = {names, 2, NULL, 0}};
    struct sg_scan_options options = {0};
    char first[64];
    random_csv_write("c0,c1\n表,1\n", 12, first);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        char path[64];
        random_csv_write(others[i].text, strlen(others[i].text), path);
        const char *paths[] = {first, path};
        struct outcome outcome = scan_files(paths, 2, &options, &request);
        assert_false(outcome.read);
        assert_string_equal(outcome.err.file, path);
        assert_memory_equal(outcome.err.message, others[i].expected, strlen(others[i].expected));
        outcome_free(&outcome);
        unlink(path);
    }
    unlink(first);
}

/* 表 in UTF-8 and in CP932, in other orders of columns, and a file whose head is ASCII. */
static void encodings_meet_in_one_run(void **unused)
{
    (void)unused;
    static const char *const texts[] = {"c0,c1\n表,1\n", "c1,c0\n1,\x95\x5C\n", "c0,c1\na,1\n"};
    struct sg_scan_request request = {.columns = {names, 2, NULL, 0}};
    struct sg_scan_options options = {0};
    char paths[3][64];
    const char *files[] = {paths[0], paths[1], paths[2]};
    for (size_t i = 0; i < 3; i++)
        random_csv_write(texts[i], strlen(texts[i]), paths[i]);
    struct outcome outcome = scan_files(files, 3, &options, &request);
    assert_true(outcome.read);
    assert_int_equal(outcome.counts.records, 3);
    outcome_free(&outcome);
    for (size_t i = 0; i < 3; i++)
        unlink(paths[i]);
}

static void skips_and_counts_malformed_lines(void **unused)
{
    (void)unused;
    /* A line of three fields, a text in a number, a stray quote that takes the line behind it. */
    static const char text[] = "c0,c1\na,1\na,1,\nb,word\nc,3\nd\",4\ne,5\n\"f\",6\n";
    static const char *const values[] = {"c1"};
    struct sg_scan_request request = {.columns = {names, 1, values, 1}};
    for (size_t i = 0; i < 8; i++) {
        struct sg_scan_options options = {
            .threads = threads[i % 4], .block_bytes = i < 4 ? 16 : 0, .skip_bad = true};
        struct outcome outcome = scan_text(text, strlen(text), &options, &request);
        assert_true(outcome.read);
        assert_int_equal(outcome.got.lines.n, 2);
        assert_string_equal(outcome.got.lines.items[0], "a|1/0:0|");
        assert_string_equal(outcome.got.lines.items[1], "c|3/0:0|");
        assert_int_equal(outcome.counts.records, 2);
        assert_int_equal(outcome.counts.skipped, 5);
        assert_int_equal(outcome.counts.first_skipped.row, 3);
        assert_string_equal(outcome.counts.first_skipped.message,
                            "the record has 3 fields, the header 2 (record at byte 10)");
        outcome_free(&outcome);
    }
    struct sg_scan_options options = {.threads = 2, .block_bytes = 16};
    static const char number[] = "c0,c1\na,1\nb,word\n";
    struct outcome outcome = scan_text(number, strlen(number), &options, &request);
    assert_false(outcome.read);
    assert_int_equal(outcome.err.row, 3);
    assert_string_equal(outcome.err.column, "c1");
    outcome_free(&outcome);
}

/* Doubled quotes need room outside the file; more of them than the first room holds. */
static void unescapes_more_than_fits(void **unused)
{
    (void)unused;
    struct sg_buffer text = {0};
    sg_buffer_add(&text, "c0,c1\n");
    for (size_t i = 0; i < 300; i++) {
        sg_buffer_add_char(&text, '"');
        sg_buffer_add_repeated(&text, "\"\"", i == 200 ? 70000 : 1000);
        sg_buffer_add(&text, "\",\"\"\"\"\n");
    }
    static const char *const both[] = {"c0", "c1", "c0"};
    struct sg_scan_request request = {.columns = {both, 3, NULL, 0}};
    struct sg_scan_options options = {.threads = 2};
    struct outcome outcome = scan_text(text.text, text.n, &options, &request);
    assert_true(outcome.read);
    assert_int_equal(outcome.counts.records, 300);
    size_t bytes = 0;
    for (size_t i = 0; i < 300; i++) {
        assert_int_equal(strspn(outcome.got.lines.items[i], "\"|"),
                         strlen(outcome.got.lines.items[i]));
        bytes += strlen(outcome.got.lines.items[i]);
    }
    assert_int_equal(bytes, 2 * (299 * 1000 + 70000) + 300 * 4);
    outcome_free(&outcome);
    sg_buffer_free(&text);
}

/* The same is said of a record beyond 64 MiB wherever it is found out, as of one that is as long
   but plain. */
static void a_record_beyond_the_limit(void **unused)
{
    (void)unused;
    struct sg_scan_request request = {.columns = {names, 1, NULL, 0}};
    for (unsigned i = 0; i < 4; i++) {
        struct sg_buffer text = {0};
        struct sg_scan_options options = {.threads = 2, .block_bytes = i % 2 ? 1 << 18 : 0};
        sg_buffer_add(&text, i < 2 ? "c0,c1\n1,\n\"" : "c0,c1\n1,\n");
        sg_buffer_add_repeated(&text, "0123456789abcdef", (1 << 22) + (i % 2 ? 1 << 16 : 1 << 23));
        sg_buffer_add(&text, "\n");
        struct outcome outcome = scan_text(text.text, text.n, &options, &request);
        assert_false(outcome.read);
        assert_int_equal(outcome.err.row, 3);
        assert_string_equal(outcome.err.message,
                            "a record of more than 64 MiB begins here; look for a quote without "
                            "its end (record at byte 9)");
        outcome_free(&outcome);
        sg_buffer_free(&text);
    }
}

static bool refuse_third(void *worker, const struct sg_batch *batch, struct sg_error *err)
{
    (void)worker;
    (void)batch;
    sg_fail(err, SG_FAIL_DATA, "third");
    return sg_fail_at_row(err, 3);
}

/* What the sink refuses is told by the row of the file. */
static void a_sink_names_the_record(void **unused)
{
    (void)unused;
    struct collected got = {0};
    struct sg_rows_sink sink = {
        .context = &got, .open = open_worker, .take = refuse_third, .close = close_worker};
    struct sg_scan_request request = {.columns = {names, 1, NULL, 0}};
    struct sg_scan_options options = {.threads = 1};
    struct sg_scan_counts counts;
    struct sg_error err = {0};
    char path[64];
    random_csv_write("c0,c1\n1,\n\"2\n\",\n3,\n4,\n", 22, path);
    const char *paths[] = {path};
    struct sg_scan *scan = sg_scan_open(paths, 1, &options, &err);
    assert_non_null(scan);
    assert_false(sg_scan_run(scan, &request, &sink, &counts, &err));
    assert_int_equal(err.row, 5);
    sg_scan_close(scan);
    unlink(path);
}

static void count_calls(void *context, const struct sg_scan_progress *progress)
{
    struct sg_scan_progress *last = context;
    assert_true(progress->done > last->done);
    *last = *progress;
}

static void progress_ends_at_the_total(void **unused)
{
    (void)unused;
    struct sg_scan_progress last = {0};
    struct sg_scan_request request = {.columns = {names, 1, NULL, 0}};
    struct sg_scan_options options = {
        .threads = 1, .block_bytes = 16, .progress = count_calls, .progress_context = &last};
    static const char text[] = "c0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n";
    struct outcome outcome = scan_text(text, strlen(text), &options, &request);
    assert_true(outcome.read);
    assert_close(last.done, (double)strlen(text) - 3, 0);
    assert_close(last.total, last.done, 0);
    outcome_free(&outcome);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_as_file_and_pipe),
        cmocka_unit_test(pieces_equal_the_whole),
        cmocka_unit_test(filters_and_their_conditions),
        cmocka_unit_test(blank_records_are_none),
        cmocka_unit_test(cp932_is_split_before_it_is_decoded),
        cmocka_unit_test(utf16_is_decoded_first),
        cmocka_unit_test(decodes_what_the_head_did_not_show),
        cmocka_unit_test(several_files_are_one_input),
        cmocka_unit_test(files_of_one_run_are_alike),
        cmocka_unit_test(encodings_meet_in_one_run),
        cmocka_unit_test(skips_and_counts_malformed_lines),
        cmocka_unit_test(unescapes_more_than_fits),
        cmocka_unit_test(a_record_beyond_the_limit),
        cmocka_unit_test(a_sink_names_the_record),
        cmocka_unit_test(progress_ends_at_the_total),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
