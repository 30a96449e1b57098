/* PX files (PC-Axis), as national offices publish their databases. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "px_parts.h"
#include "surveys/formats/encoding.h"
#include "surveys/formats/reader.h"
#include "table/command.h"

static const char byte_order_mark[] = "\xEF\xBB\xBF";

static bool is_keyword(const char *text, size_t n)
{
    static const char *const first[] = {
        "CHARSET",      "AXIS-VERSION", "CODEPAGE",     "LANGUAGE",      "LANGUAGES",
        "MATRIX",       "TITLE",        "SUBJECT-CODE", "CREATION-DATE", "DECIMALS",
        "SUBJECT-AREA", "CONTENTS",     "TABLEID",      "SHOWDECIMALS",  "NEXT-UPDATE",
        "STUB",         "HEADING",      "UNITS",        "COPYRIGHT",     "DESCRIPTION"};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (strlen(first[i]) == n && memcmp(first[i], text, n) == 0)
            return true;
    return false;
}

/* A keyword of the format, an equals sign, a text in quotes or a word, and a semicolon. */
static bool fits(const char *bytes, size_t n)
{
    size_t at = n >= 3 && memcmp(bytes, byte_order_mark, 3) == 0 ? 3 : 0, start;
    while (at < n && (bytes[at] == ' ' || bytes[at] == '\r' || bytes[at] == '\n'))
        at++;
    for (start = at; at < n && (isupper((unsigned char)bytes[at]) || bytes[at] == '-');)
        at++;
    if (!is_keyword(bytes + start, at - start) || at + 1 >= n || bytes[at] != '=')
        return false;
    at++;
    while (at < n && (bytes[at] == ' ' || bytes[at] == '\r' || bytes[at] == '\n'))
        at++;
    if (at < n && bytes[at] == '"') {
        const char *close = memchr(bytes + at + 1, '"', n - at - 1);
        at = close ? (size_t)(close - bytes) + 1 : n;
    } else {
        for (start = at; at < n && isalnum((unsigned char)bytes[at]);)
            at++;
        if (at == start)
            return false;
    }
    while (at < n && strchr(" \r\n", bytes[at]) && bytes[at])
        at++;
    return at >= n || bytes[at] == ';' || bytes[at] == ',' || bytes[at] == '"';
}

/* The text of KEYWORD="…" among the bytes, whatever their encoding; "" if it is not there. */
static void find_hint(const char *bytes, size_t n, const char *keyword, char hint[32])
{
    size_t length = strlen(keyword), k = 0;
    hint[0] = '\0';
    for (const char *at = bytes; (at = memchr(at, *keyword, n - (size_t)(at - bytes))); at++) {
        size_t left = n - (size_t)(at - bytes);
        if (left < length + 2 || memcmp(at, keyword, length) != 0 || at[length] != '=' ||
            (at > bytes && at[-1] != '\n' && at[-1] != '\r'))
            continue;
        for (at += length + 1, left -= length + 1; left && k < 31 && *at != ';'; at++, left--)
            if (*at != '"' && *at != ' ')
                hint[k++] = *at;
        hint[k] = '\0';
        return;
    }
}

static bool has_kana(const char *text)
{
    for (; (text = strchr(text, '\xE3')); text++)
        if ((unsigned char)text[1] == 0x81 || (unsigned char)text[1] == 0x82 ||
            ((unsigned char)text[1] == 0x83 && (unsigned char)text[2] != 0xBB))
            return true;
    return false;
}

/* Decodes by the encoding that the file declares, where that is one and the bytes are in it. */
static bool decode_declared(const char *bytes, size_t n, const char *declared, char **text,
                            size_t *n_text, const char **encoding)
{
    struct sg_encoding found;
    return *declared && sg_encoding_find(declared, bytes, n, &found, NULL) &&
           sg_decode(bytes, n, declared, text, n_text, encoding, NULL);
}

/* By the bytes: UTF-8 is UTF-8 and kana are kana, whatever CODEPAGE and CHARSET say; else what is
   declared; else the code page of Windows for the language of the file, which ANSI means. */
static bool decode(const char *bytes, size_t n, const char *asked, char **text,
                   const char **encoding, struct sg_error *err)
{
    char page[32], language[32], *declared_text;
    size_t n_text;
    const char *declared_encoding;
    if (asked)
        return sg_decode(bytes, n, asked, text, &n_text, encoding, err);
    find_hint(bytes, n, "CODEPAGE", page);
    find_hint(bytes, n, "LANGUAGE", language);
    bool found = sg_decode(bytes, n, NULL, text, &n_text, encoding, NULL);
    if (found && (strncmp(*encoding, "UTF", 3) == 0 || has_kana(*text)))
        return true;
    struct sg_encoding known;
    if (*page && !sg_encoding_find(page, bytes, n, &known, NULL)) {
        if (found)
            free(*text);
        return sg_fail(err, SG_FAIL_DATA,
                       "it declares the encoding %s, which is not known here; name one with "
                       "--encoding, or convert it to UTF-8",
                       page);
    }
    bool japanese = strcmp(language, "ja") == 0;
    const char *usual = japanese ? "cp932" : "windows-1252";
    if (decode_declared(bytes, n, page, &declared_text, &n_text, &declared_encoding) ||
        (!(found && japanese) &&
         decode_declared(bytes, n, usual, &declared_text, &n_text, &declared_encoding))) {
        if (found)
            free(*text);
        *text = declared_text;
        *encoding = declared_encoding;
        return true;
    }
    return found || sg_decode(bytes, n, NULL, text, &n_text, encoding, err);
}

/* The language of the run where the file has it; else that of the file. */
static void choose_language(struct px_file *file, struct sg_texts *notes, enum sg_lang lang)
{
    const char *wanted = lang == SG_JA ? "ja" : "en";
    const char *own = sg_px_text(file, "LANGUAGE", NULL, NULL);
    const struct px_entry *all = sg_px_entry(file, "LANGUAGES", NULL, NULL);
    struct sg_buffer list = {0};
    if (own && strcmp(own, wanted) == 0)
        return;
    for (size_t i = 0; all && i < all->values.n; i++) {
        if (strcmp(all->values.items[i], wanted) == 0)
            file->language = all->values.items[i];
        sg_buffer_printf(&list, "%s%s", i ? ", " : "", all->values.items[i]);
    }
    if (!*file->language && all && all->values.n > 1)
        sg_note(notes, lang, "the file has its texts in %s; they are read in %s",
                sg_buffer_text(&list), own ? own : all->values.items[0]);
    sg_buffer_free(&list);
}

static bool read_file(struct px_file *file, struct sg_file_cube *cube, struct sg_content *content,
                      struct sg_error *err)
{
    size_t n_stub = 0;
    choose_language(file, &content->notes, err ? err->lang : SG_EN);
    if (!sg_px_dimensions(file, cube, &n_stub, err) ||
        !sg_px_cells(file, n_stub, cube, &content->notes, err))
        return false;
    sg_px_describe(file, cube);
    return sg_file_cube_table(cube, &content->table, &content->notes, err);
}

static bool read_px(const char *bytes, size_t n, const struct sg_reader_hints *hints,
                    struct sg_content *content, struct sg_error *err)
{
    struct px_file file = {0};
    struct sg_file_cube cube;
    char *text;
    if (!decode(bytes, n, hints->encoding, &text, &content->encoding, err))
        return false;
    sg_file_cube_init(&cube);
    content->is_table = sg_px_parse(text, &file, err) && read_file(&file, &cube, content, err);
    bool read = content->is_table;
    sg_file_cube_free(&cube);
    sg_px_free(&file);
    free(text);
    if (!read)
        sg_content_free(content);
    return read;
}

const struct sg_reader sg_px_reader = {
    .name = "px",
    .endings = "px",
    .summary = {"PX files (PC-Axis) of statistical offices", "統計機関のPXファイル（PC-Axis）"},
    .known_by = {"a keyword such as CHARSET=\"…\"; at the start",
                 "先頭の CHARSET=\"…\"; などのキーワード"},
    .fits = fits,
    .read = read_px,
};
