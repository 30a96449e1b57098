/* HTML tables that say to a screen reader what they say to the eye. */
#include "html.h"

#include <stdlib.h>
#include <string.h>

#include "html_region.h"
#include "plots/page/names.h"
#include "printed.h"
#include "row_looks.h"
#include "table/text.h"
#include "table/xml.h"
#include "view.h"

enum { SHORT_LABEL = 12 }; /* display width */

enum { SHORT_TABLE = 12 }; /* rows that stand on one page of print */

/* In digits of 9 pt, as pages are printed: A4 less its margins, the margins of a cell, and what
   numbers and labels that may break take at least. */
enum { PAGE = 98, CELL_GAP = 2, LEAST_NUMBER = 8, LEAST_LABEL = 22 };

static void add_meaning(sg_status status, enum sg_lang lang, struct sg_buffer *out)
{
    const char *link = "";
    sg_buffer_add(out, "<abbr title=\"");
    for (size_t i = 0; i < SG_STATUS_COUNT; i++) {
        const struct sg_status_info *info = sg_status_info(i);
        if (!(status >> i & 1) || !*sg_lang_pick(info->symbol, lang))
            continue;
        sg_buffer_add(out, link);
        sg_xml_text(sg_lang_pick(info->note, lang), true, out);
        link = lang == SG_JA ? "、" : "; ";
    }
    sg_buffer_add(out, "\">");
}

/* A column while its cells are written. */
struct strip {
    const struct sg_column *column;
    struct sg_cell_style style;
    const char *kind; /* class of its cells: number, short labels, wide ones */
    bool is_header;   /* of its rows */
    size_t marks;     /* display width of the widest marks */
    struct sg_buffer cell;
};

/* The symbol or number, then the marks in a box as wide as the widest, so that numbers end under
   each other. */
static void add_number(struct strip *strip, size_t row, size_t body, struct sg_buffer *out)
{
    enum sg_lang lang = strip->style.lang;
    sg_status instead = sg_cell_instead(strip->column, row);
    sg_status marks = sg_cell_marks(strip->column, row);
    char *text = strip->cell.text;
    char *rest = sg_copy_text(text + body);
    const char *mark = rest;
    text[body] = '\0';
    if (instead)
        add_meaning(instead, lang, out);
    sg_xml_text(text, true, out);
    sg_buffer_add(out, instead ? "</abbr>" : "");
    if (*mark == ')')
        sg_buffer_add_char(out, *mark++);
    if (strip->marks)
        sg_buffer_printf(out, "<span class=\"m\" style=\"min-width:%zuch\">", strip->marks);
    if (*mark) {
        sg_buffer_add(out, "&nbsp;");
        add_meaning(marks, lang, out);
        sg_xml_text(mark + strspn(mark, " "), true, out);
        sg_buffer_add(out, "</abbr>");
    }
    sg_buffer_add(out, strip->marks ? "</span>" : "");
    free(rest);
}

static size_t write_into(struct strip *strip, size_t row)
{
    sg_buffer_clear(&strip->cell);
    return sg_write_cell(strip->column, row, &strip->style, &strip->cell);
}

static void add_cell(struct strip *strip, size_t row, bool again, struct sg_buffer *out)
{
    size_t body = write_into(strip, row);
    const char *text = sg_buffer_text(&strip->cell);
    bool is_number = strip->column->kind == SG_COLUMN_NUMBER;
    bool is_header = strip->is_header && *text;
    sg_buffer_add(out, is_header ? "<th scope=\"row\"" : "<td");
    sg_buffer_printf(out, " class=\"%s\"", strip->kind);
    sg_html_language(text, strip->style.lang, out);
    sg_buffer_add_char(out, '>');
    sg_buffer_add(out, again ? "<span class=\"r\">" : "");
    if (is_number && *text)
        add_number(strip, row, body, out);
    else
        sg_xml_text(text, true, out);
    sg_buffer_add(out, again ? "</span>" : "");
    sg_buffer_add(out, is_header ? "</th>" : "</td>");
}

/* In widths of a digit. Fonts for Japanese draw what is not ASCII twice as wide. */
static size_t width_of(const char *text)
{
    size_t width = 0;
    for (int32_t c; (c = sg_text_next(&text));)
        width += c < 0x80 ? 1 : 2;
    return width;
}

static void measure_marks(struct strip *strip, size_t n_rows)
{
    for (size_t row = 0; row < n_rows; row++) {
        if (!sg_cell_marks(strip->column, row))
            continue;
        size_t body = write_into(strip, row);
        size_t width = width_of(sg_buffer_text(&strip->cell) + body);
        if (width > strip->marks)
            strip->marks = width;
    }
}

/* Short labels are not broken, others have room. */
static const char *kind_of(const struct sg_column *column, enum sg_lang lang)
{
    if (column->kind == SG_COLUMN_NUMBER)
        return "n";
    for (size_t i = 0; i < column->levels.n; i++)
        if (sg_text_width(sg_names_label(column->levels.texts[i], lang, false)) > SHORT_LABEL)
            return "w";
    return "s";
}

static void add_head(const struct sg_table *table, const char *unit, enum sg_lang lang,
                     struct sg_buffer *out)
{
    struct sg_buffer title = {0};
    sg_buffer_add(out, "<thead>\n<tr>");
    for (size_t i = 0; i < table->n_columns; i++) {
        sg_buffer_clear(&title);
        sg_view_title(table->columns[i], unit, lang, &title);
        sg_buffer_add(out, "<th scope=\"col\"");
        sg_buffer_add(out, table->columns[i]->kind == SG_COLUMN_NUMBER ? " class=\"n\"" : "");
        sg_html_language(sg_buffer_text(&title), lang, out);
        sg_buffer_add_char(out, '>');
        sg_html_title(sg_buffer_text(&title), out);
        sg_buffer_add(out, "</th>");
    }
    sg_buffer_add(out, "</tr>\n</thead>\n");
    sg_buffer_free(&title);
}

static void add_body(const struct sg_table *table, const struct sg_write_options *options,
                     struct sg_buffer *out)
{
    struct strip *strips = sg_alloc(table->n_columns, sizeof *strips);
    size_t headers = sg_row_headers(table);
    for (size_t i = 0; i < table->n_columns; i++) {
        strips[i].column = table->columns[i];
        strips[i].style = sg_cell_style_of(table->columns[i], table->n_rows, options);
        strips[i].kind = kind_of(table->columns[i], options->lang);
        strips[i].is_header = i < headers;
        measure_marks(&strips[i], table->n_rows);
    }
    sg_buffer_add(out, "<tbody>\n");
    for (size_t row = 0; row < table->n_rows; row++) {
        size_t again = sg_row_repeats(table, row);
        sg_buffer_add(out, sg_row_is_total(table, row) ? "<tr class=\"t\">" : "<tr>");
        for (size_t i = 0; i < table->n_columns; i++)
            add_cell(&strips[i], row, i < again, out);
        sg_buffer_add(out, "</tr>\n");
    }
    sg_buffer_add(out, "</tbody>\n");
    for (size_t i = 0; i < table->n_columns; i++)
        sg_buffer_free(&strips[i].cell);
    free(strips);
}

/* What a column takes at least of the page, in digits. */
static double least_width(const struct sg_column *column, size_t n_rows, const char *unit,
                          const struct sg_write_options *options)
{
    struct strip strip = {.column = column, .kind = kind_of(column, options->lang)};
    bool wide = *strip.kind == 'w';
    size_t most = *strip.kind == 'n' ? LEAST_NUMBER : 0;
    strip.style = sg_cell_style_of(column, n_rows, options);
    for (size_t row = 0; row < n_rows; row++) {
        write_into(&strip, row);
        size_t width = width_of(sg_buffer_text(&strip.cell));
        most = width > most ? width : most;
    }
    most = wide && most > LEAST_LABEL ? LEAST_LABEL : most;
    sg_buffer_clear(&strip.cell);
    sg_view_title(column, unit, options->lang, &strip.cell);
    for (const char *at = sg_buffer_text(&strip.cell); *at;) { /* words are not broken */
        size_t n = strcspn(at, " ");
        char *word = sg_copy_bytes(at, n);
        size_t width = sg_text_has_japanese(word) ? 0 : width_of(word);
        most = width > most ? width : most;
        free(word);
        at += n + (at[n] == ' ');
    }
    sg_buffer_free(&strip.cell);
    return (double)most;
}

static void add_blocks(const struct sg_view *view, const struct sg_write_options *options,
                       const struct sg_html_place *place, const char *title, struct sg_buffer *out)
{
    const struct sg_table *table = &view->table;
    double *widths = sg_alloc(table->n_columns, sizeof *widths);
    size_t *starts;
    for (size_t i = 0; i < table->n_columns; i++)
        widths[i] = least_width(table->columns[i], table->n_rows, view->unit, options);
    size_t n = sg_view_blocks(view, widths, CELL_GAP, PAGE, &starts);
    for (size_t i = 0; i < n; i++) {
        struct sg_table block;
        sg_view_block(view, starts[i], starts[i + 1], &block);
        if (i)
            sg_html_region_further(i, n, options->lang, out);
        else
            sg_html_region(place, title, sg_buffer_text(&view->caption), options->lang, out);
        add_head(&block, view->unit, options->lang, out);
        add_body(&block, options, out);
        sg_buffer_add(out, "</table>\n</div>\n");
        free(block.columns);
    }
    free(widths);
    free(starts);
}

void sg_html_table(const struct sg_table *table, const struct sg_write_options *options,
                   const struct sg_html_place *place, struct sg_buffer *out)
{
    const char *title = place->title ? place->title : table->info.title;
    struct sg_view view;
    sg_view_make(&view, table, options->lang);
    sg_buffer_printf(out, "<div class=\"sg-table%s\" id=\"%s\">\n",
                     table->n_rows > SHORT_TABLE ? "" : " sg-short", place->id);
    if (view.table.n_columns)
        add_blocks(&view, options, place, title, out);
    sg_view_free(&view);
    sg_html_notes(table, options->lang, out);
    sg_buffer_add(out, "</div>\n");
}
