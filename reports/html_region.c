#include "html_region.h"

#include <stdlib.h>
#include <string.h>

#include "table/footnotes.h"
#include "table/text.h"
#include "table/xml.h"

void sg_html_language(const char *text, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_add(out, lang == SG_EN && sg_text_has_japanese(text) ? " lang=\"ja\"" : "");
}

/* The title, and below it what is the same in all rows. */
static void add_caption(const struct sg_html_place *place, const char *title, const char *facts,
                        enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_printf(out, "<caption id=\"%s-title\"", place->id);
    sg_html_language(title ? title : facts, lang, out);
    sg_buffer_add_char(out, '>');
    sg_html_text(place->number ? place->number : "", out);
    sg_buffer_add(out, place->number && title ? (lang == SG_JA ? "　" : " ") : "");
    sg_html_text(title ? title : "", out);
    if (*facts) {
        sg_buffer_add(out, "<span class=\"sg-facts\"");
        sg_html_language(title && !sg_text_has_japanese(title) ? facts : "", lang, out);
        sg_buffer_add_char(out, '>');
        sg_html_text(facts, out);
        sg_buffer_add(out, "</span>");
    }
    sg_buffer_add(out, "</caption>\n");
}

void sg_html_region(const struct sg_html_place *place, const char *title, const char *facts,
                    enum sg_lang lang, struct sg_buffer *out)
{
    bool named = title || place->number || *facts;
    sg_buffer_add(out, "<div class=\"sg-scroll\" role=\"region\" tabindex=\"0\" aria-label");
    if (named)
        sg_buffer_printf(out, "ledby=\"%s-title\">\n<table>\n", place->id);
    else
        sg_buffer_printf(out, "=\"%s\">\n<table>\n", lang == SG_JA ? "表" : "table");
    if (named)
        add_caption(place, title, facts, lang, out);
}

void sg_html_region_further(size_t i, size_t n, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_printf(out,
                     lang == SG_JA
                         ? "<div class=\"sg-scroll sg-further\" role=\"region\" tabindex=\"0\" "
                           "aria-label=\"表の続き（%zu／%zu）\">\n<table>\n"
                         : "<div class=\"sg-scroll sg-further\" role=\"region\" tabindex=\"0\" "
                           "aria-label=\"table, part %zu of %zu\">\n<table>\n",
                     i + 1, n);
}

void sg_html_title(const char *title, struct sg_buffer *out)
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

void sg_html_notes(const struct sg_table *table, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_texts lines = {0};
    sg_footnotes(table, lang, &lines);
    sg_buffer_add(out, lines.n ? "<ul class=\"sg-notes\">\n" : "");
    for (size_t i = 0; i < lines.n; i++) {
        sg_buffer_add(out, "<li");
        sg_html_language(lines.items[i], lang, out);
        sg_buffer_add_char(out, '>');
        sg_html_text(lines.items[i], out);
        sg_buffer_add(out, "</li>\n");
    }
    sg_buffer_add(out, lines.n ? "</ul>\n" : "");
    sg_texts_free(&lines);
}
