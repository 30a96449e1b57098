#include "ranking.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/number.h>
#include "plots/page/words.h"
#include "table/role.h"

enum { PLACES = 3, NAMED_TOGETHER = 4, SMALL_BASE = 30 };

static int by_size(const void *a, const void *b)
{
    const struct sg_ranked *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? 1 : -1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static bool is_ranked(const struct sg_subject *subject, size_t row)
{
    const char *label = subject->by ? sg_column_text(subject->by, row) : "";
    return !sg_role_is_total(label, subject->table->info.total_label) &&
           !sg_role_is_residual(label);
}

void sg_ranking_make(struct sg_ranking *ranking, const struct sg_subject *subject,
                     const struct sg_column *value, const size_t rows[], size_t n,
                     const struct sg_ranking_style *style)
{
    *ranking = (struct sg_ranking){.items = sg_alloc(n, sizeof *ranking->items)};
    for (size_t i = 0; i < n; i++) {
        double x = sg_subject_value(value, rows[i]);
        if (!is_ranked(subject, rows[i]) || (value->status[rows[i]] & SG_STATUS_REPEATED))
            continue;
        if (isnan(x)) {
            ranking->n_unknown++;
            continue;
        }
        double printed = style->sign * sg_number_round(x, style->decimals);
        double base = sg_subject_value(style->n, rows[i]);
        if (printed > style->above)
            ranking->items[ranking->n++] = (struct sg_ranked){
                rows[i], printed,
                (value->status[rows[i]] & SG_STATUS_SMALL_BASE) != 0 || base < SMALL_BASE};
    }
    qsort(ranking->items, ranking->n, sizeof *ranking->items, by_size);
}

void sg_ranking_free(struct sg_ranking *ranking)
{
    free(ranking->items);
    *ranking = (struct sg_ranking){0};
}

/* How many items from `start` on print the same. */
static size_t ties(const struct sg_ranking *ranking, size_t start)
{
    size_t n = 1;
    while (start + n < ranking->n && ranking->items[start + n].value == ranking->items[start].value)
        n++;
    return n;
}

bool sg_ranking_leads_alone(const struct sg_ranking *ranking)
{
    return ranking->n && ties(ranking, 0) == 1;
}

static void say_small(const struct sg_ranking *ranking, size_t start, size_t n, enum sg_lang lang,
                      struct sg_buffer *out)
{
    for (size_t i = start; i < start + n; i++)
        if (ranking->items[i].is_small) {
            sg_buffer_add(out, sg_words_pick(lang, ", for reference only", "（参考値）"));
            return;
        }
}

static void say_names(const struct sg_ranking *ranking, const struct sg_subject *subject,
                      size_t start, size_t n, struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA, cut = n > NAMED_TOGETHER;
    size_t named = cut ? NAMED_TOGETHER - 1 : n;
    for (size_t i = 0; i < named; i++) {
        bool last = i + 1 == named && !cut;
        sg_buffer_add(out, !i ? "" : ja && n == 2 ? "と" : ja ? "、" : last ? " and " : ", ");
        sg_subject_name(subject, ranking->items[start + i].row, out);
    }
    if (cut)
        sg_buffer_printf(out, ja ? "など%zu項目" : " and %zu more", ja ? n : n - named);
}

static void say_place_in_japanese(const struct sg_ranking *ranking,
                                  const struct sg_subject *subject,
                                  const struct sg_ranking_style *style, size_t start,
                                  struct sg_buffer *out)
{
    size_t n = ties(ranking, start);
    say_names(ranking, subject, start, n, out);
    sg_buffer_add(out, start && n == 1 ? "の" : "が");
    sg_buffer_add(out, n == 2 ? "ともに" : n > 2 ? "いずれも" : "");
    sg_subject_print(subject, ranking->items[start].value, style->decimals, style->unit, out);
    say_small(ranking, start, n, SG_JA, out);
}

static void say_place_in_english(const struct sg_ranking *ranking, const struct sg_subject *subject,
                                 const struct sg_ranking_style *style, size_t start,
                                 struct sg_buffer *out)
{
    size_t n = ties(ranking, start);
    say_names(ranking, subject, start, n, out);
    sg_buffer_add(out, " (");
    sg_subject_print(subject, ranking->items[start].value, style->decimals, style->unit, out);
    sg_buffer_add(out, n > 1 ? " each" : "");
    say_small(ranking, start, n, SG_EN, out);
    sg_buffer_add(out, ")");
}

/* The start of the next place, or n past the last one to be named. */
static size_t next_place(const struct sg_ranking *ranking, size_t start, size_t *places)
{
    size_t next = start + ties(ranking, start);
    *places = next;
    return next < ranking->n && next < PLACES ? next : ranking->n;
}

static void say_in_japanese(const struct sg_ranking *ranking, const struct sg_subject *subject,
                            const struct sg_ranking_style *style, const char *most,
                            struct sg_buffer *out)
{
    size_t places = 0, next = next_place(ranking, 0, &places);
    say_place_in_japanese(ranking, subject, style, 0, out);
    if (places == ranking->n) { /* alone, or all tied: none is the most */
        sg_buffer_add(out, "となっている");
        return;
    }
    sg_buffer_printf(out, "で最も%s", most);
    for (bool first = true; next < ranking->n; first = false) {
        sg_buffer_add(out, first ? "、次いで" : "、");
        say_place_in_japanese(ranking, subject, style, next, out);
        next = next_place(ranking, next, &places);
    }
    sg_buffer_add(out, places > ties(ranking, 0) ? "となっている" : "なっている");
}

static void say_in_english(const struct sg_ranking *ranking, const struct sg_subject *subject,
                           const struct sg_ranking_style *style, struct sg_buffer *out)
{
    size_t places = 0, next = next_place(ranking, 0, &places);
    say_place_in_english(ranking, subject, style, 0, out);
    for (bool first = true; next < ranking->n; first = false) {
        size_t after = next_place(ranking, next, &places);
        sg_buffer_add(out, first ? ", followed by " : after < ranking->n ? ", " : " and ");
        say_place_in_english(ranking, subject, style, next, out);
        next = after;
    }
}

void sg_ranking_say(const struct sg_ranking *ranking, const struct sg_subject *subject,
                    const struct sg_ranking_style *style, const char *most, struct sg_buffer *out)
{
    if (subject->lang == SG_JA)
        say_in_japanese(ranking, subject, style, most, out);
    else
        say_in_english(ranking, subject, style, out);
}

void sg_ranking_caveat(const struct sg_ranking *ranking, const struct sg_subject *subject,
                       struct sg_buffer *out)
{
    if (ranking->n_unknown)
        sg_buffer_add(out, sg_words_pick(subject->lang, "among items with published figures, ",
                                         "数値の得られる項目では、"));
}
