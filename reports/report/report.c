#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void sg_report_free(struct sg_report *report)
{
    sg_buffer_free(&report->text);
    for (size_t i = 0; i < report->n_figures; i++) {
        free(report->figures[i].name);
        free(report->figures[i].bytes);
    }
    free(report->figures);
    for (size_t i = 0; i < report->n_tables; i++) {
        sg_table_free(&report->tables[i].table);
        free(report->tables[i].command);
    }
    free(report->tables);
    sg_texts_free(&report->notes);
    *report = (struct sg_report){0};
}

#ifdef SG_WITH_CMARK

#include "document.h"
#include "item.h"

/* One block of the document on its way. */
struct work {
    cmark_node *node;
    size_t line; /* of the fence */
    struct sg_block block;
    struct sg_report_result result;
    struct sg_item item;
};

struct maker {
    const struct sg_report_options *options;
    const struct sg_report_host *host;
    struct sg_settings *settings;
    struct sg_report *report;
    struct sg_document document;
    struct work *works;
    size_t n;
    struct sg_item_counts counts;
    struct sg_made_list made;
    struct sg_texts fonts; /* found to be installed */
};

/* What went wrong in a command, with its own place, at a line of the document. */
static bool fail_at(const struct work *work, size_t line, struct sg_error *err)
{
    return sg_document_fail(work->line + line, err);
}

/* The line within a block on which the first {{NAME}} stands. */
static size_t line_of_mark(const char *text)
{
    const char *mark = text ? strstr(text, "{{") : NULL;
    size_t line = 1;
    for (; mark && text < mark; text++)
        line += *text == '\n';
    return line;
}

static bool read_block(struct maker *maker, struct work *work, struct sg_error *err)
{
    work->line = sg_document_line(work->node);
    const char *text = cmark_node_get_literal(work->node);
    if (!sg_block_read(text ? text : "", &work->block, err)) {
        size_t line = err && err->row ? err->row : 1;
        if (err)
            err->row = 0;
        return fail_at(work, line, err);
    }
    if (!sg_block_fill(&work->block, maker->settings, err))
        return fail_at(work, line_of_mark(text), err);
    if (work->block.id && !sg_anchors_add(&maker->document.anchors, work->block.id, NULL)) {
        sg_fail(err, SG_FAIL_USAGE, "the id '%s' is used twice", work->block.id);
        return fail_at(work, 1, err);
    }
    return true;
}

/* The table is kept for a workbook. */
static void keep_table(struct maker *maker, struct work *work)
{
    struct sg_report *report = maker->report;
    const struct sg_report_result *result = &work->result;
    report->tables = sg_resize(report->tables, report->n_tables + 1, sizeof *report->tables);
    struct sg_report_table *kept = &report->tables[report->n_tables++];
    *kept =
        (struct sg_report_table){.command = sg_copy_text(result->command), .chart = result->chart};
    sg_table_init(&kept->table);
    sg_table_move(&kept->table, &work->item.shown);
    if (work->block.caption) {
        free(kept->table.info.title);
        kept->table.info.title = sg_copy_text(work->block.caption);
    }
}

static void keep_picture(struct maker *maker, struct sg_item *item)
{
    struct sg_report *report = maker->report;
    if (!item->picture_name)
        return;
    report->figures = sg_resize(report->figures, report->n_figures + 1, sizeof *report->figures);
    report->figures[report->n_figures++] =
        (struct sg_report_figure){sg_copy_text(item->picture_name), item->picture, item->n_picture};
    item->picture = NULL;
}

/* A block whose table is for later ones; nothing of it is shown. */
static bool run_base(struct maker *maker, struct work *work, struct sg_error *err)
{
    const struct sg_report_host *host = maker->host;
    work->result.decimals = -1;
    bool ok = host->run(host->context, work->block.commands, work->block.n_commands, &work->result,
                        err) &&
              host->keep(host->context, work->block.id, &work->result, err);
    host->release(host->context, &work->result);
    if (ok)
        sg_document_replace(work->node, "");
    return ok || fail_at(work, 1, err);
}

static bool run_block(struct maker *maker, struct work *work, struct sg_error *err)
{
    static bool (*const writers[])(const struct sg_item *, struct sg_buffer *,
                                   struct sg_error *) = {[SG_REPORT_HTML] = sg_item_html,
                                                         [SG_REPORT_MARKDOWN] = sg_item_markdown,
                                                         [SG_REPORT_LATEX] = sg_item_latex,
                                                         [SG_REPORT_WORD] = sg_item_markdown};
    const struct sg_report_host *host = maker->host;
    struct sg_buffer text = {0};
    work->result.decimals = -1;
    bool ok = host->run(host->context, work->block.commands, work->block.n_commands, &work->result,
                        err) &&
              sg_item_make(&work->item, &work->block, &work->result, maker->options, err);
    if (ok) {
        sg_item_number(&work->item, &maker->counts, &maker->document.anchors);
        ok = sg_item_draw(&work->item, &maker->report->notes, &maker->fonts, err) &&
             writers[maker->options->format](&work->item, &text, err) &&
             sg_document_has_room(&maker->document, text.n, err);
    }
    if (ok) {
        sg_document_replace(work->node, sg_buffer_text(&text));
        sg_item_made(&work->item, &maker->made);
        keep_picture(maker, &work->item);
        if (work->item.table_id)
            keep_table(maker, work);
    }
    sg_buffer_free(&text);
    sg_item_free(&work->item);
    host->release(host->context, &work->result);
    return ok || fail_at(work, 1, err);
}

/* How tables and figures were made, at the end. */
static bool add_made(struct maker *maker, struct sg_error *err)
{
    static void (*const writers[])(const struct sg_made_list *, enum sg_lang,
                                   struct sg_buffer *) = {[SG_REPORT_HTML] = sg_made_html,
                                                          [SG_REPORT_MARKDOWN] = sg_made_markdown,
                                                          [SG_REPORT_LATEX] = sg_made_latex,
                                                          [SG_REPORT_WORD] = sg_made_markdown};
    struct sg_buffer text = {0};
    if (!maker->made.n)
        return true;
    writers[maker->options->format](&maker->made, maker->options->lang, &text);
    bool ok = sg_document_has_room(&maker->document, text.n, err);
    if (ok)
        sg_document_append(&maker->document, sg_buffer_text(&text));
    sg_buffer_free(&text);
    return ok;
}

static bool make(struct maker *maker, struct sg_error *err)
{
    struct sg_document *document = &maker->document;
    maker->n = document->n_blocks;
    maker->works = sg_alloc(maker->n, sizeof *maker->works);
    for (size_t i = 0; i < maker->n; i++)
        maker->works[i].node = document->blocks[i];
    for (size_t i = 0; i < maker->n; i++)
        if (!read_block(maker, &maker->works[i], err))
            return false;
    sg_document_name_headings(document, &maker->report->notes);
    for (size_t i = 0; i < maker->n; i++) {
        if (maker->host->progress)
            maker->host->progress(maker->host->context, i, maker->n);
        struct work *work = &maker->works[i];
        if (!(sg_block_is_base(&work->block) ? run_base : run_block)(maker, work, err))
            return false;
    }
    if (!sg_document_link(document, maker->host, err) || !add_made(maker, err))
        return false;
    sg_document_escape(document);
    sg_document_write(document, &maker->report->text);
    return true;
}

bool sg_report_make(const char *document, const struct sg_report_options *options,
                    const struct sg_report_host *host, struct sg_settings *settings,
                    struct sg_report *report, struct sg_error *err)
{
    struct maker maker = {.options = options, .host = host, .settings = settings, .report = report};
    char *text = sg_copy_text(document);
    *report = (struct sg_report){0};
    bool ok = sg_settings_front(settings, text, err) &&
              sg_document_open(&maker.document, text, options, settings, err) && make(&maker, err);
    free(text);
    for (size_t i = 0; i < maker.n; i++)
        sg_block_free(&maker.works[i].block);
    free(maker.works);
    sg_made_free(&maker.made);
    sg_texts_free(&maker.fonts);
    sg_document_close(&maker.document);
    return ok;
}

#else

bool sg_report_make(const char *document, const struct sg_report_options *options,
                    const struct sg_report_host *host, struct sg_settings *settings,
                    struct sg_report *report, struct sg_error *err)
{
    (void)document;
    (void)options;
    (void)host;
    (void)settings;
    *report = (struct sg_report){0};
    return sg_fail(err, SG_FAIL_TOOL,
                   "reports need libcmark-gfm, without which this program was built: install "
                   "libcmark-gfm-dev and libcmark-gfm-extensions-dev and build it again");
}

#endif
