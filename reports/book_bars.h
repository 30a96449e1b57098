/* The native chart of a composition, shared by its data and what is drawn of them. Only compiled
   where libxlsxwriter is. */
#ifndef SG_REPORTS_BOOK_BARS_H
#define SG_REPORTS_BOOK_BARS_H

#include "book.h"

#include "plots/charts/stack100/stack100_words.h"
#include "plots/page/theme.h"

/* A chart and the sheet that it stands on with its data. */
struct book_bars {
    struct book *book;
    const struct sg_stack100 *stack;
    struct sg_stack100_words words;
    lxw_worksheet *page;
    const char *name; /* of the sheet */
    lxw_row_t header; /* row of the names of the parts */
};

/* How charts look: colours and letters of theme.gp, where there is one. */
struct book_chart_look {
    struct sg_theme theme;
    bool has_theme;
    lxw_chart_font font;
};
void book_chart_look_find(struct book_chart_look *look, enum sg_lang lang);
void book_chart_title(lxw_chart *chart, const char *title, const struct book_chart_look *look);
/* Pixels that a chart takes of a page that it shares with its data. */
double book_chart_height(size_t n_bars, size_t n_rows);
/* The row below a chart of that height, and the chart put above it, so many points wide. */
lxw_row_t book_chart_rows(double height);
void book_chart_insert(lxw_worksheet *page, lxw_chart *chart, double points, double height);
/* The points that data and chart take, whose columns are `widths` digits wide. */
double book_chart_columns(lxw_worksheet *page, const double widths[], size_t n);

/* Series, the rest, and what is unknown, which is the last. */
size_t book_bars_parts(const struct sg_stack100 *stack);
bool book_bars_is_hidden(const struct sg_stack100 *stack, size_t part);

/* The chart of the data on the sheet, which is to be put into it. */
lxw_chart *book_bars_draw(const struct book_bars *bars);

#endif
