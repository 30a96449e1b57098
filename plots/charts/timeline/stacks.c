#include "stacks.h"

#include <math.h>
#include <stdlib.h>

#include "plots/charts/moves_words.h"
#include "plots/page/names.h"
#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "table/role.h"

static const double value_gap = 2;      /* between a bar and the number over it */
static const double group_share = 1.25; /* of the width of one column, where several stand */

/* --- which series are parts */

struct candidate {
    size_t serie;
    double size;
};

static int by_size(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->size < b->size || a->size > b->size)
        return a->size > b->size ? -1 : 1;
    return a->serie < b->serie ? -1 : 1;
}

static int by_place(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    return a->serie < b->serie ? -1 : a->serie > b->serie;
}

static double size_of(const struct sg_timeline *timeline, const struct sg_serie *serie)
{
    double size = 0;
    for (size_t i = 0; i < timeline->n; i++)
        size += isnan(serie->values[i]) ? 0 : fabs(serie->values[i]);
    return size;
}

static void add_part(struct sg_stacks *stacks, const char *name, enum sg_color color)
{
    size_t n = stacks->timeline->n;
    struct sg_stack_part *part = &stacks->parts[stacks->n++];
    *part = (struct sg_stack_part){name, color, sg_alloc(n, sizeof *part->values),
                                   sg_alloc(n, sizeof *part->lacks), NULL};
    for (size_t i = 0; i < n; i++)
        part->values[i] = NAN;
}

static void add_values(struct sg_stacks *stacks, const struct sg_serie *serie)
{
    struct sg_stack_part *part = &stacks->parts[stacks->n - 1];
    for (size_t i = 0; i < stacks->timeline->n; i++) {
        double *sum = &part->values[i], x = serie->values[i];
        if (isnan(x))
            part->lacks[i] = stacks->gaps = true;
        else
            *sum = isnan(*sum) ? x : *sum + x;
    }
}

/* The parts of a colour of their own, in the order of the table. */
static void add_named(struct sg_stacks *stacks, const struct candidate named[], size_t n)
{
    const char *names[SG_NAME_SLOTS];
    int slots[SG_NAME_SLOTS];
    for (size_t k = 0; k < n; k++)
        names[k] = stacks->timeline->series[named[k].serie].name;
    sg_name_slots(names, n, slots);
    if (stacks->timeline->n_series == 1)
        slots[0] = 0;
    for (size_t k = 0; k < n; k++) {
        add_part(stacks, names[k], (enum sg_color)(SG_COLOR_SERIES1 + slots[k]));
        add_values(stacks, &stacks->timeline->series[named[k].serie]);
        stacks->parts[stacks->n - 1].voids = stacks->timeline->series[named[k].serie].voids;
    }
}

/* The rest is named as the one series that it is, else その他. */
static void add_rest(struct sg_stacks *stacks, const struct candidate rest[], size_t n,
                     ptrdiff_t residual)
{
    const struct sg_serie *series = stacks->timeline->series;
    size_t all = n + (residual >= 0);
    if (!all)
        return;
    const char *name =
        all > 1 ? "その他" : series[residual >= 0 ? (size_t)residual : rest[0].serie].name;
    add_part(stacks, name, SG_COLOR_NEUTRAL);
    for (size_t k = 0; k < n; k++)
        add_values(stacks, &series[rest[k].serie]);
    if (residual >= 0)
        add_values(stacks, &series[residual]);
    stacks->n_gathered = all > 1 ? all : 0;
}

void sg_stacks_make(struct sg_stacks *stacks, const struct sg_timeline *timeline, bool grouped)
{
    *stacks = (struct sg_stacks){.timeline = timeline, .grouped = grouped};
    struct candidate *found = sg_alloc(timeline->n_series, sizeof *found);
    ptrdiff_t residual = -1;
    size_t n = 0;
    for (size_t s = 0; s < timeline->n_series; s++) {
        if (timeline->series[s].total)
            continue;
        if (residual < 0 && sg_role_is_residual(timeline->series[s].name))
            residual = (ptrdiff_t)s;
        else
            found[n++] = (struct candidate){s, size_of(timeline, &timeline->series[s])};
    }
    qsort(found, n, sizeof *found, by_size);
    size_t named = n <= SG_NAME_SLOTS ? n : SG_NAME_SLOTS;
    qsort(found, named, sizeof *found, by_place);
    add_named(stacks, found, named);
    add_rest(stacks, found + named, n - named, residual);
    free(found);
}

void sg_stacks_free(struct sg_stacks *stacks)
{
    for (size_t k = 0; k < stacks->n; k++) {
        free(stacks->parts[k].values);
        free(stacks->parts[k].lacks);
    }
    *stacks = (struct sg_stacks){0};
}

/* --- what they say */

struct sg_stack_ends sg_stacks_ends(const struct sg_stacks *stacks, size_t moment)
{
    struct sg_stack_ends ends = {0, 0};
    for (size_t k = 0; k < stacks->n; k++) {
        double x = stacks->parts[k].values[moment];
        if (isnan(x))
            continue;
        ends.low = stacks->grouped ? fmin(ends.low, x) : ends.low + fmin(x, 0);
        ends.high = stacks->grouped ? fmax(ends.high, x) : ends.high + fmax(x, 0);
    }
    return ends;
}

double sg_stacks_sum(const struct sg_stacks *stacks, size_t moment)
{
    double sum = 0;
    for (size_t k = 0; k < stacks->n; k++)
        sum += stacks->parts[k].lacks[moment] ? NAN : stacks->parts[k].values[moment];
    return sum;
}

size_t sg_stacks_legend(const struct sg_stacks *stacks, enum sg_lang lang,
                        struct sg_legend_entry legend[SG_STACKS_PARTS])
{
    for (size_t k = 0; k < stacks->n; k++)
        legend[k] = (struct sg_legend_entry){sg_names_label(stacks->parts[k].name, lang, true),
                                             stacks->parts[k].color, SG_KEY_BOX};
    return stacks->n;
}

void sg_stacks_note(const struct sg_stacks *stacks, enum sg_lang lang, struct sg_buffer *out)
{
    if (stacks->n_gathered)
        sg_buffer_printf(
            out, sg_words_pick(lang, "%s: %zu further %s together. ", "%sは、ほかの%zu%sの合計。"),
            sg_names_label("その他", lang, true), stacks->n_gathered,
            sg_moves_items(stacks->timeline->by, lang));
    if (stacks->gaps && !stacks->grouped)
        sg_buffer_add(out, sg_words_pick(lang, "Bars lack the parts that have no figure. ",
                                         "数値のない内訳は棒に含まれない。"));
}

/* --- bars */

static void put_bar(struct sg_figure *figure, const struct sg_stack_part *part, double left,
                    double right, double from, double to, double value)
{
    struct sg_box box = {left, fmin(from, to), right, fmax(from, to)};
    if (value != 0)
        sg_shape_bar(figure, SG_LAYER_STACKED,
                     (struct sg_bar_shape){box, part->color, fabs(value)});
}

static void put_stack(const struct sg_stacks *stacks, struct sg_figure *figure, double x,
                      double width, const struct sg_scale *scale, size_t moment)
{
    double ends[2] = {0, 0};
    for (size_t k = 0; k < stacks->n; k++) {
        double value = stacks->parts[k].values[moment];
        if (isnan(value))
            continue;
        double *end = &ends[value > 0];
        put_bar(figure, &stacks->parts[k], x - width / 2, x + width / 2, sg_scale_at(scale, *end),
                sg_scale_at(scale, *end + value), value);
        *end += value;
    }
}

/* What stands instead of a bar, on the line of zero. */
static void put_symbol(const struct sg_stacks *stacks, struct sg_figure *figure, struct sg_box on,
                       size_t part, size_t moment)
{
    const sg_status *voids = stacks->parts[part].voids;
    const char *symbol = voids ? sg_words_symbol(voids[moment], figure->lang) : "";
    if (sg_font_width(symbol, sg_figure_font(figure, SG_STYLE_AXIS)) > on.right - on.left)
        return;
    struct sg_spot spot = {(on.left + on.right) / 2, on.bottom - figure->theme.size_value * 0.7,
                           SG_CENTER};
    sg_figure_text(figure, SG_STYLE_AXIS, spot, SG_COLOR_OWN, symbol);
}

static void put_group(const struct sg_stacks *stacks, struct sg_figure *figure, double x,
                      double width, const struct sg_scale *scale, size_t moment)
{
    double each = width / (double)stacks->n, left = x - width / 2;
    for (size_t k = 0; k < stacks->n; k++, left += each) {
        double value = stacks->parts[k].values[moment];
        if (isnan(value))
            put_symbol(stacks, figure, (struct sg_box){left, 0, left + each, sg_scale_at(scale, 0)},
                       k, moment);
        else
            put_bar(figure, &stacks->parts[k], left, left + each, sg_scale_at(scale, 0),
                    sg_scale_at(scale, value), value);
    }
}

void sg_stacks_put(const struct sg_stacks *stacks, struct sg_figure *figure,
                   const struct sg_timeaxis *axis, const struct sg_scale *scale)
{
    double width = sg_timeaxis_column_width(axis) * (stacks->grouped ? group_share : 1);
    for (size_t i = 0; i < stacks->timeline->n; i++)
        (stacks->grouped ? put_group : put_stack)(
            stacks, figure, sg_timeaxis_at(axis, stacks->timeline->moments[i].middle), width, scale,
            i);
}

/* --- numbers over the bars */

static bool has_room(const struct sg_stacks_field *field, const struct sg_figure *figure)
{
    double room = sg_timeline_step(field->axis.timeline) *
                  (sg_timeaxis_at(&field->axis, 1) - sg_timeaxis_at(&field->axis, 0));
    for (size_t i = 0; i < field->numbers.n; i++)
        if (sg_font_width(field->numbers.items[i], sg_figure_font(figure, field->style)) +
                value_gap >
            room)
            return false;
    return field->numbers.n > 0;
}

void sg_stacks_field_fit(struct sg_stacks_field *field, const struct sg_figure *figure,
                         const struct sg_timeline *timeline)
{
    double padding = figure->theme.padding;
    field->axis = sg_timeaxis_of_columns(
        timeline, padding + sg_timeaxis_numbers(figure, &field->scale), figure->width - padding);
    field->numbered = has_room(field, figure);
    field->scale.left = field->bottom;
    field->scale.right = field->top + (field->numbered ? figure->theme.size_value + value_gap : 0);
}

void sg_stacks_field_put_number(const struct sg_stacks_field *field, struct sg_figure *figure,
                                size_t moment, double value, double gap)
{
    double y = sg_scale_at(&field->scale, value) - value_gap - figure->theme.size_value / 2 - gap;
    double x = sg_timeaxis_at(&field->axis, field->axis.timeline->moments[moment].middle);
    sg_figure_text(figure, field->style, (struct sg_spot){x, y, SG_CENTER}, SG_COLOR_OWN,
                   field->numbers.items[moment]);
}
