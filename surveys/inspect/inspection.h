/* What `inspect` says of a file, section by section. */
#ifndef SG_SURVEYS_INSPECT_INSPECTION_H
#define SG_SURVEYS_INSPECT_INSPECTION_H

#include <sangyo/buffer.h>

#include "surveys/layout/sheet.h"

struct sg_inspection {
    enum sg_lang lang;
    const struct sg_sheet *sheet;
    const struct sg_table *table;
    const size_t *sources; /* column of the layout per column of the table */
    struct sg_table *out;  /* section, item, content, note */
};

/* Adds a row; texts may be NULL. */
void sg_inspection_add(const struct sg_inspection *inspection, struct sg_bilingual section,
                       const char *item, const char *value, const char *note);
/* The same with a number as value. */
void sg_inspection_add_count(const struct sg_inspection *inspection, struct sg_bilingual section,
                             const char *item, size_t value, const char *note);
/* Appends "label value" to a list of remarks; NULL or empty values are left out. */
void sg_inspection_remark(const struct sg_inspection *inspection, struct sg_buffer *remarks,
                          struct sg_bilingual label, const char *value);
void sg_inspection_remark_count(const struct sg_inspection *inspection, struct sg_buffer *remarks,
                                struct sg_bilingual label, size_t value);
void sg_inspection_remark_number(const struct sg_inspection *inspection, struct sg_buffer *remarks,
                                 struct sg_bilingual label, double value);
/* The role that a column has by declaration or by its header. */
enum sg_role sg_inspection_role(const struct sg_column *column);

/* The sheets and tables of a workbook; `*one`: its table can be read, as it is named or alone. */
bool sg_inspect_book(const struct sg_inspection *inspection, const char *bytes, size_t n,
                     const char *part, const struct sg_read_options *options, bool *one,
                     struct sg_error *err);

/* The sections. */
void sg_inspect_symbols(const struct sg_inspection *inspection);
void sg_inspect_columns(const struct sg_inspection *inspection);
void sg_inspect_periods(const struct sg_inspection *inspection);
void sg_inspect_totals(const struct sg_inspection *inspection);
void sg_inspect_keys(const struct sg_inspection *inspection);
void sg_inspect_account(const struct sg_inspection *inspection);

#endif
