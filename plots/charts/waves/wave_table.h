/* Percentages of several waves of a survey, one below the other in the table: `multi2`, `waves`. */
#ifndef SG_PLOTS_CHARTS_WAVES_WAVE_TABLE_H
#define SG_PLOTS_CHARTS_WAVES_WAVE_TABLE_H

#include "plots/charts/before_after/before_after.h"
#include "plots/page/figure.h"

enum { SG_WAVES_MOST = 12 };

struct sg_wave_table {
    const struct sg_before_after *both;    /* whose items they are of, and which reads the newest */
    const struct sg_column *lower, *upper; /* NULL: no intervals */
    const struct sg_column *direction;     /* NULL: nothing was tested */
    int32_t codes[SG_WAVES_MOST];          /* levels of the column of times, oldest first */
    size_t n, all;                         /* shown, the newest; in the table */
    size_t *found;                         /* per item and wave: its row, from 1; 0: none */
    struct sg_texts headers[SG_WAVES_MOST]; /* of each: when, and n; once broken */
};

/* How many waves the table holds one below the other. */
size_t sg_wave_table_count(const struct sg_before_after *both);

/* Takes the newest `most` waves. Release with sg_wave_table_free. */
void sg_wave_table_make(struct sg_wave_table *waves, const struct sg_before_after *both,
                        size_t most);
void sg_wave_table_free(struct sg_wave_table *waves);

/* The row of an item in a wave, -1: none; its value and limits, NaN: none. */
ptrdiff_t sg_wave_table_row(const struct sg_wave_table *waves, size_t item, size_t wave);
double sg_wave_table_value(const struct sg_wave_table *waves, size_t item, size_t wave);
double sg_wave_table_limit(const struct sg_wave_table *waves, const struct sg_column *limit,
                           size_t item, size_t wave);
/* The value as printed, its symbol, or nothing where there is no such row. */
void sg_wave_table_text(const struct sg_wave_table *waves, size_t item, size_t wave,
                        enum sg_lang lang, struct sg_buffer *out);
/* When a wave was. */
void sg_wave_table_when(const struct sg_wave_table *waves, size_t wave, enum sg_lang lang,
                        struct sg_buffer *out);

/* Breaks the headers to a width, and their height. */
double sg_wave_table_break(struct sg_wave_table *waves, const struct sg_figure *figure,
                           double width);
/* Puts the header of a wave above `bottom`; the newest in bold. */
void sg_wave_table_put_header(const struct sg_wave_table *waves, struct sg_figure *figure,
                              size_t wave, struct sg_spot bottom);

/* Every item with its values, for the text alternative; what earlier waves are not shown. */
void sg_wave_table_describe(const struct sg_wave_table *waves, enum sg_lang lang,
                            struct sg_buffer *out);
void sg_wave_table_say_left(const struct sg_wave_table *waves, enum sg_lang lang,
                            struct sg_buffer *out);

#endif
