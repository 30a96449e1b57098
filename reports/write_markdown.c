/* Tables of GitHub Flavored Markdown, in which no text of the data is ever markup. */
#include <sangyo/write.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/footnotes.h>

static void add_escaped(const char *text, struct sg_buffer *out)
{
    for (;;) {
        size_t n = strcspn(text, "&<>\\`*_[]~|");
        sg_buffer_add_bytes(out, text, n);
        char c = text[n];
        if (!c)
            return;
        if (c == '&' || c == '<' || c == '>') {
            sg_buffer_add(out, c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;");
        } else {
            sg_buffer_add_char(out, '\\');
            sg_buffer_add_char(out, c);
        }
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

static void add_header(const struct sg_table *table, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_buffer title = {0};
    sg_buffer_add_char(out, '|');
    for (size_t i = 0; i < table->n_columns; i++) {
        sg_buffer_clear(&title);
        sg_write_title(table->columns[i], lang, &title);
        sg_buffer_add_char(out, ' ');
        add_escaped(sg_buffer_text(&title), out);
        sg_buffer_add(out, " |");
    }
    sg_buffer_add(out, "\n|");
    for (size_t i = 0; i < table->n_columns; i++)
        sg_buffer_add(out, table->columns[i]->kind == SG_COLUMN_NUMBER ? " ---: |" : " --- |");
    sg_buffer_add_char(out, '\n');
    sg_buffer_free(&title);
}

static void add_rows(const struct sg_table *table, const struct sg_write_options *options,
                     struct sg_buffer *out)
{
    struct sg_buffer cell = {0};
    struct sg_cell_style *styles = sg_alloc(table->n_columns, sizeof *styles);
    for (size_t i = 0; i < table->n_columns; i++)
        styles[i] = sg_cell_style_of(table->columns[i], table->n_rows, options);
    for (size_t row = 0; row < table->n_rows; row++) {
        sg_buffer_add_char(out, '|');
        for (size_t i = 0; i < table->n_columns; i++) {
            sg_buffer_clear(&cell);
            sg_write_cell(table->columns[i], row, &styles[i], &cell);
            sg_buffer_add_char(out, ' ');
            add_escaped(sg_buffer_text(&cell), out);
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

static bool write_markdown(const struct sg_table *table, const struct sg_write_options *options,
                           struct sg_buffer *out, struct sg_error *err)
{
    (void)err;
    if (table->info.title) {
        add_block_text(table->info.title, out);
        sg_buffer_add(out, "\n\n");
    }
    if (table->n_columns) {
        add_header(table, options->lang, out);
        add_rows(table, options, out);
    }
    add_footnotes(table, options->lang, out);
    return true;
}

const struct sg_writer sg_markdown_writer = {
    .name = "markdown",
    .endings = "md|markdown",
    .summary = {"a table of GitHub Flavored Markdown", "Markdown（GitHub 形式）の表"},
    .write = write_markdown,
};
