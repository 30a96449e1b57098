/* A linear programme over cells that may differ, and the equations that they are in. Only compiled
   where GLPK was there. */
#ifndef SG_ANALYSIS_PROTECT_PROGRAMME_H
#define SG_ANALYSIS_PROTECT_PROGRAMME_H

#include "places.h"
#include "programme_library.h"

#ifdef SG_WITH_GLPK

struct sg_programme {
    const struct sg_protect_table *table;
    const struct sg_places *places;
    const bool *needed; /* per equation: it does not follow from others */
    glp_prob *problem;
    /* Per cell the column of what it gains, that of what it loses follows; per equation its row.
       0: not there, which is 0 for a cell. */
    int *column, *row;
    bool costs; /* the objective is what deviations cost; else 0, but for what is set */
};

void sg_programme_make(struct sg_programme *programme, const struct sg_protect_table *table,
                       const struct sg_places *places, const bool needed[]);
void sg_programme_free(struct sg_programme *programme);
/* Cells can be added at any time: what was solved is a start for what comes. */
void sg_programme_add(struct sg_programme *programme, uint32_t cell);
void sg_programme_hold(struct sg_programme *programme, uint32_t cell, double amount);
/* Back to what the cell may differ by; nothing unless `may`. */
void sg_programme_release(struct sg_programme *programme, uint32_t cell, bool may);
void sg_programme_set_cost(struct sg_programme *programme, uint32_t cell, double cost);
void sg_programme_set_costs(struct sg_programme *programme, bool costs);
/* The status that GLPK gives it. That there is no solution is believed, unless `again`. */
int sg_programme_solve(struct sg_programme *programme, int method, bool again);
double sg_programme_deviation(const struct sg_programme *programme, uint32_t cell);

#endif
#endif
