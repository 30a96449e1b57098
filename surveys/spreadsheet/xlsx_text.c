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

void sg_xlsx_text_take(struct sg_xlsx_text *text, const char *piece, size_t n)
{
    if (text->taking)
        sg_book_label_take(&text->label, text->raised_run, piece, n);
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

void sg_xlsx_text_finish(struct sg_xlsx_text *text)
{
    struct sg_buffer *label = &text->label.text;
    char *to = label->text;
    if (!label->n)
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
    label->n = (size_t)(to - label->text);
    sg_book_label_join_lines(&text->label);
}

void sg_xlsx_text_clear(struct sg_xlsx_text *text)
{
    sg_book_label_clear(&text->label);
    text->taking = text->phonetic = text->raised_run = false;
}

void sg_xlsx_text_free(struct sg_xlsx_text *text)
{
    sg_book_label_free(&text->label);
}
