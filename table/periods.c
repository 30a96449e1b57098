#include "periods.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "text.h"

#include "periods_parts.h"

/* What the texts so far leave to the next: the year of the last full one, and its last part. */
struct walk {
    struct sg_forms *forms;
    struct sg_year_reader leader; /* year 0: none */
    bool in_years;                /* the leader was a year, or the word of an era */
    bool era_alone;               /* it was the word of an era */
    const char *leader_text;
    struct sg_period last; /* of no kind: any part may come */
    bool fiscal;           /* the header says that years are fiscal years */
};

static void lead(struct walk *w, size_t at)
{
    const struct sg_form_item *item = &w->forms->items[at];
    bool year = item->period.kind == SG_PERIOD_YEAR || item->period.kind == SG_PERIOD_FISCAL_YEAR;
    w->leader = item->how;
    w->in_years = year;
    w->era_alone = false;
    w->leader_text = w->forms->texts[at];
    w->last = year ? (struct sg_period){0} : item->period;
    if (item->period.kind == SG_PERIOD_DAY)
        w->leader.year = 0;
}

static void set_label(struct walk *w, size_t at, char *label)
{
    free(w->forms->out->labels[at]);
    w->forms->out->labels[at] = label;
}

/* 26 after 平成24年, 28年 under 平成. Bare numbers go on by ten years at most. */
static void take_era(struct walk *w, size_t at)
{
    struct sg_form_item *item = &w->forms->items[at];
    struct sg_year_reader how = {.usual = w->leader.era};
    struct sg_period period;
    struct sg_buffer label = {0};
    if (!w->leader.era || w->forms->context->under_periods ||
        !sg_period_read_key(item->key, &how, &period))
        return;
    bool bare = item->form == SG_FORM_NUMBER;
    bool rises = how.year > w->leader.year ||
                 (!bare && how.year == w->leader.year && period.month > w->last.month);
    if (!rises || (bare && (!w->in_years || (!w->era_alone && how.year > w->leader.year + 10) ||
                            !sg_era_year(how.era, item->first, false))))
        return;
    if (bare) {
        how.fiscal = w->leader.fiscal;
        sg_part_set_year(&how, &period);
        sg_year_write(how.era, how.year, how.fiscal, &label);
        set_label(w, at, sg_buffer_take(&label));
    } else {
        set_label(w, at, sg_period_join_label(sg_era_name(how.era), w->forms->texts[at], &period));
    }
    item->form = SG_FORM_FULL;
    item->number = false;
    item->how = how;
    item->period = period;
    lead(w, at);
}

/* Months from the start of the last period to one of the year; 0 unless it comes within a year. */
static int comes_soon(const struct walk *w, const struct sg_form_item *item, int year,
                      struct sg_period *period)
{
    struct sg_year_reader how = {.at = item->key + 2, .year = year, .dotted = true};
    if (!year || !sg_part_take_rest(&how, period) || period->kind != w->last.kind)
        return false;
    int months = period->month - w->last.month;
    return months > 0 && months <= 12;
}

/* 23.9 after 2023-08, 23/4-6: the year of two digits that goes on from the last period. 23/4-6 by
   itself is of 2023. */
static void take_short(struct walk *w, size_t at)
{
    struct sg_form_item *item = &w->forms->items[at];
    struct sg_period western = {0}, counted = {0};
    int year = sg_year_of_two(item->first);
    int of_era = w->leader.era ? sg_era_year(w->leader.era, item->first, true) : 0;
    bool by_itself = item->period.kind != SG_PERIOD_NONE && !w->leader.era;
    bool soon = comes_soon(w, item, year, &western);
    bool soon_in_era = comes_soon(w, item, of_era, &counted);
    struct sg_buffer text = {0};
    if (soon == soon_in_era && !by_itself)
        return;
    if (!by_itself || soon)
        item->period = soon ? western : counted;
    item->how = (struct sg_year_reader){.year = soon_in_era && !soon ? of_era : year,
                                        .era = soon_in_era && !soon ? w->leader.era : NULL};
    item->form = SG_FORM_FULL;
    sg_year_write(item->how.era, item->how.year, false, &text);
    set_label(w, at, sg_period_join_label(sg_buffer_text(&text), item->key + 3, &item->period));
    sg_buffer_free(&text);
    lead(w, at);
}

/* 2月 after 2002年1月, 7-9 after 2023/4-6. January after December has no year. */
static void take_part(struct walk *w, size_t at)
{
    struct sg_form_item *item = &w->forms->items[at];
    struct sg_buffer year = {0};
    const char *text = w->forms->texts[at];
    bool bare = w->last.kind == SG_PERIOD_QUARTER;
    if (!w->leader.year || w->era_alone ||
        !sg_part_read(item->key, &w->leader, bare, &item->period))
        return;
    item->unclear = !sg_part_follows(&w->last, &item->period);
    if (item->unclear) {
        sg_periods_doubt(w->forms->out, SG_DOUBT_YEAR, at,
                         (const int[]){w->leader.year, w->leader.year + 1});
        w->leader.year = 0;
        return;
    }
    item->form = SG_FORM_FULL;
    w->last = item->period;
    if (w->leader.era || sg_text_has_japanese(text) || sg_text_has_japanese(w->leader_text))
        sg_year_write(w->leader.era, w->leader.year, w->leader.fiscal, &year);
    else
        sg_buffer_printf(&year, w->leader.fiscal ? "FY%d" : "%d", w->leader.year);
    set_label(w, at, sg_period_join_label(sg_buffer_text(&year), text, &item->period));
    sg_buffer_free(&year);
}

/* 10-12 after a quarter: no December 2010. */
static bool is_quarter_of(const struct walk *w, const struct sg_form_item *item)
{
    struct sg_period period;
    return w->last.kind == SG_PERIOD_QUARTER && sg_part_read(item->key, &w->leader, true, &period);
}

/* A year without more under 年度: a fiscal year. */
static void take_fiscal(struct walk *w, size_t at)
{
    struct sg_form_item *item = &w->forms->items[at];
    struct sg_buffer label = {0};
    if (item->period.kind != SG_PERIOD_YEAR || strstr(item->key, "年"))
        return;
    item->how.fiscal = true;
    sg_part_set_year(&item->how, &item->period);
    if (item->how.era || sg_text_has_japanese(w->forms->context->header))
        sg_year_write(item->how.era, item->how.year, true, &label);
    else
        sg_buffer_printf(&label, "FY%d", item->how.year);
    set_label(w, at, sg_buffer_take(&label));
}

static void take(struct walk *w, size_t at)
{
    struct sg_form_item *item = &w->forms->items[at];

    if (item->form == SG_FORM_FULL && !item->unclear) {
        if (w->fiscal)
            take_fiscal(w, at);
        lead(w, at);
    } else if (item->form == SG_FORM_NUMBER || item->form == SG_FORM_BARE_YEAR)
        take_era(w, at);
    else if (item->form == SG_FORM_SHORT && !is_quarter_of(w, item))
        take_short(w, at);
    else if (item->form == SG_FORM_SHORT || item->form == SG_FORM_PART ||
             item->form == SG_FORM_BARE_PART)
        take_part(w, at);
    else if (item->form == SG_FORM_ERA) {
        w->leader = item->how;
        w->leader.year = sg_era_year(item->how.era, 1, true) - 1;
        w->in_years = w->era_alone = true;
    }
    item->unclear =
        item->unclear || (item->form == SG_FORM_BARE_YEAR && sg_form_is_named(w->forms->context));
    if (item->unclear && item->form == SG_FORM_BARE_YEAR)
        sg_periods_doubt(w->forms->out, SG_DOUBT_ERA, at, (const int[]){0, 0});
}

enum sg_periods_verdict sg_periods_try(const char *const texts[], size_t n,
                                       const struct sg_periods_context *context,
                                       struct sg_periods *periods)
{
    struct sg_forms forms = {texts, sg_alloc(n, sizeof *forms.items), n, context, NULL, periods};
    struct walk walk = {.forms = &forms, .fiscal = sg_form_is_under_fiscal(context)};
    unsigned char *marks = sg_alloc(n, 1);
    sg_periods_init(periods, texts, n);
    if (context->era)
        sg_year_find_era(context->era, &forms.era, NULL);
    for (size_t i = 0; i < n; i++)
        sg_form_of(texts[i] ? texts[i] : "", forms.era, &forms.items[i]);
    sg_settle_forms(&forms);
    for (size_t i = 0; i < n; i++) {
        struct sg_form_item *item = &forms.items[i];
        take(&walk, i);
        if (item->form == SG_FORM_FULL && !item->unclear)
            periods->periods[i] = item->period;
        marks[i] = (unsigned char)((item->form == SG_FORM_BLANK ? SG_MARK_BLANK : 0) |
                                   (item->number ? SG_MARK_NUMBER : 0) |
                                   (item->unclear ? SG_MARK_UNCLEAR : 0));
    }
    sg_periods_conclude(periods, marks);
    for (size_t i = 0; i < n; i++)
        free(forms.items[i].key);
    free(forms.items);
    free(marks);
    return periods->verdict;
}

bool sg_periods_read(const char *const texts[], size_t n, const struct sg_periods_context *context,
                     struct sg_periods *periods, struct sg_error *err)
{
    const struct sg_era *era;
    enum sg_periods_verdict verdict = sg_periods_try(texts, n, context, periods);
    if (context->era && !sg_year_find_era(context->era, &era, err))
        return false;
    return verdict >= SG_PERIODS_NUMBERS || sg_periods_fail(periods, err);
}
