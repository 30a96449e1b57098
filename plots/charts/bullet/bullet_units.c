/* Where the units of indicators stand. */
#include <stdlib.h>
#include <string.h>

#include "bullet_model.h"
#include "plots/page/words.h"
#include "table/measure.h"

static const double widest_unit = 0.15; /* of the width, behind a number */
static const double widest_pair = 0.3;  /* of a narrow figure, actual value and target */

/* Whether the numbers of an item with their unit would leave too little of a narrow figure to the
   bars. */
static bool is_crowded(const struct sg_bullet_item *item, const struct sg_figure *figure)
{
    struct sg_buffer both = {0};
    sg_bullet_both(item, figure->lang, &both);
    double width = sg_font_width(sg_buffer_text(&both), sg_figure_font(figure, SG_STYLE_VALUE));
    sg_buffer_free(&both);
    return figure->width < SG_BULLET_NARROW && width > widest_pair * figure->width;
}

/* One unit of all numbers stands behind their header where they are crowded. */
static void find_common(struct sg_bullet *targets, const struct sg_figure *figure,
                        struct sg_buffer *common)
{
    bool crowded = false;
    for (size_t i = 0; i < targets->n; i++) {
        if (strcmp(targets->items[i].unit, targets->items[0].unit) != 0)
            return;
        crowded = crowded || is_crowded(&targets->items[i], figure);
    }
    sg_unit_name(crowded ? targets->items[0].unit : "", 1, figure->lang, common);
    if (sg_font_width(sg_buffer_text(common), sg_figure_font(figure, SG_STYLE_AXIS)) >
        widest_unit * figure->width)
        sg_buffer_clear(common);
    if (!common->n)
        return;
    for (size_t i = 0; i < targets->n; i++)
        targets->items[i].unit = "";
}

void sg_bullet_move_units(struct sg_bullet *targets, const struct sg_figure *figure,
                          struct sg_buffer *common)
{
    struct sg_font font = sg_figure_font(figure, SG_STYLE_VALUE);
    find_common(targets, figure, common);
    for (size_t i = 0; i < targets->n; i++) {
        struct sg_bullet_item *item = &targets->items[i];
        struct sg_buffer name = {0}, unit = {0};
        sg_unit_name(item->unit, 1, figure->lang, &unit);
        if (unit.n && (sg_font_width(unit.text, font) > widest_unit * figure->width ||
                       is_crowded(item, figure))) {
            sg_buffer_printf(&name, sg_words_pick(figure->lang, "%s (%s)", "%s（%s）"), item->name,
                             unit.text);
            free(item->name);
            item->name = sg_buffer_take(&name);
            item->unit = "";
        }
        sg_buffer_free(&unit);
    }
}
