#include "moves_words.h"

#include <string.h>

#include "plots/page/words.h"
#include "table/role.h"

const char *sg_moves_items(const struct sg_column *label, enum sg_lang lang)
{
    const char *title = label ? sg_column_title(label, SG_JA) : "";
    enum sg_role role = label ? sg_role_of_column(label) : SG_ROLE_NONE;
    if (role == SG_ROLE_AREA || role == SG_ROLE_AREA_NAME)
        return sg_words_pick(lang, "areas", "地域");
    if (strstr(title, "業種") || strstr(title, "産業") || strstr(title, "ndustry"))
        return sg_words_pick(lang, "industries", "業種");
    return sg_words_pick(lang, "groups", "区分");
}

static void say_in_japanese(const struct sg_moves *moves, size_t n, const char *what,
                            const char *items, struct sg_buffer *out)
{
    if (n == moves->n)
        sg_buffer_printf(out, "いずれの%sでも%s", items, what);
    else
        sg_buffer_printf(out, "%zu%sのうち%zu%sで%s", moves->n, items, n, items, what);
}

static void say_in_english(const struct sg_moves *moves, size_t n, const char *what,
                           const char *items, struct sg_buffer *out)
{
    if (n == moves->n)
        sg_buffer_printf(out, "%s in all %s", what, items);
    else
        sg_buffer_printf(out, "%s in %zu of %zu %s", what, n, moves->n, items);
}

bool sg_moves_say_most(const struct sg_moves *moves, const struct sg_quantity_words *words,
                       const struct sg_column *label, struct sg_buffer *out)
{
    bool slight = sg_moves_are_slight(moves) && moves->n > 1, ja = words->lang == SG_JA;
    const char *items = sg_moves_items(label, words->lang);
    const char *move = sg_quantity_move(words, !moves->down_first);
    size_t n = slight ? moves->n : sg_moves_most(moves);
    struct sg_buffer what = {0};
    if (!n)
        return false;
    if (slight)
        sg_buffer_add(&what, ja ? "ほぼ同じ" : "almost no change");
    else
        sg_buffer_printf(&what, "%s%s", ja ? "" : *move == 'i' ? "an " : "a ", move);
    (ja ? say_in_japanese : say_in_english)(moves, n, what.text, items, out);
    sg_buffer_free(&what);
    return true;
}
