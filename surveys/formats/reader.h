/* One reader per format; readers.def lists them. */
#ifndef SG_SURVEYS_FORMATS_READER_H
#define SG_SURVEYS_FORMATS_READER_H

#include <sangyo/table.h>

#include "decimal_mark.h"
#include "field.h"
#include "grid.h"

/* What a reader is told of a file: texts are NULL, the characters are 0, where it shall find out.
 */
struct sg_reader_hints {
    const char *encoding;
    char delimiter;
    struct sg_number_marks marks;
    const char *file, *part;       /* the path, for messages; of a workbook, the sheet or table */
    bool sheet_all;                /* of workbooks: all sheets, one below the other */
    bool big;                      /* whatever an archive holds when unpacked */
    bool take_hidden, skip_struck; /* of workbooks: hidden rows and columns; struck numbers */
    bool missing_out; /* of statistical packages: what is declared missing is no category */
    const char *sql;  /* of databases: a query; or NULL */
    bool plain_names; /* … units of formats are not put behind the names of columns */
};

/* What it gives: a grid whose layout is yet to be found, or the table itself. Zeroed at first. */
struct sg_content {
    struct sg_grid grid;
    bool is_table;
    struct sg_table table;
    struct sg_fields fields; /* of a grid whose columns the file describes: its first row is the
                                header, all others are records */
    char *title;             /* of such a file; or NULL */
    const char *encoding;    /* of a table, where it has one; static */
    size_t header;           /* the line of the file where the header is; 0: not known */
    struct sg_texts notes;   /* remarks, in the language of `err` */
};
void sg_content_free(struct sg_content *content);

struct sg_reader {
    const char *name;
    const char *endings; /* of file names, without dot, separated by | */
    struct sg_bilingual summary;
    struct sg_bilingual known_by; /* how a file is recognised, a phrase */
    const char *library;          /* without which none is read; NULL: it needs none */
    bool lacking;                 /* that library was not there when this program was built */
    /* Whether the bytes are surely of this format; NULL: whatever no other reader takes. */
    bool (*fits)(const char *bytes, size_t n);
    /* On false `content` is empty. */
    bool (*read)(const char *bytes, size_t n, const struct sg_reader_hints *hints,
                 struct sg_content *content, struct sg_error *err);
};

/* The i-th reader of readers.def, NULL past the end. */
const struct sg_reader *sg_reader_at(size_t i);
/* By what the bytes are; never NULL. */
const struct sg_reader *sg_reader_of(const char *bytes, size_t n);
/* Whether a query (NULL: none) may be put to such bytes; else the usage is wrong. */
bool sg_reader_takes_query(const char *sql, const char *bytes, size_t n, struct sg_error *err);

#endif
