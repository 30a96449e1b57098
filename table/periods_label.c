/* Labels of a year and a part of it that read as one period. */
#include <ctype.h>

#include "periods_parts.h"
#include "text.h"

/* As ISO 8601, national accounts or Eurostat write it: 2020-07, 2020-Q3, 2020-H1, FY2020-H1. */
static void write_plainly(const struct sg_period *period, struct sg_buffer *out)
{
    int year = period->month / 12, month = period->month % 12 + 1;
    bool from_april = period->kind == SG_PERIOD_HALF && month % 6 == 4;
    if (from_april || period->kind == SG_PERIOD_FISCAL_YEAR)
        sg_buffer_add(out, "FY");
    sg_buffer_printf(out, "%d", year);
    if (period->kind == SG_PERIOD_HALF)
        sg_buffer_printf(out, "-H%d", month > 6 ? 2 : 1);
    if (period->kind == SG_PERIOD_QUARTER)
        sg_buffer_printf(out, "-Q%d", (month + 2) / 3);
    if (period->kind == SG_PERIOD_MONTH || period->kind == SG_PERIOD_DAY)
        sg_buffer_printf(out, "-%02d", month);
    if (period->kind == SG_PERIOD_DAY)
        sg_buffer_printf(out, "-%02d", period->day);
}

static bool reads_as(const char *label, const struct sg_period *period)
{
    struct sg_period read;
    return sg_period_read(label, NULL, &read, NULL) && read.kind == period->kind &&
           sg_period_compare(&read, period) == 0;
}

char *sg_period_join_label(const char *year, const char *part, const struct sg_period *period)
{
    bool japanese = sg_text_has_japanese(year) || sg_text_has_japanese(part);
    bool name = isalpha((unsigned char)part[0]) && isalpha((unsigned char)part[1]);
    const char *const forms[][4] = {{name ? part : year, name ? " " : "", name ? year : part, ""},
                                    {year, japanese ? "年" : "-", part, ""},
                                    {year, "", part, ""},
                                    {year, "", part, "月"},
                                    {year, "第", part, "四半期"}};
    struct sg_buffer label = {0};
    for (size_t i = 0; i < (japanese ? 5 : 4); i++) {
        const char *const *form = forms[i];
        sg_buffer_clear(&label);
        sg_buffer_printf(&label, "%s%s%s%s", form[0], form[1], form[2], form[3]);
        if (reads_as(sg_buffer_text(&label), period))
            return sg_buffer_take(&label);
    }
    sg_buffer_clear(&label);
    write_plainly(period, &label);
    return sg_buffer_take(&label);
}
