/* The rows of a table as the items of a chart, one per label. */
#ifndef SG_PLOTS_CHARTS_ITEMS_H
#define SG_PLOTS_CHARTS_ITEMS_H

#include <sangyo/table.h>

#include "plots/charts/chart_limits.h"
#include "plots/page/row_chart.h"

struct sg_item {
    size_t row;
    const char *label;
    bool total;    /* 全産業 … */
    bool residual; /* その他, 無回答 … */
};

struct sg_items {
    const struct sg_table *table;
    const struct sg_column *label;
    bool *kept; /* per row of the table */
    struct sg_item *items;
    size_t n;
    ptrdiff_t left_total; /* row of a total that is none of them; -1 */
    bool only_divisions;  /* every item is a division of the JSIC */
};

/* Takes the labels from the column declared to be the categories, else the first of `names`
   (NULL-terminated) that the table has, else the usual one, else areas; keeps every row that has
   one. */
bool sg_items_init(struct sg_items *items, const struct sg_table *table, const char *const names[],
                   struct sg_error *err);
void sg_items_free(struct sg_items *items);

/* Keeps the rows of the newest period of `column` (the last level of one that is none; NULL: all);
 *row is one of them, -1 if none is left. */
void sg_items_newest(struct sg_items *items, const struct sg_column *column, ptrdiff_t *row);

/* Fails unless the rows kept agree in `column` (may be NULL); *text is what stands there. */
bool sg_items_one(const struct sg_items *items, const struct sg_column *column, const char **text,
                  struct sg_error *err);

enum sg_totals { SG_TOTALS_DROP, SG_TOTALS_FIRST };

/* What is to be sorted: by `keys` (per row of the table, largest first, NaN last; NULL: as given),
   residual items after all others. */
struct sg_items_order {
    const double *keys;
    enum sg_totals totals;
    size_t most; /* that a chart takes; 0: SG_ITEMS_MOST */
};

/* Lists the rows kept. A label that stands twice, none at all, or more than the most are
   errors of kind DATA. */
bool sg_items_list(struct sg_items *items, struct sg_items_order order, struct sg_error *err);

/* Whether so many names are printed short: divisions of the JSIC, more than a narrow figure has
   room for. */
bool sg_items_are_brief(size_t n, bool only_divisions, const struct sg_figure *figure);
/* Names each row by its item, totals as headings. */
void sg_items_name_rows(const struct sg_items *items, const struct sg_figure *figure,
                        struct sg_row_chart *rows);

/* The name of an item as printed. */
const char *sg_items_name(const struct sg_items *items, size_t i, enum sg_lang lang, bool brief);

#endif
