/* HTML tables that say to a screen reader what they say to the eye. */
#include "html.h"

#include <stdlib.h>
#include <string.h>

#include "printed.h"
#include "table/footnotes.h"
#include "table/role.h"
#include "table/text.h"
#include "table/xml.h"

enum { SHORT_LABEL = 12 }; /* display width */

const char *const sg_html_style =
    "body{margin:0 auto;padding:1rem;max-width:75rem;color:#222;background:#fff;line-height:1.6;"
    "font-family:\"Noto Sans JP\",\"Noto Sans CJK JP\",\"Hiragino Sans\",\"Yu Gothic\",Meiryo,"
    "sans-serif}\n"
    ".sg-table{margin:1.5rem 0}\n"
    ".sg-scroll{overflow-x:auto}\n"
    ".sg-table table{border-collapse:collapse;font-size:.9rem;"
    "border-top:2px solid #222;border-bottom:2px solid #222}\n"
    ".sg-table caption{text-align:left;font-weight:bold;padding-bottom:.4rem}\n"
    ".sg-table th,.sg-table td{padding:.2rem .6rem;text-align:left;vertical-align:top;"
    "font-weight:normal}\n"
    ".sg-table thead th{font-weight:bold;vertical-align:bottom;border-bottom:1px solid #222}\n"
    ".sg-table tbody tr+tr>*{border-top:1px solid #ddd}\n"
    ".sg-table .n{text-align:right;font-variant-numeric:tabular-nums}\n"
    ".sg-table td.n,.sg-table .s{white-space:nowrap}\n"
    ".sg-table .w{min-width:11em}.sg-table thead .n{min-width:4em}\n"
    ".sg-table .m{display:inline-block;text-align:left}\n"
    ".sg-table abbr{text-decoration:none}.sg-table .t>*{font-weight:bold}\n"
    ".sg-table .u{white-space:nowrap;display:inline-block}.sg-table .r{opacity:0}\n"
    ".sg-notes{margin:.4rem 0 0;padding:0;list-style:none;font-size:.8rem;color:#444}\n"
    "@page{size:A4;margin:18mm 16mm}\n"
    "@media print{body{padding:0;max-width:none;font-size:10pt}.sg-scroll{overflow:visible}"
    "thead{display:table-header-group}tr{break-inside:avoid}caption{break-after:avoid}}\n";

void sg_html_text(const char *text, struct sg_buffer *out)
{
    struct sg_buffer plain = {0};
    sg_write_plain(text, &plain);
    sg_xml_text(sg_buffer_text(&plain), true, out);
    sg_buffer_free(&plain);
}

/* Names the language of a text that is not in that of the page, so that it is read out as it is. */
static void add_language(const char *text, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_add(out, lang == SG_EN && sg_text_has_japanese(text) ? " lang=\"ja\"" : "");
}

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
    bool is_group;    /* what it repeats is not seen again */
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
    add_language(text, strip->style.lang, out);
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
static const char *kind_of(const struct sg_column *column)
{
    if (column->kind == SG_COLUMN_NUMBER)
        return "n";
    for (size_t i = 0; i < column->levels.n; i++)
        if (sg_text_width(column->levels.texts[i]) > SHORT_LABEL)
            return "w";
    return "s";
}

/* How many columns from the left name the rows. */
static size_t headers_of(const struct sg_table *table)
{
    size_t n = 0;
    while (n < table->n_columns && table->columns[n]->kind != SG_COLUMN_NUMBER)
        n++;
    return n && n == table->n_columns ? 1 : n;
}

/* The brackets at the end, as a unit, are not broken: 増減数 over （事業所）. */
static void add_title(const char *title, struct sg_buffer *out)
{
    static const char *const opens[] = {"（", " ("};
    const char *unit = NULL;
    size_t n = strlen(title);
    for (size_t i = 0; i < 2; i++)
        for (const char *at = title; (at = strstr(at, opens[i])); at++)
            unit = at > title ? at : unit;
    if (!unit || (title[n - 1] != ')' && (n < 3 || strcmp(title + n - 3, "）") != 0)))
        unit = title + n;
    char *before = sg_copy_bytes(title, (size_t)(unit - title));
    sg_xml_text(before, true, out);
    free(before);
    if (!*unit)
        return;
    sg_buffer_add(out, *unit == ' ' ? " <span class=\"u\">" : "<span class=\"u\">");
    sg_xml_text(unit + (*unit == ' '), true, out);
    sg_buffer_add(out, "</span>");
}

static void add_head(const struct sg_table *table, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_buffer title = {0};
    sg_buffer_add(out, "<thead>\n<tr>");
    for (size_t i = 0; i < table->n_columns; i++) {
        sg_buffer_clear(&title);
        sg_write_title(table->columns[i], lang, &title);
        sg_buffer_add(out, "<th scope=\"col\"");
        sg_buffer_add(out, table->columns[i]->kind == SG_COLUMN_NUMBER ? " class=\"n\"" : "");
        add_language(sg_buffer_text(&title), lang, out);
        sg_buffer_add_char(out, '>');
        add_title(sg_buffer_text(&title), out);
        sg_buffer_add(out, "</th>");
    }
    sg_buffer_add(out, "</tr>\n</thead>\n");
    sg_buffer_free(&title);
}

/* Whether a label of the row is that of a total. */
static bool is_total(const struct sg_table *table, const struct strip strips[], size_t row)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (strips[i].is_header && table->columns[i]->kind == SG_COLUMN_CATEGORY &&
            sg_role_is_total(sg_column_text(table->columns[i], row), table->info.total_label))
            return true;
    return false;
}

static void add_body(const struct sg_table *table, const struct sg_write_options *options,
                     struct sg_buffer *out)
{
    struct strip *strips = sg_alloc(table->n_columns, sizeof *strips);
    for (size_t i = 0; i < table->n_columns; i++) {
        strips[i].column = table->columns[i];
        strips[i].style = sg_cell_style_of(table->columns[i], table->n_rows, options);
        strips[i].kind = kind_of(table->columns[i]);
        strips[i].is_header = i < headers_of(table);
        strips[i].is_group = i + 1 < headers_of(table);
        measure_marks(&strips[i], table->n_rows);
    }
    sg_buffer_add(out, "<tbody>\n");
    for (size_t row = 0; row < table->n_rows; row++) {
        bool again = row > 0;
        sg_buffer_add(out, is_total(table, strips, row) ? "<tr class=\"t\">" : "<tr>");
        for (size_t i = 0; i < table->n_columns; i++) {
            again = again && strips[i].is_group &&
                    table->columns[i]->codes[row] == table->columns[i]->codes[row - 1];
            add_cell(&strips[i], row, again, out);
        }
        sg_buffer_add(out, "</tr>\n");
    }
    sg_buffer_add(out, "</tbody>\n");
    for (size_t i = 0; i < table->n_columns; i++)
        sg_buffer_free(&strips[i].cell);
    free(strips);
}

static void add_notes(const struct sg_table *table, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_texts lines = {0};
    sg_footnotes(table, lang, &lines);
    sg_buffer_add(out, lines.n ? "<ul class=\"sg-notes\">\n" : "");
    for (size_t i = 0; i < lines.n; i++) {
        sg_buffer_add(out, "<li");
        add_language(lines.items[i], lang, out);
        sg_buffer_add_char(out, '>');
        sg_html_text(lines.items[i], out);
        sg_buffer_add(out, "</li>\n");
    }
    sg_buffer_add(out, lines.n ? "</ul>\n" : "");
    sg_texts_free(&lines);
}

/* A scrolling region needs a name and the keyboard's focus. */
static void add_scroll(const struct sg_html_place *place, const char *title, enum sg_lang lang,
                       struct sg_buffer *out)
{
    sg_buffer_add(out, "<div class=\"sg-scroll\" role=\"region\" tabindex=\"0\" aria-label");
    if (title || place->number)
        sg_buffer_printf(out, "ledby=\"%s-title\">\n<table>\n<caption id=\"%s-title\"", place->id,
                         place->id);
    else
        sg_buffer_printf(out, "=\"%s\">\n<table>\n", lang == SG_JA ? "表" : "table");
    if (!title && !place->number)
        return;
    add_language(title ? title : "", lang, out);
    sg_buffer_add_char(out, '>');
    sg_html_text(place->number ? place->number : "", out);
    sg_buffer_add(out, place->number && title ? (lang == SG_JA ? "　" : " ") : "");
    sg_html_text(title ? title : "", out);
    sg_buffer_add(out, "</caption>\n");
}

void sg_html_table(const struct sg_table *table, const struct sg_write_options *options,
                   const struct sg_html_place *place, struct sg_buffer *out)
{
    const char *title = place->title ? place->title : table->info.title;
    sg_buffer_printf(out, "<div class=\"sg-table\" id=\"%s\">\n", place->id);
    if (table->n_columns) {
        add_scroll(place, title, options->lang, out);
        add_head(table, options->lang, out);
        add_body(table, options, out);
        sg_buffer_add(out, "</table>\n</div>\n");
    }
    add_notes(table, options->lang, out);
    sg_buffer_add(out, "</div>\n");
}
