/* A block of the document as HTML. */
#include <stdlib.h>
#include <string.h>

#include "plots/page/words.h"
#include "reports/html.h"
#include "table/text.h"

#include "item.h"
#include "svg.h"

/* Kana, kanji, full-width forms and the brackets that go with them. */
static bool is_japanese(int32_t c)
{
    return (c >= 0x3000 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xFF01 && c <= 0xFF9F) || (c >= 0xF900 && c <= 0xFAFF);
}

void sg_item_html_text(const char *text, enum sg_lang lang, struct sg_buffer *out)
{
    while (*text) {
        const char *end = text, *next = text;
        int32_t c = sg_text_next(&next);
        bool japanese = lang == SG_EN && is_japanese(c);
        while (c && (lang == SG_JA || is_japanese(c) == japanese)) {
            end = next;
            c = sg_text_next(&next);
        }
        char *run = sg_copy_bytes(text, (size_t)(end - text));
        sg_buffer_add(out, japanese ? "<span lang=\"ja\">" : "");
        sg_html_text(run, out);
        sg_buffer_add(out, japanese ? "</span>" : "");
        free(run);
        text = end;
    }
}

static void add_sentences(const struct sg_item *item, struct sg_buffer *out)
{
    for (size_t i = 0; i < item->sentences.n; i++) {
        sg_buffer_add(out, "<p class=\"sg-sentence\">");
        sg_item_html_text(item->sentences.items[i], item->options->lang, out);
        sg_buffer_add(out, "</p>\n");
    }
}

static void add_table(const struct sg_item *item, struct sg_buffer *out)
{
    const struct sg_write_options options = {.lang = item->options->lang,
                                             .decimals = item->result->decimals};
    const struct sg_html_place place = {
        .id = item->table_id, .number = item->table_label, .title = sg_item_caption(item)};
    sg_html_table(&item->shown, &options, &place, out);
}

static bool add_picture(const struct sg_item *item, const char *picture, const char *variant,
                        struct sg_buffer *out)
{
    const char *caption = sg_item_caption(item);
    struct sg_buffer prefix = {0};
    sg_buffer_printf(&prefix, "%s-%s%s", item->figure_id, variant, *variant ? "-" : "");
    sg_buffer_printf(out,
                     "<div class=\"sg-picture%s%s\" role=\"region\" tabindex=\"0\" "
                     "aria-labelledby=\"%s-caption\">\n",
                     *variant       ? " sg-"
                     : item->narrow ? " sg-wide"
                                    : "",
                     variant, item->figure_id);
    bool ok = sg_svg_inline(picture, prefix.text, caption ? caption : item->figure_label, out);
    sg_buffer_add(out, "</div>\n");
    sg_buffer_free(&prefix);
    return ok;
}

static bool add_figure(const struct sg_item *item, struct sg_buffer *out, struct sg_error *err)
{
    const char *caption = sg_item_caption(item);
    enum sg_lang lang = item->options->lang;
    sg_buffer_printf(out, "<figure class=\"sg-figure\" id=\"%s\">\n", item->figure_id);
    bool ok = add_picture(item, item->picture, "", out) &&
              (!item->narrow || add_picture(item, item->narrow, "narrow", out));
    sg_buffer_printf(out, "<figcaption><span id=\"%s-caption\">", item->figure_id);
    sg_item_html_text(item->figure_label, lang, out);
    if (caption && *caption) {
        sg_buffer_add(out, sg_words_pick(lang, " ", "　"));
        sg_item_html_text(caption, lang, out);
    }
    sg_buffer_add(out, item->foot.n ? "</span>\n<ul class=\"sg-notes\">\n" : "</span>");
    for (size_t i = 0; i < item->foot.n; i++) {
        sg_buffer_add(out, "<li>");
        sg_item_html_text(item->foot.items[i], lang, out);
        sg_buffer_add(out, "</li>\n");
    }
    sg_buffer_add(out, item->foot.n ? "</ul>\n" : "");
    sg_buffer_add(out, "</figcaption>\n</figure>\n");
    return ok || sg_fail(err, SG_FAIL_TOOL, "the chart '%s' gave no SVG", item->chart);
}

/* The files, then the command, as a reader who asks wants them. */
static void add_making(const char *origin, const char *command, enum sg_lang lang,
                       struct sg_buffer *out)
{
    sg_item_html_text(origin, lang, out);
    sg_buffer_printf(out, "%s<code>", *origin ? sg_words_pick(lang, ": ", "　") : "");
    sg_item_html_text(command, lang, out);
    sg_buffer_add(out, "</code>");
}

static void add_origin(const struct sg_item *item, struct sg_buffer *out)
{
    enum sg_lang lang = item->options->lang;
    struct sg_buffer origin = {0};
    sg_item_origin(item, &origin);
    sg_buffer_printf(out, "<details class=\"sg-origin\">\n<summary>%s</summary>\n<p>",
                     sg_made_title(lang));
    add_making(sg_buffer_text(&origin), item->result->command, lang, out);
    sg_buffer_add(out, "</p>\n</details>\n");
    sg_buffer_free(&origin);
}

void sg_made_html(const struct sg_made_list *list, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_printf(out, "<section class=\"sg-made\">\n<h2>%s</h2>\n<dl>\n", sg_made_title(lang));
    for (size_t i = 0; i < list->n; i++) {
        const struct sg_made *made = &list->items[i];
        sg_buffer_add(out, "<dt>");
        sg_item_html_text(made->label, lang, out);
        sg_buffer_add(out, "</dt>\n<dd>");
        add_making(made->origin, made->command, lang, out);
        sg_buffer_add(out, "</dd>\n");
    }
    sg_buffer_add(out, "</dl>\n</section>\n");
}

bool sg_item_html(const struct sg_item *item, struct sg_buffer *out, struct sg_error *err)
{
    bool ok = true, numbers = false;
    sg_buffer_add(out, "<div class=\"sg-block\"");
    if (item->block->id && !item->table_id && !item->figure_id)
        sg_buffer_printf(out, " id=\"%s\"", item->block->id);
    sg_buffer_add(out, ">\n");
    for (size_t i = 0; ok && i < item->n_show; i++) {
        numbers = numbers || item->show[i] != SG_BLOCK_SENTENCE;
        if (item->show[i] == SG_BLOCK_TABLE)
            add_table(item, out);
        else if (item->show[i] == SG_BLOCK_FIGURE)
            ok = add_figure(item, out, err);
        else
            add_sentences(item, out);
    }
    if (numbers)
        add_origin(item, out);
    sg_buffer_add(out, "</div>\n");
    return ok;
}
