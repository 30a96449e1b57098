/* A file beside the table that says something of periods of its series: forecasts, factors that
   were frozen, effects that are known before. */
#ifndef SG_ANALYSIS_SEASONAL_FILE_H
#define SG_ANALYSIS_SEASONAL_FILE_H

#include "analysis/cube/cube.h"

/* A row of it. */
struct sg_season_entry {
    int32_t key; /* of the series, SG_EMPTY: of all */
    struct sg_period date;
    const char *label; /* of the period */
    const char *word;  /* "" without a column of words */
    double value;      /* NaN where none is known */
    sg_status status;  /* of the value */
    size_t file_row;
};

struct sg_season_file {
    struct sg_table table;           /* owns the texts */
    struct sg_table keys;            /* the labels of each series as one text */
    bool for_all;                    /* it has no labels of series: each entry is of all */
    struct sg_season_entry *entries; /* by key, then by date */
    size_t n;
};

/* What is looked for. */
struct sg_season_file_form {
    const char *option; /* for messages */
    const char *value;  /* the column of numbers; where the file lacks it, its only one if `lone` */
    bool lone;
    const char *word; /* a column of words that it must have; NULL: none */
};

/* Reads the file that the option names; an empty one where the option was not given. Its columns of
   labels are called as those of the table that tell its series apart, or it has none of them and is
   of all. Two rows of one period are an error. Release whatever happens. */
bool sg_season_file_read(struct sg_season_file *file, struct sg_run *run,
                         const struct sg_cube *cube, const struct sg_season_file_form *form,
                         struct sg_error *err);
void sg_season_file_free(struct sg_season_file *file);

/* The entries of the series of a row of the cube, by date. */
const struct sg_season_entry *sg_season_file_find(const struct sg_season_file *file,
                                                  const struct sg_cube *cube, size_t row,
                                                  size_t *n);
/* The entry of that date among them, or NULL. */
const struct sg_season_entry *sg_season_entry_at(const struct sg_season_entry entries[], size_t n,
                                                 const struct sg_period *date);

#endif
