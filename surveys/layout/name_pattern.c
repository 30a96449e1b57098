#include "name_pattern.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/text.h"

/* A text in the form in which it is compared, with the place in the text of each byte. */
struct folded {
    struct sg_buffer key;
    size_t *from; /* key.n + 1 items */
    size_t capacity;
};

static void fold_character(struct folded *folded, const char *at, size_t n, size_t offset)
{
    char *one = sg_copy_bytes(at, n);
    char *key = sg_text_key(one);
    size_t length = strlen(key);
    folded->from =
        sg_grow(folded->from, &folded->capacity, folded->key.n + length + 1, sizeof *folded->from);
    for (size_t i = 0; i < length; i++)
        folded->from[folded->key.n + i] = offset;
    sg_buffer_add(&folded->key, key);
    free(key);
    free(one);
}

static struct folded fold(const char *text)
{
    struct folded folded = {0};
    const char *at = text;
    while (*at) {
        const char *next = at;
        sg_text_next(&next);
        fold_character(&folded, at, (size_t)(next - at), (size_t)(at - text));
        at = next;
    }
    folded.from = sg_grow(folded.from, &folded.capacity, folded.key.n + 1, sizeof *folded.from);
    folded.from[folded.key.n] = strlen(text);
    return folded;
}

static void free_folded(struct folded *folded)
{
    sg_buffer_free(&folded->key);
    free(folded->from);
}

/* Bytes of a folded literal without the brackets and signs that lead to the part behind it. */
static size_t without_opening(const char *key)
{
    static const char *const openings[] = {"(", "[", "【", "〔", "「", "{", "<", "_",
                                           "-", ":", "/",  "・", ",",  "|", "="};
    size_t n = strlen(key);
    for (bool cut = true; cut;) {
        cut = false;
        for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
            size_t m = strlen(openings[i]);
            if (n >= m && strncmp(key + n - m, openings[i], m) == 0) {
                n -= m;
                cut = true;
            }
        }
    }
    return n;
}

char *sg_name_pattern_measure(const struct sg_name_pattern *names)
{
    struct folded literal = fold(names->literals.items[0]);
    size_t n = without_opening(sg_buffer_text(&literal.key));
    char *cut = sg_copy_bytes(names->literals.items[0], literal.from[n]);
    char *measure = sg_text_trim(cut);
    free(cut);
    free_folded(&literal);
    return measure;
}

static bool check(const struct sg_name_pattern *names, const char *pattern, struct sg_error *err)
{
    if (names->parts.n == 0)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--names takes a pattern with a part in braces, such as '%s', not '%s'",
                       "従業者数（{industry}）", pattern);
    for (size_t i = 0; i < names->parts.n; i++) {
        if (i && !*names->literals.items[i])
            return sg_fail(err, SG_FAIL_USAGE, "--names: nothing stands between two parts in '%s'",
                           pattern);
        for (size_t k = 0; k < i; k++)
            if (strcmp(names->parts.items[i], names->parts.items[k]) == 0)
                return sg_fail(err, SG_FAIL_USAGE, "--names: '%s' stands twice in '%s'",
                               names->parts.items[i], pattern);
        static const char *const taken[] = {"measure", "value", "status"};
        for (size_t k = 0; k < sizeof taken / sizeof *taken; k++)
            if (strcmp(names->parts.items[i], taken[k]) == 0)
                return sg_fail(err, SG_FAIL_USAGE, "--names: '%s' is the name of another column",
                               taken[k]);
    }
    return true;
}

static void add_piece(struct sg_texts *texts, const char *from, size_t n)
{
    char *piece = sg_copy_bytes(from, n);
    sg_texts_add(texts, piece);
    free(piece);
}

bool sg_name_pattern_parse(const char *pattern, struct sg_name_pattern *names, struct sg_error *err)
{
    *names = (struct sg_name_pattern){0};
    const char *at = pattern;
    for (;;) {
        size_t literal = strcspn(at, "{}");
        add_piece(&names->literals, at, literal);
        at += literal;
        if (!*at)
            break;
        size_t part = *at == '{' ? strcspn(at + 1, "{}") : 0;
        if (part == 0 || at[1 + part] != '}') {
            sg_name_pattern_free(names);
            return sg_fail(err, SG_FAIL_USAGE, "--names: braces do not match in '%s'", pattern);
        }
        add_piece(&names->parts, at + 1, part);
        at += part + 2;
    }
    bool fine = check(names, pattern, err);
    if (!fine)
        sg_name_pattern_free(names);
    return fine;
}

void sg_name_pattern_free(struct sg_name_pattern *names)
{
    sg_texts_free(&names->parts);
    sg_texts_free(&names->literals);
}

/* Where a part of a folded label begins and ends. */
struct span {
    size_t begin, end;
};

/* Fits a folded label to the first `n` parts. `spans` are theirs. */
static bool fit(const struct sg_name_pattern *names, const struct folded literals[], size_t n,
                const char *key, struct span spans[])
{
    size_t length = strlen(key), at = 0;
    for (size_t i = 0; i <= n; i++) {
        const char *literal = sg_buffer_text(&literals[i].key);
        bool last = i == n;
        size_t m = last && n < names->parts.n ? without_opening(literal) : strlen(literal);
        if (i == 0) {
            if (strncmp(key, literal, m) != 0 || (last && length != m))
                return false;
            at = m;
            continue;
        }
        size_t end = at + 1;
        if (last)
            end = length >= m ? length - m : 0;
        else
            while (end + m <= length && strncmp(key + end, literal, m) != 0)
                end++;
        if (end <= at || end + m > length || strncmp(key + end, literal, m) != 0)
            return false;
        spans[i - 1] = (struct span){at, end};
        at = end + m;
    }
    return true;
}

static char *cut_span(const struct folded *label, const char *text, struct span span)
{
    size_t begin = label->from[span.begin], end = label->from[span.end];
    char *piece = sg_copy_bytes(text + begin, end - begin);
    char *trimmed = sg_text_trim(piece);
    free(piece);
    return trimmed;
}

bool sg_name_pattern_split(const struct sg_name_pattern *names, const char *label, char *values[])
{
    size_t n = names->parts.n, fitted = n + 1;
    struct folded key = fold(label);
    struct folded *literals = sg_alloc(n + 1, sizeof *literals);
    struct span *spans = sg_alloc(n, sizeof *spans);
    for (size_t i = 0; i <= n; i++)
        literals[i] = fold(names->literals.items[i]);
    while (fitted-- > 0 && !fit(names, literals, fitted, sg_buffer_text(&key.key), spans))
        ;
    for (size_t i = 0; i < n; i++)
        values[i] = fitted <= n && i < fitted ? cut_span(&key, label, spans[i]) : NULL;
    for (size_t i = 0; i <= n; i++)
        free_folded(&literals[i]);
    free(literals);
    free(spans);
    free_folded(&key);
    return fitted <= n;
}
