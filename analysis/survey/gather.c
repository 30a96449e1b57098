#include "gather.h"

#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/joined.h"
#include "table/names.h"

static void add_all(struct sg_texts *to, const struct sg_texts *from)
{
    for (size_t i = 0; i < from->n; i++)
        sg_texts_add(to, from->items[i]);
}

/* Columns that the names or globs of replicate weights mean, in the order of the file. */
static bool add_replicates(const struct sg_design *design, const struct sg_rows *rows,
                           struct sg_gather_columns *columns, struct sg_error *err)
{
    for (size_t i = 0; i < design->replicate_weights.n; i++) {
        const char *pattern = design->replicate_weights.items[i];
        size_t before = columns->n_replicates;
        for (size_t k = 0; k < rows->columns->n; k++)
            if (sg_name_is_meant(pattern, rows->columns->items[k])) {
                sg_texts_add(&columns->values, rows->columns->items[k]);
                columns->n_replicates++;
            }
        if (columns->n_replicates == before)
            return sg_fail(err, SG_FAIL_USAGE, "no column matches --replicate-weights '%s'",
                           pattern);
    }
    return true;
}

static bool list_columns(struct sg_run *run, const struct sg_gather_request *request,
                         const struct sg_rows *rows, struct sg_gather_columns *columns,
                         struct sg_error *err)
{
    const struct sg_design *design = request->design;
    add_all(&columns->keys, &design->strata);
    add_all(&columns->keys, &design->psu);
    add_all(&columns->keys, &design->fpc);
    columns->n_design_keys = columns->keys.n;
    add_all(&columns->keys, &request->keys);
    if (!sg_gather_margins(run, design, rows->columns, &columns->margins, err))
        return false;
    add_all(&columns->keys, &columns->margins);
    columns->has_weight = design->weight != NULL;
    if (design->weight)
        sg_texts_add(&columns->values, design->weight);
    if (!add_replicates(design, rows, columns, err))
        return false;
    add_all(&columns->values, &request->values);
    return true;
}

static bool decode(struct sg_rows *rows, const struct sg_interner *interner, struct sg_texts *texts,
                   struct sg_error *err)
{
    for (uint32_t i = 0; i < interner->n; i++) {
        size_t n;
        const char *text = sg_interned(interner, i, &n);
        char *copy = sg_copy_bytes(text, n);
        sg_texts_add(texts, copy);
        free(copy);
    }
    return rows->decode(rows->context, texts, err);
}

struct ranked {
    const char *text;
    uint32_t number;
};

static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    return sg_joined_compare(x->text, y->text);
}

/* Puts texts in order; equal ones (two spellings of one) share a rank. */
static void rank_classes(const struct sg_texts *texts, const uint64_t met[],
                         struct sg_gathered_question *question)
{
    struct ranked *ranked = sg_alloc(texts->n, sizeof *ranked);
    question->ranks = sg_alloc(texts->n, sizeof *question->ranks);
    question->met = sg_alloc(texts->n, sizeof *question->met);
    for (uint32_t i = 0; i < texts->n; i++)
        ranked[i] = (struct ranked){texts->items[i], i};
    if (texts->n)
        qsort(ranked, texts->n, sizeof *ranked, compare_ranked);
    for (size_t i = 0; i < texts->n; i++) {
        uint64_t place = met[ranked[i].number];
        bool fresh = i == 0 || strcmp(ranked[i].text, ranked[i - 1].text) != 0;
        if (fresh)
            sg_texts_add(&question->classes, ranked[i].text);
        size_t rank = question->classes.n - 1;
        question->ranks[ranked[i].number] = (uint32_t)rank;
        if (fresh || place < question->met[rank])
            question->met[rank] = place;
    }
    free(ranked);
}

static bool set_replication(const struct sg_design *design, size_t n,
                            struct sg_replication *replication, struct sg_error *err)
{
    if (design->rscales && design->n_rscales != n)
        return sg_fail(err, SG_FAIL_DATA, "--rscales has %zu factors for %zu replicates",
                       design->n_rscales, n);
    *replication = (struct sg_replication){.n = n,
                                           .scale = design->replicate_scale,
                                           .rscales = design->rscales,
                                           .mse = design->mse,
                                           .degrees = design->degrees};
    if (!(replication->scale > 0))
        replication->scale = sg_replication_scale(design->replicate_kind, n, design->fay_rho);
    return true;
}

static bool make_questions(struct sg_rows *rows, const struct sg_gather_request *request,
                           const struct sg_gather_worker *total, struct sg_gathered *gathered,
                           struct sg_error *err)
{
    const struct sg_design *design = request->design;
    gathered->questions = sg_alloc(request->n_questions, sizeof *gathered->questions);
    gathered->n_questions = request->n_questions;
    for (size_t q = 0; q < request->n_questions; q++) {
        struct sg_gathered_question *question = &gathered->questions[q];
        struct sg_texts texts = {0};
        bool decoded = decode(rows, &total->classes[q], &texts, err);
        if (decoded)
            rank_classes(&texts, total->met[q].places, question);
        sg_texts_free(&texts);
        if (!decoded)
            return false;
        const struct sg_sample_design made = {
            .n_stages = design->psu.n ? design->psu.n : 1,
            .elements = design->psu.n == 0,
            .lonely = design->lonely,
            .units = gathered->units,
            .class_ranks = question->ranks,
            .n_classes = question->classes.n,
            .stratum_labels = (const char *const *)gathered->strata.items,
            .replication = gathered->replication.n ? &gathered->replication : NULL};
        sg_sample_make(&total->moments[q], &made, &question->sample);
    }
    return true;
}

static bool finish(struct sg_run *run, struct sg_rows *rows,
                   const struct sg_gather_request *request, struct sg_gather_pass *pass,
                   struct sg_gathered *gathered, struct sg_error *err)
{
    struct sg_gather_texts texts = {0};
    const struct sg_gather_columns *columns = pass->columns;
    gathered->n_records = pass->total->n_records;
    gathered->n_weightless = pass->total->n_weightless;
    gathered->counts = pass->total->counts;
    pass->total->counts = NULL;
    gathered->has_weights = columns->has_weight || request->design->frame_sizes != NULL;
    if (gathered->n_weightless)
        sg_run_note(run, "%zu records of weight 0 are left out", gathered->n_weightless);
    bool ok = decode(rows, &pass->total->units, &texts.units, err) &&
              sg_gather_frame(request->design, rows->notes, &texts.frame, err) &&
              sg_gather_units(request->design, pass->total, &texts, gathered, &run->notes, err) &&
              (!columns->n_replicates || set_replication(request->design, columns->n_replicates,
                                                         &gathered->replication, err)) &&
              make_questions(rows, request, pass->total, gathered, err) &&
              (!columns->margins.n ||
               sg_gather_calibrate(run, rows->notes, &columns->margins, gathered, err));
    sg_texts_free(&texts.units);
    sg_texts_free(&texts.frame);
    return ok;
}

bool sg_gather(struct sg_run *run, struct sg_rows *rows, const struct sg_gather_request *request,
               struct sg_gathered *gathered, struct sg_error *err)
{
    struct sg_gather_columns columns = {0};
    struct sg_gather_pass pass = {request, &columns, NULL};
    *gathered = (struct sg_gathered){0};
    if (sg_args_count(run->args, "where"))
        return sg_fail(err, SG_FAIL_USAGE,
                       "--where would take records away from the design and spoil the variances; "
                       "use --domain");
    bool ok = list_columns(run, request, rows, &columns, err) && sg_gather_read(rows, &pass, err) &&
              finish(run, rows, request, &pass, gathered, err);
    sg_gather_worker_free(pass.total);
    sg_texts_free(&columns.keys);
    sg_texts_free(&columns.margins);
    sg_texts_free(&columns.values);
    return ok;
}

void sg_gathered_free(struct sg_gathered *gathered)
{
    for (size_t q = 0; q < gathered->n_questions; q++) {
        sg_sample_free(&gathered->questions[q].sample);
        sg_texts_free(&gathered->questions[q].classes);
        free(gathered->questions[q].ranks);
        free(gathered->questions[q].met);
    }
    sg_gather_calibrations_free(gathered);
    free(gathered->counts);
    free(gathered->questions);
    free(gathered->units);
    sg_texts_free(&gathered->strata);
    *gathered = (struct sg_gathered){0};
}
