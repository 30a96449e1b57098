/* One record by the reference parser: libcsv under CSV_STRICT. */
#include <csv.h>

#include <sangyo/memory.h>

#include "records.h"

struct reading {
    void (*each)(void *context, size_t field, const char *text, size_t n);
    void *context;
    size_t n;
};

static void on_field(void *text, size_t n, void *data)
{
    struct reading *reading = data;
    reading->each(reading->context, reading->n++, text, n);
}

static void *resize_or_end(void *memory, size_t size)
{
    return sg_resize(memory, size, 1);
}

/* csv_fini resets the error code, so it is asked only when all went well before. */
static bool read(struct csv_parser *parser, const char *text, size_t n, struct reading *reading,
                 struct sg_error *err)
{
    if (csv_parse(parser, text, n, on_field, NULL, reading) != n)
        return sg_fail(err, SG_FAIL_DATA,
                       "a quote inside a field; such a field is quoted as a whole, and the quote "
                       "within it written twice");
    return csv_fini(parser, on_field, NULL, reading) == 0 ||
           sg_fail(err, SG_FAIL_DATA,
                   "a quote that is opened here is not closed by the end of the file");
}

bool sg_record_fail_long(struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_DATA,
                   "a record of more than 64 MiB begins here; look for a quote without its end");
}

bool sg_record_parse(const char *text, size_t n, char delimiter,
                     void (*each)(void *context, size_t field, const char *text, size_t n),
                     void *context, size_t *n_fields, struct sg_error *err)
{
    struct csv_parser parser;
    struct reading reading = {each, context, 0};
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser, (unsigned char)delimiter);
    csv_set_realloc_func(&parser, resize_or_end);
    csv_set_blk_size(&parser, 4096);
    bool well = read(&parser, text, n, &reading, err);
    csv_free(&parser);
    *n_fields = reading.n;
    return well;
}
