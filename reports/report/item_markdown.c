/* A block of the document as Markdown (GitHub's), with its figure in a file beside. */
#include <string.h>

#include <sangyo/write.h>
#include "plots/page/words.h"

#include "item.h"
#include "reports/printed.h"

/* Inline text in which nothing is markup. */
static void add_text(const char *text, struct sg_buffer *out)
{
    struct sg_buffer plain = {0};
    sg_write_plain(text, &plain);
    for (const char *c = sg_buffer_text(&plain); *c; c++) {
        if (strchr("\\`*_{}[]<>#|&~!", *c))
            sg_buffer_add_char(out, '\\');
        sg_buffer_add_char(out, *c);
    }
    sg_buffer_free(&plain);
}

/* The words within backquotes, more of them than the words have in a row. */
static void add_code(const char *text, struct sg_buffer *out)
{
    size_t most = 0, run = 0;
    for (const char *c = text; *c; c++) {
        run = *c == '`' ? run + 1 : 0;
        most = run > most ? run : most;
    }
    const char *pad = most ? " " : "";
    sg_buffer_add_repeated(out, "`", most + 1);
    sg_buffer_add(out, pad);
    sg_write_plain(text, out);
    sg_buffer_add(out, pad);
    sg_buffer_add_repeated(out, "`", most + 1);
}

static void add_caption(const struct sg_item *item, const char *id, const char *label,
                        struct sg_buffer *out)
{
    const char *caption = sg_item_caption(item);
    sg_buffer_printf(
        out, item->options->format == SG_REPORT_WORD ? "[]{#%s}**%s**" : "<a id=\"%s\"></a>**%s**",
        id, label);
    if (caption && *caption) {
        sg_buffer_add(out, sg_words_pick(item->options->lang, " ", "　"));
        add_text(caption, out);
    }
    sg_buffer_add(out, "\n\n");
}

static bool add_table(const struct sg_item *item, struct sg_buffer *out, struct sg_error *err)
{
    const struct sg_write_options options = {.lang = item->options->lang,
                                             .decimals = item->result->decimals};
    struct sg_table table = item->shown;
    table.info.title = NULL; /* the caption says it */
    add_caption(item, item->table_id, item->table_label, out);
    bool ok = sg_writer_named("markdown")->write(&table, &options, out, err);
    sg_buffer_add_char(out, '\n');
    return ok;
}

static void add_figure(const struct sg_item *item, struct sg_buffer *out)
{
    const char *caption = sg_item_caption(item);
    sg_buffer_add(out, "![");
    add_text(caption && *caption ? caption : item->figure_label, out);
    sg_buffer_printf(out, "](<%s/%s>)\n\n", item->options->figures, item->picture_name);
    add_caption(item, item->figure_id, item->figure_label, out);
    for (size_t i = 0; i < item->foot.n; i++) {
        sg_buffer_add(out, "- ");
        add_text(item->foot.items[i], out);
        sg_buffer_add(out, i + 1 < item->foot.n ? "\n" : "\n\n");
    }
}

void sg_made_markdown(const struct sg_made_list *list, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_printf(out, "## %s\n\n", sg_made_title(lang));
    for (size_t i = 0; i < list->n; i++) {
        const struct sg_made *made = &list->items[i];
        sg_buffer_printf(out, "- [%s](#%s)%s", made->label, made->id,
                         sg_words_pick(lang, ": ", "："));
        add_text(made->origin, out);
        sg_buffer_add(out, *made->origin ? sg_words_pick(lang, ": ", "　") : "");
        add_code(made->command, out);
        sg_buffer_add(out, "\n");
    }
}

bool sg_item_markdown(const struct sg_item *item, struct sg_buffer *out, struct sg_error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < item->n_show; i++) {
        if (item->show[i] == SG_BLOCK_TABLE)
            ok = add_table(item, out, err);
        else if (item->show[i] == SG_BLOCK_FIGURE)
            add_figure(item, out);
        for (size_t k = 0; item->show[i] == SG_BLOCK_SENTENCE && k < item->sentences.n; k++) {
            add_text(item->sentences.items[k], out);
            sg_buffer_add(out, "\n\n");
        }
    }
    return ok;
}
