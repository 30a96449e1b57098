#include "ratio_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>
#include "table/lookup.h"
#include "table/text.h"

/* Thousands with commas: 1,000. */
static void add_per(double per, struct sg_buffer *out)
{
    char text[SG_NUMBER_SIZE];
    sg_number_shortest(per, text);
    size_t n = strspn(text, "0123456789");
    for (const char *c = text; *c; c++) {
        sg_buffer_add_char(out, *c);
        size_t left = c < text + n ? (size_t)(text + n - c) - 1 : 0;
        sg_buffer_add(out, left && left % 3 == 0 ? "," : "");
    }
}

static char *unit_of(const struct sg_ratio_side *numerator, const struct sg_ratio_side *denominator,
                     double per, enum sg_lang lang)
{
    struct sg_buffer unit = {0};
    if (!numerator->unit || !denominator->unit)
        return NULL;
    bool same = sg_text_same_key(numerator->unit, denominator->unit);
    if (same && per == 1)
        return NULL;
    if (same && per == 100)
        return sg_copy_text(lang == SG_JA ? "％" : "%");
    sg_buffer_printf(&unit, "%s/", numerator->unit);
    if (per != 1)
        add_per(per, &unit);
    sg_buffer_add(&unit, denominator->unit);
    return sg_buffer_take(&unit);
}

/* Of what the denominator counts, where its unit alone does not say it: 人口 (1,000人), 従業者
   (１人), but nothing before １事業所. */
static void add_counted(const struct sg_ratio_side *denominator, struct sg_buffer *out)
{
    static const char number[] = "数";
    size_t n = strlen(denominator->title), end = sizeof number - 1;
    if (strstr(denominator->title, denominator->unit))
        return;
    if (n > end && strcmp(denominator->title + n - end, number) == 0)
        n -= end;
    sg_buffer_add_bytes(out, denominator->title, n);
}

/* １事業所当たり従業者数, 人口1,000人当たり事業所数; without a unit 従業者数／事業所数. */
static char *title_of(const struct sg_ratio_side *numerator,
                      const struct sg_ratio_side *denominator, double per, enum sg_lang lang)
{
    struct sg_buffer title = {0};
    if (lang == SG_JA && denominator->unit && per != 100) {
        add_counted(denominator, &title);
        if (per == 1)
            sg_buffer_add(&title, "１");
        else
            add_per(per, &title);
        sg_buffer_printf(&title, "%s当たり%s", denominator->unit, numerator->title);
        return sg_buffer_take(&title);
    }
    sg_buffer_printf(&title, lang == SG_JA ? "%s／%s" : "%s / %s", numerator->title,
                     denominator->title);
    if (per != 1) {
        sg_buffer_add(&title, lang == SG_JA ? "×" : " × ");
        add_per(per, &title);
    }
    return sg_buffer_take(&title);
}

/* Three digits of the largest, two at least of what is below 1. */
static int decimals_of(const struct sg_column *ratio, size_t n_rows)
{
    double most = 0;
    for (size_t row = 0; row < n_rows; row++) {
        double size = fabs(sg_column_finite(ratio, row));
        most = size > most ? size : most;
    }
    if (!(most > 0))
        return 1;
    double digits = 2 - floor(log10(most));
    return most >= 1000 ? 0 : most >= 10 ? 1 : (int)fmin(digits, 9);
}

void sg_ratio_name(struct sg_column *ratio, const struct sg_ratio_side *numerator,
                   const struct sg_ratio_side *denominator, double per, enum sg_lang lang)
{
    free(ratio->unit);
    free(ratio->label);
    ratio->unit = unit_of(numerator, denominator, per, lang);
    ratio->label = title_of(numerator, denominator, per, lang);
    ratio->measure_kind = SG_MEASURE_RATIO;
    ratio->decimals = decimals_of(ratio, numerator->own.n_rows);
}
