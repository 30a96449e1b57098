/* Between the files of the weight command. */
#ifndef SG_ANALYSIS_SURVEY_WEIGHT_H
#define SG_ANALYSIS_SURVEY_WEIGHT_H

#include <sangyo/calibration.h>
#include "table/command.h"
#include "table/groups.h"

/* Records on their way to their weights. */
struct weighting {
    struct sg_run *run;
    const struct sg_table *in;
    size_t *rows; /* of those that answered */
    size_t n;
    double *weights;    /* of those */
    double **residuals; /* of those, for each --residuals; NULL: none asked */
};

/* What they are now: design weights, N/n of a frame, or 1. */
bool weight_base(struct weighting *w, struct sg_error *err);
/* --nonresponse: those that answered speak for their classes; the others are left out. */
bool weight_respond(struct weighting *w, struct sg_error *err);
/* --trim. */
bool weight_trim(struct weighting *w, struct sg_error *err);
/* --method: meets what is known of the population. */
bool weight_meet(struct weighting *w, struct sg_error *err);
struct meeting;
/* The same, and what was met; to be released with weight_meeting_free, also on false. */
bool weight_meet_known(struct meeting *m, struct sg_error *err);

/* Columns of the records that make labels together. */
struct weight_columns {
    const size_t *items;
    size_t n;
};

/* Totals of the population as files have them: one for each row of labels. */
struct weight_totals {
    struct sg_table labels; /* columns named as in the records */
    double *totals;
    double rounding; /* half of the last digit of a total; 0: not known */
    char *name;      /* of the file, for messages */
};

/* What the files of --margins say. */
struct weight_known {
    struct weight_totals *items;
    size_t n, capacity;
    struct sg_control *variables; /* their values are those of all records */
    size_t *columns;              /* of the records */
    size_t n_variables, variable_capacity;
    size_t n_dropped; /* rows of totals */
};

bool weight_read_known(struct weighting *w, struct weight_known *known, struct sg_error *err);
void weight_known_free(struct weight_known *known);

/* Numbers the rows of `in`, then those of `totals`, by the columns that both have, by label
   key. An empty label among the records of `w` or in `totals` is an error. */
bool weight_match(const struct weighting *w, const struct weight_totals *totals,
                  const struct weight_columns *columns, struct sg_groups *groups,
                  struct sg_error *err);

/* What a margin or a control is made of. */
struct weight_margin {
    char *name;
    size_t *categories; /* per record */
    double *totals;     /* per category */
    double rounding;    /* of all categories together */
};

/* What the weights have to meet, of the records that count. */
struct meeting {
    struct weighting *w;
    struct weight_known known;
    struct weight_margin *own;
    struct sg_margin *margins; /* borrowed of those */
    size_t n, capacity, own_capacity;
    double **values;              /* of the variables */
    struct sg_control *variables; /* borrowed of those */
};

bool weight_gather(struct meeting *m, struct sg_error *err);
void weight_meeting_free(struct meeting *m);

bool weight_find_column(const struct weighting *w, const char *name, size_t *column,
                        struct sg_error *err);
/* Groups the rows by the columns that a repeatable option names. */
bool weight_group_by(const struct weighting *w, const char *option, struct sg_groups *groups,
                     struct sg_error *err);
/* Says where; false. */
bool weight_fail_at(const struct sg_table *in, const struct sg_column *column, size_t row,
                    struct sg_error *err);

/* The text of a label, be it a number: "" for none. */
const char *weight_label(const struct sg_column *column, size_t row, char *number);

extern const struct sg_option weight_option_nonresponse;
extern const struct sg_option weight_option_classes;
extern const struct sg_option weight_option_trim;
extern const struct sg_option weight_option_margins;
extern const struct sg_option weight_option_margin;
extern const struct sg_option weight_option_margin_size;
extern const struct sg_option weight_option_method;
extern const struct sg_option weight_option_distance;
extern const struct sg_option weight_option_bounds;
extern const struct sg_option weight_option_iterations;
extern const struct sg_option weight_option_residuals;

/* "L,U" of an option: two numbers; with `single` also U alone, and limits[0] stays. */
bool weight_pair(const struct sg_run *run, const char *option, bool single, double limits[2],
                 struct sg_error *err);

#endif
