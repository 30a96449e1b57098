/* Tables of GitHub Flavored Markdown, in which no text of the data is ever markup. */
#include <sangyo/write.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "printed.h"
#include "row_looks.h"
#include "table/footnotes.h"
#include "table/text.h"
#include "table/xml.h"
#include "view.h"

/* pandoc shares the page among the columns of a table with long rows by the dashes under the
 * header: PAGE half-width characters at 12 pt on its page, GAP of them the margins of a cell. A
 * title may break after TITLE; long columns give way down to LEAST, so that numbers stay in one
 * piece. */
enum { PAGE = 70, GAP = 4, TITLE = 6, LEAST = 10, MOST = 40 };
/* The same page at 8 pt: what is wider is split. */
enum { SMALL_PAGE = 105 };

static void add_escaped(const char *text, struct sg_buffer *out)
{
    for (;;) {
        size_t n = strcspn(text, "&<>\\`*_[]~|");
        sg_buffer_add_bytes(out, text, n);
        char c = text[n];
        if (!c)
            return;
        const char *entity = sg_xml_entity(c);
        if (entity)
            sg_buffer_add(out, entity);
        else
            sg_buffer_printf(out, "\\%c", c);
        text += n + 1;
    }
}

/* Text that begins a block: a heading, list or rule at its start is escaped too. */
static void add_block_text(const char *text, struct sg_buffer *out)
{
    struct sg_buffer plain = {0};
    sg_write_plain(text, &plain);
    const char *rest = sg_buffer_text(&plain);
    while (isdigit((unsigned char)*rest))
        sg_buffer_add_char(out, *rest++);
    bool numbered = rest != sg_buffer_text(&plain);
    if (*rest && strchr(numbered ? ".)" : "#+-=", *rest))
        sg_buffer_add_char(out, '\\');
    add_escaped(rest, out);
    sg_buffer_free(&plain);
}

static void add_header(const struct sg_table *table, const char *unit, enum sg_lang lang,
                       struct sg_buffer *out)
{
    struct sg_buffer title = {0};
    sg_buffer_add_char(out, '|');
    for (size_t i = 0; i < table->n_columns; i++) {
        sg_buffer_clear(&title);
        sg_view_title(table->columns[i], unit, lang, &title);
        sg_buffer_add_char(out, ' ');
        add_escaped(sg_buffer_text(&title), out);
        sg_buffer_add(out, " |");
    }
    sg_buffer_add_char(out, '\n');
    sg_buffer_free(&title);
}

/* The display width of the longest cell, and of the title as far as it may not break. */
static size_t width_of(const struct sg_column *column, size_t n_rows,
                       const struct sg_write_options *options)
{
    struct sg_buffer text = {0};
    sg_write_title(column, options->lang, &text);
    size_t widest = sg_text_width(sg_buffer_text(&text));
    widest = widest < TITLE ? widest : TITLE;
    const struct sg_cell_style style = sg_cell_style_of(column, n_rows, options);
    for (size_t row = 0; row < n_rows && widest < MOST; row++) {
        sg_buffer_clear(&text);
        sg_write_cell(column, row, &style, &text);
        size_t width = sg_text_width(sg_buffer_text(&text));
        widest = width > widest ? width : widest;
    }
    sg_buffer_free(&text);
    return widest;
}

static size_t total_width(const size_t *widths, size_t n, size_t most)
{
    size_t total = 0;
    for (size_t i = 0; i < n; i++)
        total += (widths[i] < most ? widths[i] : most) + GAP;
    return total;
}

static void add_rule(const struct sg_table *table, const struct sg_write_options *options,
                     struct sg_buffer *out)
{
    size_t *widths = sg_alloc(table->n_columns, sizeof *widths), most = MOST;
    for (size_t i = 0; i < table->n_columns; i++)
        widths[i] = width_of(table->columns[i], table->n_rows, options);
    while (most > LEAST && total_width(widths, table->n_columns, most) > PAGE)
        most--;
    sg_buffer_add_char(out, '|');
    for (size_t i = 0; i < table->n_columns; i++) {
        sg_buffer_add_char(out, ' ');
        for (size_t n = total_width(&widths[i], 1, most); n > 0; n--)
            sg_buffer_add_char(out, '-');
        sg_buffer_add(out, table->columns[i]->kind == SG_COLUMN_NUMBER ? ": |" : " |");
    }
    sg_buffer_add_char(out, '\n');
    free(widths);
}

/* Stars beside a space would be stars. */
static void add_cell(const char *text, bool bold, struct sg_buffer *out)
{
    size_t n = strlen(text);
    bold = bold && n && text[0] != ' ' && text[n - 1] != ' ';
    sg_buffer_add(out, bold ? "**" : "");
    add_escaped(text, out);
    sg_buffer_add(out, bold ? "**" : "");
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
        sg_buffer_add_char(out, '|');
        for (size_t i = 0; i < table->n_columns; i++) {
            sg_buffer_clear(&cell);
            if (i >= again)
                sg_write_cell(table->columns[i], row, &styles[i], &cell);
            sg_buffer_add_char(out, ' ');
            add_cell(sg_buffer_text(&cell), total, out);
            sg_buffer_add(out, " |");
        }
        sg_buffer_add_char(out, '\n');
    }
    free(styles);
    sg_buffer_free(&cell);
}

static void add_footnotes(const struct sg_table *table, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_texts lines = {0};
    sg_footnotes(table, lang, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        sg_buffer_add(out, i == 0 && out->n ? "\n- " : "- ");
        add_block_text(lines.items[i], out);
        sg_buffer_add_char(out, '\n');
    }
    sg_texts_free(&lines);
}

/* What a column takes at least: numbers stay in one piece. */
static double least_width(const struct sg_column *column, size_t n_rows,
                          const struct sg_write_options *options)
{
    size_t width = width_of(column, n_rows, options);
    return (double)(column->kind != SG_COLUMN_NUMBER && width > LEAST ? LEAST : width);
}

static void add_blocks(const struct sg_view *view, const struct sg_write_options *options,
                       struct sg_buffer *out)
{
    const struct sg_table *table = &view->table;
    double *widths = sg_alloc(table->n_columns, sizeof *widths);
    size_t *starts;
    for (size_t i = 0; i < table->n_columns; i++)
        widths[i] = least_width(table->columns[i], table->n_rows, options);
    size_t n = sg_view_blocks(view, widths, GAP, SMALL_PAGE, &starts);
    for (size_t i = 0; table->n_columns && i < n; i++) {
        struct sg_table block;
        sg_view_block(view, starts[i], starts[i + 1], &block);
        sg_buffer_add(out, i ? "\n" : "");
        add_header(&block, view->unit, options->lang, out);
        add_rule(&block, options, out);
        add_rows(&block, options, out);
        free(block.columns);
    }
    free(widths);
    free(starts);
}

static bool write_markdown(const struct sg_table *table, const struct sg_write_options *options,
                           struct sg_buffer *out, struct sg_error *err)
{
    (void)err;
    struct sg_view view;
    sg_view_make(&view, table, options->lang);
    if (table->info.title) {
        add_block_text(table->info.title, out);
        sg_buffer_add(out, "\n\n");
    }
    if (view.caption.n) {
        add_block_text(view.caption.text, out);
        sg_buffer_add(out, "\n\n");
    }
    add_blocks(&view, options, out);
    sg_view_free(&view);
    add_footnotes(table, options->lang, out);
    return true;
}

const struct sg_writer sg_markdown_writer = {
    .name = "markdown",
    .endings = "md|markdown",
    .summary = {"a table of GitHub Flavored Markdown", "Markdown（GitHub 形式）の表"},
    .write = write_markdown,
};
