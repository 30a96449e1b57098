#include "xml_scan.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "table/text.h"

static const char invalid[] = "not well-formed (invalid token)";

/* A pass over some text. */
struct pass {
    struct sg_xml_scanner *scanner;
    char *start, *at, *end;
    bool last;
    struct sg_error *err;
};

enum outcome { DONE, MORE, FAILED };

bool sg_xml_is_plain(const char *text, size_t n)
{
    enum { DECLARATION = 200 };
    char head[DECLARATION + 1] = "";
    if (n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        n -= 3;
    }
    memcpy(head, text, n < DECLARATION ? n : DECLARATION);
    head[strcspn(head, ">")] = '\0';
    const char *encoding = strncmp(head, "<?xml", 5) == 0 ? strstr(head, "encoding") : NULL;
    return *head == '<' && (!encoding || strstr(encoding, "UTF-8") || strstr(encoding, "utf-8"));
}

/* Hops from one to the next: a program writes a sheet in one line or two. */
static size_t count_lines(const char *at, const char *end)
{
    size_t n = 0;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        n++;
        at++;
    }
    return n;
}

static enum outcome fail(struct pass *pass, const char *why)
{
    size_t line = pass->scanner->line + 1 + count_lines(pass->start, pass->at);
    sg_fail(pass->err, SG_FAIL_DATA, "its XML is broken in line %zu: %s", line, why);
    return FAILED;
}

/* More is to come, or, where nothing is, the part ends within something. */
static enum outcome incomplete(struct pass *pass)
{
    return pass->last ? fail(pass, "unclosed token") : MORE;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static enum outcome take_text(struct pass *pass)
{
    struct sg_xml_scanner *scanner = pass->scanner;
    size_t left = (size_t)(pass->end - pass->at);
    char *stop = memchr(pass->at, '<', left);
    if (!stop && !pass->last)
        return MORE;
    size_t n = stop ? (size_t)(stop - pass->at) : left;
    if (!scanner->depth) {
        for (size_t i = 0; i < n; i++)
            if (!is_blank(pass->at[i]))
                return fail(pass, scanner->ended ? "junk after document element" : invalid);
    } else {
        char kept = pass->at[n];
        pass->at[n] = '\0';
        size_t length = n;
        if (!sg_xml_take_characters(pass->at, &length))
            return fail(pass, invalid);
        scanner->handler->text(scanner->handler->context, pass->at, length);
        pass->at[n] = kept;
    }
    pass->at += n;
    return DONE;
}

/* Behind a comment or an instruction, which is passed over. */
static enum outcome pass_over(struct pass *pass, size_t opening, const char *closing)
{
    size_t n = strlen(closing);
    for (char *at = pass->at + opening; at + n <= pass->end; at++) {
        at = memchr(at, *closing, (size_t)(pass->end - at));
        if (!at)
            break;
        if (at + n <= pass->end && memcmp(at, closing, n) == 0) {
            pass->at = at + n;
            return DONE;
        }
    }
    return incomplete(pass);
}

static enum outcome take_cdata(struct pass *pass)
{
    enum { OPENING = 9, CLOSING = 3 }; /* <![CDATA[ and ]]> */
    char *text = pass->at + OPENING;
    enum outcome outcome = pass_over(pass, OPENING, "]]>");
    if (outcome != DONE)
        return outcome;
    size_t n = (size_t)(pass->at - CLOSING - text), at;
    if (!pass->scanner->depth || !sg_text_is_utf8(text, n, &at))
        return fail(pass, invalid);
    pass->scanner->handler->text(pass->scanner->handler->context, text, n);
    return DONE;
}

static enum outcome take_declaration(struct pass *pass)
{
    size_t left = (size_t)(pass->end - pass->at);
    if (left >= 4 && memcmp(pass->at, "<!--", 4) == 0)
        return pass_over(pass, 4, "-->");
    if (left < 9 && !pass->last)
        return MORE;
    if (left >= 9 && memcmp(pass->at, "<![CDATA[", 9) == 0)
        return take_cdata(pass);
    if (left < 9 || memcmp(pass->at, "<!DOCTYPE", 9) != 0)
        return fail(pass, invalid);
    sg_fail(pass->err, SG_FAIL_DATA, "a document type (DTD), which no workbook needs, is not read");
    return FAILED;
}

static enum outcome end_element(struct pass *pass)
{
    struct sg_xml_scanner *scanner = pass->scanner;
    if (!scanner->depth)
        return fail(pass, invalid);
    size_t begins = scanner->names[--scanner->depth];
    const char *name = scanner->open.text + begins;
    bool fine = scanner->handler->end(scanner->handler->context, sg_xml_local(name), pass->err);
    scanner->open.n = begins;
    scanner->ended = scanner->ended || !scanner->depth;
    return fine ? DONE : FAILED;
}

static enum outcome take_end(struct pass *pass)
{
    struct sg_xml_scanner *scanner = pass->scanner;
    char *close = memchr(pass->at, '>', (size_t)(pass->end - pass->at)), *name = pass->at + 2;
    if (!close)
        return incomplete(pass);
    char *stop = close;
    while (stop > name && is_blank(stop[-1]))
        stop--;
    size_t n = (size_t)(stop - name);
    const char *open =
        scanner->depth ? scanner->open.text + scanner->names[scanner->depth - 1] : "";
    if (!scanner->depth || strlen(open) != n || memcmp(open, name, n) != 0)
        return fail(pass, "mismatched tag");
    pass->at = close + 1;
    return end_element(pass);
}

static bool starts_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           (unsigned char)c >= 0x80;
}

static char *end_of_name(char *at)
{
    while (starts_name(*at) || (*at >= '0' && *at <= '9') || *at == '-' || *at == '.')
        at++;
    return at;
}

static char *skip_blanks(char *at)
{
    while (is_blank(*at))
        at++;
    return at;
}

/* The places of name="value" at `at`, where the text ends at `end`, are kept; nothing is changed.
   Behind it; NULL: `end` is met, or it is none, as `*wrong` says. */
static char *find_attribute(struct sg_xml_scanner *scanner, char *at, const char *end, size_t n,
                            bool *wrong)
{
    char *name = at, *name_end = end_of_name(at), *equals = skip_blanks(name_end);
    *wrong = equals < end && (!starts_name(*name) || *equals != '=');
    if (*wrong || equals >= end)
        return NULL;
    char *value = skip_blanks(equals + 1);
    *wrong = value < end && *value != '"' && *value != '\'';
    char *close =
        *wrong || value >= end ? NULL : memchr(value + 1, *value, (size_t)(end - value) - 1);
    if (!close)
        return NULL;
    scanner->attributes = sg_grow(scanner->attributes, &scanner->attributes_capacity, n + 3,
                                  sizeof *scanner->attributes);
    scanner->ends = sg_grow(scanner->ends, &scanner->ends_capacity, n + 2, sizeof *scanner->ends);
    scanner->attributes[n] = name;
    scanner->attributes[n + 1] = value + 1;
    scanner->ends[n] = name_end;
    scanner->ends[n + 1] = close;
    return close + 1;
}

/* The tag is whole: its pieces become texts. */
static bool settle_attributes(struct sg_xml_scanner *scanner, size_t n)
{
    for (size_t i = 0; i < n; i++)
        *scanner->ends[i] = '\0';
    for (size_t i = 1; i < n; i += 2) {
        size_t length = (size_t)(scanner->ends[i] - scanner->attributes[i]);
        char *value = scanner->ends[i] - length;
        if (memchr(value, '<', length) || !sg_xml_take_characters(value, &length))
            return false;
    }
    scanner->attributes = sg_grow(scanner->attributes, &scanner->attributes_capacity, n + 1,
                                  sizeof *scanner->attributes);
    scanner->attributes[n] = NULL;
    return true;
}

static void open_element(struct sg_xml_scanner *scanner, const char *name)
{
    scanner->names = sg_grow(scanner->names, &scanner->depth_capacity, scanner->depth + 1,
                             sizeof *scanner->names);
    scanner->names[scanner->depth++] = scanner->open.n;
    sg_buffer_add_bytes(&scanner->open, name, strlen(name) + 1);
}

static enum outcome take_start(struct pass *pass)
{
    struct sg_xml_scanner *scanner = pass->scanner;
    char *name = pass->at + 1, *name_end = end_of_name(name), *at = skip_blanks(name_end);
    bool wrong = !starts_name(*name) || scanner->ended;
    size_t n = 0;
    while (!wrong && at && at < pass->end && *at != '>' && *at != '/') {
        at = find_attribute(scanner, at, pass->end, n, &wrong);
        n += 2;
        if (at && at < pass->end && *at != '>' && *at != '/' && !is_blank(*at))
            wrong = true;
        at = at ? skip_blanks(at) : NULL;
    }
    if (wrong)
        return fail(pass, scanner->ended ? "junk after document element" : invalid);
    bool empty = at && at < pass->end && *at == '/';
    char *close = at && at < pass->end ? at + empty : NULL;
    if (!close || close >= pass->end)
        return incomplete(pass);
    if (*close != '>')
        return fail(pass, invalid);
    *name_end = '\0';
    if (!settle_attributes(scanner, n))
        return fail(pass, invalid);
    open_element(scanner, name);
    pass->at = close + 1;
    if (!scanner->handler->start(scanner->handler->context, sg_xml_local(name), scanner->attributes,
                                 pass->err))
        return FAILED;
    return empty ? end_element(pass) : DONE;
}

static enum outcome take_one(struct pass *pass)
{
    if (*pass->at != '<')
        return take_text(pass);
    if (pass->end - pass->at < 2)
        return incomplete(pass);
    switch (pass->at[1]) {
    case '?':
        return pass_over(pass, 2, "?>");
    case '!':
        return take_declaration(pass);
    case '/':
        return take_end(pass);
    default:
        return take_start(pass);
    }
}

size_t sg_xml_scan(struct sg_xml_scanner *scanner, char *text, size_t n, bool last,
                   struct sg_error *err)
{
    struct pass pass = {scanner, text, text, text + n, last, err};
    enum outcome outcome = DONE;
    if (n >= 3 && !scanner->depth && !scanner->ended && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        pass.at += 3;
    text[n] = '\0'; /* names and blanks end there */
    if (memchr(text, '\0', n))
        outcome = fail(&pass, invalid);
    while (outcome == DONE && pass.at < pass.end)
        outcome = take_one(&pass);
    if (outcome != FAILED && last && !scanner->ended)
        outcome = fail(&pass, "no element found");
    scanner->line += count_lines(text, pass.at);
    return outcome == FAILED ? SIZE_MAX : (size_t)(pass.at - text);
}

void sg_xml_scanner_free(struct sg_xml_scanner *scanner)
{
    sg_buffer_free(&scanner->open);
    free(scanner->names);
    free(scanner->attributes);
    free(scanner->ends);
    *scanner = (struct sg_xml_scanner){0};
}
