/* Rules for tables that machines can read: 総務省「統計表における機械判読可能なデータの表記方法の
   統一ルール」 of 2020-12-18, as far as a program sees whether they are kept. */
#ifndef SG_SURVEYS_RULES_RULES_H
#define SG_SURVEYS_RULES_RULES_H

#include <sangyo/read.h>

#include "surveys/spreadsheet/sheet_tables.h"
#include "table/command.h"

/* A callback of a run (command.h): what of a workbook or a file of text breaks the rules, as
   columns item, sheet, cell, found, message. */
bool sg_rules_check(struct sg_run *run, const char *path, struct sg_table *out,
                    struct sg_error *err);

/* Between the files here. A file of text is a book of one sheet without a name. */
bool sg_rules_read(const char *path, const struct sg_read_options *options, struct sg_book *book,
                   struct sg_error *err);

struct rules {
    struct sg_run *run;
    struct sg_table *out;
    const struct sg_book_sheet *sheet;
    bool workbook;
    struct sg_sheet_hidden hidden;
    struct sg_sheet_tables tables;
    struct sg_book_range *merged; /* by first row */
    uint32_t *reach;              /* the last row that these reach, up to each */
};

/* What a column of a table is. */
enum rules_column { RULES_NOTHING, RULES_LABELS, RULES_VALUES, RULES_CODES };

/* A table of the sheet that is checked. */
struct rules_table {
    const struct sg_sheet_table *table;
    size_t data, end;           /* its rows of data: data <= row < end; below are notes */
    enum rules_column *columns; /* by column of the sheet */
    size_t first, last;         /* columns */
};
void rules_table_find(const struct rules *rules, const struct sg_sheet_table *table,
                      struct rules_table *found);
void rules_table_free(struct rules_table *table);

/* The text of a cell, "" where there is none; the cell. */
const char *rules_text(const struct rules *rules, size_t row, size_t column);
const struct sg_book_cell *rules_cell(const struct rules *rules, size_t row, size_t column);
/* The merged range that covers a cell without being its first one, or NULL. */
const struct sg_book_range *rules_covering(const struct rules *rules, size_t row, size_t column);

/* The columns of the result. */
void rules_add_columns(struct sg_table *out, enum sg_lang lang);
/* Adds a finding; `range` NULL: of the sheet as a whole. The format is English, its twin in the
   messages. */
void rules_report(struct rules *rules, const char *item, const struct sg_book_range *range,
                  const char *found, const char *format, ...) SG_PRINTF(5, 6);
struct sg_book_range rules_place(size_t row, size_t column);

/* Puts the merged ranges of the sheet in order, for rules_covering. */
void rules_sort_merged(struct rules *rules);

void rules_check_sheet(struct rules *rules);
void rules_check_texts(struct rules *rules);
void rules_check_header(struct rules *rules, const struct rules_table *table);
void rules_check_labels(struct rules *rules, const struct rules_table *table);
void rules_check_values(struct rules *rules, const struct rules_table *table);

#endif
