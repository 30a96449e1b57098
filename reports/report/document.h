/* The document as a tree. Only compiled where libcmark-gfm is. */
#ifndef SG_REPORTS_REPORT_DOCUMENT_H
#define SG_REPORTS_REPORT_DOCUMENT_H

#include <cmark-gfm.h>

#include "report.h"

#include "anchors.h"
#include "settings.h"

struct sg_heading {
    cmark_node *node;
    int level;
    char *text;
    char *id;
};

struct sg_document {
    const struct sg_report_options *options;
    cmark_parser *parser; /* owns the syntax extensions that rendering needs */
    cmark_node *root;
    cmark_node **blocks; /* fenced blocks of ours, in order */
    size_t n_blocks, blocks_capacity;
    struct sg_heading *headings;
    size_t n_headings, headings_capacity;
    cmark_node **links; /* links and pictures */
    size_t n_links, links_capacity;
    cmark_node **html; /* raw HTML */
    size_t n_html, html_capacity;
    cmark_node **code; /* blocks of code that are not ours */
    size_t n_code, code_capacity;
    size_t n_bytes; /* of what was put in */
    struct sg_anchors anchors;
};

/* Parses the text, and puts values in the place of its {{NAME}}: as text, and as addresses of links
   and pictures, never as markup; code stays as it is. Release with sg_document_close whatever
   happens. */
bool sg_document_open(struct sg_document *document, const char *text,
                      const struct sg_report_options *options, struct sg_settings *settings,
                      struct sg_error *err);
void sg_document_close(struct sg_document *document);

/* Puts the values of {{NAME}} into texts and addresses. */
bool sg_document_fill(struct sg_document *document, struct sg_settings *settings,
                      struct sg_error *err);

/* The line on which a node starts. */
size_t sg_document_line(cmark_node *node);

/* Makes an error, with the place that it names, one at a line of the document. Returns false. */
bool sg_document_fail(size_t line, struct sg_error *err);

/* Counts `n` bytes more that are put in; false, with an error, where it becomes too much for the
   library, which would end the program. */
bool sg_document_has_room(struct sg_document *document, size_t n, struct sg_error *err);

/* Puts `content` (HTML, Markdown or LaTeX) in the place of a node, which is freed. */
void sg_document_replace(cmark_node *node, const char *content);

/* Puts it at the end. */
void sg_document_append(struct sg_document *document, const char *content);

/* Gives the headings their ids, and remarks on levels left out. */
void sg_document_name_headings(struct sg_document *document, struct sg_texts *notes);
/* Raw HTML becomes text; in LaTeX so does code, which the library would not escape. */
void sg_document_escape(struct sg_document *document);
/* Fills in what [](#id) names, takes pictures into the page, and refuses addresses that are no
   pages and anchors that are not there. */
bool sg_document_link(struct sg_document *document, const struct sg_report_host *host,
                      struct sg_error *err);

/* The whole in the format of the options. */
void sg_document_write(struct sg_document *document, struct sg_buffer *out);

/* A whole document around what the library rendered. */
void sg_document_write_latex(const struct sg_document *document, const char *text,
                             struct sg_buffer *out);

/* Around the content of an HTML page: its title is the first heading of level 1. */
void sg_page_write(const struct sg_document *document, const char *content, struct sg_buffer *out);

#endif
