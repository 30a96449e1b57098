/* The numbers of an indicator as printed. */
#include <math.h>
#include <string.h>

#include "findings/printed.h"
#include "table/measure.h"

#include "bullet_model.h"
#include "plots/page/words.h"

static const int most_decimals = 4;
static const double tiny = 1e-4; /* below this a number has decimals of its own */

static int decimals_of(double x, int most)
{
    bool small = x != 0 && fabs(x) < tiny;
    if (most >= 0)
        return sg_printed_needed(x, most);
    int decimals = sg_printed_needed(x, small ? SG_PRINTED_MOST : most_decimals);
    return small && decimals > sg_printed_digits(fabs(x)) ? sg_printed_digits(fabs(x)) : decimals;
}

void sg_bullet_amount(const struct sg_bullet_item *item, struct sg_bullet_amount amount,
                      enum sg_lang lang, struct sg_buffer *out)
{
    sg_words_number(
        amount.value,
        (struct sg_words_number){decimals_of(amount.value, amount.decimals), false, lang}, out);
    if (!amount.unit)
        return;
    struct sg_buffer unit = {0};
    sg_unit_name(item->unit, 1, lang, &unit);
    if (lang == SG_EN && unit.n && *unit.text != '%')
        sg_buffer_add_char(out, ' ');
    sg_buffer_add(out, sg_buffer_text(&unit));
    sg_buffer_free(&unit);
}

void sg_bullet_actual(const struct sg_bullet_item *item, enum sg_lang lang, struct sg_buffer *out)
{
    if (!isnan(item->found.actual))
        sg_bullet_amount(item,
                         (struct sg_bullet_amount){item->found.actual, true, item->actual_decimals},
                         lang, out);
    else if (item->actual_void & SG_STATUS_NOT_APPLICABLE)
        sg_buffer_add(out, sg_words_pick(lang, "cancelled", "中止など"));
    else if (item->actual_void & SG_STATUS_SUPPRESSED)
        sg_buffer_add(out, sg_words_pick(lang, "suppressed", "秘匿"));
    else
        sg_buffer_add(out, sg_words_pick(lang, "no figure", "実績なし"));
}

void sg_bullet_target(const struct sg_bullet_item *item, enum sg_lang lang, struct sg_buffer *out)
{
    if (isnan(item->found.target))
        sg_buffer_add(out, sg_words_pick(lang, "none", "なし"));
    else
        sg_bullet_amount(item, (struct sg_bullet_amount){item->found.target, true, -1}, lang, out);
}

void sg_bullet_both(const struct sg_bullet_item *item, enum sg_lang lang, struct sg_buffer *out)
{
    if (isnan(item->found.actual))
        sg_bullet_actual(item, lang, out);
    else
        sg_bullet_amount(
            item, (struct sg_bullet_amount){item->found.actual, false, item->actual_decimals}, lang,
            out);
    sg_buffer_add(out, " / ");
    sg_bullet_target(item, lang, out);
}

void sg_bullet_reached(const struct sg_bullet_item *item, enum sg_lang lang, struct sg_buffer *out)
{
    if (isnan(item->reached))
        return;
    /* what falls short by less than half a percent is not printed as 100 */
    double shown = item->reached < 100 && item->reached > 99 ? 99 : item->reached;
    sg_words_number(fmin(shown, 10 * SG_BULLET_MOST),
                    (struct sg_words_number){.decimals = 0, .lang = lang}, out);
    sg_buffer_add(out, sg_words_pick(lang, "%", "％"));
    sg_buffer_add(out, item->by_progress ? "†" : "");
}
