#include "tests/test_support.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sangyo/buffer.h>

#include "surveys/scan/records.h"
#include "surveys/scan/source.h"
#include "tests/random_csv.h"

/* Gives all bytes to a pipe, more than fit into it at once. */
struct giver {
    int fd;
    const char *bytes;
    size_t n;
};

static void *give(void *argument)
{
    const struct giver *giver = argument;
    for (size_t at = 0; at < giver->n;) {
        ssize_t written = write(giver->fd, giver->bytes + at, giver->n - at);
        if (written <= 0)
            break;
        at += (size_t)written;
    }
    close(giver->fd);
    return NULL;
}

/* Puts the pieces of an input together again; false with an error if one could not be read. */
static bool read_pieces(struct sg_input *input, size_t block, struct sg_buffer *joined,
                        struct sg_piece *piece, struct sg_error *err)
{
    bool inside = false, odd = false;
    for (size_t at = input->data_start; !input->stream && at < input->size; at += block) {
        if (!sg_input_read_block(input, at, block, piece, &odd, err) ||
            !sg_input_bound_block(input, at, block, inside, piece, err))
            return false;
        inside = inside != odd;
        if (piece->end > piece->start)
            assert_int_equal(piece->offset, input->data_start + joined->n);
        sg_buffer_add_bytes(joined, piece->buffer + piece->start, piece->end - piece->start);
    }
    while (input->stream && !(input->ended && input->n_carry == 0)) {
        if (!sg_input_read_stream(input, block, piece, err))
            return false;
        assert_int_equal(piece->offset, input->data_start + joined->n);
        sg_buffer_add_bytes(joined, piece->buffer + piece->start, piece->end - piece->start);
    }
    return true;
}

struct outcome {
    bool sheet, read;
    struct sg_buffer joined;
    size_t n_columns, data_start, header_lines, too_long;
    struct sg_error err;
};

static struct outcome read_bytes(const char *bytes, size_t n, size_t block, bool piped)
{
    struct outcome outcome = {0};
    struct sg_scan_options options = {.block_bytes = block};
    struct sg_input input;
    struct sg_piece piece = {0};
    int ends[2] = {-1, -1};
    pthread_t thread;
    struct giver giver = {.bytes = bytes, .n = n};
    char path[64];
    if (piped) {
        assert_int_equal(pipe(ends), 0);
        giver.fd = ends[1];
        pthread_create(&thread, NULL, give, &giver);
        snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
    } else {
        random_csv_write(bytes, n, path);
    }
    outcome.sheet = sg_input_open(&input, path, &options, &outcome.err);
    if (outcome.sheet) {
        outcome.n_columns = input.columns.n;
        outcome.data_start = input.data_start;
        outcome.header_lines = input.header_lines;
        outcome.read = read_pieces(&input, block, &outcome.joined, &piece, &outcome.err);
        outcome.too_long = piece.too_long;
        sg_input_close(&input);
    }
    free(piece.buffer);
    if (piped) {
        close(ends[0]);
        pthread_join(thread, NULL);
    } else {
        unlink(path);
    }
    return outcome;
}

/* What the pieces hold is what the file holds, once each; a line end is added to the last record.
 */
static void pieces_are_the_file(void **unused)
{
    (void)unused;
    static const size_t blocks[] = {16, 40, 64, 1000, 65536};
    uint64_t state = 3;
    for (int i = 0; i < 300; i++) {
        struct random_csv file;
        random_csv_make(&file, RANDOM_CSV_STRICT, &state);
        struct outcome outcome =
            read_bytes(file.text.text, file.text.n, blocks[i % 5], random_below(&state, 2));
        assert_true(outcome.sheet && outcome.read);
        size_t left = file.text.n - outcome.data_start;
        const char *data = file.text.text + outcome.data_start;
        assert_true(outcome.joined.n == left || outcome.joined.n == left + 1);
        if (left)
            assert_memory_equal(outcome.joined.text, data, left);
        if (outcome.joined.n > left)
            assert_int_equal(outcome.joined.text[left], '\n');
        sg_buffer_free(&outcome.joined);
        random_csv_free(&file);
    }
}

static void a_long_header(void **unused)
{
    (void)unused;
    struct sg_buffer text = {0};
    sg_buffer_add(&text, "\n\r\n\"c\n0\"");
    for (int i = 1; i < 30000; i++)
        sg_buffer_printf(&text, ",column %d", i);
    sg_buffer_add(&text, "\n1\n");
    for (int piped = 0; piped < 2; piped++) {
        struct outcome outcome = read_bytes(text.text, text.n, 1 << 20, piped);
        assert_true(outcome.read);
        assert_int_equal(outcome.n_columns, 30000);
        assert_int_equal(outcome.header_lines, 4);
        assert_int_equal(outcome.data_start, text.n - 2);
        assert_string_equal(outcome.joined.text, "1\n");
        sg_buffer_free(&outcome.joined);
    }
    sg_buffer_free(&text);
}

/* A quote that is never closed: the record begins behind "1,2", 6 bytes into the data. */
static void a_record_without_end(void **unused)
{
    (void)unused;
    struct sg_buffer text = {0};
    sg_buffer_add(&text, "a,b\n1,2\r\n\n\"3,4\n");
    sg_buffer_add_repeated(&text, "56789,abcdefghi\n", (SG_RECORD_LIMIT >> 3) + (1 << 18));
    for (int piped = 0; piped < 2; piped++) {
        struct outcome outcome = read_bytes(text.text, text.n, 1 << 20, piped);
        assert_true(outcome.sheet);
        assert_false(outcome.read);
        assert_string_equal(
            outcome.err.message,
            "a record of more than 64 MiB begins here; look for a quote without its end");
        /* A pipe handed out what came before. */
        assert_int_equal(outcome.too_long + outcome.joined.n, 6);
        sg_buffer_free(&outcome.joined);
    }
    sg_buffer_free(&text);
}

static void what_cannot_be_opened(void **unused)
{
    (void)unused;
    struct sg_scan_options options = {0};
    struct sg_input input;
    struct sg_error err = {0};
    assert_false(sg_input_open(&input, "/nowhere/at/all.csv", &options, &err));
    assert_string_equal(err.message, "no such file");
    assert_int_equal(err.kind, SG_FAIL_IO);
    assert_false(sg_input_open(&input, "/tmp", &options, &err));
    assert_string_equal(err.message, "a directory, not a file; name a file in it");
    assert_string_equal(err.file, "/tmp");
    options.encoding = "latin-9";
    char path[64];
    random_csv_write("a\n", 2, path);
    assert_false(sg_input_open(&input, path, &options, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    unlink(path);
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN); /* a reader may stop before the giver */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_the_file), cmocka_unit_test(a_long_header),
        cmocka_unit_test(a_record_without_end), cmocka_unit_test(what_cannot_be_opened)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
