/* Distributions of an amount over units, made ready to be drawn as curves. */
#ifndef SG_PLOTS_CHARTS_LORENZ_LORENZ_MODEL_H
#define SG_PLOTS_CHARTS_LORENZ_LORENZ_MODEL_H

#include <sangyo/chart.h>

#include "plots/charts/series_look.h"
#include "plots/page/frame.h"

struct sg_lorenz_unit {
    double value; /* NaN: suppressed */
    const char *name;
};

/* One distribution. */
struct sg_lorenz_group {
    const char *name;             /* "" of the only one */
    bool total;                   /* of the whole: beside the others */
    struct sg_lorenz_unit *units; /* the smallest first, unknown ones last */
    size_t n, n_unknown;
    double known;        /* the sum of those that are known */
    double whole;        /* the published total; NaN: none */
    sg_status voids;     /* why units are unknown */
    double gini;         /* NaN: not known */
    double lower, upper; /* what it can be, where units are suppressed; NaN: no bounds */
    bool shown;          /* in a colour, with its name */
    struct sg_series_look look;
};

struct sg_lorenz {
    const struct sg_table *table;
    const struct sg_column *value, *unit, *group; /* group NULL: one distribution */
    const char *measure;
    const char *area, *period; /* may be NULL */
    struct sg_period when;
    struct sg_lorenz_group *groups; /* in the order of the table; periods in time */
    size_t n;
    bool of_periods;
    bool *kept;      /* per row: in a distribution */
    size_t *index;   /* per level of `group`: its place in groups, while they are read */
    sg_status voids; /* of what is not drawn as a line */
};

/* Units are what --by names, else categories, else areas; they are parts as `concentration` takes
   them: no totals, no sums, one level. Groups are what --domain names, else areas where categories
   are the units, else periods where there is nothing else; without such groups the newest period
   alone. Amounts below zero, and what does not add up, are errors. */
bool sg_lorenz_read(const struct sg_table *table, const struct sg_chart_options *options,
                    struct sg_lorenz *lorenz, struct sg_error *err);
void sg_lorenz_free(struct sg_lorenz *lorenz);

/* What can be drawn of a group: a line, or an area between the curves that can be. */
bool sg_lorenz_is_known(const struct sg_lorenz_group *group);
bool sg_lorenz_is_bounded(const struct sg_lorenz_group *group);

/* The curve at 0 … n units: shares of the whole, into curve[n + 1]. Of a group that is bounded, the
   highest (the unknown units alike) or the lowest there can be (one of them has all). */
void sg_lorenz_curve(const struct sg_lorenz_group *group, bool highest, double curve[]);

/* The Gini coefficient as printed, its bounds, or the symbol of why there is none. */
enum { SG_LORENZ_DECIMALS = 3 };
void sg_lorenz_gini(const struct sg_lorenz_group *group, enum sg_lang lang, struct sg_buffer *out);

/* Title, subtitle, note and description; of sizes by rank where `ranked`. */
void sg_lorenz_words(const struct sg_lorenz *lorenz, bool ranked, enum sg_lang lang,
                     struct sg_frame *frame);
/* The name of a group as printed. */
void sg_lorenz_name(const struct sg_lorenz *lorenz, const struct sg_lorenz_group *group,
                    enum sg_lang lang, struct sg_buffer *out);

/* The field of sizes by rank; returns where it ends. */
double sg_lorenz_put_ranks(const struct sg_lorenz *lorenz, struct sg_figure *figure, double top);

#endif
