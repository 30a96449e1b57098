/* What the parts of the table in colours share. */
#ifndef SG_PLOTS_CHARTS_HEAT_HEAT_H
#define SG_PLOTS_CHARTS_HEAT_HEAT_H

#include "heat_model.h"
#include "plots/page/frame.h"
#include "plots/page/row_chart.h"

struct heat {
    struct sg_figure *figure;
    const struct sg_heat *matrix;
    enum sg_lang lang;
    struct sg_frame frame;
    struct sg_row_chart rows;
    double width; /* of a cell */
    bool plain;   /* colours alone: many periods across, under the years in which they lie */
    struct sg_texts columns; /* their names */
    enum { LYING, STANDING, TURNED, YEARS } names;
};

static inline double sg_heat_left(const struct heat *heat, size_t column)
{
    return heat->rows.left + (double)column * heat->width;
}

/* Names the columns. */
void sg_heat_name_columns(struct heat *heat);
/* The width of a cell over which every name lies. */
double sg_heat_lying_width(const struct heat *heat);
/* Chooses how the names of the columns stand; what they take above the cells. */
void sg_heat_choose_names(struct heat *heat);
double sg_heat_names_height(const struct heat *heat);
void sg_heat_put_names(struct heat *heat);

#endif
