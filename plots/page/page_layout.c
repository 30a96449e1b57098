#include "page_layout.h"

#include <math.h>

#include "shapes.h"
#include "wrap.h"

static const double key_gap = 4;    /* between a key and its text */
static const double under_head = 4; /* space under title, subtitle or legend */
static const double above_foot = 8;
static const double hatch_step = 3.2;

/* Where an entry of the legend stands, and how many lines it takes. */
struct place {
    double x;
    size_t line, lines;
};

/* The lines of an entry's text (one, unless it is wider than the page) and their width. */
static double wrap_entry(const struct sg_figure *figure, const struct sg_legend_entry *entry,
                         struct sg_texts *lines)
{
    struct sg_font font = sg_figure_font(figure, SG_STYLE_LABEL);
    double key = figure->theme.key_size + key_gap;
    sg_wrap(entry->text, font, figure->width - 2 * figure->theme.padding - key, lines);
    return key + sg_wrap_width(lines, font);
}

/* The place of an entry given that of the one before (x: its right end). */
static struct place next_place(const struct sg_figure *figure, struct place before, double width,
                               size_t lines)
{
    double left = figure->theme.padding;
    double x = before.lines ? before.x + figure->theme.legend_gap : left;
    if (before.lines > 1 || (x > left && x + width > figure->width - left))
        return (struct place){left, before.line + before.lines, lines};
    return (struct place){x, before.line, lines};
}

size_t sg_page_layout_legend_lines(const struct sg_figure *figure,
                                   const struct sg_legend_entry legend[], size_t n)
{
    struct place end = {0};
    for (size_t i = 0; i < n; i++) {
        struct sg_texts lines = {0};
        double width = wrap_entry(figure, &legend[i], &lines);
        end = next_place(figure, end, width, lines.n);
        end.x += width;
        sg_texts_free(&lines);
    }
    return end.line + end.lines;
}

static double put_paragraph(struct sg_figure *figure, enum sg_style style, double y,
                            const char *text, const struct sg_texts *names)
{
    struct sg_font font = sg_figure_font(figure, style);
    struct sg_texts lines = {0};
    double pitch = font.size * figure->theme.line_height;
    sg_wrap_units(text, font, figure->width - 2 * figure->theme.padding, names, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        struct sg_spot spot = {figure->theme.padding, y + ((double)i + 0.5) * pitch, SG_LEFT};
        sg_figure_text(figure, style, spot, SG_COLOR_OWN, lines.items[i]);
    }
    y += (double)lines.n * pitch;
    sg_texts_free(&lines);
    return y;
}

static void put_key(struct sg_figure *figure, const struct sg_legend_entry *entry, double x,
                    double y)
{
    double size = figure->theme.key_size, half = size * 0.43;
    struct sg_box key = {x, y - half, x + size, y + half};
    struct sg_dot dot = {x + size / 2, y, size * 0.37, entry->color};
    switch (entry->key) {
    case SG_KEY_DOT:
        sg_shape_dot(figure, SG_LAYER_DOTS, dot);
        break;
    case SG_KEY_RING:
        sg_shape_dot(figure, SG_LAYER_RINGS, dot);
        break;
    case SG_KEY_HALOED_RING:
        sg_shape_dot(figure, SG_LAYER_HALOED_RINGS, dot);
        break;
    case SG_KEY_DIAMOND:
        sg_shape_diamond(figure, SG_LAYER_NETS, dot);
        break;
    case SG_KEY_TICK:
        sg_shape_stroke(figure, SG_LAYER_TICKS, (struct sg_box){dot.x, key.top, dot.x, key.bottom},
                        entry->color);
        break;
    case SG_KEY_INTERVAL:
        sg_shape_whisker(figure, SG_LAYER_WHISKERS, (struct sg_whisker){x, x + size, y, half},
                         entry->color);
        break;
    case SG_KEY_PLAIN:
        sg_shape_box(figure, SG_LAYER_SWATCHES, key, entry->color);
        break;
    case SG_KEY_BOX:
    case SG_KEY_HATCHED:
    case SG_KEY_LINED:
        sg_shape_box(figure, SG_LAYER_KEYS, key, entry->color);
        if (entry->key == SG_KEY_HATCHED)
            sg_page_layout_hatch(figure, key);
        if (entry->key == SG_KEY_LINED)
            sg_page_layout_line(figure, key);
        break;
    }
}

static double put_legend(struct sg_figure *figure, const struct sg_head *head, double top)
{
    double pitch = figure->theme.size_label * figure->theme.legend_height;
    struct place end = {0};
    for (size_t i = 0; i < head->n_legend; i++) {
        const struct sg_legend_entry *entry = &head->legend[i];
        struct sg_texts lines = {0};
        double width = wrap_entry(figure, entry, &lines);
        end = next_place(figure, end, width, lines.n);
        double y = top + ((double)end.line + 0.5) * pitch;
        put_key(figure, entry, end.x, y);
        for (size_t line = 0; line < lines.n; line++) {
            struct sg_spot spot = {end.x + figure->theme.key_size + key_gap,
                                   y + (double)line * pitch, SG_LEFT};
            sg_figure_text(figure, SG_STYLE_LABEL, spot, SG_COLOR_OWN, lines.items[line]);
        }
        end.x += width;
        sg_texts_free(&lines);
    }
    return top + (double)(end.line + end.lines) * pitch;
}

double sg_page_layout_head(struct sg_figure *figure, const struct sg_head *head)
{
    double top = figure->theme.padding;
    double y = put_paragraph(figure, SG_STYLE_TITLE, top, head->title, head->names);
    if (*head->subtitle)
        y = put_paragraph(figure, SG_STYLE_SUBTITLE, y + 1, head->subtitle, head->names);
    if (head->n_legend)
        y = put_legend(figure, head, y > top ? y + 3 : y);
    return y > top ? y + under_head : y;
}

void sg_page_layout_foot(struct sg_figure *figure, double bottom, const struct sg_texts *notes)
{
    double y = notes->n ? bottom + above_foot : bottom;
    for (size_t i = 0; i < notes->n; i++)
        y = put_paragraph(figure, SG_STYLE_NOTE, y, notes->items[i], NULL);
    figure->height = y + figure->theme.padding;
}

void sg_page_layout_hatch(struct sg_figure *figure, struct sg_box box)
{
    double height = box.bottom - box.top;
    for (double foot = box.left - height + hatch_step; foot < box.right; foot += hatch_step) {
        double from = fmax(foot, box.left), to = fmin(foot + height, box.right);
        if (to <= from)
            continue;
        sg_shape_line(
            figure, SG_LAYER_HATCHES,
            (struct sg_box){from, box.bottom - (from - foot), to, box.bottom - (to - foot)});
    }
}

void sg_page_layout_line(struct sg_figure *figure, struct sg_box box)
{
    double step = SG_PAGE_LAYOUT_LINES;
    for (double y = ceil(box.top / step) * step; y < box.bottom; y += step)
        sg_shape_line(figure, SG_LAYER_HATCHES, (struct sg_box){box.left, y, box.right, y});
}
