/* The native chart of a composition, shared by its data and what is drawn of them. Only compiled
   where libxlsxwriter is. */
#ifndef SG_REPORTS_BOOK_BARS_H
#define SG_REPORTS_BOOK_BARS_H

#include "book.h"

#include "plots/charts/stack100/stack100_words.h"

/* A chart and the sheet that it stands on with its data. */
struct book_bars {
    struct book *book;
    const struct sg_stack100 *stack;
    struct sg_stack100_words words;
    lxw_worksheet *page;
    const char *name; /* of the sheet */
    lxw_row_t header; /* row of the names of the parts */
};

/* Series, the rest, and what is unknown, which is the last. */
size_t book_bars_parts(const struct sg_stack100 *stack);
bool book_bars_is_hidden(const struct sg_stack100 *stack, size_t part);

/* The chart of the data on the sheet, which is to be put into it. */
lxw_chart *book_bars_draw(const struct book_bars *bars);

#endif
