#include "figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double points_per_mm = 72 / 25.4;
static const double bracket_blank = 0.42; /* of a full-width bracket, in letter sizes */

struct style {
    const char *size; /* size_NAME of the theme */
    size_t at;        /* where the theme holds it */
    const char *weight;
    enum sg_color color;
};

static const struct style styles[] = {
    [SG_STYLE_TITLE] = {"title", offsetof(struct sg_theme, size_title), "Bold", SG_COLOR_INK},
    [SG_STYLE_SUBTITLE] = {"subtitle", offsetof(struct sg_theme, size_subtitle), "Regular",
                           SG_COLOR_SUB},
    [SG_STYLE_LABEL] = {"label", offsetof(struct sg_theme, size_label), "Regular", SG_COLOR_INK},
    [SG_STYLE_HEADING] = {"label", offsetof(struct sg_theme, size_label), "Bold", SG_COLOR_INK},
    [SG_STYLE_VALUE] = {"value", offsetof(struct sg_theme, size_value), "Regular", SG_COLOR_INK},
    [SG_STYLE_VALUE_BOLD] = {"value", offsetof(struct sg_theme, size_value), "Bold", SG_COLOR_INK},
    [SG_STYLE_AXIS] = {"value", offsetof(struct sg_theme, size_value), "Regular", SG_COLOR_SUB},
    [SG_STYLE_INSIDE] = {"inside", offsetof(struct sg_theme, size_inside), "Regular", SG_COLOR_INK},
    [SG_STYLE_NOTE] = {"note", offsetof(struct sg_theme, size_note), "Regular", SG_COLOR_SUB},
};

void sg_figure_init(struct sg_figure *figure, const struct sg_theme *theme, double width_mm)
{
    *figure = (struct sg_figure){
        .theme = *theme, .slack = 1, .scale = 1, .width = width_mm * points_per_mm};
    sg_tsv_begin(&figure->texts, "x y align size weight color text turn");
}

void sg_figure_free(struct sg_figure *figure)
{
    for (size_t i = 0; i < SG_LAYERS; i++)
        sg_tsv_free(&figure->layers[i]);
    sg_tsv_free(&figure->texts);
    free(figure->row_ends);
    free(figure->author);
    free(figure->title);
    free(figure->description);
    *figure = (struct sg_figure){0};
}

struct sg_tsv *sg_figure_layer(struct sg_figure *figure, enum sg_layer layer)
{
    struct sg_tsv *rows = &figure->layers[layer];
    if (!rows->n_columns)
        sg_tsv_begin(rows, sg_layer_columns(layer));
    return rows;
}

struct sg_font sg_figure_font(const struct sg_figure *figure, enum sg_style style)
{
    struct sg_font font = {.bold = strcmp(styles[style].weight, "Bold") == 0};
    memcpy(&font.size, (const char *)&figure->theme + styles[style].at, sizeof font.size);
    font.size *= figure->slack;
    return font;
}

static void put_text(struct sg_figure *figure, enum sg_style style, struct sg_spot spot,
                     enum sg_color color, const char *text)
{
    static const char *const aligns[] = {"left", "center", "right"};
    struct sg_tsv *texts = &figure->texts;
    sg_tsv_number(texts, spot.x);
    sg_tsv_number(texts, spot.y);
    sg_tsv_text(texts, aligns[spot.align]);
    sg_tsv_text(texts, styles[style].size);
    sg_tsv_text(texts, styles[style].weight);
    sg_tsv_text(texts, sg_color_name(color ? color : styles[style].color));
    sg_tsv_text(texts, text);
}

static bool begins(const char *text, const char *mark)
{
    return strncmp(text, mark, strlen(mark)) == 0;
}

static bool ends(const char *text, const char *mark)
{
    size_t n = strlen(text), m = strlen(mark);
    return n > m && strcmp(text + n - m, mark) == 0;
}

/* By how much a line moves so that the ink of its bracket, not the blank half before or behind it,
   is aligned (JLReq 3.1.5, 3.1.9). */
static double hanging(const struct sg_figure *figure, enum sg_style style, enum sg_align align,
                      const char *text)
{
    double blank = bracket_blank * sg_figure_font(figure, style).size;
    if (align == SG_LEFT && (begins(text, "（") || begins(text, "「")))
        return -blank;
    if (align == SG_RIGHT && (ends(text, "）") || ends(text, "」")))
        return blank;
    return 0;
}

void sg_figure_text(struct sg_figure *figure, enum sg_style style, struct sg_spot spot,
                    enum sg_color color, const char *text)
{
    if (!*text || isnan(spot.x) || isnan(spot.y))
        return;
    spot.x += hanging(figure, style, spot.align, text);
    put_text(figure, style, spot, color, text);
    sg_tsv_number(&figure->texts, 0);
}

void sg_figure_text_turned(struct sg_figure *figure, enum sg_style style, struct sg_spot spot,
                           enum sg_color color, const char *text)
{
    if (!*text || isnan(spot.x) || isnan(spot.y))
        return;
    put_text(figure, style, spot, color, text);
    sg_tsv_number(&figure->texts, 90);
}
