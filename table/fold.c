#include "fold.h"

#include <string.h>

#include "text.h"

struct character {
    const char *bytes; /* within the text */
    size_t n;
    size_t width;
    int32_t code;
};

static bool among(int32_t character, const char *set)
{
    for (int32_t other; (other = sg_text_next(&set));)
        if (other == character)
            return true;
    return false;
}

bool sg_fold_may_begin(int32_t character)
{
    return !among(character,
                  "、。，．・：；？！゛゜ヽヾゝゞ々ー）〕］｝〉》」』】〙〗’”°′″％‰℃…‥〜～"
                  "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ,.!?:;)]}%");
}

bool sg_fold_may_end(int32_t character)
{
    return !among(character, "（〔［｛〈《「『【〘〖‘“｢([{¥＄№");
}

static struct character character_at(const char *at)
{
    const char *next = at;
    struct character c = {.bytes = at, .code = sg_text_next(&next)};
    c.n = (size_t)(next - at);
    char alone[8] = "";
    if (c.n < sizeof alone) {
        memcpy(alone, at, c.n);
        c.width = sg_text_width(alone);
    }
    return c;
}

static bool may_part(struct character before, struct character after)
{
    if (before.code == ' ')
        return true;
    return (before.width > 1 || after.width > 1) && after.width && sg_fold_may_begin(after.code) &&
           sg_fold_may_end(before.code);
}

/* Where the line that starts at `start` ends: a place within the width, at best one where it may.
 */
static const char *line_end(const char *start, size_t width)
{
    const char *best = NULL;
    struct character before = {.bytes = start};
    size_t used = 0;
    for (const char *at = start;; at += before.n) {
        struct character c = character_at(at);
        if (!c.n || *at == '\n')
            return at;
        if (at > start && (*at == ' ' || may_part(before, c)))
            best = at;
        if (used + c.width > width && at > start && *at != ' ')
            return best ? best : at;
        used += c.width;
        before = c;
    }
}

bool sg_fold_next(const char **text, size_t width, const char **line, size_t *n)
{
    const char *start = *text;
    if (!*start)
        return false;
    const char *end = line_end(start, width);
    const char *rest = end;
    while (*rest == ' ')
        rest++;
    if (*rest == '\n')
        rest++;
    while (end > start && end[-1] == ' ')
        end--;
    *line = start;
    *n = (size_t)(end - start);
    *text = rest;
    return true;
}

size_t sg_fold_count(const char *text, size_t width)
{
    const char *line;
    size_t n = 0, bytes;
    while (sg_fold_next(&text, width, &line, &bytes))
        n++;
    return n ? n : 1;
}

size_t sg_fold_least(const char *text)
{
    size_t widest = 2, word = 0;
    while (*text) {
        struct character c = character_at(text);
        word = c.code == ' ' || c.code == '\n' || c.width > 1 ? 0 : word + c.width;
        widest = word > widest ? word : widest;
        text += c.n;
    }
    return widest;
}
