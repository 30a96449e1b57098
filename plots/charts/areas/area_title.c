#include "area_title.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "findings/ranking.h"
#include "plots/page/names.h"
#include "plots/page/quantity_words.h"
#include "plots/page/words.h"

enum { NAMED = 3 }; /* of those that are tied */

/* The column `value` holds what its table is about. */
static bool is_the_measure(const struct sg_area_values *values)
{
    return values->measure && strcmp(values->value->name, "value") == 0;
}

static const char *name_of(const struct sg_area_values *values, enum sg_lang lang)
{
    return values->quotients        ? sg_words_pick(lang, "Location quotient", "特化係数")
           : is_the_measure(values) ? values->measure
                                    : sg_column_title(values->value, lang);
}

void sg_area_title_measure(const struct sg_area_values *values, enum sg_lang lang,
                           struct sg_buffer *out)
{
    const char *unit = is_the_measure(values) ? values->unit : sg_column_unit(values->value, lang);
    bool of_measure = values->measure && !is_the_measure(values);
    if (of_measure && lang == SG_JA)
        sg_buffer_printf(out, "%sの", values->measure);
    sg_words_measure(name_of(values, lang), unit, lang, out);
    if (of_measure && lang == SG_EN) {
        sg_buffer_add(out, " of ");
        sg_words_title(values->measure, lang, out);
    }
}

/* --- the highest */

static void rank(const struct sg_area_values *values, struct sg_ranking *ranking)
{
    struct sg_entry *entries = sg_alloc(values->n, sizeof *entries);
    struct sg_ranking_rule rule = {values->classes.decimals, 1, -INFINITY, NULL};
    for (size_t i = 0; i < values->n; i++)
        entries[i] = sg_entry_of_value(i, values->items[i].value, values->items[i].voids);
    sg_ranking_make(ranking, entries, values->n, &rule);
    free(entries);
}

static void add_names(const struct sg_area_words *words, const struct sg_ranking *ranking, size_t n,
                      struct sg_buffer *out)
{
    size_t shown = n <= NAMED ? n : 1;
    for (size_t i = 0; i < shown; i++) {
        if (i)
            sg_buffer_add(out, words->lang == SG_JA ? "、" : i + 1 == n ? " and " : ", ");
        words->name(&words->values->items[ranking->items[i].key], words->lang, out);
    }
    if (n > shown)
        sg_buffer_add(out, sg_words_pick(words->lang, " and others", "など"));
}

static void add_value(const struct sg_area_words *words, double value, struct sg_buffer *out)
{
    const struct sg_area_values *values = words->values;
    struct sg_quantity_words quantity = {values->quantity, values->unit, values->measure,
                                         words->lang};
    if (values->quotients || !is_the_measure(values))
        quantity.unit = sg_column_unit(values->value, words->lang);
    if (!is_the_measure(values))
        quantity.measure = sg_column_title(values->value, words->lang);
    sg_quantity_value(&quantity, value, out);
}

/* How many quotients print above 1, where every one is known. */
static void add_above(const struct sg_area_words *words, const struct sg_ranking *ranking,
                      struct sg_buffer *out)
{
    size_t above = 0;
    while (above < ranking->n && ranking->items[above].value > 1)
        above++;
    if (!above || ranking->n_unknown)
        return;
    struct sg_bilingual noun = above == 1 ? words->one : words->many;
    if (words->lang == SG_JA)
        sg_buffer_printf(out, "、1を超えるのは%zu%s", above, noun.ja);
    else
        sg_buffer_printf(out, ", above 1 in %zu %s", above, noun.en);
}

static void add_subject(const struct sg_area_words *words, struct sg_buffer *out)
{
    const struct sg_area_values *values = words->values;
    enum sg_lang lang = words->lang;
    if (values->category && lang == SG_JA)
        sg_buffer_printf(out, "%sの", sg_names_label(values->category, lang, false));
    sg_words_measure_name(name_of(values, lang), lang, out);
    if (values->category && lang == SG_EN) {
        sg_buffer_add(out, " of ");
        sg_words_full_name(values->category, lang, out);
    }
}

void sg_area_title(const struct sg_area_words *words, struct sg_buffer *out)
{
    const struct sg_area_values *values = words->values;
    struct sg_ranking ranking;
    rank(values, &ranking);
    size_t n = sg_ranking_leaders(&ranking);
    bool ja = words->lang == SG_JA, adds = values->quantity.kind == SG_MEASURE_AMOUNT;
    if (n) {
        add_subject(words, out);
        sg_buffer_add(out, ja ? "は" : adds ? ": most in " : ": highest in ");
        add_names(words, &ranking, n, out);
        sg_buffer_add(out, ja ? "が" : " (");
        sg_buffer_add(out, ja ? sg_words_each(n) : "");
        add_value(words, ranking.items[0].value, out);
        bool more = values->quotients && !ranking.n_unknown && ranking.items[0].value > 1;
        sg_buffer_add(out, !ja ? ")" : adds ? "で最も多い" : !more ? "で最も高い" : "で最も高く");
        if (more)
            add_above(words, &ranking, out);
    }
    sg_ranking_free(&ranking);
}
