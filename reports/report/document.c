#ifdef SG_WITH_CMARK

#include "document.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>

#include "table/command.h"
#include "table/text.h"

#include "item.h"

static bool is_ours(cmark_node *node)
{
    const char *info = cmark_node_get_fence_info(node);
    size_t n = info ? strcspn(info, " \t") : 0;
    return n == 6 && strncmp(info, "sangyo", n) == 0;
}

static void add_node(cmark_node ***nodes, size_t *n, size_t *capacity, cmark_node *node)
{
    *nodes = sg_grow(*nodes, capacity, *n + 1, sizeof **nodes);
    (*nodes)[(*n)++] = node;
}

static char *text_of(cmark_node *node)
{
    struct sg_buffer text = {0};
    cmark_iter *iter = cmark_iter_new(node);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *here = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(here);
        if (event == CMARK_EVENT_ENTER && (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE))
            sg_buffer_add(&text, cmark_node_get_literal(here));
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            sg_buffer_add_char(&text, ' ');
    }
    cmark_iter_free(iter);
    return sg_buffer_take(&text);
}

static void take_node(struct sg_document *document, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_CODE_BLOCK && is_ours(node))
        add_node(&document->blocks, &document->n_blocks, &document->blocks_capacity, node);
    else if (type == CMARK_NODE_CODE_BLOCK)
        add_node(&document->code, &document->n_code, &document->code_capacity, node);
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
        add_node(&document->links, &document->n_links, &document->links_capacity, node);
    if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
        add_node(&document->html, &document->n_html, &document->html_capacity, node);
    if (type != CMARK_NODE_HEADING)
        return;
    document->headings = sg_grow(document->headings, &document->headings_capacity,
                                 document->n_headings + 1, sizeof *document->headings);
    document->headings[document->n_headings++] =
        (struct sg_heading){node, cmark_node_get_heading_level(node), text_of(node), NULL};
}

static void take_nodes(struct sg_document *document)
{
    cmark_iter *iter = cmark_iter_new(document->root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER)
            take_node(document, cmark_iter_get_node(iter));
    cmark_iter_free(iter);
}

static int options_of(const struct sg_report_options *options)
{
    /* What may not be in a page was made harmless before. */
    int flags = CMARK_OPT_UNSAFE | CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES;
    return options->format == SG_REPORT_HTML ? flags | CMARK_OPT_FOOTNOTES : flags;
}

/* The library keeps the special characters of extensions in one place for all parsers: one
   document is parsed at a time. */
static pthread_mutex_t one_parser = PTHREAD_MUTEX_INITIALIZER;

static void parse(struct sg_document *document, const char *text)
{
    static const char *const extensions[] = {"table", "strikethrough", "autolink"};
    pthread_mutex_lock(&one_parser);
    cmark_gfm_core_extensions_ensure_registered();
    document->parser = cmark_parser_new(options_of(document->options));
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        cmark_parser_attach_syntax_extension(document->parser,
                                             cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(document->parser, text, strlen(text));
    document->root = cmark_parser_finish(document->parser);
    pthread_mutex_unlock(&one_parser);
}

bool sg_document_open(struct sg_document *document, const char *text,
                      const struct sg_report_options *options, struct sg_settings *settings,
                      struct sg_error *err)
{
    size_t at;
    *document = (struct sg_document){.options = options};
    if (!sg_document_has_room(document, strlen(text), err))
        return false;
    if (!sg_text_is_utf8(text, strlen(text), &at))
        return sg_fail(err, SG_FAIL_DATA, "the document is not UTF-8 at byte %zu", at);
    parse(document, text);
    if (!sg_document_fill(document, settings, err))
        return false;
    take_nodes(document);
    return true;
}

void sg_document_close(struct sg_document *document)
{
    for (size_t i = 0; i < document->n_headings; i++) {
        free(document->headings[i].text);
        free(document->headings[i].id);
        if (!cmark_node_parent(document->headings[i].node))
            cmark_node_free(document->headings[i].node);
    }
    free(document->headings);
    free(document->blocks);
    free(document->links);
    free(document->html);
    free(document->code);
    sg_anchors_free(&document->anchors);
    if (document->root)
        cmark_node_free(document->root);
    if (document->parser)
        cmark_parser_free(document->parser);
    *document = (struct sg_document){0};
}

bool sg_document_has_room(struct sg_document *document, size_t n, struct sg_error *err)
{
    enum { MOST_MEGABYTES = 256 };
    document->n_bytes += n;
    return document->n_bytes <= (size_t)MOST_MEGABYTES << 20 ||
           sg_fail(err, SG_FAIL_DATA,
                   "the report has more than %d MB of tables and pictures: make them smaller, or "
                   "several reports",
                   MOST_MEGABYTES);
}

static cmark_node *custom_block(const char *content)
{
    cmark_node *custom = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_set_on_enter(custom, content);
    cmark_node_set_on_exit(custom, "");
    return custom;
}

void sg_document_append(struct sg_document *document, const char *content)
{
    cmark_node_append_child(document->root, custom_block(content));
}

void sg_document_replace(cmark_node *node, const char *content)
{
    cmark_node *custom = custom_block(content);
    if (cmark_node_replace(node, custom))
        cmark_node_free(node);
    else
        cmark_node_free(custom);
}

void sg_document_name_headings(struct sg_document *document, struct sg_texts *notes)
{
    int last = 0;
    for (size_t i = 0; i < document->n_headings; i++) {
        struct sg_heading *heading = &document->headings[i];
        char *slug = sg_anchors_slug(heading->text);
        heading->id = sg_copy_text(sg_anchors_add_free(&document->anchors, slug, heading->text));
        free(slug);
        if (heading->level > last + 1)
            sg_note(notes, document->options->lang,
                    "line %zu: a heading of level %d follows one of level %d: a level is left out",
                    sg_document_line(heading->node), heading->level, last);
        last = heading->level;
    }
}

/* A block of raw HTML becomes a paragraph of its lines. */
static void escape_block(cmark_node *node)
{
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    const char *text = cmark_node_get_literal(node);
    while (text && *text) {
        size_t n = strcspn(text, "\n");
        char *line = sg_copy_bytes(text, n);
        cmark_node *words = cmark_node_new(CMARK_NODE_TEXT);
        cmark_node_set_literal(words, line);
        cmark_node_append_child(paragraph, words);
        free(line);
        text += n + (text[n] == '\n');
        if (*text)
            cmark_node_append_child(paragraph, cmark_node_new(CMARK_NODE_LINEBREAK));
    }
    cmark_node_replace(node, paragraph);
    cmark_node_free(node);
}

/* Blocks of code become LaTeX in which nothing is a command; the library would copy them. */
static void escape_code(struct sg_document *document)
{
    for (size_t i = 0; i < document->n_code; i++) {
        struct sg_buffer text = {0};
        sg_item_latex_code(cmark_node_get_literal(document->code[i]), &text);
        sg_document_replace(document->code[i], sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

void sg_document_escape(struct sg_document *document)
{
    if (document->options->format == SG_REPORT_LATEX)
        escape_code(document);
    for (size_t i = 0; i < document->n_html && !document->options->unsafe; i++) {
        cmark_node *node = document->html[i];
        if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK) {
            escape_block(node);
            continue;
        }
        cmark_node *words = cmark_node_new(CMARK_NODE_TEXT);
        cmark_node_set_literal(words, cmark_node_get_literal(node));
        cmark_node_replace(node, words);
        cmark_node_free(node);
    }
}

/* Headings carry their ids; the renderer of the library gives none. */
static void set_headings(struct sg_document *document)
{
    for (size_t i = 0; i < document->n_headings; i++) {
        struct sg_heading *heading = &document->headings[i];
        cmark_node *custom = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK), *child;
        struct sg_buffer open = {0}, close = {0};
        sg_buffer_printf(&open, "<h%d id=\"%s\">", heading->level, heading->id);
        sg_buffer_printf(&close, "</h%d>\n", heading->level);
        cmark_node_set_on_enter(custom, open.text);
        cmark_node_set_on_exit(custom, close.text);
        while ((child = cmark_node_first_child(heading->node)))
            cmark_node_append_child(custom, child);
        cmark_node_replace(heading->node, custom); /* its words still lie in the old node */
        sg_buffer_free(&open);
        sg_buffer_free(&close);
    }
}

/* Header cells of the author's tables say what they head. */
static void add_scopes(const char *html, struct sg_buffer *out)
{
    for (const char *at; (at = strstr(html, "<th")); html = at + 3) {
        bool plain = at[3] == '>' || strncmp(at + 3, " style=", 7) == 0;
        sg_buffer_add_bytes(out, html, (size_t)(at - html) + 3);
        sg_buffer_add(out, plain ? " scope=\"col\"" : "");
    }
    sg_buffer_add(out, html);
}

void sg_document_write(struct sg_document *document, struct sg_buffer *out)
{
    int flags = options_of(document->options);
    cmark_llist *extensions = cmark_parser_get_syntax_extensions(document->parser);
    char *text;
    if (document->options->format == SG_REPORT_HTML) {
        struct sg_buffer content = {0};
        set_headings(document);
        text = cmark_render_html(document->root, flags, extensions);
        add_scopes(text, &content);
        sg_page_write(document, sg_buffer_text(&content), out);
        sg_buffer_free(&content);
    } else if (document->options->format != SG_REPORT_LATEX) {
        text = cmark_render_commonmark(document->root, flags, 0);
        sg_buffer_add(out, text);
    } else {
        text = cmark_render_latex(document->root, flags, 0);
        sg_document_write_latex(document, text, out);
    }
    free(text);
}

#endif
