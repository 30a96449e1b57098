/* A model of an input-output table: coefficients, their inverse, and what of both is not known. */
#ifndef SG_ANALYSIS_IO_IO_MODEL_H
#define SG_ANALYSIS_IO_IO_MODEL_H

#include <sangyo/io.h>

#include "io_households.h"
#include "io_table.h"

enum io_model_kind { IO_CLOSED, IO_OPEN, IO_DOMESTIC, IO_TYPE2 };

struct io_model {
    const struct io_table *table;
    enum io_model_kind kind;
    bool open;           /* imports are taken off by I − M̂ */
    size_t n, m;         /* industries; with the households of Type II */
    double *a;           /* m × m: unknown ones are 0 */
    sg_status *a_status; /* of what is not known, by cell */
    double *a_upper;     /* unknown ones as large as rows and columns allow; NULL: no bound */
    bool any_unknown;
    struct io_vector imports; /* import coefficients m_i; 0 in other models */
    double *supply;           /* 1 − m_i; 1 where that is not known */
    double *b;                /* inverse; its lower bound where a status stands */
    sg_status *b_status;
    double *b_upper; /* or NULL */
    struct sg_io_quality quality;
};

/* Chooses the model (--model; without it open where there are columns of imports) and fills
   coefficients. */
bool io_model_make(struct io_model *model, const struct io_table *t, struct sg_run *run,
                   struct sg_error *err);
/* The coefficients of a zeroed model whose `open` is set. */
void io_model_fill(struct io_model *model, const struct io_table *t, struct sg_run *run);
/* Each coefficient times its factor (n × n). */
void io_model_scale(struct io_model *model, const double factor[]);
/* Adds the households (Type II). */
void io_model_add_households(struct io_model *model, const struct io_households *households);
/* The inverse, its statuses and bounds. */
bool io_model_solve(struct io_model *model, struct sg_run *run, struct sg_error *err);
void io_model_free(struct io_model *model);

/* Σ_i v_i b_ij over industries and what is unknown of it; v NULL: ones. */
void io_model_multipliers(const struct io_model *model, const struct io_vector *v,
                          struct io_vector *out);

extern const struct sg_option io_option_model;
/* The same without Type II, whose households are asked for otherwise. */
extern const struct sg_option io_option_demand_model;

#endif
