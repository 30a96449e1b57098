/* Names of series at the ends of their lines. */
#include "lines.h"

#include <math.h>

#include "plots/page/names.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "plots/page/wrap.h"

static const double name_space = 5;     /* between the newest value and its name */
static const double name_share = 0.3;   /* of the width, that names take at most */
static const double name_pitch = 1.15;  /* of names one below the other, in letter sizes */
static const double sample_length = 11; /* of the line before a name that gave way */
static const double sample_gap = 2.5;
static const double near = 2.5; /* points by which a name may give way unseen */

double sg_lines_newest(const struct sg_lines *lines, const struct sg_serie *serie)
{
    ptrdiff_t at = sg_timeline_newest(&lines->timeline, serie);
    return at < 0 ? -INFINITY : serie->values[at];
}

const char *sg_lines_plain_name(const struct sg_lines *lines, const struct sg_serie *serie)
{
    const char *name = *serie->name              ? serie->name
                       : lines->timeline.measure ? lines->timeline.measure
                                                 : "";
    bool brief = true; /* not one short beside one in full */
    for (size_t s = 0; s < lines->timeline.n_series; s++)
        brief = brief && (lines->timeline.series[s].total ||
                          sg_names_is_division(lines->timeline.series[s].name));
    return sg_names_label(name, lines->figure->lang, brief);
}

/* The value of the last moment or why it has none; where the series ends before, its newest value
   and when that was. */
static void add_newest(const struct sg_lines *lines, const struct sg_serie *serie,
                       struct sg_buffer *out)
{
    enum sg_lang lang = lines->figure->lang;
    size_t last = lines->timeline.n - 1;
    ptrdiff_t newest = sg_timeline_newest(&lines->timeline, serie);
    if (isnan(serie->values[last]) && serie->voids[last]) {
        sg_buffer_add(out, sg_words_symbol(serie->voids[last], lang));
        return;
    }
    if (newest < 0)
        return;
    sg_timeline_value(serie, serie->values[newest], lang, out);
    if ((size_t)newest == last)
        return;
    sg_buffer_add(out, sg_words_pick(lang, " (", "（"));
    sg_timeline_when(&lines->timeline, (size_t)newest, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, ")", "）"));
}

void sg_lines_name(struct sg_lines *lines)
{
    double limit = name_share * lines->figure->width;
    for (size_t k = 0; k < lines->n; k++) {
        struct sg_buffer text = {0};
        if (!*lines->shown[k].serie->name && lines->timeline.measure)
            sg_words_measure_name(lines->timeline.measure, lines->figure->lang, &text);
        else
            sg_buffer_add(&text, sg_lines_plain_name(lines, lines->shown[k].serie));
        sg_buffer_add(&text, " ");
        add_newest(lines, lines->shown[k].serie, &text);
        sg_wrap(text.text, sg_figure_font(lines->figure, SG_STYLE_VALUE), limit,
                &lines->shown[k].name);
        sg_buffer_free(&text);
    }
}

double sg_lines_name_width(const struct sg_lines *lines)
{
    double widest = 0;
    for (size_t k = 0; k < lines->n; k++)
        widest = fmax(widest, sg_wrap_width(&lines->shown[k].name,
                                            sg_figure_font(lines->figure, SG_STYLE_VALUE)));
    return name_space + lines->sample + widest;
}

static double name_height(const struct sg_lines *lines, size_t k)
{
    return (double)lines->shown[k].name.n * lines->figure->theme.size_value * name_pitch;
}

double sg_lines_names_height(const struct sg_lines *lines)
{
    double height = 0;
    for (size_t k = 0; k < lines->n; k++)
        height += name_height(lines, k);
    return height;
}

/* Where a name would best stand: at its newest value. */
static double wanted(const struct sg_lines *lines, size_t k)
{
    double newest = sg_lines_newest(lines, lines->shown[k].serie);
    return isinf(newest) ? lines->bottom : sg_scale_at(&lines->scale, newest);
}

/* By height; equal ones in their order. */
static void order_names(const struct sg_lines *lines, size_t order[])
{
    for (size_t k = 0; k < lines->n; k++) {
        size_t at = k;
        for (; at > 0 && wanted(lines, order[at - 1]) > wanted(lines, k); at--)
            order[at] = order[at - 1];
        order[at] = k;
    }
}

/* Names that touch, stacked about the middle of what they want. */
struct stack {
    size_t first, n;
    double height, top;
};

/* Names stacked so that all together give way as little as may be: stacks that meet become one
   (pool adjacent violators). */
static size_t make_stacks(const struct sg_lines *lines, const size_t order[], struct stack stacks[])
{
    double low = lines->top - lines->figure->theme.size_value / 2;
    double high = lines->bottom + lines->figure->theme.size_value / 2;
    size_t n = 0;
    for (size_t i = 0; i < lines->n; i++) {
        double height = name_height(lines, order[i]);
        stacks[n++] = (struct stack){i, 1, height, wanted(lines, order[i]) - height / 2};
        for (;;) {
            struct stack *last = &stacks[n - 1];
            last->top = fmin(fmax(last->top, low), fmax(low, high - last->height));
            if (n < 2 || last[-1].top + last[-1].height <= last->top)
                break;
            double a = (double)last[-1].n, b = (double)last->n;
            double top = (last[-1].top * a + (last->top - last[-1].height) * b) / (a + b);
            last[-1] = (struct stack){last[-1].first, last[-1].n + last->n,
                                      last[-1].height + last->height, top};
            n--;
        }
    }
    return n;
}

void sg_lines_place_names(struct sg_lines *lines)
{
    size_t order[SG_LINES_NAMED] = {0};
    struct stack stacks[SG_LINES_NAMED];
    order_names(lines, order);
    size_t n = make_stacks(lines, order, stacks);
    for (size_t s = 0; s < n; s++) {
        double y = stacks[s].top;
        for (size_t i = stacks[s].first; i < stacks[s].first + stacks[s].n; i++) {
            size_t k = order[i];
            lines->shown[k].name_y = y + name_height(lines, k) / 2;
            y += name_height(lines, k);
            if (fabs(lines->shown[k].name_y - wanted(lines, k)) > near)
                lines->sample = sample_length + sample_gap;
        }
    }
}

/* A piece of the line itself, dashes and all. */
static void put_sample(struct sg_lines *lines, const struct sg_line *line, double x)
{
    for (int end = 0; end < 2; end++)
        sg_shape_point(lines->figure, line->layer,
                       (struct sg_dot){x + end * sample_length, line->name_y, 0, line->color});
    sg_shape_lift(lines->figure, line->layer);
}

void sg_lines_put_names(struct sg_lines *lines)
{
    double pitch = lines->figure->theme.size_value * name_pitch;
    double left = lines->axis.right + name_space;
    for (size_t k = 0; k < lines->n; k++) {
        const struct sg_line *line = &lines->shown[k];
        double y = line->name_y - name_height(lines, k) / 2;
        bool drawn = sg_timeline_newest(&lines->timeline, line->serie) >= 0;
        if (drawn && lines->sample > 0)
            put_sample(lines, line, left);
        for (size_t i = 0; i < line->name.n; i++)
            sg_figure_text(
                lines->figure, SG_STYLE_VALUE,
                (struct sg_spot){left + lines->sample, y + ((double)i + 0.5) * pitch, SG_LEFT},
                line->letters, line->name.items[i]);
    }
}
