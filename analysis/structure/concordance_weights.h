/* A weighted table from one revision of a classification to another. */
#ifndef SG_ANALYSIS_STRUCTURE_CONCORDANCE_WEIGHTS_H
#define SG_ANALYSIS_STRUCTURE_CONCORDANCE_WEIGHTS_H

#include <sangyo/table.h>
#include "table/command.h"

/* --weights; --from and --to as revisions. */
extern const struct sg_option sg_option_weights;
extern const struct sg_option sg_option_from_revision;
extern const struct sg_option sg_option_to_revision;

struct sg_concordance_link {
    int32_t from, to; /* codes of the levels of `from` and `to` */
    double weight;
    struct sg_period date; /* from which on `from` is no more; of no kind: not said */
};

struct sg_concordance {
    struct sg_table codes; /* two columns of label keys without rows: from, to */
    struct sg_column *from, *to;
    char **to_text,
        **to_label; /* per code of `to`: as first seen; label NULL where there is none */
    size_t n_to_text;
    struct sg_concordance_link *links; /* in the order of the file */
    size_t n_links;
    char *from_revision, *to_revision;
    bool has_labels;
    bool coded; /* codes of municipalities meet however they are written */
};

/* Reads the file that --weights names: columns from_code, to_code, weight, perhaps to_label, and
   perhaps from_revision and to_revision, of which --from and --to pick the rows. The weights of
   each code must lie in 0 … 1 and add up to 1. Release with sg_concordance_free whatever happens.
 */
bool sg_concordance_read(struct sg_concordance *concordance, struct sg_run *run,
                         struct sg_error *err);
/* The same of a map, for which columns from and to (or from_code and to_code, or the first two of a
   file of labels) are enough: weights are 1 where there is no column of them, a code may go to
   several, and nothing is asked of revisions. A link that stands twice is an error. */
bool sg_concordance_read_map(struct sg_concordance *concordance, struct sg_run *run,
                             const char *path, struct sg_error *err);
/* The same of areas, from_code to to_code: weights must add up to 1, and a column `date` says when
   an area was merged. */
bool sg_concordance_read_areas(struct sg_concordance *concordance, struct sg_run *run,
                               const char *path, struct sg_error *err);
void sg_concordance_free(struct sg_concordance *concordance);

/* The code of `from` for a label of the table, or SG_EMPTY. */
int32_t sg_concordance_find(const struct sg_concordance *concordance, const char *label);
/* The same of `to`. */
int32_t sg_concordance_find_to(const struct sg_concordance *concordance, const char *label);

#endif
