#include "source.h"

#include <errno.h>
#include <string.h>

#include "platform/files.h"
#include "surveys/formats/grid.h"

#include "records.h"

/* Read behind a block: enough for most records that run over its end. Small blocks are for tests,
   which shall meet records that run farther. */
enum { LOOKAHEAD = 4096 };

static size_t lookahead(size_t bytes)
{
    return bytes < LOOKAHEAD ? bytes : LOOKAHEAD;
}

static bool fail_read(const struct sg_input *input, int number, struct sg_error *err)
{
    sg_source_fail(number, err);
    return sg_fail_at_file(err, input->path);
}

static bool fail_long(size_t at, struct sg_piece *piece, struct sg_error *err)
{
    piece->too_long = at;
    return sg_record_fail_long(err);
}

static void make_room(struct sg_piece *piece, size_t n)
{
    piece->buffer = sg_grow(piece->buffer, &piece->capacity, n + 1 + SG_SPLIT_PAD + 1, 1);
}

static bool read_from(int fd, size_t at, char *to, size_t n, size_t *n_read)
{
    while (*n_read < n) {
        ptrdiff_t got = sg_os_read_at(fd, to + *n_read, n - *n_read, at + *n_read);
        if (got < 0)
            return false;
        if (got == 0)
            break;
        *n_read += (size_t)got;
    }
    return true;
}

/* Reads up to `n` bytes at an offset; fewer at the end only. */
static bool read_at(struct sg_input *input, size_t at, char *to, size_t n, size_t *n_read,
                    struct sg_error *err)
{
    *n_read = 0;
    if (at >= input->size)
        return true;
    if (n > input->size - at)
        n = input->size - at;
    if (input->memory) {
        memcpy(to, input->memory + at, n);
        *n_read = n;
        return true;
    }
    int fd = input->at_rest ? sg_os_open(input->path) : input->fd;
    bool read = fd >= 0 && read_from(fd, at, to, n, n_read);
    int number = errno;
    if (input->at_rest && fd >= 0)
        sg_os_close(fd);
    return read || fail_read(input, number, err);
}

/* The block stands from buffer[1] on, the byte before it at buffer[0]. */
bool sg_input_read_block(struct sg_input *input, size_t at, size_t bytes, struct sg_piece *piece,
                         bool *quotes_odd, struct sg_error *err)
{
    size_t n = 0;
    piece->too_long = SIZE_MAX;
    make_room(piece, bytes + lookahead(bytes));
    if (!read_at(input, at - 1, piece->buffer, bytes + lookahead(bytes) + 1, &n, err))
        return false;
    if (n < 2) /* the file shrank while it was read */
        return fail_read(input, EIO, err);
    piece->end = n;
    memset(piece->buffer + n, 0, SG_SPLIT_PAD + 1);
    *quotes_odd = sg_split_quotes_odd(piece->buffer + 1, n - 1 < bytes ? n - 1 : bytes);
    return true;
}

/* Closes the last record of an input that lacks its line end. */
static void end_last_record(struct sg_piece *piece)
{
    if (piece->end > piece->start && piece->buffer[piece->end - 1] != '\n') {
        make_room(piece, piece->end + 1);
        piece->buffer[piece->end++] = '\n';
    }
    memset(piece->buffer + piece->end, 0, SG_SPLIT_PAD + 1);
}

/* Index in the buffer behind the first record end from `from` on, reading on as needed. `from` is
   within what was read; an input's end ends a record. */
static bool find_end(struct sg_input *input, struct sg_piece *piece, size_t from, bool inside,
                     size_t block_at, size_t *end, struct sg_error *err)
{
    size_t n = piece->end;
    for (;;) {
        size_t behind = sg_split_first_end(piece->buffer, from, n, inside);
        size_t file_at = block_at + n - 1;
        bool at_end = file_at >= input->size;
        /* An end at the very last byte read may be a CR whose LF is still to come. */
        if (behind < n || at_end) {
            *end = behind;
            piece->end = n;
            return true;
        }
        if (n - from > SG_RECORD_LIMIT) /* in any case; of others sg_records_read will say it */
            return fail_long(sg_split_last_end(piece->buffer + piece->start, from - piece->start),
                             piece, err);
        size_t more = n, got;
        make_room(piece, n + more);
        if (!read_at(input, file_at, piece->buffer + n, more, &got, err))
            return false;
        if (got == 0) /* the file shrank while it was read */
            return fail_read(input, EIO, err);
        n += got;
        memset(piece->buffer + n, 0, SG_SPLIT_PAD + 1);
    }
}

bool sg_input_bound_block(struct sg_input *input, size_t at, size_t bytes, bool inside,
                          struct sg_piece *piece, struct sg_error *err)
{
    size_t n = piece->end;
    size_t block_end = n - 1 < bytes ? n : bytes + 1;
    char *text = piece->buffer;
    size_t start = 1;
    if (at > input->data_start && (inside || !sg_split_ends_record(text, 0)))
        start = sg_split_first_end(text, 1, block_end, inside);
    piece->start = start;
    piece->offset = at + start - 1;
    if (start >= block_end) { /* no record begins here: the one before runs through */
        piece->end = start;
        return true;
    }
    bool inside_after = inside != sg_split_quotes_odd(text + 1, block_end - 1);
    size_t end = block_end;
    if (at + block_end - 1 < input->size &&
        (inside_after || !sg_split_ends_record(text, block_end - 1)) &&
        !find_end(input, piece, block_end, inside_after, at, &end, err))
        return false;
    piece->end = end;
    if (at + end - 1 >= input->size)
        end_last_record(piece);
    return true;
}

/* Fills the buffer of a pipe's piece up to `wanted` bytes or the end. */
static bool fill(struct sg_input *input, struct sg_piece *piece, size_t wanted,
                 struct sg_error *err)
{
    make_room(piece, wanted + 1);
    while (piece->end < wanted && !input->ended) {
        size_t got;
        if (!sg_input_take(input, piece->buffer + piece->end, wanted - piece->end, err, &got))
            return false;
        input->ended = got == 0;
        piece->end += got;
    }
    memset(piece->buffer + piece->end, 0, SG_SPLIT_PAD + 1);
    return true;
}

static void carry_over(struct sg_input *input, const char *bytes, size_t n)
{
    input->carry = sg_grow(input->carry, &input->carry_capacity, n, 1);
    if (n)
        memcpy(input->carry, bytes, n);
    input->n_carry = n;
}

bool sg_input_read_stream(struct sg_input *input, size_t bytes, struct sg_piece *piece,
                          struct sg_error *err)
{
    piece->start = 0;
    piece->too_long = SIZE_MAX;
    piece->offset = input->passed;
    piece->end = 0;
    make_room(piece, input->n_carry + bytes);
    if (input->n_carry)
        memcpy(piece->buffer, input->carry, input->n_carry);
    piece->end = input->n_carry;
    for (size_t wanted = piece->end + bytes;; wanted *= 2) {
        if (!fill(input, piece, wanted, err))
            return false;
        if (input->ended)
            break;
        /* A CR at the very end may have its LF still to come. */
        size_t known = piece->end - (piece->buffer[piece->end - 1] == '\r');
        size_t last = sg_split_last_end(piece->buffer, known);
        if (last) {
            carry_over(input, piece->buffer + last, piece->end - last);
            piece->end = last;
            input->passed += last;
            memset(piece->buffer + last, 0, SG_SPLIT_PAD + 1);
            return true;
        }
        if (piece->end > SG_RECORD_LIMIT)
            return fail_long(0, piece, err);
    }
    input->n_carry = 0;
    input->passed += piece->end;
    end_last_record(piece);
    return true;
}
