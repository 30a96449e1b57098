/* What a block of the document shows, ready to be written. */
#ifndef SG_REPORTS_REPORT_ITEM_H
#define SG_REPORTS_REPORT_ITEM_H

#include "report.h"

#include "anchors.h"
#include "block.h"

struct sg_item {
    const struct sg_report_options *options;
    const struct sg_report_result *result;
    const struct sg_block *block;
    enum sg_block_show show[SG_BLOCK_SHOWS];
    size_t n_show;
    struct sg_table shown;                                   /* the columns asked for */
    struct sg_texts sentences;                               /* one paragraph each */
    char *table_id, *table_label, *figure_id, *figure_label; /* label: "表1" */
    const char *chart;
    char *picture; /* bytes of the figure */
    size_t n_picture;
    char *picture_name;   /* of its file; NULL for HTML */
    char *narrow;         /* HTML: the figure for a narrow screen; NULL: there is none */
    struct sg_texts foot; /* note and source of the figure */
};

/* How a block was made. */
struct sg_made {
    char *label, *id; /* "表1・図1"; the id of the first */
    char *origin, *command;
};

struct sg_made_list {
    struct sg_made *items;
    size_t n;
};

/* Numbers given so far. */
struct sg_item_counts {
    size_t tables, figures;
};

/* Chooses what to show, numbers it, picks columns, finds sentences and draws. Release with
   sg_item_free whatever happens. */
bool sg_item_make(struct sg_item *item, const struct sg_block *block,
                  const struct sg_report_result *result, const struct sg_report_options *options,
                  struct sg_error *err);
void sg_item_number(struct sg_item *item, struct sg_item_counts *counts,
                    struct sg_anchors *anchors);
/* Adds what is to be said of the figure to `notes`; `fonts` are those known to be installed. */
bool sg_item_draw(struct sg_item *item, struct sg_texts *notes, struct sg_texts *fonts,
                  struct sg_error *err);
void sg_item_free(struct sg_item *item);

/* Moves the totals of the categories before the rows beside which they stand, where all labels
   before agree. */
void sg_item_totals_first(struct sg_table *table);

/* What stands under or over a table or figure; NULL: nothing. */
const char *sg_item_caption(const struct sg_item *item);
/* "census.csv, rows 2 to 37: " before the command. */
void sg_item_origin(const struct sg_item *item, struct sg_buffer *out);

bool sg_item_html(const struct sg_item *item, struct sg_buffer *out, struct sg_error *err);
bool sg_item_markdown(const struct sg_item *item, struct sg_buffer *out, struct sg_error *err);
bool sg_item_latex(const struct sg_item *item, struct sg_buffer *out, struct sg_error *err);

/* Adds how a block with numbers was made to the list. */
void sg_item_made(const struct sg_item *item, struct sg_made_list *list);
void sg_made_free(struct sg_made_list *list);

/* The list as the end of a document; on a page for print alone, since each block says it there. */
void sg_made_html(const struct sg_made_list *list, enum sg_lang lang, struct sg_buffer *out);
void sg_made_markdown(const struct sg_made_list *list, enum sg_lang lang, struct sg_buffer *out);
void sg_made_latex(const struct sg_made_list *list, enum sg_lang lang, struct sg_buffer *out);
/* Their heading. */
const char *sg_made_title(enum sg_lang lang);

/* A block of code, line by line, nothing in it being code of LaTeX. */
void sg_item_latex_code(const char *text, struct sg_buffer *out);

/* Text as character data of a page; Japanese in an English page is marked as such. */
void sg_item_html_text(const char *text, enum sg_lang lang, struct sg_buffer *out);

#endif
