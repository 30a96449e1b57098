/* Where in a grid the header, the data and the remarks around them are. */
#ifndef SG_SURVEYS_LAYOUT_LAYOUT_H
#define SG_SURVEYS_LAYOUT_LAYOUT_H

#include <sangyo/memory.h>
#include "surveys/formats/cell.h"
#include "surveys/formats/grid.h"

enum sg_header_kind {
    SG_HEADER_LABEL,
    SG_HEADER_CODE, /* names of variables, not meant to be read */
    SG_HEADER_PERIOD,
    SG_HEADER_UNIT,
    SG_HEADER_NOTE /* what else is known of a series: Frequency, Series ID */
};

enum { SG_HEADER_MAX = 16 };

/* What a column is by its cells and its place. */
enum sg_place {
    SG_PLACE_LABEL,
    SG_PLACE_VALUE,
    SG_PLACE_CODE,  /* numbers that stand for the label right of them, one to one */
    SG_PLACE_YEARS, /* years of each label in turn, or in order in a first column */
    SG_PLACE_REMARK /* texts right of the values */
};

/* A column as its header describes it. Texts are owned; NULL where the header says nothing. */
struct sg_layout_column {
    char
        *name; /* unique as far as the header allows: label, with the period before it if need be */
    char *label; /* label rows joined, merged labels filled in, line breaks removed */
    char *code;
    char *period;
    char *unit; /* 【万人】 -> 万人, (%) -> % */
    enum sg_place place;
    bool left_out; /* empty pseudo column, row number, or nothing at all */
    bool counts;   /* it was left out for its row numbers */
    bool joined;   /* it was left out since a column beside it has its labels too */
};

/* Rows and columns count from 0 in the grid. */
struct sg_layout {
    size_t header;   /* first header row; the rows before it are preamble and legend */
    size_t n_header; /* its depth */
    enum sg_header_kind kinds[SG_HEADER_MAX];
    size_t data, end;  /* rows of data: data <= row < end; notes follow */
    enum sg_use *skip; /* per grid row: what it is where it is none of the data: blank (left out),
                          the header repeated, a heading line; around the data title, unit, note */
    size_t n_blank, n_repeated, n_short; /* among the data: blank, repeated header, shorter rows */
    size_t n_columns;
    size_t n_stub; /* columns of labels before the first one of values */
    struct sg_layout_column *columns;
    size_t n_filled, n_headings, n_halves; /* labels filled down, heading lines, tables side by side
                                              that were set under one another */
    struct sg_marks legend;                /* symbols that the file explains */
    struct sg_texts symbols;               /* the same as printed */
    char *title;                           /* of the preamble, or NULL */
    char *unit;                            /* of the whole table (単位：人), or NULL */
    struct sg_texts notes;                 /* below the data */
    struct sg_texts pseudo;                /* names of columns left out */
};

struct sg_layout_options {
    int header_rows;    /* -1: find; 0: none, the columns are named column_1 … */
    int skip_rows;      /* -1: find */
    const char *join;   /* all header rows are labels, joined by this; NULL: find what they are */
    const char *period; /* columns that are one of periods together: 年度+四半期; or NULL */
};

/* Finds the layout of `grid`. Errors: no header, a header alone, a row longer than the header. */
bool sg_layout_find(const struct sg_grid *grid, struct sg_layout_options options,
                    struct sg_layout *layout, struct sg_error *err);
/* The layout of a grid whose first row is the header and all others are data. */
void sg_layout_plain(const struct sg_grid *grid, struct sg_layout *layout);
void sg_layout_free(struct sg_layout *layout);

/* A column of units that says the same in every row gives the unit of the values. */
void sg_layout_take_unit(const struct sg_grid *grid, struct sg_layout *layout);

/* Whether every cell of a grid row is blank. */
bool sg_layout_is_blank(const char *cell);

#endif
