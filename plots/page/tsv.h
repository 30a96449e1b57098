/* A table for gnuplot, one .tsv file. Text in it can do nothing: tabs and line breaks become
   spaces, double quotes typographic ones, backslashes are doubled; every row ends in a sentinel. */
#ifndef SG_PLOTS_PAGE_TSV_H
#define SG_PLOTS_PAGE_TSV_H

#include <stddef.h>
#include <stdint.h>

#include <sangyo/buffer.h>

struct sg_tsv {
    size_t n_columns;
    size_t at; /* cells of the row begun */
    size_t n;  /* rows that are whole */
    struct sg_buffer text;
};

/* Begins with the names of the columns, separated by spaces. */
void sg_tsv_begin(struct sg_tsv *rows, const char *columns);
void sg_tsv_free(struct sg_tsv *rows);

/* Fill the cells of a row in turn; the row ends with its last cell. */
void sg_tsv_number(struct sg_tsv *rows, double x);
void sg_tsv_text(struct sg_tsv *rows, const char *text);

/* An empty line: what follows is a line or area of its own. */
void sg_tsv_break(struct sg_tsv *rows);

struct sg_box {
    double left, top, right, bottom;
};
/* Four numbers. */
void sg_tsv_box(struct sg_tsv *rows, struct sg_box box);

/* What a figure prints for a character: a space for a control, which neither gnuplot's TSV nor
   XML 1.0 holds, and 0 (nothing) for one that turns the direction of all that follows. */
int32_t sg_figure_character(int32_t character);

#endif
