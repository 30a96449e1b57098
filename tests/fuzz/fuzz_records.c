/* Any bytes as records: what one run of libcsv under CSV_STRICT gives, or refused at the same one.
 */
#include <csv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "surveys/scan/records.h"

/* A digest of all records in turn, FNV-1a. */
struct digest {
    uint64_t value;
    size_t n_keys;
};

static void add_byte(struct digest *digest, unsigned char c)
{
    digest->value = (digest->value ^ c) * 0x100000001B3u;
}

static void add_field(struct digest *digest, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        add_byte(digest, (unsigned char)text[i]);
    add_byte(digest, '|');
    add_byte(digest, (unsigned char)n);
}

static bool take(void *worker, const struct sg_batch *batch, struct sg_error *err)
{
    struct digest *digest = worker;
    (void)err;
    for (size_t i = 0; i < batch->n * digest->n_keys; i++)
        add_field(digest, batch->keys[i].text, batch->keys[i].n);
    return true;
}

/* The plain run. A record joins the digest when it is whole. */
struct plain {
    struct digest digest, whole;
    size_t n_fields, start, at;
    bool malformed, filled; /* filled: a field of the record has more than spaces */
};

static void on_field(void *text, size_t n, void *data)
{
    struct plain *plain = data;
    add_field(&plain->digest, text, n);
    for (size_t i = 0; i < n; i++)
        plain->filled = plain->filled || ((const char *)text)[i] != ' ';
    plain->n_fields++;
}

static void on_row(int end, void *data)
{
    struct plain *plain = data;
    (void)end;
    if (plain->malformed)
        return;
    plain->malformed = plain->n_fields && plain->n_fields != plain->digest.n_keys;
    if (plain->malformed)
        return;
    if (plain->n_fields > 1 && !plain->filled) /* a record of blanks is none */
        plain->digest = plain->whole;
    plain->whole = plain->digest;
    plain->filled = false;
    plain->n_fields = 0;
    plain->start = plain->at + 1;
}

static void run_plainly(struct plain *plain, const char *text, size_t n, char delimiter)
{
    struct csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_delim(&parser, (unsigned char)delimiter);
    bool well = true;
    for (; plain->at < n && well && !plain->malformed; plain->at += well)
        well = csv_parse(&parser, text + plain->at, 1, on_field, on_row, plain) == 1;
    if (!plain->malformed)
        plain->malformed = !well || csv_fini(&parser, on_field, on_row, plain) != 0;
    csv_free(&parser);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    size_t n_columns = 1 + data[0] % 4, n = size;
    char delimiter = data[0] & 4 ? ',' : '\t';
    char *text = calloc(n + SG_SPLIT_PAD + 1, 1);
    memcpy(text, data + 1, size - 1);
    text[n - 1] = '\n';
    struct sg_wanted keys[4] = {{.column = 0}, {.column = 1}, {.column = 2}, {.column = 3}};
    struct sg_plan plan = {
        .n_columns = n_columns, .delimiter = delimiter, .keys = keys, .n_keys = n_columns};
    struct digest digest = {0xCBF29CE484222325u, n_columns};
    struct plain plain = {.digest = digest, .whole = digest};
    struct sg_rows_sink sink = {.take = take};
    struct sg_records records = {.plan = &plan, .sink = &sink, .worker = &digest};
    struct sg_error err = {0};
    bool read = sg_records_read(&records, text, n, &err);
    run_plainly(&plain, text, n, delimiter);
    if (read == plain.malformed || (read && digest.value != plain.whole.value) ||
        (!read && records.failed_at != plain.start))
        abort();
    sg_records_free(&records);
    free(text);
    return 0;
}
