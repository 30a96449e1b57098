#include "finish_svg.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include <sangyo/number.h>
#include "table/text.h"
#include "table/xml.h"

/* Character data of what a figure can show of a text. */
static void add_text(struct sg_buffer *out, const char *text)
{
    struct sg_buffer plain = {0};
    while (*text) {
        const char *from = text;
        int32_t character = sg_text_next(&text), c = sg_figure_character(character);
        if (c && c != character)
            sg_buffer_add_char(&plain, (char)c);
        else if (c)
            sg_buffer_add_bytes(&plain, from, (size_t)(text - from));
    }
    sg_xml_text(sg_buffer_text(&plain), false, out);
    sg_buffer_free(&plain);
}

/* A text whose lines are statements. */
static void add_lines(struct sg_buffer *out, const char *text)
{
    for (;;) {
        size_t n = strcspn(text, "\n");
        char *line = sg_copy_bytes(text, n);
        add_text(out, line);
        free(line);
        if (!text[n])
            return;
        sg_buffer_add_char(out, '\n');
        text += n + 1;
    }
}

static void add_number(struct sg_buffer *out, double x)
{
    char text[SG_NUMBER_SIZE];
    sg_number_shortest(sg_number_round(x, 3), text);
    sg_buffer_add(out, text);
}

static void add_attribute(struct sg_buffer *out, const char *name, double x, const char *unit)
{
    sg_buffer_printf(out, " %s=\"", name);
    add_number(out, x);
    sg_buffer_printf(out, "%s\"", unit);
}

static void add_head(const struct sg_figure *figure, struct sg_buffer *out)
{
    const char *lang = figure->lang == SG_JA ? "ja" : "en";
    sg_buffer_add(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                       "<svg xmlns=\"http://www.w3.org/2000/svg\""
                       " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    add_attribute(out, "width", figure->width * figure->scale * 25.4 / 72, "mm");
    add_attribute(out, "height", figure->height * figure->scale * 25.4 / 72, "mm");
    sg_buffer_add(out, " viewBox=\"0 0 ");
    add_number(out, figure->width);
    sg_buffer_add_char(out, ' ');
    add_number(out, figure->height);
    sg_buffer_printf(out, "\" role=\"img\" lang=\"%s\" xml:lang=\"%s\" font-family=\"'", lang,
                     lang);
    add_text(out, figure->theme.font);
    /* for screens without the font: its web name, then what Macs and Windows have */
    sg_buffer_add(out, "', 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic', Meiryo, sans-serif\">\n");
    sg_buffer_add(out, "<title>");
    add_text(out, figure->title ? figure->title : "");
    sg_buffer_add(out, "</title>\n<desc>");
    add_lines(out, figure->description ? figure->description : "");
    sg_buffer_add(out, "</desc>\n");
}

static const char *after(const char *text, const char *what)
{
    const char *found = text ? strstr(text, what) : NULL;
    return found ? found + strlen(what) : NULL;
}

static bool at(const char *text, const char *what)
{
    return strncmp(text, what, strlen(what)) == 0;
}

/* The end of a group that holds nothing, as gnuplot leaves one for every change of pen, or NULL. */
static const char *empty_group(const char *text)
{
    const char *end = strchr(text, '>');
    if (!at(text, "<g ") || !end)
        return NULL;
    end += 1 + strspn(end + 1, " \t\n");
    return at(end, "</g>") ? end + 4 + strspn(end + 4, "\n") : NULL;
}

/* What may be passed over at `text`: where it ends, or NULL. */
static const char *skipped(const char *text, bool symbols)
{
    if (at(text, "<title>"))
        return after(text, "</title>");
    if (!symbols && at(text, "<defs>"))
        return after(text, "</defs>");
    if (at(text, " id=\"gnuplot_"))
        return after(text + strlen(" id=\""), "\"");
    if (at(text, " font-family=\""))
        return after(text + strlen(" font-family=\""), "\"");
    return empty_group(text);
}

bool sg_finish_svg(const struct sg_figure *figure, const char *drawn, struct sg_buffer *out)
{
    const char *body = after(after(drawn, "<svg"), "</desc>");
    const char *symbols_end = after(body, "</defs>");
    if (!body || !symbols_end)
        return false;
    bool symbols = strstr(symbols_end, "<use ") != NULL;
    add_head(figure, out);
    bool in_tag = false;
    for (const char *c = body; *c;) {
        /* an attribute begins with its space */
        const char *end = *c == '<' || (in_tag && *c == ' ') ? skipped(c, symbols) : NULL;
        if (end) {
            c = end;
            continue;
        }
        if (*c == '>' && !in_tag) /* gnuplot leaves it bare in texts, where ]]> is not allowed */
            sg_buffer_add(out, "&gt;");
        else if (*c != '\n' || c[1] != '\n')
            sg_buffer_add_char(out, *c);
        in_tag = *c == '<' || (in_tag && *c != '>');
        c++;
    }
    return true;
}
