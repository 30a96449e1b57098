#include "figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include <sangyo/number.h>
#include "table/text.h"

static const double points_per_mm = 72 / 25.4;

struct style {
    const char *size; /* size_NAME of the theme */
    size_t at;        /* where the theme holds it */
    const char *weight;
    const char *color; /* color_NAME of the theme */
};

static const struct style styles[] = {
    [SG_STYLE_TITLE] = {"title", offsetof(struct sg_theme, size_title), "Bold", "ink"},
    [SG_STYLE_SUBTITLE] = {"subtitle", offsetof(struct sg_theme, size_subtitle), "Regular", "sub"},
    [SG_STYLE_LABEL] = {"label", offsetof(struct sg_theme, size_label), "Regular", "ink"},
    [SG_STYLE_HEADING] = {"label", offsetof(struct sg_theme, size_label), "Bold", "ink"},
    [SG_STYLE_VALUE] = {"value", offsetof(struct sg_theme, size_value), "Regular", "ink"},
    [SG_STYLE_VALUE_BOLD] = {"value", offsetof(struct sg_theme, size_value), "Bold", "ink"},
    [SG_STYLE_AXIS] = {"value", offsetof(struct sg_theme, size_value), "Regular", "sub"},
    [SG_STYLE_INSIDE] = {"inside", offsetof(struct sg_theme, size_inside), "Regular", "ink"},
    [SG_STYLE_NOTE] = {"note", offsetof(struct sg_theme, size_note), "Regular", "sub"},
};

void sg_figure_init(struct sg_figure *figure, const struct sg_theme *theme, double width_mm)
{
    *figure = (struct sg_figure){.theme = *theme, .slack = 1, .width = width_mm * points_per_mm};
}

void sg_figure_free(struct sg_figure *figure)
{
    for (size_t i = 0; i < figure->n_layers; i++) {
        free(figure->layers[i]->name);
        sg_buffer_free(&figure->layers[i]->rows);
        free(figure->layers[i]);
    }
    free(figure->layers);
    free(figure->title);
    free(figure->description);
    *figure = (struct sg_figure){0};
}

static void end_cell(struct sg_layer *layer)
{
    sg_buffer_add_char(&layer->rows, '\t');
    if (++layer->at < layer->n_columns)
        return;
    sg_buffer_add(&layer->rows, ".\n");
    layer->at = 0;
}

struct sg_layer *sg_figure_layer(struct sg_figure *figure, const char *name, const char *header)
{
    for (size_t i = 0; i < figure->n_layers; i++)
        if (strcmp(figure->layers[i]->name, name) == 0)
            return figure->layers[i];
    figure->layers = sg_grow(figure->layers, &figure->layers_capacity, figure->n_layers + 1,
                             sizeof *figure->layers);
    struct sg_layer *layer = sg_alloc(1, sizeof *layer);
    figure->layers[figure->n_layers++] = layer;
    layer->name = sg_copy_text(name);
    for (const char *c = header; *c; c++)
        sg_buffer_add_char(&layer->rows, *c == ' ' ? '\t' : *c);
    sg_buffer_add(&layer->rows, "\t.\n");
    layer->n_columns = 1;
    for (const char *c = header; *c; c++)
        layer->n_columns += *c == ' ';
    return layer;
}

void sg_layer_number(struct sg_layer *layer, double x)
{
    char text[SG_NUMBER_SIZE];
    sg_number_shortest(sg_number_round(x, 4), text);
    sg_buffer_add(&layer->rows, *text ? text : "NaN");
    end_cell(layer);
}

int32_t sg_figure_character(int32_t c)
{
    bool control = c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF;
    bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return turns ? 0 : control ? ' ' : c;
}

void sg_layer_text(struct sg_layer *layer, const char *text)
{
    bool open = false;
    if (!*text)
        sg_buffer_add_char(&layer->rows, ' ');
    for (const char *from = text; *from;) {
        const char *next = from;
        int32_t character = sg_text_next(&next), c = sg_figure_character(character);
        if (c && c != character)
            sg_buffer_add_char(&layer->rows, (char)c);
        else if (c == '\\')
            sg_buffer_add(&layer->rows, "\\\\");
        else if (c == '"')
            sg_buffer_add(&layer->rows, (open = !open) ? "“" : "”");
        else if (c)
            sg_buffer_add_bytes(&layer->rows, from, (size_t)(next - from));
        from = next;
    }
    end_cell(layer);
}

void sg_layer_break(struct sg_layer *layer)
{
    sg_buffer_add_char(&layer->rows, '\n');
}

void sg_layer_box(struct sg_layer *layer, struct sg_box box)
{
    sg_layer_number(layer, box.left);
    sg_layer_number(layer, box.top);
    sg_layer_number(layer, box.right);
    sg_layer_number(layer, box.bottom);
}

struct sg_font sg_figure_font(const struct sg_figure *figure, enum sg_style style)
{
    struct sg_font font = {.bold = strcmp(styles[style].weight, "Bold") == 0};
    memcpy(&font.size, (const char *)&figure->theme + styles[style].at, sizeof font.size);
    font.size *= figure->slack;
    return font;
}

static void put_text(struct sg_figure *figure, enum sg_style style, struct sg_spot spot,
                     const char *color, const char *text)
{
    static const char *const aligns[] = {"left", "center", "right"};
    struct sg_layer *texts =
        sg_figure_layer(figure, "texts", "x y align size weight color text turn");
    sg_layer_number(texts, spot.x);
    sg_layer_number(texts, spot.y);
    sg_layer_text(texts, aligns[spot.align]);
    sg_layer_text(texts, styles[style].size);
    sg_layer_text(texts, styles[style].weight);
    sg_layer_text(texts, color ? color : styles[style].color);
    sg_layer_text(texts, text);
}

void sg_figure_text(struct sg_figure *figure, enum sg_style style, struct sg_spot spot,
                    const char *color, const char *text)
{
    if (!*text)
        return;
    put_text(figure, style, spot, color, text);
    sg_layer_number(sg_figure_layer(figure, "texts", ""), 0);
}

void sg_figure_text_turned(struct sg_figure *figure, enum sg_style style, struct sg_spot spot,
                           const char *color, const char *text)
{
    if (!*text)
        return;
    put_text(figure, style, spot, color, text);
    sg_layer_number(sg_figure_layer(figure, "texts", ""), 90);
}
