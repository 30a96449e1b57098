/* The turning points of a line over time, by value and time. */
#include <math.h>
#include <stdlib.h>

#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "trend.h"
#include "trend_turns.h"

static const double turn_share = 0.35; /* of the extent, by which a line turns */
static const double away = 7.5;        /* of a name from its point */
static const double name_gap = 3;      /* between two names, and before the newest value */

/* How far from the middle of the extent a point lies: the farthest are named first. */
static double distance(const struct sg_scale *scale, double value)
{
    return fabs(value - (scale->from + scale->to) / 2);
}

static void text_of(const struct sg_trend *trend, const struct sg_serie *serie, size_t at,
                    struct sg_amount amount, struct sg_buffer *out)
{
    enum sg_lang lang = trend->figure->lang;
    sg_amount_text(amount, serie->values[at], lang, out);
    sg_buffer_add(out, sg_words_pick(lang, " (", "（"));
    sg_timeline_when(&trend->timeline, at, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, ")", "）"));
}

/* The name of a turn centred at its point, within the figure. */
static struct sg_box box_of(const struct sg_trend *trend, const struct sg_serie *serie,
                            const struct sg_scale *scale, struct sg_turn turn, const char *text)
{
    double width = sg_font_width(text, sg_figure_font(trend->figure, SG_STYLE_AXIS));
    double size = trend->figure->theme.size_value;
    double x = sg_trend_x(trend, turn.at);
    double y = sg_scale_at(scale, serie->values[turn.at]) + (turn.peak ? -away : away);
    double left = fmin(fmax(x - width / 2, trend->axis.left), trend->axis.right - width);
    return (struct sg_box){left, y - size / 2, left + width, y + size / 2};
}

/* Whether a box lies clear of the others and of the line, whose points have half a mark around
   them. */
static bool is_clear(const struct sg_trend *trend, const struct sg_serie *serie,
                     const struct sg_scale *scale, struct sg_box box, const struct sg_box taken[],
                     size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (box.left < taken[i].right + name_gap && taken[i].left < box.right + name_gap &&
            box.top < taken[i].bottom && taken[i].top < box.bottom)
            return false;
    double half = trend->figure->theme.mark_small / 2;
    for (size_t i = 0; i < trend->timeline.n; i++) {
        double x = sg_trend_x(trend, i), y = sg_scale_at(scale, serie->values[i]);
        double raw = trend->raw ? sg_scale_at(scale, trend->raw[i]) : NAN;
        if (x > box.left && x < box.right &&
            ((y > box.top - half && y < box.bottom + half) ||
             (raw > box.top - half && raw < box.bottom + half)))
            return false;
    }
    return true;
}

double sg_trend_newest_width(const struct sg_trend *trend, const struct sg_serie *serie,
                             struct sg_amount amount)
{
    ptrdiff_t newest = sg_timeline_newest(&trend->timeline, serie);
    struct sg_buffer text = {0};
    if (newest >= 0)
        sg_amount_text(amount, serie->values[newest], trend->figure->lang, &text);
    double width =
        sg_font_width(sg_buffer_text(&text), sg_figure_font(trend->figure, SG_STYLE_VALUE_BOLD));
    sg_buffer_free(&text);
    return newest < 0 ? 0 : width + name_gap;
}

static void put_newest(struct sg_trend *trend, const struct sg_serie *serie,
                       const struct sg_scale *scale, struct sg_amount amount)
{
    ptrdiff_t newest = sg_timeline_newest(&trend->timeline, serie);
    struct sg_buffer text = {0};
    if (newest < 0)
        return;
    sg_amount_text(amount, serie->values[newest], trend->figure->lang, &text);
    struct sg_spot spot = {trend->axis.right + name_gap - trend->figure->theme.mark_small / 4,
                           sg_scale_at(scale, serie->values[newest]), SG_LEFT};
    sg_figure_text(trend->figure, SG_STYLE_VALUE_BOLD, spot, SG_COLOR_OWN, sg_buffer_text(&text));
    sg_buffer_free(&text);
}

void sg_trend_name_turns(struct sg_trend *trend, const struct sg_serie *serie,
                         const struct sg_scale *scale, struct sg_amount amount)
{
    size_t n = trend->timeline.n, n_taken = 0;
    struct sg_turn *turns = sg_alloc(n + 1, sizeof *turns);
    struct sg_box *taken = sg_alloc(n + 1, sizeof *taken);
    double least = turn_share * (scale->to - scale->from);
    size_t n_turns = sg_trend_turns(serie->values, n, least, turns);
    for (size_t i = 1; i < n_turns; i++)
        for (size_t k = i; k > 0 && distance(scale, serie->values[turns[k].at]) >
                                        distance(scale, serie->values[turns[k - 1].at]);
             k--) {
            struct sg_turn turn = turns[k];
            turns[k] = turns[k - 1];
            turns[k - 1] = turn;
        }
    for (size_t i = 0; i < n_turns; i++) {
        if ((ptrdiff_t)turns[i].at == sg_timeline_newest(&trend->timeline, serie))
            continue; /* beside the line */
        struct sg_buffer text = {0};
        text_of(trend, serie, turns[i].at, amount, &text);
        struct sg_box box = box_of(trend, serie, scale, turns[i], sg_buffer_text(&text));
        if (is_clear(trend, serie, scale, box, taken, n_taken)) {
            taken[n_taken++] = box;
            sg_figure_text(trend->figure, SG_STYLE_AXIS,
                           (struct sg_spot){box.left, (box.top + box.bottom) / 2, SG_LEFT},
                           SG_COLOR_OWN, sg_buffer_text(&text));
        }
        sg_buffer_free(&text);
    }
    put_newest(trend, serie, scale, amount);
    free(taken);
    free(turns);
}
