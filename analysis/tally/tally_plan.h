/* What a tally is asked for, and what its columns are called. */
#ifndef SG_ANALYSIS_TALLY_TALLY_PLAN_H
#define SG_ANALYSIS_TALLY_TALLY_PLAN_H

#include "table/args.h"
#include "tally.h"

enum sg_tally_kind { SG_TALLY_SUM, SG_TALLY_MEAN, SG_TALLY_MIN, SG_TALLY_MAX };
enum { SG_TALLY_KINDS = SG_TALLY_MAX + 1 };

/* The option's name and the word before the column's: "sum", "mean", "min", "max". */
const char *sg_tally_kind_word(size_t kind);

struct sg_tally_statistic {
    enum sg_tally_kind kind;
    size_t value;
};

struct sg_tally_plan {
    struct sg_texts keys; /* with the enterprise last, if there is one */
    bool enterprise;
    struct sg_texts values;
    unsigned parts;
    struct sg_tally_statistic *statistics;
    size_t n_statistics, capacity;
};

/* From --by, --sum, --mean, --min, --max (names or globs) and --enterprise. */
bool sg_tally_plan_make(struct sg_tally_plan *plan, const struct sg_args *args,
                        const struct sg_texts *columns, struct sg_error *err);
/* More than SG_TALLY_KEYS keys; returns false. */
bool sg_tally_fail_keys(size_t n, struct sg_error *err);
void sg_tally_plan_add(struct sg_tally_plan *plan, enum sg_tally_kind kind, const char *value);
void sg_tally_plan_free(struct sg_tally_plan *plan);
/* Whether two plans may be merged; says what differs. */
bool sg_tally_plan_same(const struct sg_tally_plan *first, const struct sg_tally_plan *other,
                        struct sg_error *err);

/* The result as a table: keys, n, the statistics, contributors. Key texts must be UTF-8 by now.
   `notes` may be NULL. */
bool sg_tally_to_table(const struct sg_tally *tally, const struct sg_tally_plan *plan,
                       const struct sg_rows_notes *notes, struct sg_table *out,
                       struct sg_error *err);

/* The state as text, and back: docs/tally-state.md. */
void sg_tally_write_state(const struct sg_tally *tally, const struct sg_tally_plan *plan,
                          struct sg_buffer *out);
bool sg_tally_read_state(char *text, struct sg_tally *tally, struct sg_tally_plan *plan,
                         struct sg_error *err);

struct sg_tally_state {
    struct sg_tally tally;
    struct sg_tally_plan plan;
};
/* Whether a plan is one of those that are joined; else says why not. */
typedef bool sg_tally_accept(const struct sg_tally_plan *plan, struct sg_error *err);
/* The states of files as one, of the first's plan, which all must have; `accept` may be NULL. On
   false *total is empty, and the file is named. */
bool sg_tally_join_states(struct sg_run *run, const char *const files[], size_t n_files,
                          sg_tally_accept *accept, struct sg_tally_state *total,
                          struct sg_error *err);
void sg_tally_state_free(struct sg_tally_state *state);

/* Reads all rows into one tally, by as many workers as the source runs, with its keys in UTF-8. */
bool sg_tally_rows(struct sg_rows *rows, const struct sg_tally_plan *plan, struct sg_tally *tally,
                   struct sg_error *err);

#endif
