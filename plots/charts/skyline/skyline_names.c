#include "skyline_names.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "plots/page/shapes.h"
#include "plots/page/wrap.h"

static const double longest = 78;        /* of a line of a name on its side */
static const size_t most_lying = 3;      /* lines */
static const double least_lines = 4;     /* letters in each line of several */
static const double beside = 1.5;        /* on both sides of a name in lines */
static const double farthest = 22;       /* points that a name may be off */
static const double near = 0.8;          /* points that a name may be off without a line */
static const double under = 3, lead = 8; /* between axis and names, without and with such lines */

struct name {
    size_t item;
    double share;
    double at;    /* middle of its building */
    double size;  /* across */
    double x;     /* its own middle */
    size_t block; /* of names that touch */
    bool lying, left_out;
    struct sg_texts lines;
};

struct names {
    const struct sg_skyline *skyline;
    struct sg_figure *figure;
    struct sg_box field;
    struct sg_font font;
    double pitch;
    struct name *names;
    size_t n;
};

/* In lines where these are no wider than the building and no word is broken, else on its side. */
static void break_name(struct names *all, struct name *name, const char *text, double width)
{
    double room = width - 2 * beside;
    if (sg_wrap_least(text, all->font) <= room &&
        (room >= least_lines * all->font.size || sg_font_width(text, all->font) <= room)) {
        sg_wrap(text, all->font, room, &name->lines);
        name->lying = name->lines.n <= most_lying;
        name->size = sg_wrap_width(&name->lines, all->font) + 2 * beside;
    }
    if (name->lying)
        return;
    sg_texts_free(&name->lines);
    sg_wrap(text, all->font, longest, &name->lines);
    name->size = (double)name->lines.n * all->pitch;
}

static void make_names(struct names *all)
{
    const struct sg_items *items = &all->skyline->items;
    bool brief = sg_items_are_brief(items->n, items->only_divisions, all->figure);
    double width = all->field.right - all->field.left, x = all->field.left;
    all->names = sg_alloc(items->n, sizeof *all->names);
    for (size_t i = 0; i < items->n; i++) {
        const struct sg_building *building = &all->skyline->buildings[i];
        if (!building->shown)
            continue;
        struct name *name = &all->names[all->n++];
        *name = (struct name){
            .item = i, .share = building->share, .at = x + building->share * width / 2};
        x += building->share * width;
        break_name(all, name, sg_items_name(items, i, all->figure->lang, brief),
                   building->share * width);
    }
}

/* The name of the narrowest building, of one block or (SIZE_MAX) of all. */
static struct name *narrowest(const struct names *all, size_t block)
{
    struct name *least = NULL;
    for (size_t i = 0; i < all->n; i++) {
        struct name *name = &all->names[i];
        bool meant = !name->left_out && (block == SIZE_MAX || name->block == block);
        if (meant && (!least || name->share <= least->share))
            least = name;
    }
    return least;
}

/* Leaves out names from the narrowest building up until all others have room. */
static void leave_out(struct names *all)
{
    double room = all->field.right - all->field.left, taken = 0;
    for (size_t i = 0; i < all->n; i++)
        taken += all->names[i].size;
    while (taken > room) {
        struct name *least = narrowest(all, SIZE_MAX);
        least->left_out = true;
        taken -= least->size;
    }
}

/* Names side by side that touch, and where the first of them would begin if they could. */
struct block {
    size_t first, n;
    double begin, size;
};

/* Least squares of the ways that names move, in order and without overlap (pool adjacent
   violators). */
static size_t pool(const struct names *all, struct block blocks[])
{
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++) {
        const struct name *name = &all->names[i];
        if (name->left_out)
            continue;
        blocks[n++] = (struct block){i, 1, name->at - name->size / 2, name->size};
        while (n > 1 && blocks[n - 2].begin + blocks[n - 2].size > blocks[n - 1].begin) {
            struct block *a = &blocks[n - 2], *b = &blocks[n - 1];
            double weight = (double)a->n, other = (double)b->n;
            a->begin = (weight * a->begin + other * (b->begin - a->size)) / (weight + other);
            a->size += b->size;
            a->n += b->n;
            n--;
        }
    }
    return n;
}

/* Blocks that stand out at an end are moved in, and push others. */
static void keep_within(const struct names *all, struct block blocks[], size_t n)
{
    double from = all->field.left, to = all->field.right;
    for (size_t k = 0; k < n; k++) {
        blocks[k].begin = fmax(blocks[k].begin, from);
        from = blocks[k].begin + blocks[k].size;
    }
    for (size_t k = n; k-- > 0;) {
        blocks[k].begin = fmin(blocks[k].begin, to - blocks[k].size);
        to = blocks[k].begin;
    }
}

static void place(struct names *all)
{
    struct block *blocks = sg_alloc(all->n, sizeof *blocks);
    size_t n = pool(all, blocks);
    keep_within(all, blocks, n);
    for (size_t k = 0; k < n; k++) {
        double x = blocks[k].begin;
        size_t left = blocks[k].n;
        for (size_t i = blocks[k].first; left > 0; i++) {
            struct name *name = &all->names[i];
            if (name->left_out)
                continue;
            name->x = x + name->size / 2;
            name->block = k;
            x += name->size;
            left--;
        }
    }
    free(blocks);
}

/* Places all names, and leaves out more of them where some are far from their buildings. */
static void place_near(struct names *all)
{
    const struct name *worst;
    do {
        place(all);
        worst = NULL;
        for (size_t i = 0; i < all->n; i++) {
            const struct name *name = &all->names[i];
            double off = name->left_out ? 0 : fabs(name->x - name->at);
            if (off > farthest && (!worst || off > fabs(worst->x - worst->at)))
                worst = name;
        }
        if (worst)
            narrowest(all, worst->block)->left_out = true;
    } while (worst);
}

static bool is_off(const struct name *name)
{
    return !name->left_out && fabs(name->x - name->at) > near;
}

static double put_name(const struct names *all, const struct name *name, double top)
{
    for (size_t i = 0; i < name->lines.n; i++) {
        double across = ((double)i - ((double)name->lines.n - 1) / 2) * all->pitch;
        struct sg_spot lying = {name->x, top + ((double)i + 0.5) * all->pitch, SG_CENTER};
        struct sg_spot turned = {name->x + across, top, SG_RIGHT};
        (name->lying ? sg_figure_text : sg_figure_text_turned)(all->figure, SG_STYLE_AXIS,
                                                               name->lying ? lying : turned,
                                                               SG_COLOR_INK, name->lines.items[i]);
    }
    return top + (name->lying ? (double)name->lines.n * all->pitch
                              : sg_wrap_width(&name->lines, all->font));
}

static double put_names(const struct names *all)
{
    double bottom = all->field.bottom, end = bottom;
    bool led = false;
    for (size_t i = 0; i < all->n; i++)
        led = led || is_off(&all->names[i]);
    for (size_t i = 0; i < all->n; i++) {
        const struct name *name = &all->names[i];
        if (name->left_out)
            continue;
        if (led)
            sg_shape_line(all->figure, SG_LAYER_POINTERS,
                          (struct sg_box){name->at, bottom + 1, name->x, bottom + lead - 1});
        end = fmax(end, put_name(all, name, bottom + (led ? lead : under)));
    }
    return end;
}

double sg_skyline_put_names(const struct sg_skyline *skyline, struct sg_figure *figure,
                            struct sg_box field, struct sg_texts *bare)
{
    struct names all = {.skyline = skyline, .figure = figure, .field = field};
    all.font = sg_figure_font(figure, SG_STYLE_AXIS);
    all.pitch = all.font.size * figure->theme.label_height;
    make_names(&all);
    leave_out(&all);
    place_near(&all);
    double end = put_names(&all);
    for (size_t i = 0; i < all.n; i++) {
        if (all.names[i].left_out)
            sg_texts_add(bare, skyline->items.items[all.names[i].item].label);
        sg_texts_free(&all.names[i].lines);
    }
    free(all.names);
    return end;
}
