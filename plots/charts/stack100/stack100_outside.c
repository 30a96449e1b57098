/* Values of parts that are too narrow to hold them. */
#include <math.h>
#include <string.h>

#include "plots/page/shapes.h"
#include "stack100_body.h"

static const double inside_slack = 1;  /* points free beside a value inside its part */
static const double speck = 0.05;      /* percent, printed as 0.0 and not labelled */
static const double value_gap = 2.5;   /* between two values */
static const double leader_from = 1.5; /* points by which a value may give way unseen */
static const double leader_height = 2.5;
static const double line_height = 1.05; /* of the values, in letter sizes */

double sg_stack100_x(const struct sg_stack100_body *body, size_t bar, double share)
{
    double start = body->starts ? body->starts[bar] : 0;
    return body->rows.left + (start + share - body->from) / (body->to - body->from) *
                                 (body->rows.right - body->rows.left);
}

bool sg_stack100_fits(const struct sg_stack100_body *body, double share, int decimals,
                      char text[SG_NUMBER_SIZE])
{
    double room = sg_stack100_x(body, 0, share) - sg_stack100_x(body, 0, 0) - inside_slack;
    sg_number_display(share, (struct sg_number_style){.decimals = decimals}, text);
    return share > 0 && sg_font_width(text, sg_figure_font(body->figure, SG_STYLE_INSIDE)) <= room;
}

struct label {
    double middle, left, width; /* of its part; of its own */
    char text[SG_NUMBER_SIZE];
};

/* Values that do not fit, in their order; false if they have no room side by side either. */
static bool list(const struct sg_stack100_body *body, size_t b,
                 struct label labels[SG_STACK100_SERIES + 1], size_t *n)
{
    const struct sg_bar *bar = &body->stack->bars[b];
    double from = 0, all = 0;
    *n = 0;
    for (size_t k = 0; k < sg_stack100_shown(body->stack); k++) {
        double share = isnan(bar->shares[k]) ? 0 : bar->shares[k];
        struct label *label = &labels[*n];
        if (share >= speck && !sg_stack100_fits(body, share, body->decimals, label->text)) {
            int decimals = share < 0.5 ? 1 : body->decimals;
            sg_number_display(share, (struct sg_number_style){.decimals = decimals}, label->text);
            label->middle = sg_stack100_x(body, b, from + share / 2);
            label->width =
                sg_font_width(label->text, sg_figure_font(body->figure, SG_STYLE_INSIDE));
            all += label->width + value_gap;
            ++*n;
        }
        from += share;
    }
    return *n && all <= body->rows.right - body->rows.left;
}

/* Each at its part, or as near right of the one before as it goes; then back from the right. */
static void place(const struct sg_stack100_body *body, struct label labels[], size_t n)
{
    double taken = body->rows.left;
    for (size_t i = 0; i < n; i++) {
        labels[i].left = fmax(labels[i].middle - labels[i].width / 2, taken);
        taken = labels[i].left + labels[i].width + value_gap;
    }
    taken = body->rows.right + value_gap;
    for (size_t i = n; i-- > 0;) {
        labels[i].left = fmin(labels[i].left, taken - value_gap - labels[i].width);
        taken = labels[i].left;
    }
}

bool sg_stack100_outside_above(const struct sg_stack100_body *body, size_t b)
{
    return b + 1 < body->stack->n_bars && body->stack->bars[b + 1].joins;
}

double sg_stack100_outside_height(const struct sg_stack100_body *body, size_t b)
{
    struct label labels[SG_STACK100_SERIES + 1];
    size_t n;
    if (body->stack->n_bars > SG_STACK100_PLENTY || !list(body, b, labels, &n))
        return 0;
    return leader_height + line_height * body->figure->theme.size_inside;
}

void sg_stack100_put_outside(struct sg_stack100_body *body, size_t b)
{
    struct label labels[SG_STACK100_SERIES + 1];
    size_t n;
    if (!(sg_stack100_outside_height(body, b) > 0) || !list(body, b, labels, &n))
        return;
    place(body, labels, n);
    double side = sg_stack100_outside_above(body, b) ? -1 : 1;
    double edge = body->rows.y[b] + side * body->bar / 2, end = edge + side * leader_height;
    double y = end + side * body->figure->theme.size_inside * line_height / 2;
    for (size_t i = 0; i < n; i++) {
        double x = labels[i].left + labels[i].width / 2;
        if (fabs(x - labels[i].middle) > leader_from)
            sg_shape_line(body->figure, SG_LAYER_POINTERS,
                          (struct sg_box){labels[i].middle, edge + side * 0.5, x, end});
        sg_figure_text(body->figure, SG_STYLE_INSIDE, (struct sg_spot){labels[i].left, y, SG_LEFT},
                       SG_COLOR_OWN, labels[i].text);
    }
}
