/* A file as an office publishes it, read into a table. */
#ifndef SANGYO_READ_H
#define SANGYO_READ_H

#include <sangyo/api.h>
#include <sangyo/table.h>

#ifdef __cplusplus
extern "C" {
#endif

/* As sg_read_options_init leaves it: everything is found out. The texts are borrowed. */
struct sg_read_options {
    const char *encoding; /* NULL: detect */
    char delimiter;       /* of cells; 0: find */
    char decimal;         /* ',' or '.' before decimals; 0: find */
    char thousands;       /* ',' '.' ' ' '\'' between thousands, 'n' none; 0: find */
    char brackets;   /* (91) is '-' -91, 91 and 'r' repeated, 's' of a small base, 'p' no more */
    int header_rows; /* -1: find; 0: none, columns are called column_1 … */
    int skip_rows;   /* rows before the header; -1: find */
    const char **missing; /* "X=suppressed,-=nil", n_missing of them */
    size_t n_missing;
    const char *comment;       /* rows that begin with this are left out; NULL: none */
    const char *era;           /* for bare years */
    int frequency;             /* of periods that have two readings: 1, 4, 12; 0: not given */
    const char *period_column; /* its cells are periods, numbers too; or NULL */
    const char *flag_column;   /* a column that says "suppressed" of the number beside it */
    const char *total_label;   /* declared total, or NULL */
    const char **text_columns; /* columns to keep as text (roles named by options), n_text */
    size_t n_text_columns;
    const char **value_columns; /* columns asked for as values: numbers, whatever their name */
    size_t n_value_columns;
    bool sheet_all;    /* of workbooks: all sheets of one layout, one below the other */
    bool big;          /* whatever an archive holds when unpacked */
    bool take_hidden;  /* of workbooks: rows and columns that are hidden too */
    bool skip_struck;  /* … numbers that are struck through are left out */
    bool missing_out;  /* of statistical packages: what is declared missing is no category */
    const char *sql;   /* of databases: a query; NULL: the only table, or that behind # */
    bool settle_years; /* a column that may hold years or values is refused */
    bool as_printed; /* records that are written again: a column with marks that we print otherwise
                        (NA) stays text */
};

SG_API void sg_read_options_init(struct sg_read_options *options);

/* Reads any format of `sangyo help formats`, or `datapackage.json[#resource]`;
   "-" or NULL is standard input. A column of a name of ours is what columns.def says where its
   cells allow; other columns whose cells are numbers and symbols become numbers (codes with leading
   zeros, and columns whose role is an area, category or measure, stay categories), period-like
   columns become periods. A `status` column is read back into the numbers. Remarks (what was found
   and assumed) are added to `notes` in err->lang. */
SG_API bool sg_read_table(const char *path, const struct sg_read_options *options,
                          struct sg_table *table, struct sg_texts *notes, struct sg_error *err);

#ifdef __cplusplus
}
#endif
#endif
