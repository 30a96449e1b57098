#include <sangyo/error.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "messages.h"
#include "platform/format.h"

/* Ends `text` at a character's bound when snprintf cut it within one. */
static void drop_cut_character(char *text)
{
    size_t n = strlen(text);
    size_t tail = 0;
    while (tail < n && tail < 3 && ((unsigned char)text[n - 1 - tail] & 0xC0) == 0x80)
        tail++;
    if (tail == n)
        return;
    unsigned char lead = (unsigned char)text[n - 1 - tail];
    size_t wanted = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (wanted > tail)
        text[n - 1 - tail] = '\0';
}

static void copy_cut(char *to, size_t size, const char *from)
{
    snprintf(to, size, "%s", from);
    drop_cut_character(to);
}

bool sg_fail(struct sg_error *err, enum sg_failure kind, const char *format, ...)
{
    if (!err)
        return false;
    err->kind = kind;
    va_list args;
    va_start(args, format);
    sg_os_format(err->message, sizeof err->message, sg_lang_message(format, err->lang), args);
    va_end(args);
    drop_cut_character(err->message);
    return false;
}

bool sg_fail_at_file(struct sg_error *err, const char *file)
{
    if (err && file)
        copy_cut(err->file, sizeof err->file, file);
    return false;
}

bool sg_fail_at_row(struct sg_error *err, size_t row)
{
    if (err)
        err->row = row;
    return false;
}

bool sg_fail_at_column(struct sg_error *err, const char *column)
{
    if (err && column)
        copy_cut(err->column, sizeof err->column, column);
    return false;
}

void sg_error_format(const struct sg_error *err, char *text, size_t size)
{
    bool ja = err->lang == SG_JA;
    char place[1024] = "";
    size_t n = 0;
    if (err->file[0])
        n += (size_t)snprintf(place + n, sizeof place - n, ja ? "%s：" : "%s: ", err->file);
    if (err->row)
        n += (size_t)snprintf(place + n, sizeof place - n, ja ? "%zu行" : "row %zu", err->row);
    if (err->column[0] && ja)
        n += (size_t)snprintf(place + n, sizeof place - n, "「%s」列", err->column);
    else if (err->column[0])
        n += (size_t)snprintf(place + n, sizeof place - n, "%scolumn %s", err->row ? ", " : "",
                              err->column);
    if (err->row || err->column[0])
        snprintf(place + n, sizeof place - n, ja ? "：" : ": ");
    snprintf(text, size, "%s%s", place, err->message);
    drop_cut_character(text);
}
