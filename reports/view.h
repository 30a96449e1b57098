/* What of a table is printed for people: columns that are the same in all rows become a caption,
   empty ones are left out. */
#ifndef SG_REPORTS_VIEW_H
#define SG_REPORTS_VIEW_H

#include <sangyo/write.h>

/* Borrows the columns of another table. Release with sg_view_free. */
struct sg_view {
    struct sg_table table;    /* those that are printed */
    size_t n_keys;            /* of them, from the left: labels that name the rows */
    const char *unit;         /* that the caption says for all, so that titles do not; NULL */
    struct sg_buffer caption; /* 川崎市、2021年、事業所数; empty: there is nothing to say */
};

void sg_view_make(struct sg_view *view, const struct sg_table *table, enum sg_lang lang);
void sg_view_free(struct sg_view *view);

/* The title of a column as printed.h says it, without `unit`, which the caption has. */
void sg_view_title(const struct sg_column *column, const char *unit, enum sg_lang lang,
                   struct sg_buffer *out);

/* The keys and then the columns from `start` to `end`, which borrows them too; release with
   free(block->columns). */
void sg_view_block(const struct sg_view *view, size_t start, size_t end, struct sg_table *block);

/* Where the blocks begin into which the columns behind the keys are split so that each, with the
   keys, is within the page: (*starts)[0] … (*starts)[n], the last being n_columns; n is returned.
   To be released with free(). `gap` lies between columns. A column may be too wide alone. */
size_t sg_view_blocks(const struct sg_view *view, const double widths[], double gap, double page,
                      size_t **starts);

#endif
