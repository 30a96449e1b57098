#include "item.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/sentences.h>
#include "plots/page/words.h"

#include "picture.h"

static const double narrow_width_mm = 90;
/* What the house style promises at least (theme.gp), and what paper needs. */
static const double least_letter = 6, least_on_paper = 8;
static const double page_mm = 200; /* that a figure may take of the height of A4 */

/* The column of text on A4 in each format. */
static const double column_mm[] = {[SG_REPORT_HTML] = 178,
                                   [SG_REPORT_MARKDOWN] = 160,
                                   [SG_REPORT_LATEX] = 160,
                                   [SG_REPORT_WORD] = 170};

static bool shows(const struct sg_item *item, enum sg_block_show what)
{
    for (size_t i = 0; i < item->n_show; i++)
        if (item->show[i] == what)
            return true;
    return false;
}

static void choose(struct sg_item *item)
{
    item->n_show = item->block->n_show;
    memcpy(item->show, item->block->show, sizeof item->show);
    if (item->n_show)
        return;
    item->n_show = 1;
    item->show[0] = item->result->text                              ? SG_BLOCK_SENTENCE
                    : item->result->is_figure || item->block->chart ? SG_BLOCK_FIGURE
                                                                    : SG_BLOCK_TABLE;
}

static bool check(const struct sg_item *item, struct sg_error *err)
{
    bool text = item->result->text != NULL;
    if (text && (shows(item, SG_BLOCK_TABLE) || shows(item, SG_BLOCK_FIGURE)))
        return sg_fail(err, SG_FAIL_USAGE,
                       "the command gives text: there is no table or figure to show");
    if (shows(item, SG_BLOCK_FIGURE) && !item->chart)
        return sg_fail(err, SG_FAIL_USAGE,
                       "the command has no figure of its own: name one with chart=");
    if (item->block->columns && !shows(item, SG_BLOCK_TABLE))
        return sg_fail(err, SG_FAIL_USAGE, "columns= is about a table, which is not shown");
    return true;
}

static void copy_column(const struct sg_table *from, const struct sg_column *column,
                        struct sg_table *to)
{
    struct sg_column *copy = sg_table_add_like(to, column);
    for (size_t row = 0; row < from->n_rows; row++)
        if (column->kind == SG_COLUMN_NUMBER)
            sg_column_set(copy, row, column->values[row], column->status[row]);
        else
            copy->codes[row] = column->codes[row];
    copy->decimals = column->decimals;
    copy->printed_decimals = column->printed_decimals;
}

/* The columns of the list, or all of them. */
static bool pick_columns(struct sg_item *item, struct sg_error *err)
{
    const struct sg_table *from = &item->result->table;
    const char *list = item->block->columns;
    sg_table_info_copy(&item->shown.info, &from->info);
    for (size_t row = 0; row < from->n_rows; row++)
        sg_table_add_row(&item->shown);
    for (size_t i = 0; !list && i < from->n_columns; i++)
        copy_column(from, from->columns[i], &item->shown);
    while (list) {
        size_t n = strcspn(list, ",");
        char *name = sg_copy_bytes(list, n);
        ptrdiff_t at = sg_table_find(from, name);
        if (at >= 0)
            copy_column(from, from->columns[at], &item->shown);
        else
            sg_fail(err, SG_FAIL_USAGE, "columns= names '%s', which the table does not have", name);
        free(name);
        if (at < 0)
            return false;
        list = list[n] ? list + n + 1 : NULL;
    }
    return true;
}

static void add_lines(const char *text, struct sg_texts *lines)
{
    while (*text) {
        size_t n = strcspn(text, "\n");
        char *line = sg_copy_bytes(text, n);
        if (n)
            sg_texts_add(lines, line);
        free(line);
        text += n + (text[n] == '\n');
    }
}

/* What figures and sentences are made of. */
static const struct sg_table *whole_of(const struct sg_report_result *result)
{
    return result->whole.n_columns ? &result->whole : &result->table;
}

bool sg_item_make(struct sg_item *item, const struct sg_block *block,
                  const struct sg_report_result *result, const struct sg_report_options *options,
                  struct sg_error *err)
{
    *item = (struct sg_item){.options = options, .result = result, .block = block};
    item->chart = block->chart ? block->chart : result->chart;
    sg_table_init(&item->shown);
    choose(item);
    if (!check(item, err))
        return false;
    if (result->text)
        add_lines(result->text, &item->sentences);
    else if (shows(item, SG_BLOCK_SENTENCE) &&
             !sg_sentences(whole_of(result), options->lang, &item->sentences, err))
        return false;
    if (!shows(item, SG_BLOCK_TABLE))
        return true;
    bool ok = pick_columns(item, err);
    if (ok)
        sg_item_totals_first(&item->shown);
    return ok;
}

static char *label_of(enum sg_lang lang, const char *en, const char *ja, size_t number)
{
    struct sg_buffer label = {0};
    sg_buffer_printf(&label, lang == SG_JA ? "%s%zu" : "%s %zu", sg_words_pick(lang, en, ja),
                     number);
    return sg_buffer_take(&label);
}

/* The id that the block asks for is taken by it already. */
static char *place_of(const char *id, const char *ending, const char *otherwise, size_t number,
                      const char *label, struct sg_anchors *anchors)
{
    struct sg_buffer wanted = {0};
    if (id)
        sg_buffer_printf(&wanted, "%s%s", id, ending);
    else
        sg_buffer_printf(&wanted, "%s-%zu", otherwise, number);
    if (id && !*ending) {
        sg_anchors_label(anchors, id, label);
        return sg_buffer_take(&wanted);
    }
    char *place = sg_copy_text(sg_anchors_add_free(anchors, wanted.text, label));
    sg_buffer_free(&wanted);
    return place;
}

void sg_item_number(struct sg_item *item, struct sg_item_counts *counts, struct sg_anchors *anchors)
{
    enum sg_lang lang = item->options->lang;
    bool table = shows(item, SG_BLOCK_TABLE);
    const char *id = item->block->id;
    if (table) {
        item->table_label = label_of(lang, "Table", "表", ++counts->tables);
        item->table_id = place_of(id, "", "table", counts->tables, item->table_label, anchors);
    }
    if (shows(item, SG_BLOCK_FIGURE)) {
        item->figure_label = label_of(lang, "Figure", "図", ++counts->figures);
        item->figure_id = place_of(id, table ? "-figure" : "", "figure", counts->figures,
                                   item->figure_label, anchors);
    }
}

/* The same for a narrow screen, if the chart finds room there. */
static void draw_narrow(struct sg_item *item, struct sg_chart_options options)
{
    struct sg_texts foot = {0};
    size_t n;
    options.width_mm = narrow_width_mm;
    options.foot = &foot;
    if (!sg_picture_draw(item->chart, whole_of(item->result), "svg", &options, &item->narrow, &n,
                         NULL)) {
        free(item->narrow);
        item->narrow = NULL;
    }
    sg_texts_free(&foot);
}

/* As wide as the column, where it stands whatever the width asked for, and readable there. */
static void fit_paper(struct sg_chart_options *options, double column)
{
    if (!(options->width_mm > 0))
        options->width_mm = column;
    double scale = options->width_mm / column * least_on_paper / least_letter;
    options->scale = scale > 1 ? scale : 1;
    options->page_mm = page_mm * options->width_mm / column;
}

bool sg_item_draw(struct sg_item *item, struct sg_texts *notes, struct sg_texts *fonts,
                  struct sg_error *err)
{
    static const char *const endings[] = {[SG_REPORT_HTML] = "svg",
                                          [SG_REPORT_MARKDOWN] = "png",
                                          [SG_REPORT_LATEX] = "pdf",
                                          [SG_REPORT_WORD] = "png"};
    const char *ending = endings[item->options->format];
    struct sg_chart_options options = item->result->figure;
    struct sg_buffer name = {0};
    if (!shows(item, SG_BLOCK_FIGURE))
        return true;
    options.lang = item->options->lang;
    options.keep = false;
    options.fonts = fonts;
    options.foot = &item->foot;
    if (item->options->format == SG_REPORT_HTML && !(options.width_mm > 0))
        draw_narrow(item, options); /* a width that is asked for is that of all screens */
    options.notes = notes;
    fit_paper(&options, column_mm[item->options->format]);
    if (item->options->format != SG_REPORT_HTML) {
        sg_buffer_printf(&name, "%s.%s", item->figure_id, ending);
        item->picture_name = sg_buffer_take(&name);
    }
    return sg_picture_draw(item->chart, whole_of(item->result), ending, &options, &item->picture,
                           &item->n_picture, err);
}

void sg_item_free(struct sg_item *item)
{
    sg_table_free(&item->shown);
    sg_texts_free(&item->sentences);
    free(item->table_id);
    free(item->table_label);
    free(item->figure_id);
    free(item->figure_label);
    free(item->picture);
    free(item->picture_name);
    free(item->narrow);
    sg_texts_free(&item->foot);
    *item = (struct sg_item){0};
}

const char *sg_item_caption(const struct sg_item *item)
{
    return item->block->caption ? item->block->caption : item->result->table.info.title;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

void sg_item_origin(const struct sg_item *item, struct sg_buffer *out)
{
    const struct sg_report_result *result = item->result;
    bool ja = item->options->lang == SG_JA;
    if (!result->file)
        return;
    sg_buffer_add(out, base_name(result->file));
    if (result->first_row && result->first_row == result->last_row)
        sg_buffer_printf(out, ja ? "の%zu行" : ", row %zu", result->first_row);
    else if (result->first_row)
        sg_buffer_printf(out, ja ? "の%zu～%zu行" : ", rows %zu to %zu", result->first_row,
                         result->last_row);
    for (size_t i = 0; i < result->others.n; i++)
        sg_buffer_printf(out, "%s%s", ja ? "、" : "; ", base_name(result->others.items[i]));
}
