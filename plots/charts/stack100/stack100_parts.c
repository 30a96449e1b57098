/* What stacked bars are drawn of. */
#include <math.h>

#include "plots/page/shapes.h"
#include "plots/page/words.h"
#include "stack100_body.h"
#include "stack100_color.h"

static const double hatch_inset = 0.6; /* within the drawn edge of a bar */

static size_t count_fitting(const struct sg_stack100_body *body, int decimals)
{
    size_t n = 0;
    char text[SG_NUMBER_SIZE];
    for (size_t b = 0; b < body->stack->n_bars; b++)
        for (size_t k = 0; k < sg_stack100_shown(body->stack); k++)
            n += sg_stack100_fits(body, body->stack->bars[b].shares[k], decimals, text);
    return n;
}

/* One decimal as a rule; whole numbers where many parts are too narrow for one. */
void sg_stack100_choose_decimals(struct sg_stack100_body *body)
{
    size_t with = count_fitting(body, 1), without = count_fitting(body, 0);
    body->decimals = 4 * with >= 3 * without ? 1 : 0;
}

/* A part with a grey edge, drawn inside so that it looks as high as those with a white one. */
static void put_pale(struct sg_stack100_body *body, struct sg_bar_shape part)
{
    const double *widths = body->figure->theme.widths;
    double inset = (widths[SG_WIDTH_EDGE] + widths[SG_WIDTH_HAIRLINE]) / 2;
    part.box.top += inset;
    part.box.bottom -= inset;
    sg_shape_bar(body->figure, SG_LAYER_PALE_PARTS, part);
}

/* A part through which the middle goes, half of it on each side. */
static void put_halves(struct sg_stack100_body *body, struct sg_bar_shape part, double middle)
{
    struct sg_bar_shape left = part, right = part;
    left.box.right = right.box.left = middle;
    left.value = right.value = part.value / 2;
    sg_shape_bar(body->figure, SG_LAYER_BARS, left);
    sg_shape_bar(body->figure, SG_LAYER_BARS, right);
}

static void put_part(struct sg_stack100_body *body, size_t b, size_t k, double from)
{
    double share = body->stack->bars[b].shares[k];
    double half = body->bar / 2, y = body->rows.y[b];
    struct sg_box box = {sg_stack100_x(body, b, from), y - half,
                         sg_stack100_x(body, b, from + share), y + half};
    struct sg_bar_shape part = {box, sg_stack100_color(body->stack, k), share};
    if (body->starts && from < -body->starts[b] && from + share > -body->starts[b])
        put_halves(body, part, sg_stack100_x(body, b, -body->starts[b]));
    else if (k < body->stack->n_series)
        sg_shape_bar(body->figure, SG_LAYER_PARTS, part);
    else
        put_pale(body, part);
    char text[SG_NUMBER_SIZE];
    struct sg_spot spot = {(box.left + box.right) / 2, y, SG_CENTER};
    if (sg_stack100_fits(body, share, body->decimals, text))
        sg_figure_text(body->figure, SG_STYLE_INSIDE, spot,
                       sg_theme_letters_on(&body->figure->theme, sg_stack100_color(body->stack, k)),
                       text);
}

/* What is unknown, hatched from `from` to the end, with its symbol on a clear ground. */
static void put_hidden(struct sg_stack100_body *body, size_t b, double from)
{
    const struct sg_bar *bar = &body->stack->bars[b];
    double half = body->bar / 2, y = body->rows.y[b];
    const char *symbol = sg_words_symbol(bar->voids, body->words.lang);
    double letters = sg_font_width(symbol, sg_figure_font(body->figure, SG_STYLE_INSIDE));
    struct sg_box box = {sg_stack100_x(body, b, from), y - half, sg_stack100_x(body, b, 100),
                         y + half};
    put_pale(body, (struct sg_bar_shape){box, SG_COLOR_HIDDEN, bar->hidden});
    sg_page_layout_hatch(body->figure, (struct sg_box){box.left, box.top + hatch_inset, box.right,
                                                       box.bottom - hatch_inset});
    double middle = (box.left + box.right) / 2;
    if (letters + 4 > box.right - box.left)
        return;
    struct sg_box ground = {middle - letters / 2 - 1.5, y - 3.6, middle + letters / 2 + 1.5,
                            y + 3.6};
    sg_shape_line(body->figure, SG_LAYER_PLATES, ground);
    sg_figure_text(body->figure, SG_STYLE_INSIDE, (struct sg_spot){middle, y, SG_CENTER},
                   SG_COLOR_OWN, symbol);
}

static void put_join(struct sg_stack100_body *body, size_t b, double above, double here)
{
    sg_shape_line(body->figure, SG_LAYER_JOINS,
                  (struct sg_box){sg_stack100_x(body, b - 1, above),
                                  body->rows.y[b - 1] + body->bar / 2, sg_stack100_x(body, b, here),
                                  body->rows.y[b] - body->bar / 2});
}

void sg_stack100_put_bar(struct sg_stack100_body *body, size_t b)
{
    const struct sg_bar *bar = &body->stack->bars[b];
    size_t shown = sg_stack100_shown(body->stack);
    double here = 0, above = 0;
    for (size_t k = 0; k < shown; k++) {
        if (k && bar->joins)
            put_join(body, b, above, here);
        if (bar->shares[k] > 0) {
            put_part(body, b, k, here);
            here += bar->shares[k];
        }
        if (b)
            above += bar[-1].shares[k] > 0 ? bar[-1].shares[k] : 0;
    }
    if (bar->hidden > 0 && !body->starts)
        put_hidden(body, b, here);
    else if (here <= 0) /* no whole to divide: the symbol alone */
        sg_figure_text(body->figure, SG_STYLE_VALUE,
                       (struct sg_spot){body->rows.left + 1, body->rows.y[b], SG_LEFT},
                       SG_COLOR_SUB, sg_words_symbol(bar->voids, body->words.lang));
}
