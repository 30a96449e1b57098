/* What must be proven of a table, and the proofs so far: of each cell with a need and of each
   direction a deviation, and one more for whoever knows a cell that the first one moves. */
#ifndef SG_ANALYSIS_PROTECT_PROTECTION_H
#define SG_ANALYSIS_PROTECT_PROTECTION_H

#include "places.h"
#include "router.h"

struct sg_claim {
    uint32_t cell;
    int sign;
    int32_t intruder; /* who looks; SG_PROTECT_NOBODY: anyone */
    bool proven;
    bool waived; /* nothing hides it from the intruder: who is alone in a sum knows its zeros */
    struct sg_deviation proof;
    size_t n_failed; /* how often no other proof was found */
    size_t next;     /* of the same cell; SIZE_MAX: none */
};

/* That the proof of a claim moves a cell. */
struct sg_use {
    size_t claim, next; /* SIZE_MAX: none */
};

struct sg_protection {
    struct sg_protect_table *table;
    struct sg_router *router;
    bool singletons;
    bool may_add; /* further cells may be suppressed */
    struct sg_claim *claims;
    size_t n, capacity;
    size_t *first_claim; /* per cell; SIZE_MAX: none */
    struct sg_use *uses; /* of each cell the proofs that move it, or did, the latest first */
    size_t n_uses, use_capacity;
    size_t *first_use; /* per cell; SIZE_MAX: none */
    uint32_t *owned;   /* the cells of each owner, from owned[owned_start[owner]] on */
    size_t *owned_start, n_owners;
    struct sg_places places;
    double *scratch; /* per cell; all 0 between calls */
};

void sg_protection_init(struct sg_protection *protection, struct sg_protect_table *table,
                        struct sg_router *router, bool singletons);
void sg_protection_free(struct sg_protection *protection);

/* The amount by which a cell must be able to differ, with its sign; 0: none. Whoever is in the cell
   knows that it holds at least the own amount. */
double sg_claim_amount(const struct sg_protection *protection, const struct sg_claim *claim);
/* Whether the claim is of anyone, and its proof moves what `owner` knows of others. */
bool sg_claim_needs(const struct sg_protection *protection, const struct sg_claim *claim,
                    int32_t owner);
struct sg_claim *sg_protection_claim(struct sg_protection *protection, uint32_t cell, int sign,
                                     int32_t intruder);
/* The claim of anyone about the same. */
const struct sg_claim *sg_protection_base(const struct sg_protection *protection,
                                          const struct sg_claim *claim);
/* Takes a proof of the claim, which is not proven yet, for good. */
void sg_protection_keep(struct sg_protection *protection, struct sg_claim *claim,
                        struct sg_deviation proof);
/* A deviation that proves another claim, if it proves this one too. */
bool sg_protection_borrow(const struct sg_protection *protection, const struct sg_claim *claim,
                          struct sg_deviation *proof);
/* A deviation that proves the claim; false: there is none within what may be suppressed. */
bool sg_protection_find(struct sg_protection *protection, const struct sg_claim *claim,
                        struct sg_deviation *proof);
/* Proves both directions of a cell, and for all who know of others; suppresses what that takes. */
bool sg_protection_prove(struct sg_protection *protection, uint32_t cell);
void sg_protection_suppress(struct sg_protection *protection, uint32_t cell,
                            enum sg_protect_reason reason);
/* Whether every proof holds, of all cells that need one: without the router. */
bool sg_protection_check(const struct sg_protection *protection);

/* Suppresses one more cell in each equation of which the suppressed parts together break a rule;
   `*changed` says whether there was any. False: there is nothing to suppress; *failed is then one
   of the cells. */
bool sg_protection_unite(struct sg_protection *protection, bool *changed, uint32_t *failed);
/* Whether the suppressed parts of every equation with that cell may be published as a sum. */
bool sg_protection_unions_fine(const struct sg_protection *protection, const uint32_t equations[],
                               size_t n);

/* Publishes again what is suppressed to no avail, the dearest first. */
void sg_protection_clean(struct sg_protection *protection);

#endif
