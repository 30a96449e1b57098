#include "ranking_words.h"

#include <stdlib.h>

#include <sangyo/memory.h>

#include "findings/entry.h"
#include "plots/page/words.h"

enum { PLACES = 3, NAMED_TOGETHER = 4 };

/* What is being said: the words around the places depend on what may be claimed. */
struct saying {
    const struct sg_ranking *ranking;
    const struct sg_subject *subject;
    const struct sg_ranking_style *style;
    struct sg_buffer *out;
};

void sg_ranking_of_rows(struct sg_ranking *ranking, const struct sg_subject *subject,
                        const struct sg_column *value, const struct sg_column *base,
                        const size_t rows[], size_t n, const struct sg_ranking_rule *rule)
{
    struct sg_entry *entries = sg_alloc(n, sizeof *entries);
    for (size_t i = 0; i < n; i++)
        entries[i] = sg_entry_of_row(subject->table, subject->by, value, base, rows[i]);
    sg_ranking_make(ranking, entries, n, rule);
    ranking->among = subject->among;
    free(entries);
}

static void say_small(const struct saying *say, size_t start, size_t n)
{
    for (size_t i = start; i < start + n; i++)
        if (say->ranking->items[i].small) {
            sg_buffer_add(say->out,
                          sg_words_pick(say->subject->lang, ", for reference only", "（参考値）"));
            return;
        }
}

static void say_names(const struct saying *say, size_t start, size_t n)
{
    bool ja = say->subject->lang == SG_JA, cut = n > NAMED_TOGETHER;
    size_t named = cut ? NAMED_TOGETHER - 1 : n;
    for (size_t i = 0; i < named; i++) {
        bool last = i + 1 == named && !cut;
        sg_buffer_add(say->out, !i ? "" : ja && n == 2 ? "と" : ja ? "、" : last ? " and " : ", ");
        sg_subject_name(say->subject, say->ranking->items[start + i].key, say->out);
    }
    if (cut)
        sg_buffer_printf(say->out, ja ? "など%zu項目" : " and %zu more", ja ? n : n - named);
}

static void say_value(const struct saying *say, size_t at)
{
    sg_subject_print(say->subject, say->ranking->items[at].value, say->style->decimals,
                     say->style->unit, say->out);
}

/* One place: all that print alike. `link` joins names and value in Japanese. */
static void say_place(const struct saying *say, size_t start, const char *link)
{
    size_t n = sg_ranking_ties(say->ranking, start);
    bool ja = say->subject->lang == SG_JA;
    say_names(say, start, n);
    sg_buffer_add(say->out, !ja ? " (" : n == 1 ? link : "が");
    sg_buffer_add(say->out, ja ? sg_words_each(n) : "");
    say_value(say, start);
    if (!ja)
        sg_buffer_add(say->out, n > 1 ? " each" : "");
    say_small(say, start, n);
    sg_buffer_add(say->out, ja ? "" : ")");
}

/* The place behind the one at `start`, or the end: further places than three are not named. */
static size_t next_place(const struct sg_ranking *ranking, size_t start)
{
    size_t next = start + sg_ranking_ties(ranking, start);
    return next < PLACES ? next : ranking->n;
}

/* Places one after the other, none called the most. */
static void list_places(const struct saying *say)
{
    bool ja = say->subject->lang == SG_JA;
    size_t n = say->ranking->n, named = 0;
    for (size_t at = 0, next; at < n; at = next) {
        next = next_place(say->ranking, at);
        sg_buffer_add(say->out, !at ? "" : ja ? "、" : next < n ? ", " : " and ");
        say_place(say, at, "が");
        named = at + sg_ranking_ties(say->ranking, at);
    }
    if (named < n)
        sg_buffer_add(say->out, ja ? "など" : ", among others");
    sg_buffer_add(say->out, ja ? "となっている" : "");
}

/* The leaders, then who follows, as far as no unknown item may come between. */
static void say_in_japanese(const struct saying *say, const char *most)
{
    const struct sg_ranking *ranking = say->ranking;
    say_place(say, 0, "が");
    sg_buffer_printf(say->out, "で最も%s", most);
    bool first = true;
    for (size_t at = next_place(ranking, 0); sg_ranking_is_sure(ranking, at);
         at = next_place(ranking, at)) {
        sg_buffer_add(say->out, first ? "、次いで" : "、");
        say_place(say, at, "の");
        first = false;
    }
    sg_buffer_add(say->out, first ? "なっている" : "となっている");
}

static void say_in_english(const struct saying *say)
{
    const struct sg_ranking *ranking = say->ranking;
    say_place(say, 0, "");
    bool first = true;
    for (size_t at = next_place(ranking, 0), after; sg_ranking_is_sure(ranking, at); at = after) {
        after = next_place(ranking, at);
        sg_buffer_add(say->out, first                                ? ", followed by "
                                : sg_ranking_is_sure(ranking, after) ? ", "
                                                                     : " and ");
        say_place(say, at, "");
        first = false;
    }
}

void sg_ranking_say(const struct sg_ranking *ranking, const struct sg_subject *subject,
                    const struct sg_ranking_style *style, const char *most, struct sg_buffer *out)
{
    const struct saying say = {ranking, subject, style, out};
    if (!sg_ranking_leaders(ranking))
        list_places(&say);
    else if (subject->lang == SG_JA)
        say_in_japanese(&say, most);
    else
        say_in_english(&say);
}

void sg_ranking_lead(const struct sg_ranking *ranking, const char *superlative, const char *what,
                     struct sg_buffer *out)
{
    size_t leaders = sg_ranking_leaders(ranking);
    sg_buffer_add(out, leaders && ranking->among ? "of those shown, " : "");
    if (leaders)
        sg_buffer_printf(out, "the %s %s%s", superlative, what, leaders > 1 ? "s" : "");
    else
        sg_buffer_printf(out, "the %s%s%s", sg_ranking_is_sure(ranking, 0) ? "" : "published ",
                         what, ranking->n > 1 ? "s" : "");
}

void sg_ranking_link(const struct sg_ranking *ranking, const char *one, const char *several,
                     struct sg_buffer *out)
{
    size_t leaders = sg_ranking_leaders(ranking);
    sg_buffer_add(out, (leaders ? leaders : ranking->n) == 1 ? one : several);
}

void sg_ranking_caveat(const struct sg_ranking *ranking, const struct sg_subject *subject,
                       struct sg_buffer *out)
{
    if (subject->lang == SG_JA && !sg_ranking_is_sure(ranking, 0))
        sg_buffer_add(out, "数値の得られる項目では、");
    else if (subject->lang == SG_JA && ranking->among && sg_ranking_leaders(ranking))
        sg_buffer_add(out, "掲げた項目では、");
}

bool sg_ranking_say_unpublished(const struct sg_ranking *ranking, const struct sg_subject *subject,
                                const struct sg_unpublished *unpublished, size_t row,
                                struct sg_buffer *out)
{
    bool suppressed = ranking->why == SG_STATUS_SUPPRESSED;
    size_t start = out->n;
    if (ranking->n_compared || !ranking->n_unknown)
        return false;
    sg_subject_topic(subject, unpublished->period, row, unpublished->what.ja, out);
    if (subject->lang == SG_JA)
        sg_buffer_add(out, suppressed ? "は、すべて秘匿されている。" : "は、数値が得られない。");
    else
        sg_buffer_printf(out, suppressed ? "all %ss are suppressed." : "no %s is published.",
                         unpublished->what.en);
    sg_subject_capital(subject, out, start);
    return true;
}
