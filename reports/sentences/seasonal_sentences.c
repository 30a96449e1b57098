/* Adjusted series: the newest period of each against the one before. */
#include "kinds.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/number.h>

#include "plots/page/words.h"
#include "table/measure.h"

struct values {
    const struct sg_column *value, *adjusted;
    int decimals;
    const char *unit;
    bool points; /* of a DI or another balance: changes are points, else percent */
};

static struct values values_of(const struct sg_subject *subject)
{
    struct values v = {.value = sg_table_numbers(subject->table, "value"),
                       .adjusted = sg_table_numbers(subject->table, "adjusted")};
    v.decimals = sg_column_decimals(v.adjusted, -1);
    v.decimals = v.decimals < 0 ? 1 : v.decimals;
    v.points = sg_measure_kind_of_column(v.value) == SG_MEASURE_BALANCE;
    v.unit = v.points ? NULL : sg_column_unit(v.value, subject->lang);
    return v;
}

/* The rows of the newest adjusted value and of the period before it; -1: there is none. */
static void find_newest(const struct sg_subject *subject, const struct values *v,
                        const size_t rows[], size_t n, ptrdiff_t *newest, ptrdiff_t *before)
{
    const struct sg_column *period = subject->period;
    *newest = *before = -1;
    for (size_t i = 0; i < n && period && period->kind == SG_COLUMN_PERIOD; i++) {
        if (isnan(v->adjusted->values[rows[i]]) || period->codes[rows[i]] == SG_EMPTY)
            continue;
        const struct sg_period *date = &period->levels.periods[period->codes[rows[i]]];
        const struct sg_period *best =
            *newest < 0 ? NULL : &period->levels.periods[period->codes[*newest]];
        if (!best || sg_period_compare(date, best) > 0)
            *newest = (ptrdiff_t)rows[i];
    }
    for (size_t i = 0; *newest >= 0 && i < n; i++) {
        const struct sg_period *last = &period->levels.periods[period->codes[*newest]];
        if (period->codes[rows[i]] != SG_EMPTY && !isnan(v->adjusted->values[rows[i]]) &&
            period->levels.periods[period->codes[rows[i]]].month + last->months == last->month)
            *before = (ptrdiff_t)rows[i];
    }
}

static void print(const struct sg_subject *subject, const struct values *v, double x,
                  struct sg_buffer *out)
{
    sg_subject_print(subject, x, v->decimals, "", out);
    if (!v->unit)
        return;
    sg_buffer_add(out, sg_words_pick(subject->lang, " ", ""));
    sg_unit_name(v->unit, 1, subject->lang, out);
}

/* "2.2ポイント上昇", "up 0.9%". */
static void say_size(const struct sg_subject *subject, const struct values *v, double change,
                     struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA, up = change > 0;
    sg_buffer_add(out, ja ? "" : up ? "up " : "down ");
    sg_subject_print(
        subject, fabs(change), 1,
        sg_words_pick(subject->lang, v->points ? " points" : "%", v->points ? "ポイント" : "％"),
        out);
    if (ja)
        sg_buffer_add(out, v->points ? (up ? "上昇" : "低下") : (up ? "増加" : "減少"));
}

/* The change as it is said; half a point or a percent is almost none, as elsewhere. */
static void say_change(const struct sg_subject *subject, const struct values *v, double now,
                       double was, struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA;
    double change = sg_number_round(now, v->decimals) - sg_number_round(was, v->decimals);
    change = sg_number_round(v->points ? change : 100 * change / was, 1);
    if (!isfinite(change) || (!v->points && !(was > 0))) {
        sg_buffer_add(out, ja ? "である" : "");
        return;
    }
    if (fabs(change) < (v->points ? 0.5 : 1)) {
        sg_buffer_add(out, ja ? "で、前期とほぼ同じである" : ", almost as in the period before");
        return;
    }
    sg_buffer_add(out, ja ? "となり、前期から" : ", ");
    say_size(subject, v, change, out);
    sg_buffer_add(out, ja ? "した" : " on the period before");
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA;
    struct values v = values_of(subject);
    ptrdiff_t newest, before;
    size_t start = out->n;
    find_newest(subject, &v, rows, n, &newest, &before);
    if (newest < 0)
        return;
    size_t row = (size_t)newest;
    sg_subject_lead(subject, subject->period, row, "値", out);
    if (ja) {
        sg_buffer_add(out, "季節調整値で");
    } else {
        if (!sg_subject_say_measure(subject, row, "", out))
            sg_buffer_add(out, "the value");
        sg_subject_where(subject, row, out);
        sg_buffer_add(out, " came to ");
    }
    print(subject, &v, v.adjusted->values[row], out);
    sg_buffer_add(out, ja ? "" : " seasonally adjusted");
    say_change(subject, &v, v.adjusted->values[row], before < 0 ? NAN : v.adjusted->values[before],
               out);
    sg_buffer_add(out, ja ? "（原数値は" : " (raw: ");
    print(subject, &v, sg_column_value(v.value, row), out);
    sg_buffer_add(out, ja ? "）。" : ").");
    if (v.adjusted->status[row] & SG_STATUS_PROVISIONAL)
        sg_buffer_add(out, ja ? "季節調整値は暫定である。" : " The adjustment is provisional.");
    sg_subject_capital(subject, out, start);
}

const struct sg_sentence_kind sg_sentences_of_seasonal = {
    .name = "seasonal",
    .columns = {"adjusted", "seasonal", "trend"},
    .split = SG_SUBJECT_SERIES,
    .say = say};
