/* A table as text. */
#ifndef SANGYO_WRITE_H
#define SANGYO_WRITE_H

#include <sangyo/api.h>
#include <sangyo/buffer.h>
#include <sangyo/table.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sg_write_options {
    enum sg_lang lang;
    int decimals; /* text formats only; below 0: as each column says */
    bool bom;     /* CSV and TSV for spreadsheets */
    size_t width; /* of a line of the format table in columns of a terminal; 0: 100 */
    const char
        *command;      /* the command line, for formats that say where numbers come from; or NULL */
    const char *chart; /* its natural chart (charts.def), for formats that draw; or NULL */
};

typedef bool sg_write_fn(const struct sg_table *table, const struct sg_write_options *options,
                         struct sg_buffer *out, struct sg_error *err);

struct sg_writer {
    const char *name;    /* as --format says */
    const char *endings; /* of file names, without dot, separated by | */
    struct sg_bilingual summary;
    sg_write_fn *write;
    bool is_binary;      /* nothing for a terminal */
    const char *library; /* without which it writes nothing; NULL: it needs none */
    bool lacking;        /* that library was not there when the program was built */
};

/* The i-th writer of writers.def, NULL past the end. */
SG_API const struct sg_writer *sg_writer_at(size_t i);
SG_API const struct sg_writer *sg_writer_named(const char *name);
/* By the ending of a file name; NULL if none fits. */
SG_API const struct sg_writer *sg_writer_of_file(const char *path);

#ifdef __cplusplus
}
#endif
#endif
