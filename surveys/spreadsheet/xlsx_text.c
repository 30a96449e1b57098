/* Texts of an XLSX file: runs joined, readings (ふりがな) left out, escapes decoded. */
#include <string.h>

#include "xlsx.h"

void sg_xlsx_text_start(struct sg_xlsx_text *text, const char *name, const char **attributes)
{
    if (strcmp(name, "rPh") == 0) {
        text->phonetic = true;
        text->n_phonetic++;
    } else if (strcmp(name, "r") == 0) {
        text->raised_run = false;
    } else if (strcmp(name, "vertAlign") == 0) {
        const char *value = sg_xml_attribute(attributes, "val");
        text->raised_run = value && strcmp(value, "superscript") == 0;
    } else if (strcmp(name, "t") == 0) {
        text->taking = !text->phonetic;
    }
}

/* What is set high behind a text is a mark of a note; within it, as in m² of 万m², part of it. */
void sg_xlsx_text_take(struct sg_xlsx_text *text, const char *piece, size_t n)
{
    if (!text->taking)
        return;
    if (text->raised_run && text->text.n) {
        sg_buffer_add_bytes(&text->note, piece, n);
        return;
    }
    sg_buffer_add(&text->text, sg_buffer_text(&text->note));
    sg_buffer_clear(&text->note);
    sg_buffer_add_bytes(&text->text, piece, n);
}

void sg_xlsx_text_end(struct sg_xlsx_text *text, const char *name)
{
    if (strcmp(name, "t") == 0)
        text->taking = false;
    else if (strcmp(name, "rPh") == 0)
        text->phonetic = false;
    else if (strcmp(name, "r") == 0)
        text->raised_run = false;
}

/* The number of _x000D_, or -1. */
static int escaped(const char *at)
{
    int code = 0;
    if (at[0] != '_' || at[1] != 'x')
        return -1;
    for (int i = 2; i < 6; i++) {
        char c = at[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                           : -1;
        if (digit < 0)
            return -1;
        code = code * 16 + digit;
    }
    return at[6] == '_' ? code : -1;
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

/* A break within a label is nothing beside a wide character, else a space; at an end it is nothing.
 */
static void join_lines(char *text)
{
    char *to = text;
    for (char *from = text; *from;) {
        if (!is_break(*from)) {
            *to++ = *from++;
            continue;
        }
        while (is_break(*from))
            from++;
        bool wide = to == text || !*from || (unsigned char)to[-1] >= 0x80 ||
                    (unsigned char)*from >= 0x80 || to[-1] == ' ' || *from == ' ';
        if (!wide)
            *to++ = ' ';
    }
    *to = '\0';
}

void sg_xlsx_text_finish(struct sg_xlsx_text *text)
{
    char *to = text->text.text;
    if (!text->text.n)
        return;
    for (const char *from = to; *from;) {
        int code = escaped(from);
        if (code > 0 && code < 0x80) {
            *to++ = (char)code;
            from += 7;
        } else {
            *to++ = *from++;
        }
    }
    *to = '\0';
    join_lines(text->text.text);
    text->text.n = strlen(text->text.text);
}

void sg_xlsx_text_clear(struct sg_xlsx_text *text)
{
    sg_buffer_clear(&text->text);
    sg_buffer_clear(&text->note);
    text->taking = text->phonetic = text->raised_run = false;
}

void sg_xlsx_text_free(struct sg_xlsx_text *text)
{
    sg_buffer_free(&text->text);
    sg_buffer_free(&text->note);
}
