#include "difference_words.h"

#include <math.h>

#include <sangyo/number.h>

#include "plots/page/words.h"

/* "で、2016年から5事業所増加した（0.1％増）" */
static void say_moved(const struct sg_quantity_words *words, const struct sg_difference *d,
                      struct sg_buffer *out)
{
    bool ja = words->lang == SG_JA, up = d->change > 0;
    struct sg_buffer unit = {0};
    sg_quantity_unit(words, &unit);
    bool rises = sg_quantity_rises(&words->of) || unit.n; /* else things are counted */
    sg_buffer_free(&unit);
    if (ja)
        sg_buffer_printf(out, "で、%sから", d->from);
    else
        sg_buffer_add(out, !rises ? ", " : up ? ", up " : ", down ");
    sg_quantity_size(words, d->change, out);
    if (ja)
        sg_buffer_printf(out, d->title ? "%s" : "%sした", sg_quantity_move(words, up));
    else
        sg_buffer_printf(out,
                         rises ? " from %s"
                         : up  ? " more than in %s"
                               : " fewer than in %s",
                         d->from);
    sg_quantity_say_rate(words, d->rate, out);
}

/* "で、2016年とほぼ同じである（5事業所増、0.1％増）" */
static void say_slight(const struct sg_quantity_words *words, const struct sg_difference *d,
                       struct sg_buffer *out)
{
    bool ja = words->lang == SG_JA;
    const char *move = sg_quantity_brief_move(words, d->change > 0);
    sg_buffer_printf(out, ja ? "で、%sとほぼ同じ%s（" : ", almost the same as in %s%s (", d->from,
                     ja && !d->title ? "である" : "");
    sg_buffer_add(out, ja ? "" : d->change > 0 ? "up " : "down ");
    sg_quantity_size(words, d->change, out);
    sg_buffer_add(out, ja ? move : "");
    if (!isnan(d->rate) && sg_quantity_in_percent(&words->of)) {
        sg_buffer_add(out, ja ? "、" : ", ");
        sg_words_number(fabs(d->rate), (struct sg_words_number){.decimals = 1, .lang = words->lang},
                        out);
        sg_buffer_add(out, ja ? "％" : "%");
        sg_buffer_add(out, ja ? move : "");
    }
    sg_buffer_add(out, ja ? "）" : ")");
}

void sg_difference_say(const struct sg_quantity_words *words, const struct sg_difference *d,
                       struct sg_buffer *out)
{
    bool ja = words->lang == SG_JA;
    if (isnan(d->change))
        sg_buffer_printf(out,
                         !ja        ? "; the change from %s is not known"
                         : d->title ? "（%sからの増減は得られない）"
                                    : "である（%sからの増減は得られない）",
                         d->from);
    else if (sg_number_round(d->change, words->of.decimals) == 0)
        sg_buffer_printf(out,
                         !ja                    ? ", the same as in %s%s"
                         : words->of.rule->adds ? "で、%sと同数%s"
                                                : "で、%sと同じ%s",
                         d->from, ja && !d->title ? "である" : "");
    else if (sg_quantity_is_slight(&words->of, d->change, d->previous))
        say_slight(words, d, out);
    else
        say_moved(words, d, out);
}
