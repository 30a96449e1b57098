#include "document.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "folder.h"
#include "table/file.h"

enum { MOST_BYTES = 4 << 20 };

static bool fits_a_block(const char *text, struct sg_error *err)
{
    bool plain = true;
    for (const char *p = text; *p; p++)
        plain = plain && (unsigned char)*p >= 0x20;
    if (!plain)
        return sg_fail(err, SG_FAIL_USAGE, "a report takes no line break or tab in a command: %s",
                       text);
    return !strstr(text, "{{") ||
           sg_fail(err, SG_FAIL_USAGE,
                   "{{ means a value in a report, so no file or text with it "
                   "can be put there: %s",
                   text);
}

static void add_quoted(const char *text, struct sg_buffer *out)
{
    sg_buffer_add_char(out, '\'');
    for (; *text; text++)
        if (*text == '\'')
            sg_buffer_add(out, "'\\''");
        else
            sg_buffer_add_char(out, *text);
    sg_buffer_add_char(out, '\'');
}

bool sg_serve_document_block(const char *line, const char *show, const char *caption,
                             struct sg_buffer *out, struct sg_error *err)
{
    static const char words[] = "abcdefghijklmnopqrstuvwxyz,";
    if (!fits_a_block(line, err) || !fits_a_block(caption, err))
        return false;
    if (strncmp(line, "sangyo ", 7) != 0 || show[strspn(show, words)])
        return sg_fail(err, SG_FAIL_USAGE, "this is no block of a report: %s", line);
    sg_buffer_printf(out, "```sangyo\n%s\n", line);
    if (*show || *caption)
        sg_buffer_add(out, "  |");
    if (*show)
        sg_buffer_printf(out, " show=%s", show);
    if (*caption) {
        sg_buffer_add(out, " caption=");
        add_quoted(caption, out);
    }
    sg_buffer_add(out, *show || *caption ? "\n```\n" : "```\n");
    return true;
}

/* "" of a document that is not there yet. */
static bool read_document(const char *name, struct sg_buffer *text, struct sg_error *err)
{
    char part[4096];
    size_t n;
    if (!sg_folder_may_write(name, err))
        return false;
    size_t length = strlen(name);
    if (length < 4 || strcmp(name + length - 3, ".md") != 0)
        return sg_fail(err, SG_FAIL_USAGE, "a document is called NAME.md, not '%s'", name);
    FILE *file = fopen(name, "rb");
    if (!file && errno == ENOENT)
        return true;
    while (file && text->n < MOST_BYTES && (n = fread(part, 1, sizeof part, file)) > 0)
        sg_buffer_add_bytes(text, part, n);
    bool ok = file && !ferror(file) && text->n < MOST_BYTES;
    if (file)
        fclose(file);
    return ok || sg_fail(err, SG_FAIL_IO, "'%s' cannot be read, or is no document", name);
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

bool sg_serve_document_append(const char *name, const json_t *block, struct sg_error *err)
{
    struct sg_buffer text = {0}, heading = {0};
    bool ok = read_document(name, &text, err);
    for (const char *p = text_of(block, "heading"); *p; p++)
        sg_buffer_add_char(&heading, (unsigned char)*p < 0x20 ? ' ' : *p);
    if (ok && text.n == 0)
        sg_buffer_printf(&text, "# %.*s\n", (int)strlen(name) - 3, name);
    if (ok && text.n && text.text[text.n - 1] != '\n')
        sg_buffer_add_char(&text, '\n');
    sg_buffer_add_char(&text, '\n');
    if (heading.n)
        sg_buffer_printf(&text, "## %s\n\n", heading.text);
    ok = ok &&
         sg_serve_document_block(text_of(block, "line"), text_of(block, "show"),
                                 text_of(block, "caption"), &text, err) &&
         sg_file_write(name, text.text, text.n, err);
    sg_buffer_free(&text);
    sg_buffer_free(&heading);
    return ok;
}

bool sg_serve_document_replace(const char *name, const json_t *change, struct sg_error *err)
{
    struct sg_buffer now = {0};
    const char *text = text_of(change, "text");
    bool ok = read_document(name, &now, err);
    if (ok && strcmp(sg_buffer_text(&now), text_of(change, "before")) != 0)
        ok = sg_fail(err, SG_FAIL_DATA,
                     "'%s' was changed by somebody else meanwhile: open it again first", name);
    ok = ok && sg_file_write(name, text, strlen(text), err);
    sg_buffer_free(&now);
    return ok;
}
