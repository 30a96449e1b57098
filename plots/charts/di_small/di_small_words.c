/* What a figure of diffusion indices says, from printed values only. */
#include "di_small_model.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/number.h>
#include "findings/ranking.h"
#include "table/role.h"

#include "plots/page/names.h"
#include "plots/page/words.h"

static const int decimals = 1;

static const struct sg_di_small_point *newest_of(const struct sg_di_small *diffusion, size_t i)
{
    return &diffusion->series[i].points[diffusion->n_periods - 1];
}

static void add_value(double x, enum sg_lang lang, struct sg_buffer *out)
{
    sg_words_number(x, (struct sg_words_number){decimals, true, lang}, out);
}

void sg_di_small_period(const struct sg_di_small *diffusion, size_t i, enum sg_lang lang,
                        struct sg_buffer *out)
{
    sg_words_period(diffusion->period->levels.texts[diffusion->codes[i]], &diffusion->periods[i],
                    lang, out);
}

void sg_di_small_newest(const struct sg_di_small *diffusion, size_t series, enum sg_lang lang,
                        struct sg_buffer *out)
{
    const struct sg_di_small_point *point = newest_of(diffusion, series);
    if (isnan(point->value))
        sg_buffer_add(out, sg_words_symbol(point->voids, lang));
    else
        add_value(point->value, lang, out);
}

/* The one series whose newest printed value is highest (sign 1) or lowest (-1), or NULL. */
static const struct sg_di_small_series *extreme(const struct sg_di_small *diffusion, double sign)
{
    size_t key = 0;
    struct sg_entry *entries = sg_alloc(diffusion->n_series, sizeof *entries);
    for (size_t i = 0; i < diffusion->n_series; i++) {
        entries[i] =
            sg_entry_of_value(i, newest_of(diffusion, i)->value, newest_of(diffusion, i)->voids);
        entries[i].kind =
            sg_entry_kind_of(diffusion->series[i].name, diffusion->table->info.total_label);
    }
    bool found = sg_ranking_alone(entries, diffusion->n_series,
                                  (struct sg_ranking_rule){decimals, sign, -INFINITY, NULL}, &key);
    free(entries);
    return found ? &diffusion->series[key] : NULL;
}

static void say_extreme(const struct sg_di_small *diffusion,
                        const struct sg_di_small_series *series, bool high, enum sg_lang lang,
                        struct sg_buffer *out)
{
    sg_words_name(series->name, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "が" : high ? " is highest (" : " lowest (");
    add_value(series->points[diffusion->n_periods - 1].value, lang, out);
    if (lang == SG_JA)
        sg_buffer_add(out, high ? "で最も高く" : "で最も低い");
    else
        sg_buffer_add(out, ")");
}

static void say_level(const struct sg_di_small *diffusion, enum sg_lang lang, struct sg_buffer *out)
{
    if (isnan(newest_of(diffusion, 0)->value))
        return;
    sg_words_name(diffusion->series[0].name, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "は" : ": ");
    add_value(newest_of(diffusion, 0)->value, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "（" : " (");
    sg_di_small_period(diffusion, diffusion->n_periods - 1, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "）" : ")");
}

void sg_di_small_title(const struct sg_di_small *diffusion, enum sg_lang lang,
                       struct sg_buffer *out)
{
    if (diffusion->n_series < 2) {
        say_level(diffusion, lang, out);
        return;
    }
    const struct sg_di_small_series *high = extreme(diffusion, 1), *low = extreme(diffusion, -1);
    if (!high || !low || high == low)
        return;
    say_extreme(diffusion, high, true, lang, out);
    sg_buffer_add(out, lang == SG_JA ? "、" : ", ");
    say_extreme(diffusion, low, false, lang, out);
}

void sg_di_small_subtitle(const struct sg_di_small *diffusion, enum sg_lang lang,
                          struct sg_buffer *out)
{
    if (diffusion->indicator)
        sg_words_measure_name(diffusion->indicator, lang, out);
    else
        sg_buffer_add(out, sg_words_pick(lang, "Diffusion index", "DI"));
    sg_buffer_add(out, sg_words_pick(lang, ", percentage points", "（％ポイント）"));
    if (diffusion->place)
        sg_buffer_printf(out, "%s%s", sg_words_pick(lang, ", ", "、"),
                         sg_names_label(diffusion->place, lang, false));
}

static bool has_gap(const struct sg_di_small *diffusion)
{
    for (size_t s = 0; s < diffusion->n_series; s++)
        for (size_t i = 1; i + 1 < diffusion->n_periods; i++)
            if (isnan(diffusion->series[s].points[i].value))
                return true;
    return false;
}

void sg_di_small_note(const struct sg_di_small *diffusion, enum sg_lang lang, struct sg_buffer *out)
{
    bool ja = lang == SG_JA;
    if (diffusion->has_adjusted)
        sg_buffer_add(out, ja ? "太い線は季節調整値、細い線は原数値。"
                              : "Heavy line: seasonally adjusted; thin: raw. ");
    if (diffusion->n_series > 1 && !diffusion->banded)
        sg_buffer_add(out, ja ? "薄い線は他の系列。" : "Thin grey lines: the other series. ");
    sg_buffer_add(out, ja ? "右上の数値は" : "Value at the top right: ");
    sg_di_small_period(diffusion, diffusion->n_periods - 1, lang, out);
    sg_buffer_add(out, !diffusion->has_adjusted ? "" : ja ? "の原数値" : ", raw");
    sg_buffer_add(out, ja ? "。" : ". ");
    if (ja)
        sg_buffer_add(out, "△は負の値。");
    if (has_gap(diffusion))
        sg_buffer_add(out, ja ? "線が切れた所は数値がない。"
                              : "Where a line is interrupted there is no value. ");
    struct sg_words_scope scope = {diffusion->voids, &diffusion->periods[0],
                                   &diffusion->periods[diffusion->n_periods - 1]};
    sg_words_notes(diffusion->table, &scope, lang, out);
}

static void describe_range(const struct sg_di_small *diffusion, size_t s, enum sg_lang lang,
                           struct sg_buffer *out)
{
    const struct sg_di_small_point *points = diffusion->series[s].points;
    size_t low = diffusion->n_periods, high = low;
    for (size_t i = 0; i < diffusion->n_periods; i++) {
        if (isnan(points[i].value))
            continue;
        if (low == diffusion->n_periods || points[i].value < points[low].value)
            low = i;
        if (high == diffusion->n_periods || points[i].value > points[high].value)
            high = i;
    }
    if (low == high)
        return;
    sg_buffer_add(out, sg_words_pick(lang, ", lowest ", "、最低"));
    add_value(points[low].value, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, " in ", "（"));
    sg_di_small_period(diffusion, low, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, ", highest ", "）、最高"));
    add_value(points[high].value, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, " in ", "（"));
    sg_di_small_period(diffusion, high, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, "", "）"));
}

void sg_di_small_describe(const struct sg_di_small *diffusion, const char *what,
                          sg_di_small_say *say, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_add(out, what);
    sg_di_small_period(diffusion, 0, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, " to ", "～"));
    sg_di_small_period(diffusion, diffusion->n_periods - 1, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    for (size_t s = 0; s < diffusion->n_series; s++) {
        sg_buffer_printf(out, "%s%s", sg_names_label(diffusion->series[s].name, lang, true),
                         sg_words_pick(lang, ": newest ", "：直近"));
        sg_di_small_newest(diffusion, s, lang, out);
        say(diffusion, s, lang, out);
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}

void sg_di_small_description(const struct sg_di_small *diffusion, enum sg_lang lang,
                             struct sg_buffer *out)
{
    sg_di_small_describe(diffusion,
                         sg_words_pick(lang, "Small line charts on the same scales, ",
                                       "同じ目盛の小さな折れ線グラフ、"),
                         describe_range, lang, out);
}
