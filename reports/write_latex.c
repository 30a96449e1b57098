/* LaTeX for booktabs and longtable (which breaks across pages); Japanese wants lualatex with
   luatexja. No text of the data is ever a command. */
#include <sangyo/write.h>

#include <stdlib.h>
#include <string.h>

#include "table/footnotes.h"

#include "latex_columns.h"
#include "printed.h"
#include "row_looks.h"
#include "view.h"

struct replacement {
    char c;
    const char *with;
};

/* Brackets and stars could be arguments of the \\ before them; two hyphens, quotes and backquotes
   make ligatures. */
static const struct replacement replacements[] = {
    {'\\', "\\textbackslash{}"},
    {'{', "\\{"},
    {'}', "\\}"},
    {'$', "\\$"},
    {'&', "\\&"},
    {'#', "\\#"},
    {'_', "\\_"},
    {'%', "\\%"},
    {'~', "\\textasciitilde{}"},
    {'^', "\\textasciicircum{}"},
    {'<', "\\textless{}"},
    {'>', "\\textgreater{}"},
    {'|', "\\textbar{}"},
    {'"', "\\textquotedbl{}"},
    {'\'', "\\textquotesingle{}"},
    {'`', "\\textasciigrave{}"},
    {'[', "{[}"},
    {']', "{]}"},
    {'*', "{*}"},
    {'-', "{-}"},
};

static const char *replacement_of(char c)
{
    for (size_t i = 0; i < sizeof replacements / sizeof *replacements; i++)
        if (replacements[i].c == c)
            return replacements[i].with;
    return NULL;
}

/* `text` is plain. */
static void add_escaped(const char *text, struct sg_buffer *out)
{
    for (; *text; text++) {
        const char *with = replacement_of(*text);
        if (with)
            sg_buffer_add(out, with);
        else
            sg_buffer_add_char(out, *text);
    }
}

static void add_text(const char *text, struct sg_buffer *out)
{
    struct sg_buffer plain = {0};
    sg_write_plain(text, &plain);
    add_escaped(sg_buffer_text(&plain), out);
    sg_buffer_free(&plain);
}

static void add_header(const struct sg_table *table, const char *unit, enum sg_lang lang,
                       struct sg_buffer *out)
{
    struct sg_buffer title = {0};
    sg_buffer_add(out, "\\toprule\n");
    for (size_t i = 0; i < table->n_columns; i++) {
        sg_buffer_clear(&title);
        sg_view_title(table->columns[i], unit, lang, &title);
        sg_buffer_add(out, i ? " & " : "");
        add_escaped(sg_buffer_text(&title), out);
    }
    sg_buffer_add(out, " \\\\\n\\midrule\n");
    sg_buffer_free(&title);
}

/* The title, with what is the same in all rows in brackets. */
static void add_caption(const struct sg_view *view, enum sg_lang lang, struct sg_buffer *out)
{
    const char *title = view->table.info.title, *facts = sg_buffer_text(&view->caption);
    bool bracketed = title && *title && *facts;
    sg_buffer_add(out, "\\caption{");
    add_text(title ? title : "", out);
    sg_buffer_add(out, !bracketed ? "" : lang == SG_JA ? "（" : " (");
    add_text(facts, out);
    sg_buffer_add(out, !bracketed ? "" : lang == SG_JA ? "）" : ")");
    sg_buffer_add(out, "} \\\\\n");
}

static void add_begin(const struct sg_view *view, const struct sg_table *table, bool first,
                      const struct latex_columns *columns, enum sg_lang lang, struct sg_buffer *out)
{
    if (columns->size)
        sg_buffer_printf(out, "{%s\\setlength{\\tabcolsep}{3pt}\n", columns->size);
    sg_buffer_add(out, "\\begin{longtable}{");
    latex_columns_add(columns, table->n_columns, out);
    sg_buffer_add(out, "}\n");
    if (first && (table->info.title || view->caption.n))
        add_caption(view, lang, out);
    add_header(table, view->unit, lang, out);
    sg_buffer_add(out, "\\endfirsthead\n");
    add_header(table, view->unit, lang, out);
    sg_buffer_add(out, "\\endhead\n\\bottomrule\n\\endfoot\n");
}

static void add_rows(const struct sg_table *table, const struct sg_write_options *options,
                     struct sg_buffer *out)
{
    struct sg_buffer cell = {0};
    struct sg_cell_style *styles = sg_alloc(table->n_columns, sizeof *styles);
    for (size_t i = 0; i < table->n_columns; i++)
        styles[i] = sg_cell_style_of(table->columns[i], table->n_rows, options);
    for (size_t row = 0; row < table->n_rows; row++) {
        size_t again = sg_row_repeats(table, row);
        bool total = sg_row_is_total(table, row);
        for (size_t i = 0; i < table->n_columns; i++) {
            sg_buffer_add(out, i ? " & " : "");
            if (i < again)
                continue;
            sg_buffer_clear(&cell);
            sg_write_cell(table->columns[i], row, &styles[i], &cell);
            bool bold = total && cell.n;
            sg_buffer_add(out, bold ? "\\textbf{" : "");
            add_escaped(sg_buffer_text(&cell), out);
            sg_buffer_add(out, bold ? "}" : "");
        }
        sg_buffer_add(out, " \\\\\n");
    }
    free(styles);
    sg_buffer_free(&cell);
}

static void add_footnotes(const struct sg_table *table, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_texts lines = {0};
    sg_footnotes(table, lang, &lines);
    sg_buffer_add(out, lines.n ? "{\\footnotesize\n" : "");
    for (size_t i = 0; i < lines.n; i++) {
        sg_buffer_add(out, "\\noindent ");
        add_text(lines.items[i], out);
        sg_buffer_add(out, "\\par\n");
    }
    sg_buffer_add(out, lines.n ? "}\n" : "");
    sg_texts_free(&lines);
}

static void add_longtable(const struct sg_view *view, const struct sg_table *table, bool first,
                          const struct sg_write_options *options, struct sg_buffer *out)
{
    struct latex_columns columns;
    latex_columns_plan(table, view->unit, options, &columns);
    add_begin(view, table, first, &columns, options->lang, out);
    add_rows(table, options, out);
    sg_buffer_printf(out, "\\end{longtable}%s\n", columns.size ? "}" : "");
    free(columns.items);
}

static void add_blocks(const struct sg_view *view, const struct sg_write_options *options,
                       struct sg_buffer *out)
{
    size_t *starts, n = latex_columns_blocks(view, options, &starts);
    for (size_t i = 0; i < n; i++) {
        struct sg_table block;
        sg_view_block(view, starts[i], starts[i + 1], &block);
        if (i) /* longtable counts what has no caption too */
            sg_buffer_add(out, "\\addtocounter{table}{-1}\n");
        add_longtable(view, &block, i == 0, options, out);
        free(block.columns);
    }
    free(starts);
}

static bool write_latex(const struct sg_table *table, const struct sg_write_options *options,
                        struct sg_buffer *out, struct sg_error *err)
{
    (void)err;
    sg_buffer_add(
        out, "% \\usepackage{array,booktabs,longtable}, for Japanese also {luatexja}; lualatex\n");
    struct sg_view view;
    sg_view_make(&view, table, options->lang);
    if (view.table.n_columns)
        add_blocks(&view, options, out);
    sg_view_free(&view);
    add_footnotes(table, options->lang, out);
    return true;
}

const struct sg_writer sg_latex_writer = {
    .name = "latex",
    .endings = "tex",
    .summary = {"a table of LaTeX (booktabs, longtable), to be included",
                "LaTeXの表（booktabs・longtable、文書に読み込む）"},
    .write = write_latex,
};
