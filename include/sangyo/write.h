/* A table as text. */
#ifndef SANGYO_WRITE_H
#define SANGYO_WRITE_H

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sg_write_options {
    enum sg_lang lang;
    int decimals; /* text formats only; below 0: as each column says */
    bool bom;     /* CSV and TSV for spreadsheets */
};

typedef bool sg_write_fn(const struct sg_table *table, const struct sg_write_options *options,
                         struct sg_buffer *out, struct sg_error *err);

struct sg_writer {
    const char *name;    /* as --format says */
    const char *endings; /* of file names, separated by | */
    struct sg_bilingual summary;
    sg_write_fn *write;
};

/* The i-th writer of writers.def, NULL past the end. */
const struct sg_writer *sg_writer_at(size_t i);
const struct sg_writer *sg_writer_named(const char *name);
/* By the ending of a file name; NULL if none fits. */
const struct sg_writer *sg_writer_of_file(const char *path);

/* The cell as text writers print it: digits grouped, symbol of its status, marks. Appends to `out`. */
void sg_write_cell(const struct sg_column *column, size_t row,
                   const struct sg_write_options *options, struct sg_buffer *out);

#ifdef __cplusplus
}
#endif
#endif
