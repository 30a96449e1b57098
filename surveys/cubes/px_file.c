#include "px_file.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/text.h"

void sg_px_free(struct px_file *file)
{
    for (size_t i = 0; i < file->n_entries; i++) {
        free(file->entries[i].keyword);
        free(file->entries[i].language);
        sg_texts_free(&file->entries[i].keys);
        sg_texts_free(&file->entries[i].values);
    }
    free(file->entries);
    *file = (struct px_file){0};
}

void sg_px_skip(const char **at, size_t *line)
{
    for (; **at && strchr(" \t\r\n", **at); ++*at)
        *line += **at == '\n';
}

/* As far as the line goes, and not too much of it. */
bool sg_px_fail(const char *at, size_t line, struct sg_bilingual expected, struct sg_error *err)
{
    size_t n = strcspn(at, "\r\n"), seen = 0;
    const char *end = at;
    while (seen < 30 && (size_t)(end - at) < n && sg_text_next(&end))
        seen++;
    char *found = sg_copy_bytes(at, (size_t)(end - at));
    const char *wanted = sg_lang_pick(expected, err ? err->lang : SG_EN);
    if (*at)
        sg_fail(err, SG_FAIL_DATA, "found '%s' where %s is needed", found, wanted);
    else
        sg_fail(err, SG_FAIL_DATA, "the file ends where %s is needed", wanted);
    free(found);
    return sg_fail_at_row(err, line);
}

bool sg_px_quoted(const char **at, size_t *line, struct sg_texts *texts, struct sg_error *err)
{
    struct sg_buffer text = {0};
    bool fine = true;
    while (fine && **at == '"') {
        size_t from = *line;
        for (++*at; **at && **at != '"'; ++*at) {
            *line += **at == '\n';
            if (!strchr("\r\n", **at))
                sg_buffer_add_char(&text, **at);
        }
        fine = **at == '"';
        if (!fine) {
            sg_fail(err, SG_FAIL_DATA, "the quote is not closed by the end of the file");
            sg_fail_at_row(err, from);
        } else {
            ++*at;
            sg_px_skip(at, line);
        }
    }
    if (fine)
        sg_texts_add(texts, sg_buffer_text(&text));
    sg_buffer_free(&text);
    return fine;
}

/* YES, 2013, TLIST(A1,"1994"-"1996"): up to a comma or the end outside brackets and quotes. */
static bool read_bare(const char **at, size_t *line, struct sg_texts *values, struct sg_error *err)
{
    struct sg_buffer text = {0};
    size_t from = *line;
    bool bracket = false, quote = false;
    for (; **at && (quote || bracket || !strchr(",;\"", **at)); ++*at) {
        quote ^= **at == '"';
        if (!quote && strchr("()", **at))
            bracket = **at == '(';
        *line += **at == '\n';
        if (!strchr(" \t\r\n", **at))
            sg_buffer_add_char(&text, **at);
    }
    bool fine = text.n && **at;
    if (fine)
        sg_texts_add(values, text.text);
    else
        sg_px_fail(*at, from, PX_WORDS("a value", "値"), err);
    sg_buffer_free(&text);
    return fine;
}

/* ("variable","value") */
static bool read_keys(const char **at, size_t *line, struct sg_texts *keys, struct sg_error *err)
{
    do {
        ++*at;
        sg_px_skip(at, line);
        if (**at != '"')
            return sg_px_fail(*at, *line, PX_WORDS("a quoted name", "引用符で囲んだ名前"), err);
        if (!sg_px_quoted(at, line, keys, err))
            return false;
    } while (**at == ',');
    if (**at != ')')
        return sg_px_fail(*at, *line, PX_WORDS(")", ")"), err);
    ++*at;
    return true;
}

static bool read_values(const char **at, size_t *line, struct sg_texts *values,
                        struct sg_error *err)
{
    for (;;) {
        sg_px_skip(at, line);
        if (!(**at == '"' ? sg_px_quoted : read_bare)(at, line, values, err))
            return false;
        if (**at != ',' && **at != ';')
            return sg_px_fail(*at, *line,
                              PX_WORDS("a comma or a semicolon", "コンマ又はセミコロン"), err);
        if (*(*at)++ == ';')
            return true;
    }
}

/* KEYWORD[sv]("variable") */
static bool read_name(const char **at, size_t *line, struct px_entry *entry, struct sg_error *err)
{
    size_t n = 0;
    while (isalnum((unsigned char)(*at)[n]) || ((*at)[n] && strchr("-_", (*at)[n])))
        n++;
    if (n == 0)
        return sg_px_fail(*at, *line, PX_WORDS("a keyword", "キーワード"), err);
    entry->keyword = sg_copy_bytes(*at, n);
    for (char *letter = entry->keyword; *letter; letter++)
        *letter = (char)toupper((unsigned char)*letter);
    *at += n;
    n = **at == '[' ? strcspn(*at, "]\r\n") : 0;
    if (n && (*at)[n] != ']')
        return sg_px_fail(*at, *line,
                          PX_WORDS("a language in square brackets", "角括弧で囲んだ言語"), err);
    entry->language = sg_copy_bytes(*at + (n > 0), n ? n - 1 : 0);
    *at += n + (n > 0);
    sg_px_skip(at, line);
    if (**at == '(' && !read_keys(at, line, &entry->keys, err))
        return false;
    sg_px_skip(at, line);
    if (**at != '=')
        return sg_px_fail(*at, *line, PX_WORDS("=", "="), err);
    ++*at;
    return true;
}

static bool begins_line(const char *text, const char *at)
{
    return at == text || at[-1] == '\n' || at[-1] == '\r';
}

bool sg_px_parse(const char *text, struct px_file *file, struct sg_error *err)
{
    const char *at = text;
    size_t line = 1;
    *file = (struct px_file){.language = ""};
    for (;;) {
        sg_px_skip(&at, &line);
        if (!*at)
            return sg_px_fail(at, line, PX_WORDS("DATA=", "DATA="), err);
        const char *start = at;
        file->entries =
            sg_grow(file->entries, &file->capacity, file->n_entries + 1, sizeof *file->entries);
        struct px_entry *entry = &file->entries[file->n_entries++];
        *entry = (struct px_entry){.line = line};
        if (!read_name(&at, &line, entry, err))
            return false;
        if (strcmp(entry->keyword, "DATA") == 0) {
            file->data = at;
            file->data_line = line;
            return begins_line(text, start) ||
                   sg_px_fail(start, line,
                              PX_WORDS("a line that begins with DATA=", "DATA= で始まる行"), err);
        }
        if (!read_values(&at, &line, &entry->values, err))
            return false;
    }
}

static bool has_keys(const struct px_entry *entry, const char *key, const char *key2)
{
    size_t n = key2 ? 2 : key ? 1 : 0;
    return entry->keys.n == n && (!key || strcmp(entry->keys.items[0], key) == 0) &&
           (!key2 || strcmp(entry->keys.items[1], key2) == 0);
}

const struct px_entry *sg_px_entry(const struct px_file *file, const char *keyword, const char *key,
                                   const char *key2)
{
    const struct px_entry *other = NULL;
    for (size_t i = 0; i < file->n_entries; i++) {
        const struct px_entry *entry = &file->entries[i];
        if (strcmp(entry->keyword, keyword) != 0 || !has_keys(entry, key, key2))
            continue;
        if (strcmp(entry->language, file->language) == 0)
            return entry;
        if (!*entry->language && !other)
            other = entry;
    }
    return other;
}

const char *sg_px_text(const struct px_file *file, const char *keyword, const char *key,
                       const char *key2)
{
    const struct px_entry *entry = sg_px_entry(file, keyword, key, key2);
    return entry && entry->values.n ? entry->values.items[0] : NULL;
}

bool sg_px_is_read(const struct px_file *file, const struct px_entry *entry)
{
    if (strcmp(entry->language, file->language) == 0)
        return true;
    if (*entry->language)
        return false;
    for (size_t i = 0; i < file->n_entries; i++)
        if (strcmp(file->entries[i].keyword, entry->keyword) == 0 &&
            file->entries[i].keys.n == entry->keys.n &&
            strcmp(file->entries[i].language, file->language) == 0)
            return false;
    return true;
}
