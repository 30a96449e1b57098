/* What a whole sequence of texts decides of its texts. */
#include <string.h>

#include "periods_parts.h"
#include "role.h"
#include "text.h"

static bool is_new(const struct sg_forms *forms, size_t at)
{
    return at == 0 || strcmp(forms->items[at].key, forms->items[at - 1].key) != 0;
}

/* Whether a text that is a period by itself, and no plain number, is of that kind. */
static bool has_kind(const struct sg_forms *forms, enum sg_period_kind kind)
{
    for (size_t i = 0; i < forms->n; i++)
        if (forms->items[i].form == SG_FORM_FULL && !forms->items[i].number &&
            forms->items[i].period.kind == kind)
            return true;
    return false;
}

static void make_full(struct sg_form_item *item, int year, bool fiscal)
{
    item->form = SG_FORM_FULL;
    item->how.year = year;
    item->how.fiscal = fiscal;
}

/* --- 2009-10: a fiscal year, or October 2009 */

/* Three or more in a row, each a year after or before the last. */
static bool years_run_on(const struct sg_forms *forms)
{
    int year = 0, step = 0, run = 0;
    for (size_t i = 0; i < forms->n; i++) {
        const struct sg_form_item *item = &forms->items[i];
        if (item->form != SG_FORM_TWO_YEARS || item->first == year)
            continue;
        int next = item->first - year;
        bool on = run && (next == 1 || next == -1) && (run == 1 || next == step);
        run = on ? run + 1 : 1;
        step = next;
        year = item->first;
        if (run == 3)
            return true;
    }
    return false;
}

static void settle_two_years(struct sg_forms *forms)
{
    int named = sg_periods_frequency(forms->context);
    bool fiscal = named == 1, months = named == 12;
    for (size_t i = 0; i < forms->n && !named; i++) {
        const struct sg_form_item *item = &forms->items[i];
        bool no_month = item->second > 12 || item->second == 0 || item->how.fiscal;
        fiscal = fiscal || (item->form == SG_FORM_TWO_YEARS && no_month);
    }
    months = months || has_kind(forms, SG_PERIOD_MONTH);
    if (!named && !months && !fiscal)
        fiscal = years_run_on(forms);
    for (size_t i = 0; i < forms->n; i++) {
        struct sg_form_item *item = &forms->items[i];
        if (item->form != SG_FORM_TWO_YEARS)
            continue;
        bool no_month = item->second > 12 || item->second == 0 || item->how.fiscal;
        make_full(item, item->first, no_month || fiscal);
        item->unclear = !no_month && fiscal == months;
        if (item->unclear)
            sg_periods_doubt(forms->out, SG_DOUBT_TWO_YEARS, i,
                             (const int[]){item->first, item->second});
        else if (item->how.fiscal)
            sg_part_set_year(&item->how, &item->period);
        else
            sg_part_set(&item->how, item->second, SG_PERIOD_MONTH, &item->period);
    }
}

/* --- 202307, 2023.7 */

/* A file of numbers has lost the 0 of 2023.10: months of one digit must go on in equal steps, or
   start again. */
static bool are_dotted_months(const struct sg_forms *forms)
{
    int first = -1, last = -1, step = 0;
    bool two_digits = true;
    for (size_t i = 0; i < forms->n; i++)
        two_digits =
            two_digits && (forms->items[i].form != SG_FORM_DOTTED || forms->items[i].two_digits);
    for (size_t i = 0; i < forms->n && !two_digits; i++) {
        const struct sg_form_item *item = &forms->items[i];
        int month = item->first * 12 + item->second - 1;
        if (item->form != SG_FORM_DOTTED || month == last)
            continue;
        if (last >= 0 && month != first) {
            if (month < last || (step && month - last != step))
                return false;
            step = month - last;
        }
        first = first < 0 ? month : first;
        last = month;
    }
    return two_digits || step > 0;
}

static void settle_number(struct sg_forms *forms, size_t at, int frequency)
{
    struct sg_form_item *item = &forms->items[at];
    item->unclear = !frequency;
    if (item->unclear)
        sg_periods_doubt(forms->out, SG_DOUBT_NUMBER, at, (const int[]){item->first, item->second});
    if ((frequency == 4 && item->second > 4) || frequency == 1) {
        item->form = SG_FORM_OTHER;
        return;
    }
    make_full(item, item->first, false);
    if (item->unclear)
        return;
    if (frequency == 4)
        sg_part_set_nth(&item->how, item->second, SG_PERIOD_QUARTER, &item->period);
    else
        sg_part_set(&item->how, item->second, SG_PERIOD_MONTH, &item->period);
}

static void settle_numbers(struct sg_forms *forms, enum sg_form form)
{
    bool months = has_kind(forms, SG_PERIOD_MONTH);
    bool allowed = forms->context->labels || months;
    int frequency = sg_periods_frequency(forms->context);
    if (form == SG_FORM_DOTTED)
        allowed = allowed && are_dotted_months(forms);
    for (size_t i = 0; i < forms->n; i++)
        months = months || (forms->items[i].form == form && forms->items[i].second > 4);
    if (!frequency && months)
        frequency = 12;
    for (size_t i = 0; i < forms->n; i++) {
        if (forms->items[i].form != form)
            continue;
        if (allowed)
            settle_number(forms, i, frequency);
        else
            forms->items[i].form = SG_FORM_OTHER;
    }
}

/* --- R1, M01, H1, S2, T4 */

/* How many of them a year has, by their letter; 0: R is no part of a year. */
static int parts_of(char letter)
{
    return letter == 'm' ? 12 : letter == 't' ? 4 : letter == 'h' || letter == 's' ? 2 : 0;
}

/* What is known of the letters of a sequence. */
struct letters {
    size_t first;
    bool any, beyond; /* beyond: one is no part of a year */
    bool eras;        /* of two eras */
    bool years;       /* years stand among them */
    bool others;      /* and texts that are neither */
};

static struct letters find_letters(const struct sg_forms *forms)
{
    struct letters found = {0};
    for (size_t i = 0; i < forms->n; i++) {
        const struct sg_form_item *item = &forms->items[i];
        char letter = item->key[0];
        if (item->form != SG_FORM_LETTER) {
            found.years = found.years || item->form == SG_FORM_FULL || item->form == SG_FORM_ERA;
            found.others =
                found.others || (item->form != SG_FORM_FULL && item->form != SG_FORM_BLANK &&
                                 item->form != SG_FORM_NUMBER);
            continue;
        }
        if (!found.any)
            found.first = i;
        found.any = true;
        found.beyond = found.beyond || item->first > parts_of(letter);
        found.eras = found.eras || letter != forms->items[found.first].key[0];
    }
    return found;
}

/* The year of a letter's era, or of a full text; 0: neither. */
static int year_in_order(const struct sg_form_item *item)
{
    if (item->form == SG_FORM_LETTER)
        return sg_era_year(sg_era_of_letter(item->key[0]), item->first, true);
    return item->form == SG_FORM_FULL ? item->period.month / 12 : 0;
}

/* Whether all run on in time, or all back, by no more than ten years a step, when letters are eras.
 */
static bool runs_as_eras(const struct sg_forms *forms)
{
    int last = 0;
    bool rises = true, falls = true;
    for (size_t i = 0; i < forms->n; i++) {
        int year = year_in_order(&forms->items[i]);
        if (!year || !is_new(forms, i))
            continue;
        rises = rises && (!last || (year >= last && year <= last + 10));
        falls = falls && (!last || (year <= last && year >= last - 10));
        last = year;
    }
    return rises || falls;
}

/* Whether a Japanese header says that years or dates stand below, and not parts of a year. */
static bool names_years(const char *header)
{
    return header && sg_text_has_japanese(header) && sg_role_of_header(header) == SG_ROLE_PERIOD &&
           (strstr(header, "年") || strstr(header, "時") || strstr(header, "西暦"));
}

/* Whether the era of a letter is named among the texts: H2 below 平成元年. */
static bool is_named(const struct sg_forms *forms, char letter)
{
    for (size_t i = 0; i < forms->n; i++)
        if (forms->items[i].form == SG_FORM_FULL &&
            forms->items[i].how.era == sg_era_of_letter(letter))
            return true;
    return false;
}

/* Whether the letters are eras; without evidence they are parts of a year. */
static bool are_eras(struct sg_forms *forms, const struct letters *found, bool *unclear)
{
    const struct sg_periods_context *context = forms->context;
    const struct sg_form_item *first = &forms->items[found->first];
    bool asked = forms->era && forms->era == sg_era_of_letter(first->key[0]);
    if (asked || is_named(forms, first->key[0]) || names_years(context->header))
        return true;
    if (found->years && (found->beyond || found->eras))
        return true;
    if (!found->years) {
        bool period = sg_form_is_named(context);
        return found->beyond && (found->eras || period || (context->across && !found->others));
    }
    bool as_eras = runs_as_eras(forms);
    *unclear = as_eras && found->first > 0;
    if (*unclear)
        sg_periods_doubt(forms->out, SG_DOUBT_LETTER, found->first,
                         (const int[]){year_in_order(first), 0});
    return as_eras;
}

static void settle_letters(struct sg_forms *forms)
{
    struct letters found = find_letters(forms);
    if (!found.any)
        return;
    bool unclear = false;
    bool eras = are_eras(forms, &found, &unclear);
    for (size_t i = 0; i < forms->n; i++) {
        struct sg_form_item *item = &forms->items[i];
        if (item->form != SG_FORM_LETTER)
            continue;
        if (!eras || !sg_period_read_key(item->key, &item->how, &item->period))
            item->form = item->first <= parts_of(item->key[0]) ? SG_FORM_PART : SG_FORM_OTHER;
        else
            item->form = SG_FORM_FULL;
        item->unclear = unclear;
    }
}

void sg_settle_forms(struct sg_forms *forms)
{
    settle_two_years(forms);
    settle_numbers(forms, SG_FORM_COMPACT);
    settle_numbers(forms, SG_FORM_DOTTED);
    settle_letters(forms);
}
