#include "json_text.h"

#include <string.h>

#include <sangyo/number.h>

enum { FIRST_BYTES = 1024, FLAGS = JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL };

const char *sg_json_text(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

const char *sg_json_plain(const json_t *value, char buffer[32])
{
    if (json_is_string(value))
        return json_string_value(value);
    if (!json_is_number(value))
        return NULL;
    char text[SG_NUMBER_SIZE];
    sg_number_shortest(json_number_value(value), text);
    snprintf(buffer, 32, "%.31s", text);
    return buffer;
}

static size_t skip_mark(const char *bytes, size_t n)
{
    return n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

json_t *sg_json_root(const char *bytes, size_t n, struct sg_error *err)
{
    json_error_t problem;
    size_t start = skip_mark(bytes, n);
    json_t *root = json_loadb(bytes + start, n - start, FLAGS, &problem);
    if (!root) {
        sg_fail(err, SG_FAIL_DATA, "this is not valid JSON: %s (character %d)", problem.text,
                problem.column);
        sg_fail_at_row(err, problem.line > 0 ? (size_t)problem.line : 0);
    }
    return root;
}

bool sg_json_begins(const char *bytes, size_t n, const char *word)
{
    size_t at = skip_mark(bytes, n), length = strlen(word);
    while (at < n && bytes[at] && strchr(" \t\r\n", bytes[at]))
        at++;
    if (at >= n || bytes[at] != '{')
        return false;
    size_t end = n - at < FIRST_BYTES ? n : at + FIRST_BYTES;
    for (; at + length <= end; at++)
        if (memcmp(bytes + at, word, length) == 0)
            return true;
    return false;
}
