/* A figure is a picture of a table. */
#ifndef SANGYO_CHART_H
#define SANGYO_CHART_H

#include <sangyo/api.h>
#include <sangyo/error.h>
#include <sangyo/memory.h>
#include <sangyo/table.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Zeroed but for lang: defaults. Texts are the user's and never code; NULL: made from the table. */
struct sg_chart_options {
    enum sg_lang lang;
    double width_mm; /* 0: 82, the half width of A4; 165 is the full width */
    double scale;    /* of letters, lines and bars, within that width; 0: 1, letters of 6 to 9 pt */
    const char *title; /* "" for none */
    const char *subtitle;
    const char *note;
    const char *source;
    const char *sort;    /* value, code or given; NULL: the chart's own */
    const char *focus;   /* the label to mark, where a chart can; NULL: the place of the table */
    const char *classes; /* of colours: "quantile", or bounds "0.5,1,2"; NULL: by the measure */
    const char *map;     /* map: file of boundaries, GeoJSON or TopoJSON */
    const char *map_key; /* the property that keys its areas; NULL: that of files that are known */
    const char *map_credit;   /* whose boundaries they are; NULL: as the file says */
    const char *font;         /* NULL: Noto Sans CJK JP, for EMF Yu Gothic */
    double level;             /* of the intervals in the table; 0: as the table says */
    bool dual;                /* trend: both series in one field, an axis each */
    const char *x, *y, *size; /* scatter: the columns of its axes and areas; NULL: found */
    const char *form;         /* lorenz: curve or rank-size; NULL: curve */
    struct sg_texts *notes;   /* gets what is to be said of the figure; NULL: not wanted */
    bool keep;                /* leave the inputs of gnuplot beside the figure, in FILE.gp.d/ */
    struct sg_texts *foot;    /* gets note and source, which are not drawn then; NULL: drawn */
    const char *templates;    /* folder of figure.gp and theme.gp; NULL: found beside the program or
                                 installed */
    struct sg_texts *fonts;   /* those known to be installed, which are not looked for again: gets
                                 that of the figure; NULL: it is looked for */
    double page_mm; /* height of the page: `notes` say of a figure that is higher; 0: any */
};

/* Draws chart `name` of charts.def into `file` (.svg, .png, .pdf or .emf by its ending) by way of a
   temporary file and rename. gnuplot or the font missing: kind TOOL, with what to install. */
SG_API bool sg_chart_draw(const char *name, const struct sg_table *table, const char *file,
                          const struct sg_chart_options *options, struct sg_error *err);

struct sg_chart_info {
    const char *name;
    struct sg_bilingual summary;
    struct sg_bilingual needs; /* the columns that it is made of */
};
/* The chart of that name in *chart (may be NULL); an unknown one is an error that lists them. */
SG_API bool sg_chart_find(const char *name, struct sg_chart_info *chart, struct sg_error *err);
/* The i-th chart of charts.def; name NULL past the end. */
SG_API struct sg_chart_info sg_chart_at(size_t i);

#ifdef __cplusplus
}
#endif
#endif
