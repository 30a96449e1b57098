/* A block of the document as LaTeX, with its figure in a file beside. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/write.h>
#include "plots/page/words.h"

#include "item.h"
#include "reports/printed.h"

static void add_text(const char *text, struct sg_buffer *out)
{
    static const char special[] = "\\{}$&#^_~%";
    static const char *const escaped[] = {
        "\\textbackslash{}",  "\\{", "\\}", "\\$", "\\&", "\\#", "\\textasciicircum{}", "\\_",
        "\\textasciitilde{}", "\\%"};
    struct sg_buffer plain = {0};
    sg_write_plain(text, &plain);
    for (const char *c = sg_buffer_text(&plain); *c; c++) {
        const char *found = strchr(special, *c);
        if (found)
            sg_buffer_add(out, escaped[found - special]);
        else if (*c == '-' || *c == '\'' || *c == '`' || *c == '"') /* no ligatures */
            sg_buffer_printf(out, "%c{}", *c);
        else
            sg_buffer_add_char(out, *c);
    }
    sg_buffer_free(&plain);
}

void sg_item_latex_code(const char *text, struct sg_buffer *out)
{
    sg_buffer_add(out, "{\\ttfamily\\raggedright\\noindent\n");
    while (*text) {
        size_t n = strcspn(text, "\n"), indent = strspn(text, " \t");
        char *line = sg_copy_bytes(text, n);
        sg_buffer_add(out, "\\mbox{}"); /* LaTeX breaks no empty line, nor before a [ */
        for (size_t i = 0; i < indent && i < n; i++)
            sg_buffer_add(out, text[i] == '\t' ? "~~~~" : "~");
        add_text(line + (indent < n ? indent : n), out);
        text += n + (text[n] == '\n');
        sg_buffer_add(out, *text ? "\\\\\n" : "");
        free(line);
    }
    sg_buffer_add(out, "\\par}\n");
}

static bool add_table(const struct sg_item *item, struct sg_buffer *out, struct sg_error *err)
{
    const struct sg_write_options options = {.lang = item->options->lang,
                                             .decimals = item->result->decimals};
    struct sg_table table = item->shown;
    struct sg_buffer title = {0};
    sg_buffer_add(&title, sg_item_caption(item) ? sg_item_caption(item) : "");
    table.info.title = sg_buffer_take(&title); /* LaTeX numbers what has a caption */
    sg_buffer_printf(out, "\\hypertarget{%s}{}\n", item->table_id);
    bool ok = sg_writer_named("latex")->write(&table, &options, out, err);
    free(table.info.title);
    return ok;
}

static void add_figure(const struct sg_item *item, struct sg_buffer *out)
{
    const char *caption = sg_item_caption(item);
    sg_buffer_printf(out,
                     "\\begin{figure}[H]\n\\hypertarget{%s}{}\n\\centering\n"
                     "\\includegraphics[width=\\linewidth,height=.8\\textheight,keepaspectratio]{%"
                     "s/%s}\n\\caption{",
                     item->figure_id, item->options->figures, item->picture_name);
    add_text(caption ? caption : "", out);
    sg_buffer_add(out, item->foot.n ? "}\n{\\footnotesize\\raggedright\n" : "}\n");
    for (size_t i = 0; i < item->foot.n; i++) {
        sg_buffer_add(out, "\\noindent ");
        add_text(item->foot.items[i], out);
        sg_buffer_add(out, "\\par\n");
    }
    sg_buffer_add(out, item->foot.n ? "}\n\\end{figure}\n" : "\\end{figure}\n");
}

void sg_made_latex(const struct sg_made_list *list, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_printf(out, "\\section*{%s}\n{\\footnotesize\\raggedright\n", sg_made_title(lang));
    for (size_t i = 0; i < list->n; i++) {
        const struct sg_made *made = &list->items[i];
        sg_buffer_printf(out, "\\noindent\\hyperlink{%s}{", made->id);
        add_text(made->label, out);
        sg_buffer_add(out, sg_words_pick(lang, "}: ", "}："));
        add_text(made->origin, out);
        sg_buffer_add(out, *made->origin ? sg_words_pick(lang, ": ", "　") : "");
        sg_buffer_add(out, "\\texttt{");
        add_text(made->command, out);
        sg_buffer_add(out, "}\\par\\smallskip\n");
    }
    sg_buffer_add(out, "}\n");
}

bool sg_item_latex(const struct sg_item *item, struct sg_buffer *out, struct sg_error *err)
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
