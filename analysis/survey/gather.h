/* Records of a survey into samples ready for estimation, in one pass on all cores. A command says
   which columns it wants and, of each record, in which class of each of its questions it is. */
#ifndef SG_ANALYSIS_SURVEY_GATHER_H
#define SG_ANALYSIS_SURVEY_GATHER_H

#include "table/design.h"
#include "table/rows.h"

#include "analysis/estimate/sample.h"
#include "interner.h"
#include "record_class.h"

struct sg_gather_worker; /* of one thread */

/* A record as a command sees it. */
struct sg_gather_record {
    const struct sg_field *keys;   /* those the command asked for */
    const struct sg_fixed *values; /* the same */
};

/* Puts the record into its class of every question, once each. */
typedef bool sg_gather_take_fn(const void *context, const struct sg_gather_record *record,
                               struct sg_gather_worker *worker, struct sg_error *err);

struct sg_gather_request {
    const struct sg_design *design;
    struct sg_texts keys, values;       /* columns of the command */
    const struct sg_moment_plan *plans; /* of the questions; replicates are filled in */
    size_t n_questions;
    size_t n_counts; /* of what the command remarks */
    sg_gather_take_fn *take;
    const void *context;
};

/* Adds the current record to a question, in the class that the command has put together in
   worker->class, with its values, or its options, as moments.h has them. */
bool sg_gather_add(struct sg_gather_worker *worker, size_t question, const long double *values,
                   struct sg_error *err);
bool sg_gather_add_options(struct sg_gather_worker *worker, size_t question,
                           const struct sg_moment_choices *choices, struct sg_error *err);

struct sg_gathered_question {
    struct sg_sample sample;
    struct sg_texts
        classes;   /* as record_class.h has them, by the numbers of the sample: in order */
    uint64_t *met; /* per class: where it was met first */
    uint32_t *ranks;
};

struct sg_gather_calibration;

struct sg_gathered {
    struct sg_gathered_question *questions;
    size_t n_questions;
    struct sg_sample_unit *units;
    struct sg_texts strata; /* labels of the first stage by rank */
    struct sg_replication replication;
    struct sg_gather_calibration *calibrations; /* per question, or NULL */
    size_t n_records, n_weightless;             /* those of weight 0 are left out */
    size_t *counts;                             /* as many as the request has */
    bool has_weights;                           /* of any kind; else estimates are of the sample */
};

/* Release with sg_gathered_free, also on false. */
bool sg_gather(struct sg_run *run, struct sg_rows *rows, const struct sg_gather_request *request,
               struct sg_gathered *gathered, struct sg_error *err);
void sg_gathered_free(struct sg_gathered *gathered);

/* What pass and finish share. */
struct sg_gather_columns {
    struct sg_texts keys, values; /* all that is read: the design's first */
    size_t n_design_keys;         /* strata, then PSUs, then fpc */
    struct sg_texts margins;      /* of --margin, the last keys */
    size_t n_replicates;
    bool has_weight;
};

struct sg_gather_pass {
    const struct sg_gather_request *request;
    const struct sg_gather_columns *columns;
    struct sg_gather_worker *total;
};

/* A weight as it stood in the file, and as it is added. */
struct sg_gather_weight {
    struct sg_fixed text;
    bool known;
    long double weight;
    struct sg_moment_weight wide;
};

/* Weights recur, and to make one of its decimals costs more than to add it. */
enum { SG_GATHER_WEIGHTS = 1024 };

/* Where each class was met first. */
struct sg_gather_met {
    uint64_t *places;
    size_t capacity;
};

/* Texts that a command met before, and what it found them to mean. */
struct sg_gather_texts_known {
    struct sg_interner texts;
    unsigned char *marks;
    size_t capacity;
};

struct sg_gather_worker {
    const struct sg_gather_pass *pass;
    struct sg_gather_weight weights[SG_GATHER_WEIGHTS]; /* the last with each hash */
    struct sg_interner units;
    struct sg_interner *classes; /* per question */
    struct sg_gather_met *met;   /* the same */
    uint64_t place;              /* of the record */
    struct sg_moments *moments;  /* the same */
    char *unit_text;
    size_t unit_capacity;
    long double *replicate_weights;
    struct sg_moment_record record;
    size_t n_records, n_weightless;
    struct sg_record_class class; /* of the record in the question that is being added */
    struct sg_buffer class_text;
    size_t *counts; /* of what the command remarks */
    struct sg_gather_texts_known known;
};

/* The columns of --margin, or all of the records that --margins have, added to `names`, where
   weights are to meet --margins; else none. `columns` are those of the records. */
bool sg_gather_margins(struct sg_run *run, const struct sg_design *design,
                       const struct sg_texts *columns, struct sg_texts *names,
                       struct sg_error *err);
/* Makes the weights of all questions meet --margins, by --method; the texts of classes lose the
   labels of the margins. */
bool sg_gather_calibrate(struct sg_run *run, const struct sg_rows_notes *notes,
                         const struct sg_texts *margins, struct sg_gathered *gathered,
                         struct sg_error *err);
void sg_gather_calibrations_free(struct sg_gathered *gathered);

/* Reads all rows into `total`. */
bool sg_gather_read(struct sg_rows *rows, struct sg_gather_pass *pass, struct sg_error *err);
void sg_gather_worker_free(struct sg_gather_worker *worker);
/* The strata of the frame by the codes of the records, which may be given by the labels that a data
   package declares. Release with sg_texts_free, also on false. */
bool sg_gather_frame(const struct sg_design *design, const struct sg_rows_notes *notes,
                     struct sg_texts *strata, struct sg_error *err);

/* What names the units: their own texts, and the strata of the frame. */
struct sg_gather_texts {
    struct sg_texts units, frame;
};
/* Units of the design from their texts: checked, numbered, with sizes and weights. */
bool sg_gather_units(const struct sg_design *design, const struct sg_gather_worker *total,
                     const struct sg_gather_texts *texts, struct sg_gathered *gathered,
                     struct sg_texts *notes, struct sg_error *err);

#endif
