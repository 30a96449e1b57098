#include "layers.h"

static const struct sg_pass passes[] = {
#define SG_LAYER(NAME, name, kind, ...) {SG_LAYER_##NAME, SG_KIND_##kind, __VA_ARGS__},
#define SG_AGAIN(NAME, kind, ...) {SG_LAYER_##NAME, SG_KIND_##kind, __VA_ARGS__},
#include "layers.def"
};

static const char *const names[SG_LAYERS] = {
#define SG_LAYER(NAME, name, kind, ...) #name,
#include "layers.def"
};

/* By kind, of rows in the colour of their layer and of rows that name one. */
static const char *const columns[][2] = {
    [SG_KIND_BOX] = {"left top right bottom", "left top right bottom color"},
    [SG_KIND_BAR] = {"left top right bottom value", "left top right bottom color value"},
    [SG_KIND_STROKE] = {"left top right bottom", "left top right bottom color"},
    [SG_KIND_LINE] = {"x y", "x y color"},
    [SG_KIND_AREA] = {"x y", "x y color"},
    [SG_KIND_DOT] = {"x y radius", "x y radius color"},
    [SG_KIND_DISC] = {"x y radius", "x y radius color"},
    [SG_KIND_CIRCLE] = {"x y radius value", "x y radius color value"},
};

const struct sg_pass *sg_pass_at(size_t i)
{
    return i < sizeof passes / sizeof *passes ? &passes[i] : NULL;
}

const char *sg_layer_name(enum sg_layer layer)
{
    return names[layer];
}

static const struct sg_pass *pass_of(enum sg_layer layer, bool own)
{
    for (size_t i = 0; i < sizeof passes / sizeof *passes; i++)
        if (passes[i].layer == layer && (!own || passes[i].color == SG_COLOR_OWN))
            return &passes[i];
    return NULL;
}

bool sg_layer_has_colors(enum sg_layer layer)
{
    return pass_of(layer, true) != NULL;
}

const char *sg_layer_columns(enum sg_layer layer)
{
    return columns[pass_of(layer, false)->kind][sg_layer_has_colors(layer)];
}

const char *sg_kind_name(enum sg_kind kind)
{
    static const char *const kinds[] = {
        [SG_KIND_BOX] = "box",   [SG_KIND_BAR] = "box",    [SG_KIND_STROKE] = "stroke",
        [SG_KIND_LINE] = "line", [SG_KIND_AREA] = "area",  [SG_KIND_DOT] = "dot",
        [SG_KIND_DISC] = "disc", [SG_KIND_CIRCLE] = "disc"};
    return kinds[kind];
}
