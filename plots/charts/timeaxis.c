#include "timeaxis.h"

#include <math.h>

#include "plots/page/shapes.h"
#include "plots/page/words.h"

static const double name_gap = 3; /* between two names */
static const double under = 2;    /* between the axis and the names */
static const double caption_line = 1.25;
static const double notch = 2;
static const double number_gap = 3;      /* between the numbers of the scale and the axis */
static const double column_share = 0.62; /* of the least time between two moments */
static const double widest_column = 26;
static const double end_share = 0.75; /* of the same, at both ends of an axis of columns */

double sg_timeaxis_at(const struct sg_timeaxis *axis, double month)
{
    return axis->left + (month - axis->from) / (axis->to - axis->from) * (axis->right - axis->left);
}

struct sg_timeaxis sg_timeaxis_of_columns(const struct sg_timeline *timeline, double left,
                                          double right)
{
    double ends = end_share * sg_timeline_step(timeline);
    return (struct sg_timeaxis){timeline, timeline->moments[0].middle - ends,
                                timeline->moments[timeline->n - 1].middle + ends, left, right};
}

double sg_timeaxis_column_width(const struct sg_timeaxis *axis)
{
    double month = (axis->right - axis->left) / (axis->to - axis->from);
    return fmin(widest_column, column_share * sg_timeline_step(axis->timeline) * month);
}

void sg_timeaxis_put_grid(const struct sg_timeaxis *axis, struct sg_figure *figure,
                          const struct sg_scale *scale, double base)
{
    for (size_t i = 0; i < sg_scale_ticks(scale); i++) {
        struct sg_buffer text = {0};
        double value = sg_scale_tick(scale, i), y = sg_scale_at(scale, value);
        bool based = fabs(value - base) < scale->step * 1e-6;
        sg_shape_line(figure, based ? SG_LAYER_BASE : SG_LAYER_GRID,
                      (struct sg_box){axis->left, y, axis->right, y});
        sg_scale_text(scale, i, figure->lang, &text);
        sg_figure_text(figure, SG_STYLE_AXIS,
                       (struct sg_spot){axis->left - number_gap, y, SG_RIGHT}, SG_COLOR_OWN,
                       sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

double sg_timeaxis_numbers(const struct sg_figure *figure, const struct sg_scale *scale)
{
    return sg_scale_width(scale, sg_figure_font(figure, SG_STYLE_AXIS), figure->lang) + number_gap;
}

static double name_y(const struct sg_figure *figure, double y)
{
    return y + under + figure->theme.size_value * 0.6;
}

static bool is_yearly(const struct sg_timeline *timeline)
{
    for (size_t i = 0; i < timeline->n; i++)
        if (timeline->moments[i].when.months != 12)
            return false;
    return true;
}

/* A moment under the axis: in Japanese a bare year needs no 年 there. */
static void add_moment(const struct sg_moment *moment, enum sg_lang lang, struct sg_buffer *out)
{
    if (lang == SG_EN)
        sg_words_period(moment->label, &moment->when, lang, out);
    else
        sg_buffer_add(out, moment->label);
}

/* Puts the labels of the moments from the newest back, those that have room; returns how many. */
static size_t put_labels(const struct sg_timeaxis *axis, struct sg_figure *figure, double y,
                         bool put)
{
    double taken = figure->width;
    size_t n = 0;
    struct sg_buffer text = {0};
    for (size_t i = axis->timeline->n; i-- > 0;) {
        const struct sg_moment *moment = &axis->timeline->moments[i];
        double x = sg_timeaxis_at(axis, moment->middle);
        sg_buffer_clear(&text);
        add_moment(moment, figure->lang, &text);
        double half = sg_font_width(text.text, sg_figure_font(figure, SG_STYLE_AXIS)) / 2;
        if (x + half > taken || x - half < 0)
            continue;
        if (put)
            sg_figure_text(figure, SG_STYLE_AXIS, (struct sg_spot){x, name_y(figure, y), SG_CENTER},
                           SG_COLOR_OWN, text.text);
        taken = x - half - name_gap;
        n++;
    }
    sg_buffer_free(&text);
    return n;
}

/* Years where they begin, as far as they fit. */
static bool put_years(const struct sg_timeaxis *axis, struct sg_figure *figure, double y, int step)
{
    double taken = -INFINITY;
    struct sg_buffer text = {0};
    for (int year = (int)ceil(axis->from / 12); year <= axis->to / 12; year++) {
        if (year % step != 0)
            continue;
        sg_buffer_free(&text);
        sg_buffer_printf(&text, "%d", year);
        double x = sg_timeaxis_at(axis, year * 12.0);
        double half = sg_font_width(text.text, sg_figure_font(figure, SG_STYLE_AXIS)) / 2;
        if (x - half < fmax(taken, 0) || x + half > figure->width)
            continue;
        sg_shape_line(figure, SG_LAYER_NOTCHES, (struct sg_box){x, y, x, y + notch});
        sg_figure_text(figure, SG_STYLE_AXIS, (struct sg_spot){x, name_y(figure, y), SG_CENTER},
                       SG_COLOR_OWN, text.text);
        taken = x + half + name_gap;
    }
    sg_buffer_free(&text);
    return taken > 0;
}

static void put_ends(const struct sg_timeaxis *axis, struct sg_figure *figure, double y)
{
    const struct sg_timeline *timeline = axis->timeline;
    struct sg_buffer first = {0}, last = {0};
    add_moment(&timeline->moments[0], figure->lang, &first);
    add_moment(&timeline->moments[timeline->n - 1], figure->lang, &last);
    struct sg_font font = sg_figure_font(figure, SG_STYLE_AXIS);
    double room = figure->width - 2 * figure->theme.padding;
    sg_figure_text(
        figure, SG_STYLE_AXIS,
        (struct sg_spot){figure->width - figure->theme.padding, name_y(figure, y), SG_RIGHT},
        SG_COLOR_OWN, last.text);
    if (timeline->n > 1 &&
        sg_font_width(first.text, font) + sg_font_width(last.text, font) + name_gap < room)
        sg_figure_text(figure, SG_STYLE_AXIS,
                       (struct sg_spot){figure->theme.padding, name_y(figure, y), SG_LEFT},
                       SG_COLOR_OWN, first.text);
    sg_buffer_free(&last);
    sg_buffer_free(&first);
}

double sg_timeaxis_put(const struct sg_timeaxis *axis, struct sg_figure *figure, double y)
{
    static const int steps[] = {1, 2, 5, 10, 20, 50, 100};
    size_t n = put_labels(axis, figure, y, false), all = axis->timeline->n;
    bool yearly = is_yearly(axis->timeline), done = n == all || (yearly && n > 1);
    if (done)
        put_labels(axis, figure, y, true);
    for (size_t k = 0; k < sizeof steps / sizeof *steps && !done; k++) {
        double year = 12 / (axis->to - axis->from) * (axis->right - axis->left) * steps[k];
        if (year > 24)
            done = put_years(axis, figure, y, steps[k]);
    }
    if (!done)
        put_ends(axis, figure, y);
    return name_y(figure, y) + figure->theme.size_value * 0.6;
}

/* --- breaks */

static size_t count_breaks(const struct sg_timeline *timeline)
{
    size_t n = 0;
    for (size_t i = 1; i < timeline->n; i++)
        n += timeline->moments[i].broken != NULL;
    return n;
}

double sg_timeaxis_caption_height(const struct sg_timeline *timeline,
                                  const struct sg_figure *figure)
{
    return count_breaks(timeline) ? 2 * figure->theme.size_note * caption_line + 2 : 0;
}

static void caption(const struct sg_break *the, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_add(out, sg_words_pick(lang, "from ", ""));
    sg_words_period(the->label, &the->period, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, "", "から"));
}

static double break_at(const struct sg_timeaxis *axis, size_t i)
{
    const struct sg_moment *moment = &axis->timeline->moments[i];
    return sg_timeaxis_at(axis, (moment[-1].middle + moment->middle) / 2);
}

void sg_timeaxis_go_on(const struct sg_timeaxis *axis, struct sg_figure *figure, double top,
                       double bottom)
{
    for (size_t i = 1; i < axis->timeline->n; i++)
        if (axis->timeline->moments[i].broken)
            sg_shape_line(figure, SG_LAYER_BREAKS,
                          (struct sg_box){break_at(axis, i), top, break_at(axis, i), bottom});
}

void sg_timeaxis_put_breaks(const struct sg_timeaxis *axis, struct sg_figure *figure, double top,
                            double bottom)
{
    double pitch = figure->theme.size_note * caption_line, taken = -INFINITY;
    for (size_t i = 1; i < axis->timeline->n; i++) {
        const struct sg_moment *moment = &axis->timeline->moments[i];
        if (!moment->broken)
            continue;
        struct sg_buffer text = {0};
        caption(moment->broken, figure->lang, &text);
        const char *name = sg_words_pick(figure->lang, "break", "断層");
        double x = break_at(axis, i);
        double half = sg_font_width(text.text, sg_figure_font(figure, SG_STYLE_NOTE)) / 2;
        double middle = fmin(fmax(x, half), figure->width - half);
        if (middle - half > taken) {
            sg_figure_text(figure, SG_STYLE_NOTE,
                           (struct sg_spot){middle, top - 1 - 1.5 * pitch, SG_CENTER}, SG_COLOR_OWN,
                           name);
            sg_figure_text(figure, SG_STYLE_NOTE,
                           (struct sg_spot){middle, top - 1 - 0.5 * pitch, SG_CENTER}, SG_COLOR_OWN,
                           text.text);
            taken = middle + half + name_gap;
        }
        sg_buffer_free(&text);
    }
    sg_timeaxis_go_on(axis, figure, top, bottom);
}
