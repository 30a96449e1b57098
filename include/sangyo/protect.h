/* Disclosure control of tables: which cells must not be published, which others must not lest those
   be derived, and how far what is left unknown can be narrowed down. Rules and levels after
   Hundepool et al., Handbook on Statistical Disclosure Control, 2nd ed. (2025), chapter 4. */
#ifndef SANGYO_PROTECT_H
#define SANGYO_PROTECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <sangyo/api.h>
#include <sangyo/error.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { SG_PROTECT_LARGEST = 10, SG_PROTECT_RULES = 8 };

/* Who stands behind a cell. Contributions are taken without their sign, summed by enterprise; a
   record of design weight w stands for w contributors of its amount each. */
struct sg_protect_contributions {
    double contributors;                /* 0 or more; NaN: not known */
    double total;                       /* of all contributions, 0 or more */
    double largest[SG_PROTECT_LARGEST]; /* in falling order; 0 past the last contributor */
    size_t n_largest;                   /* how many of these are known */
};

/* The sum of the n largest contributions may be at most `percent` of the cell. */
struct sg_protect_dominance {
    size_t n; /* 1 … SG_PROTECT_LARGEST */
    double percent;
};

/* Rules that are 0 are not applied. */
struct sg_protect_rules {
    double min_contributors; /* fewer are unsafe */
    bool zeros_unsafe;       /* none at all is unsafe too */
    bool counts;             /* the cells count the contributors */
    double range_percent;    /* of an amount: how far around it must stay open, frequency rule */
    struct sg_protect_dominance dominance[SG_PROTECT_RULES];
    size_t n_dominance;
    double p_percent; /* total − x1 − x2 must be at least this percentage of x1 … */
    double prior;     /* … divided by what rivals know before, in percent (pq rule); 0: 100 */
};

enum sg_protect_reason {
    SG_PROTECT_PUBLISHED,
    SG_PROTECT_FREQUENCY,
    SG_PROTECT_DOMINANCE,
    SG_PROTECT_P_PERCENT,
    SG_PROTECT_SECONDARY, /* so that others cannot be derived */
    SG_PROTECT_LINKED,    /* the same, by another table */
    SG_PROTECT_FORCED     /* by the office */
};

/* How far an outsider must be left in the dark below and above the value; both 0 or more. */
struct sg_protect_need {
    double down, up;
};

/* The first rule that is broken, or SG_PROTECT_PUBLISHED. `need` (may be NULL) gets the widest
   interval that the broken rules ask for: it is symmetric but for counts, which go from 0 to the
   least number allowed. An amount under the frequency rule alone needs no level but
   `range_percent`. */
SG_API enum sg_protect_reason sg_protect_judge(const struct sg_protect_rules *rules,
                                               const struct sg_protect_contributions *contributions,
                                               struct sg_protect_need *need);

/* Both together, as where they are published as one sum: the contributors of one are taken to be
   others than those of the other. */
SG_API void sg_protect_join(struct sg_protect_contributions *to,
                            const struct sg_protect_contributions *from);

enum { SG_PROTECT_NOBODY = -1 };

struct sg_protect_cell {
    double value;
    double cost;                   /* of not publishing it, above 0 */
    double most_down, most_up;     /* how far an outsider holds it possible from the start: 0 or
                                      more, or INFINITY; both 0: it is known, as zeros are */
    struct sg_protect_need need;   /* of an unsafe cell */
    enum sg_protect_reason reason; /* SG_PROTECT_PUBLISHED: not suppressed */
    bool unsafe;                   /* by a rule of its own */
    bool forced;                   /* must be published */
    int32_t owner;                 /* the one contributor, who knows it; or SG_PROTECT_NOBODY */
};

/* A cell of an equation: the first has sign +1 and is the sum of the others, of sign −1. */
struct sg_protect_term {
    uint32_t cell;
    int sign;
};

/* Cells and the equations between them. A zeroed struct is empty. */
struct sg_protect_table {
    struct sg_protect_cell *cells;
    size_t n_cells, cell_capacity;
    struct sg_protect_term *terms;
    size_t *start; /* of the terms of each equation; n_equations + 1 items */
    size_t n_equations, term_capacity, start_capacity;
    struct sg_protect_contributions *contributions; /* per cell, or NULL: unions are not judged */
    size_t contribution_capacity;
    struct sg_protect_rules rules; /* that unions of suppressed cells are judged by */
    /* The contributions of several cells together, where the same enterprise is behind more than
       one; NULL: sg_protect_join of each. */
    void (*unite)(void *context, const uint32_t cells[], size_t n,
                  struct sg_protect_contributions *contributions);
    void *context;
};

SG_API void sg_protect_table_free(struct sg_protect_table *table);
/* Adds a cell and returns its number. `contributions` may be NULL, then for all cells. */
SG_API size_t sg_protect_add_cell(struct sg_protect_table *table,
                                  const struct sg_protect_cell *cell,
                                  const struct sg_protect_contributions *contributions);
/* Adds an equation: cells[0] is the sum of the others. */
SG_API void sg_protect_add_equation(struct sg_protect_table *table, const uint32_t cells[],
                                    size_t n);

/* What can be found out of an unsafe cell: it lies within value − down … value + up. */
struct sg_protect_interval {
    uint32_t cell;
    double down, up;  /* INFINITY: nothing stands against it */
    bool safe;        /* it is as wide as its need, for whoever contributes to others too */
    int32_t intruder; /* whose own knowledge narrows it too far; SG_PROTECT_NOBODY: anyone's */
};

struct sg_protect_result {
    struct sg_protect_interval *intervals; /* of the suppressed cells, in their order */
    size_t n_intervals;
    size_t n_unsafe, n_secondary; /* cells */
    size_t n_singletons;          /* enterprises alone in a suppressed cell */
    size_t n_searches;            /* paths or programmes that were solved */
    bool safe;
    uint32_t *failed; /* unsafe cells that cannot be protected */
    size_t n_failed;
};

SG_API void sg_protect_result_free(struct sg_protect_result *result);

struct sg_protect_options {
    bool singletons; /* nobody's knowledge of the own amount gives another one away */
    bool audit_only; /* takes the suppressed cells as they are */
    bool intervals;  /* of all suppressed cells; else of unsafe ones only */
};

/* Suppresses further cells of `table` until every unsafe cell is protected, releases those that
   are not needed, and audits what is left. Tables of two dimensions, of which one may have a
   hierarchy, by shortest paths (Castro 2002), others by linear programmes (Kelly, Golden and Assad
   1992; Robertson and Ethier 2002), for which GLPK must be there: else fails (tool). Where a cell
   cannot be protected `safe` is false, and `failed` says which. The result does not depend on
   anything but the order of cells and equations. */
SG_API bool sg_protect_suppress(struct sg_protect_table *table,
                                const struct sg_protect_options *options,
                                struct sg_protect_result *result, struct sg_error *err);

#ifdef __cplusplus
}
#endif
#endif
