/* How a concordance is read, whatever it is of. */
#ifndef SG_ANALYSIS_STRUCTURE_CONCORDANCE_LINKS_H
#define SG_ANALYSIS_STRUCTURE_CONCORDANCE_LINKS_H

#include "concordance_weights.h"

/* The columns of the file. */
struct concordance_columns {
    const struct sg_column *from, *to, *weight, *label, *from_revision, *to_revision, *date;
};

/* The column of that name, or NULL. */
const struct sg_column *concordance_column(const struct sg_table *table, const char *name);
/* The code of a cell; those without leading zeros are read as numbers, which `text` then takes. */
const char *concordance_code_at(const struct sg_column *column, size_t row, char text[32]);

void concordance_open(struct sg_concordance *concordance);
bool concordance_read_links(struct sg_concordance *c, const struct sg_table *table,
                            const struct concordance_columns *columns, struct sg_error *err);
/* Nothing is lost and nothing invented: the weights of a code add up to 1. */
bool concordance_check_sums(const struct sg_concordance *c, const char *file, struct sg_error *err);

#endif
