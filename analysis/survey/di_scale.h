/* Which answers count up, which down, and by how much. */
#ifndef SG_ANALYSIS_SURVEY_DI_SCALE_H
#define SG_ANALYSIS_SURVEY_DI_SCALE_H

#include "table/command.h"

enum di_kind { DI_NEUTRAL, DI_UP, DI_DOWN, DI_NO_ANSWER };

struct di_answer {
    enum di_kind kind;
    double score;
    bool listed; /* named by an option */
};

struct di_scale {
    struct sg_texts labels; /* named by --up, --down or --score */
    double *scores;         /* per label */
    double neutral;         /* of answers that no option names */
    double least, most;     /* scores */
    bool complete;          /* --score lists every answer */
    bool no_answer_in;      /* of the base */
};

/* Reads --up, --down, --score and --no-answer. A list is split at commas unless it is, as a whole,
   a label or column of `table`. */
bool di_scale_read(struct di_scale *scale, const struct sg_run *run, const struct sg_table *table,
                   struct sg_error *err);
void di_scale_free(struct di_scale *scale);

/* False, with an error that names what is near, at the first label that is none of the answers
   `known`. 無回答 and the like may be missing. */
bool di_scale_require(const struct di_scale *scale, const struct sg_texts *known,
                      struct sg_error *err);

/* What an answer counts. */
struct di_answer di_scale_answer(const struct di_scale *scale, const char *label);

/* Splits a list at commas, unless all of it is a label or column of `table`. */
void di_split(const char *list, const struct sg_table *table, struct sg_texts *labels);

extern const struct sg_option di_option_up;
extern const struct sg_option di_option_down;
extern const struct sg_option di_option_score;
extern const struct sg_option di_option_no_answer;

#endif
