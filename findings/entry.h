/* One named value that takes part in a comparison: the one rule for what is compared at all. */
#ifndef SG_FINDINGS_ENTRY_H
#define SG_FINDINGS_ENTRY_H

#include <sangyo/table.h>

enum sg_entry_kind {
    SG_ENTRY_ITEM,
    SG_ENTRY_RESIDUAL, /* その他, 無回答 …: a part of the whole, but never ranked */
    SG_ENTRY_OUTSIDE   /* a total, or an item repeated from another one: no part */
};

struct sg_entry {
    size_t key;   /* the caller's own: a row, an item, a series */
    size_t place; /* in the order of the table, in which ties are named */
    enum sg_entry_kind kind;
    double value;  /* NaN: none */
    sg_status why; /* what stands instead of the value */
    bool unknown;  /* a value that is not published (X, …) or left out: it may be anything */
    bool small;    /* rests on a small base */
    bool slight;   /* a change too small to be called one (sg_quantity_is_slight) */
    bool unproven; /* its interval does not tell it from what it is held against: compared with the
                      others, but not ranked */
};

/* Fewer answers than this are a small base, where no status says so. */
enum { SG_SMALL_BASE = 30 };

/* The kind of an item of that name; `total_label` as in struct sg_table_info. */
enum sg_entry_kind sg_entry_kind_of(const char *label, const char *total_label);

/* An entry of a value and the status of its cell, not yet named, whose key is its place. A cell
   that does not apply or cannot be computed is no value at all; any other without a number is
   unknown. */
struct sg_entry sg_entry_of_value(size_t key, double value, sg_status status);

/* The entry of a row of a table, whose key it is. `label` names it (NULL: an item), `base` is the
   number of answers behind it (NULL: not known). */
struct sg_entry sg_entry_of_row(const struct sg_table *table, const struct sg_column *label,
                                const struct sg_column *value, const struct sg_column *base,
                                size_t row);

#endif
