/* lines: several series over time, told apart by colour, dashes and names at their ends. */
#include "charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>

#include "frame.h"
#include "input.h"
#include "names.h"
#include "scale.h"
#include "shapes.h"
#include "timeaxis.h"
#include "words.h"
#include "wrap.h"

enum { SHOWN = 6 };

static const double name_space = 5;    /* between the newest value and its name */
static const double name_share = 0.3;  /* of the width, that names take at most */
static const double name_pitch = 1.15; /* of names one below the other, in letter sizes */
static const double leader_length = 3.5;
static const double end_share = 0.25; /* of a step, free at the left end of the axis */

struct body {
    struct sg_figure *figure;
    struct sg_timeline timeline;
    struct sg_frame frame;
    struct sg_timeaxis axis;
    struct sg_scale scale;
    struct sg_serie *shown[SHOWN];
    struct sg_texts names[SHOWN]; /* lines of the name with the newest value */
    double name_y[SHOWN];         /* of the middle of each name, once placed */
    size_t n;
    double top, bottom;
};

static const char *color_of(size_t k)
{
    static const char *const colors[] = {"series1", "series2", "series3",
                                         "series4", "series5", "series6"};
    return colors[k];
}

/* Letters on white: the pale colours are too pale for them. */
static const char *letters_of(size_t k)
{
    return k == 0 || k == 2 || k == 4 ? color_of(k) : "ink";
}

/* --- which series */

static double newest_of(const struct body *body, const struct sg_serie *serie)
{
    ptrdiff_t at = sg_timeline_newest(&body->timeline, serie);
    return at < 0 ? -INFINITY : serie->values[at];
}

/* The largest by their newest value, or the first; in the order given among equals. */
static void choose(struct body *body, bool given)
{
    for (size_t s = 0; s < body->timeline.n_series; s++) {
        struct sg_serie *serie = &body->timeline.series[s];
        size_t at = body->n;
        while (!given && at > 0 && newest_of(body, body->shown[at - 1]) < newest_of(body, serie))
            at--;
        if (at == SHOWN)
            continue;
        size_t last = body->n < SHOWN ? body->n++ : SHOWN - 1;
        memmove(&body->shown[at + 1], &body->shown[at], (last - at) * sizeof *body->shown);
        body->shown[at] = serie;
    }
}

/* --- names at the ends */

static const char *plain_name(const struct body *body, const struct sg_serie *serie)
{
    const char *name = *serie->name             ? serie->name
                       : body->timeline.measure ? body->timeline.measure
                                                : "";
    return sg_names_industry(name, body->figure->lang, true);
}

static void name_series(struct body *body)
{
    double limit = name_share * body->figure->width;
    for (size_t k = 0; k < body->n; k++) {
        struct sg_buffer text = {0};
        double newest = newest_of(body, body->shown[k]);
        sg_buffer_printf(&text, "%s ", plain_name(body, body->shown[k]));
        if (!isinf(newest))
            sg_timeline_value(body->shown[k], newest, body->figure->lang, &text);
        sg_wrap(text.text, sg_figure_font(body->figure, SG_STYLE_VALUE), limit, &body->names[k]);
        sg_buffer_free(&text);
    }
}

static double name_width(const struct body *body)
{
    double widest = 0;
    for (size_t k = 0; k < body->n; k++)
        widest = fmax(widest,
                      sg_wrap_width(&body->names[k], sg_figure_font(body->figure, SG_STYLE_VALUE)));
    return widest;
}

static double name_height(const struct body *body, size_t k)
{
    return (double)body->names[k].n * body->figure->theme.size_value * name_pitch;
}

static double names_height(const struct body *body)
{
    double height = 0;
    for (size_t k = 0; k < body->n; k++)
        height += name_height(body, k);
    return height;
}

/* From the top down, each at its value or as near under the one above as it goes; then back up
   from the bottom. `order` is by height. */
static void place_names(struct body *body, const size_t order[])
{
    double y = body->top - body->figure->theme.size_value / 2;
    for (size_t i = 0; i < body->n; i++) {
        size_t k = order[i];
        double half = name_height(body, k) / 2;
        body->name_y[k] = fmax(body->name_y[k], y + half);
        y = body->name_y[k] + half;
    }
    y = body->bottom + body->figure->theme.size_value / 2;
    for (size_t i = body->n; i-- > 0;) {
        size_t k = order[i];
        double half = name_height(body, k) / 2;
        body->name_y[k] = fmin(body->name_y[k], y - half);
        y = body->name_y[k] - half;
    }
}

static void order_names(struct body *body, size_t order[])
{
    for (size_t k = 0; k < body->n; k++) {
        double newest = newest_of(body, body->shown[k]);
        body->name_y[k] = isinf(newest) ? body->bottom : sg_scale_at(&body->scale, newest);
        size_t at = k;
        for (; at > 0 && body->name_y[order[at - 1]] > body->name_y[k]; at--)
            order[at] = order[at - 1];
        order[at] = k;
    }
}

static void put_names(struct body *body)
{
    size_t order[SHOWN];
    double pitch = body->figure->theme.size_value * name_pitch, right = body->axis.right;
    order_names(body, order);
    place_names(body, order);
    for (size_t k = 0; k < body->n; k++) {
        double y = body->name_y[k] - name_height(body, k) / 2;
        ptrdiff_t newest = sg_timeline_newest(&body->timeline, body->shown[k]);
        if (newest >= 0) {
            double x = sg_timeaxis_at(&body->axis, body->timeline.moments[newest].middle);
            sg_shape_stroke(
                body->figure, "leaders",
                (struct sg_box){x + leader_length - 1,
                                sg_scale_at(&body->scale, body->shown[k]->values[newest]),
                                right + name_space - 1.5, body->name_y[k]},
                color_of(k));
        }
        for (size_t i = 0; i < body->names[k].n; i++)
            sg_figure_text(
                body->figure, SG_STYLE_VALUE,
                (struct sg_spot){right + name_space, y + ((double)i + 0.5) * pitch, SG_LEFT},
                letters_of(k), body->names[k].items[i]);
    }
}

/* --- the field */

static void make_scale(struct body *body)
{
    double low = 0, high = 0;
    for (size_t k = 0; k < body->n; k++)
        for (size_t i = 0; i < body->timeline.n; i++) {
            double x = body->shown[k]->values[i];
            low = isnan(x) ? low : fmin(low, x);
            high = isnan(x) ? high : fmax(high, x);
        }
    body->scale = sg_scale_make(low, high, 4, true);
    body->scale.left = body->bottom;
    body->scale.right = body->top;
}

static double number_width(const struct body *body)
{
    double widest = 0;
    for (size_t i = 0; i < sg_scale_ticks(&body->scale); i++) {
        struct sg_buffer text = {0};
        sg_scale_text(&body->scale, i, body->figure->lang, &text);
        widest = fmax(widest, sg_font_width(sg_buffer_text(&text),
                                            sg_figure_font(body->figure, SG_STYLE_AXIS)));
        sg_buffer_free(&text);
    }
    return widest;
}

static void make_axis(struct body *body)
{
    const struct sg_timeline *timeline = &body->timeline;
    double padding = body->figure->theme.padding, ends = end_share * sg_timeline_step(timeline);
    double from = timeline->moments[0].middle - ends;
    double to = timeline->moments[timeline->n - 1].middle + (timeline->n > 1 ? 0 : ends);
    body->axis =
        (struct sg_timeaxis){timeline, from, to, padding + number_width(body) + 3,
                             body->figure->width - padding - name_width(body) - name_space};
}

static void put_grid(struct body *body)
{
    for (size_t i = 0; i < sg_scale_ticks(&body->scale); i++) {
        struct sg_buffer text = {0};
        double value = sg_scale_tick(&body->scale, i), y = sg_scale_at(&body->scale, value);
        bool zero = fabs(value) < body->scale.step / 2;
        sg_shape_line(body->figure, zero ? "base" : "grid",
                      (struct sg_box){body->axis.left, y, body->axis.right, y});
        sg_scale_text(&body->scale, i, body->figure->lang, &text);
        sg_figure_text(body->figure, SG_STYLE_AXIS,
                       (struct sg_spot){body->axis.left - 3, y, SG_RIGHT}, NULL,
                       sg_buffer_text(&text));
        sg_buffer_free(&text);
    }
}

static void put_series(struct body *body, size_t k)
{
    const struct sg_serie *serie = body->shown[k];
    double radius = body->figure->theme.mark_small / 2;
    bool many = body->timeline.n > 24;
    char layer[16] = "series";
    layer[6] = (char)('1' + k);
    for (size_t i = 0; i < body->timeline.n; i++) {
        double value = serie->values[i];
        bool lifts = isnan(value) || body->timeline.moments[i].broken;
        if (lifts)
            sg_shape_lift(body->figure, layer);
        if (isnan(value))
            continue;
        struct sg_dot dot = {sg_timeaxis_at(&body->axis, body->timeline.moments[i].middle),
                             sg_scale_at(&body->scale, value), radius, color_of(k)};
        sg_shape_point(body->figure, layer, dot);
        bool last = sg_timeline_newest(&body->timeline, serie) == (ptrdiff_t)i;
        if (!many || last || (lifts && (i + 1 == body->timeline.n || isnan(serie->values[i + 1]))))
            sg_shape_dot(body->figure, k % 2 ? "rings" : "dots", dot);
    }
}

/* --- words */

static void say_highest(const struct body *body, const struct sg_serie *most, enum sg_lang lang,
                        struct sg_buffer *out)
{
    size_t last = body->timeline.n - 1;
    if (lang == SG_JA) {
        sg_timeline_when(&body->timeline, last, lang, out);
        sg_buffer_add(out, "は");
    }
    sg_buffer_add(out, plain_name(body, most));
    sg_buffer_add(out, sg_words_pick(lang, " is highest with ", "が"));
    sg_timeline_value(most, most->values[last], lang, out);
    sg_buffer_add(out, sg_words_pick(lang, "", "で最も高"));
}

static void say_title(const struct body *body, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_timeline *timeline = &body->timeline;
    const struct sg_serie *most = NULL, *least = NULL;
    size_t last = timeline->n - 1;
    for (size_t s = 0; s < timeline->n_series; s++) {
        const struct sg_serie *serie = &timeline->series[s];
        if (isnan(serie->values[last]))
            return; /* it might be the highest */
        most = !most || serie->values[last] > most->values[last] ? serie : most;
        least = !least || serie->values[last] < least->values[last] ? serie : least;
    }
    if (timeline->n_series < 2 || most->values[last] <= least->values[last])
        return;
    say_highest(body, most, lang, out);
    if (timeline->n_series > body->n) { /* the least is not in the figure */
        sg_buffer_add(out, sg_words_pick(lang, "", "い"));
    } else {
        sg_buffer_add(out, sg_words_pick(lang, ", ", "く、"));
        sg_buffer_add(out, plain_name(body, least));
        sg_buffer_add(out, sg_words_pick(lang, " lowest with ", "が"));
        sg_timeline_value(least, least->values[last], lang, out);
        sg_buffer_add(out, sg_words_pick(lang, "", "で最も低い"));
    }
    if (lang == SG_EN) {
        sg_buffer_add(out, " in ");
        sg_timeline_when(timeline, last, lang, out);
    }
}

static bool has_gaps(const struct body *body)
{
    for (size_t k = 0; k < body->n; k++)
        for (size_t i = 0; i < body->timeline.n; i++)
            if (isnan(body->shown[k]->values[i]))
                return true;
    return false;
}

static void say_note(struct body *body, enum sg_lang lang)
{
    struct sg_buffer *out = &body->frame.note;
    size_t left = body->timeline.n_series - body->n;
    if (left)
        sg_buffer_printf(out,
                         sg_words_pick(lang,
                                       left == 1 ? "%zu further series is not shown. "
                                                 : "%zu further series are not shown. ",
                                       "このほかの%zu系列は示していない。"),
                         left);
    if (has_gaps(body))
        sg_buffer_add(out, sg_words_pick(lang, "A line is open where there is no figure. ",
                                         "線の切れ目は数値のない時点。"));
    sg_buffer_add(
        out, sg_words_pick(lang, "Beside each line: its newest value. ", "右の数値は直近の値。"));
    body->timeline.voids = 0; /* their symbols are not in the figure */
    sg_timeline_note(&body->timeline, lang, out);
}

static void lay_out(struct body *body, const struct sg_chart_options *options)
{
    struct sg_figure *figure = body->figure;
    sg_timeline_description(&body->timeline, options->lang, &body->frame.description);
    say_title(body, options->lang, &body->frame.title);
    sg_timeline_subtitle(&body->timeline, options->lang, &body->frame.subtitle);
    say_note(body, options->lang);
    double top = sg_frame_head(&body->frame, options, figure);
    body->top =
        top + figure->theme.size_value / 2 + sg_timeaxis_caption_height(&body->timeline, figure);
    name_series(body);
    body->bottom = body->top + fmax(figure->theme.lines_height, names_height(body));
    make_scale(body);
    make_axis(body);
    put_grid(body);
    for (size_t k = 0; k < body->n; k++)
        put_series(body, k);
    put_names(body);
    sg_timeaxis_put_breaks(&body->axis, figure, body->top, body->bottom);
    double bottom = sg_timeaxis_put(&body->axis, figure, body->bottom);
    sg_frame_foot(&body->frame, body->timeline.table, options, figure, bottom);
}

bool sg_chart_lines(const struct sg_table *table, const struct sg_chart_options *options,
                    struct sg_figure *figure, struct sg_error *err)
{
    struct body body = {.figure = figure};
    bool given;
    if (!sg_input_sort(options->sort, false, &given, err) ||
        !sg_timeline_read(table, SG_TIMELINE_ANY, "lines", &body.timeline, err))
        return false;
    choose(&body, given);
    lay_out(&body, options);
    for (size_t k = 0; k < body.n; k++)
        sg_texts_free(&body.names[k]);
    sg_frame_free(&body.frame);
    sg_timeline_free(&body.timeline);
    return true;
}
