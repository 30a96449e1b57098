#include "random_csv.h"

#include <csv.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sangyo/memory.h>

#include "test_support.h"

uint64_t random_next(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

unsigned random_below(uint64_t *state, unsigned n)
{
    return (unsigned)((random_next(state) >> 32) * n >> 32);
}

#define PICK(state, list) (list)[random_below(state, sizeof(list) / sizeof *(list))]

/* Fields with their delimiter written D. */
static const char *const fields[] = {"a",
                                     "b",
                                     "",
                                     "  ",
                                     " a ",
                                     "\t",
                                     "x y",
                                     "01",
                                     "一覧",
                                     "飲食店",
                                     "a much longer field; see",
                                     "\"q\"",
                                     "\"\"",
                                     "\"aDb\"",
                                     "\"line\nbreak\"",
                                     "\"crlf\r\nbreak\"",
                                     "\"lone\rcr\"",
                                     "\"he said \"\"no\"\"\"",
                                     "\"\"\"\"",
                                     "\"\"\"D\"\"\"",
                                     " \"spaces outside\" ",
                                     "\" inside \"",
                                     "\"飲食料品(酒D茶)\"",
                                     "\"D\nD\"",
                                     "abcdefgh",
                                     "abcdefg",
                                     "\"ends in a break\n\"",
                                     "!",
                                     "#"};

static const char *const numbers[] = {
    "0",  "1",    "12", "-3",       "4.5", "-0.25",   "1000", "\"7\"", " 8 ", "\"1,234\"",
    "-0", "0.10", "+2", "99999.99", "2e2", "\"1.5\"", "△3",   ".5",    "5."};

static const char *const broken[] = {"a\"b", "\"a\"b",  "\"a\" \"", "\"",    "\"open",
                                     "aDb",  "\"a\"\"", "\"\"\"",   "x\"\"y"};

static void add_field(struct sg_buffer *text, const char *field, char delimiter)
{
    for (; *field; field++)
        sg_buffer_add_char(text, *field == 'D' || *field == ',' ? delimiter : *field);
}

static void add_record(struct random_csv *file, enum random_csv_kind kind, uint64_t *state)
{
    struct sg_buffer *text = &file->text;
    size_t n = file->n_columns;
    bool bad = kind == RANDOM_CSV_BROKEN && random_below(state, 30) == 0;
    if (bad && random_below(state, 3) == 0)
        n = 1 + random_below(state, 6);
    for (size_t i = 0; i < n; i++) {
        if (i)
            sg_buffer_add_char(text, file->delimiter);
        if (bad && random_below(state, 2) == 0)
            add_field(text, PICK(state, broken), file->delimiter);
        else if (kind == RANDOM_CSV_VALUES && i + 1 == n)
            add_field(text, PICK(state, numbers), ',');
        else if (random_below(state, 3))
            add_field(text, fields[random_below(state, 4)], file->delimiter);
        else
            add_field(text, PICK(state, fields), file->delimiter);
    }
}

static const char *line_end(unsigned style, uint64_t *state)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    return ends[style < 3 ? style : random_below(state, 3)];
}

void random_csv_make(struct random_csv *file, enum random_csv_kind kind, uint64_t *state)
{
    unsigned style = random_below(state, 4);
    size_t n = random_below(state, 8) ? random_below(state, 40) : random_below(state, 400);
    *file = (struct random_csv){.n_columns = 1 + random_below(state, 4),
                                .delimiter = random_below(state, 4) ? ',' : '\t'};
    if (kind == RANDOM_CSV_VALUES) {
        file->n_columns = 3;
        file->delimiter = ','; /* 1,234 is quoted for it */
    }
    for (size_t i = 0; i < file->n_columns; i++)
        sg_buffer_printf(&file->text, "%.1sc%zu", i ? &file->delimiter : "", i);
    sg_buffer_add(&file->text, line_end(style, state));
    file->header = file->text.n;
    for (size_t i = 0; i < n; i++) {
        if (random_below(state, 12) == 0)
            sg_buffer_add(&file->text, random_below(state, 2) ? " \t " : "");
        else
            add_record(file, kind, state);
        if (i + 1 < n || random_below(state, 2))
            sg_buffer_add(&file->text, line_end(style, state));
    }
    /* A header that ends in CR takes a LF behind it, whoever wrote that. */
    if (file->text.n > file->header && file->text.text[file->header] == '\n' &&
        file->text.text[file->header - 1] == '\r')
        file->header++;
}

void random_csv_free(struct random_csv *file)
{
    sg_buffer_free(&file->text);
}

/* The record that libcsv is in. */
struct growing {
    struct reference *reference;
    struct reference_record record;
    const struct random_csv *file;
    size_t at;
};

static void on_field(void *text, size_t n, void *data)
{
    struct growing *growing = data;
    struct reference_record *record = &growing->record;
    record->fields = sg_resize(record->fields, record->n_fields + 1, sizeof *record->fields);
    record->fields[record->n_fields++] = sg_copy_bytes(text, n);
}

static void free_record(struct reference_record *record)
{
    for (size_t i = 0; i < record->n_fields; i++)
        free(record->fields[i]);
    free(record->fields);
    *record = (struct reference_record){0};
}

static void on_row(int end, void *data)
{
    struct growing *growing = data;
    struct reference *reference = growing->reference;
    struct reference_record *record = &growing->record;
    (void)end;
    if (record->n_fields && record->n_fields != growing->file->n_columns && !reference->malformed) {
        reference->malformed = true;
        reference->bad = *record;
        *record = (struct reference_record){0};
    } else if (record->n_fields && !reference->malformed) {
        reference->records = sg_grow(reference->records, &reference->capacity, reference->n + 1,
                                     sizeof *reference->records);
        reference->records[reference->n++] = *record;
        *record = (struct reference_record){0};
    }
    free_record(record);
    record->start = growing->at + 1;
}

static size_t line_of(const char *text, size_t at)
{
    size_t line = 1;
    for (size_t i = 0; i < at; i++)
        line += text[i] == '\n' ? i == 0 || text[i - 1] != '\r' : text[i] == '\r';
    return line;
}

void reference_read(struct reference *reference, const struct random_csv *file)
{
    struct growing growing = {.reference = reference, .file = file};
    const char *text = file->text.text;
    struct csv_parser parser;
    *reference = (struct reference){0};
    growing.record.start = file->header;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_delim(&parser, (unsigned char)file->delimiter);
    bool well = true;
    for (growing.at = file->header; well && growing.at < file->text.n; growing.at++) {
        well = csv_parse(&parser, text + growing.at, 1, on_field, on_row, &growing) == 1;
        if (!well)
            break;
    }
    well = well && csv_fini(&parser, on_field, on_row, &growing) == 0;
    if (!well && !reference->malformed) {
        reference->malformed = true;
        reference->bad = growing.record;
        growing.record = (struct reference_record){0};
    }
    free_record(&growing.record);
    csv_free(&parser);
    reference->bad.line = line_of(text, reference->bad.start);
}

void reference_free(struct reference *reference)
{
    for (size_t i = 0; i < reference->n; i++)
        free_record(&reference->records[i]);
    free(reference->records);
    free_record(&reference->bad);
}

void random_csv_write(const char *bytes, size_t n, char path[64])
{
    strcpy(path, "/tmp/sangyo-test-XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, n), (ssize_t)n);
    close(fd);
}

int random_csv_pipe(const char *bytes, size_t n, char path[64])
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_true(n <= 65536);
    assert_int_equal(write(ends[1], bytes, n), (ssize_t)n);
    close(ends[1]);
    snprintf(path, 64, "/dev/fd/%d", ends[0]);
    return ends[0];
}
