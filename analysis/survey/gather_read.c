/* The pass over the records. */
#include <stdlib.h>
#include <string.h>

#include "table/joined.h"

#include "gather.h"

static struct sg_gather_worker *make_worker(const struct sg_gather_pass *pass)
{
    size_t n = pass->request->n_questions, replicates = pass->columns->n_replicates;
    struct sg_gather_worker *worker = sg_alloc(1, sizeof *worker);
    worker->pass = pass;
    worker->classes = sg_alloc(n, sizeof *worker->classes);
    worker->met = sg_alloc(n, sizeof *worker->met);
    worker->counts = sg_alloc(pass->request->n_counts, sizeof *worker->counts);
    worker->moments = sg_alloc(n, sizeof *worker->moments);
    worker->replicate_weights = sg_alloc(replicates, sizeof *worker->replicate_weights);
    for (size_t q = 0; q < n; q++) {
        struct sg_moment_plan plan = pass->request->plans[q];
        plan.n_replicates = replicates;
        sg_moments_init(&worker->moments[q], &plan);
    }
    return worker;
}

static void *open_worker(void *context)
{
    return make_worker(context);
}

void sg_gather_worker_free(struct sg_gather_worker *worker)
{
    if (!worker)
        return;
    for (size_t q = 0; q < worker->pass->request->n_questions; q++) {
        sg_interner_free(&worker->classes[q]);
        sg_moments_free(&worker->moments[q]);
        free(worker->met[q].places);
    }
    sg_interner_free(&worker->units);
    free(worker->classes);
    free(worker->met);
    free(worker->counts);
    sg_interner_free(&worker->known.texts);
    free(worker->known.marks);
    free(worker->moments);
    free(worker->unit_text);
    sg_buffer_free(&worker->class_text);
    free(worker->replicate_weights);
    free(worker);
}

/* The design's keys of a record as one text. */
static uint32_t unit_of(struct sg_gather_worker *worker, const struct sg_field *keys)
{
    size_t n = worker->pass->columns->n_design_keys, needed = 0;
    for (size_t i = 0; i < n; i++)
        needed += 2 * keys[i].n + 1;
    worker->unit_text = sg_grow(worker->unit_text, &worker->unit_capacity, needed + 1, 1);
    char *end = worker->unit_text;
    for (size_t i = 0; i < n; i++) {
        if (i)
            *end++ = SG_JOIN;
        end = sg_joined_put(end, keys[i].text, keys[i].n);
    }
    return sg_intern(&worker->units, worker->unit_text, (size_t)(end - worker->unit_text));
}

static bool read_weight(struct sg_fixed value, const char *column, long double *weight,
                        struct sg_error *err)
{
    *weight = sg_fixed_long(value);
    if (sg_status_void(value.status))
        sg_fail(err, SG_FAIL_DATA,
                "no weight; a record without one has to be left out before, and the others "
                "reweighted");
    else if (*weight < 0)
        sg_fail(err, SG_FAIL_DATA, "the weight is %Lg; weights are 0 or more", *weight);
    else
        return true;
    return sg_fail_at_column(err, column);
}

/* The record's weight, from those known if it is one of them. */
static bool find_weight(struct sg_gather_worker *worker, struct sg_fixed value, const char *column,
                        struct sg_error *err)
{
    uint64_t h = ((uint64_t)value.digits + (uint64_t)value.scale) * 0x9E3779B97F4A7C15u;
    struct sg_gather_weight *found = &worker->weights[h >> 54];
    if (!found->known || found->text.digits != value.digits || found->text.scale != value.scale ||
        value.status) {
        long double weight;
        if (!read_weight(value, column, &weight, err))
            return false;
        found->weight = weight;
        found->text = value;
        found->known = true;
        found->wide = sg_moments_weight(found->weight);
    }
    worker->record.weight = found->weight;
    worker->record.wide = &found->wide;
    return true;
}

static bool read_weights(struct sg_gather_worker *worker, const struct sg_fixed *values,
                         struct sg_error *err)
{
    const struct sg_gather_columns *columns = worker->pass->columns;
    char *const *names = columns->values.items;
    if (!columns->has_weight)
        return find_weight(worker, (struct sg_fixed){.digits = 1}, "", err);
    if (!find_weight(worker, values[0], names[0], err))
        return false;
    for (size_t r = 0; r < columns->n_replicates; r++)
        if (!read_weight(values[r + 1], names[r + 1], &worker->replicate_weights[r], err))
            return false;
    return true;
}

static bool take_record(struct sg_gather_worker *worker, const struct sg_field *keys,
                        const struct sg_fixed *values, struct sg_error *err)
{
    const struct sg_gather_pass *pass = worker->pass;
    size_t n_values = (pass->columns->has_weight ? 1 : 0) + pass->columns->n_replicates;
    if (!read_weights(worker, values, err))
        return false;
    if (worker->record.weight == 0) {
        worker->n_weightless++;
        return true;
    }
    worker->record.unit = unit_of(worker, keys);
    worker->record.replicate_weights = worker->replicate_weights;
    worker->class.n_margins = pass->columns->margins.n;
    worker->class.margins = keys + pass->columns->keys.n - pass->columns->margins.n;
    worker->n_records++;
    const struct sg_gather_record record = {keys + pass->columns->n_design_keys, values + n_values};
    return pass->request->take(pass->request->context, &record, worker, err);
}

static bool take_batch(void *context, const struct sg_batch *batch, struct sg_error *err)
{
    struct sg_gather_worker *worker = context;
    const struct sg_gather_columns *columns = worker->pass->columns;
    for (size_t i = 0; i < batch->n; i++) {
        worker->place = sg_batch_place(batch, i);
        if (!take_record(worker, batch->keys + i * columns->keys.n,
                         batch->values + i * columns->values.n, err))
            return sg_fail_at_row(err, i + 1);
    }
    return true;
}

/* The number of a class, which was met at `place` if not before. */
static uint32_t meet_class(struct sg_gather_worker *worker, size_t question, const char *text,
                           size_t n, uint64_t place)
{
    struct sg_interner *classes = &worker->classes[question];
    struct sg_gather_met *met = &worker->met[question];
    size_t known = classes->n;
    uint32_t class = sg_intern(classes, text, n);
    if (class == known) {
        met->places = sg_grow(met->places, &met->capacity, known + 1, sizeof *met->places);
        met->places[class] = place;
    } else if (place < met->places[class]) {
        met->places[class] = place;
    }
    return class;
}

static void enter(struct sg_gather_worker *worker, size_t question)
{
    sg_record_class_encode(&worker->class, &worker->class_text);
    worker->record.class =
        meet_class(worker, question, worker->class_text.text, worker->class_text.n, worker->place);
}

static bool fail_large(struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_DATA,
                   "the square of weight times value is above 10^38, too large to add up");
}

bool sg_gather_add(struct sg_gather_worker *worker, size_t question, const long double *values,
                   struct sg_error *err)
{
    enter(worker, question);
    return sg_moments_add(&worker->moments[question], &worker->record, values) || fail_large(err);
}

bool sg_gather_add_options(struct sg_gather_worker *worker, size_t question,
                           const struct sg_moment_choices *choices, struct sg_error *err)
{
    enter(worker, question);
    return sg_moments_add_options(&worker->moments[question], &worker->record, choices) ||
           fail_large(err);
}

/* New numbers of all texts of `from` in `to`. */
static uint32_t *renumber(const struct sg_interner *from, struct sg_interner *to)
{
    uint32_t *numbers = sg_alloc(from->n, sizeof *numbers);
    for (uint32_t i = 0; i < from->n; i++) {
        size_t n;
        const char *text = sg_interned(from, i, &n);
        numbers[i] = sg_intern(to, text, n);
    }
    return numbers;
}

/* The same of the classes of a question. */
static uint32_t *renumber_classes(const struct sg_gather_worker *from, size_t question,
                                  struct sg_gather_worker *to)
{
    const struct sg_interner *classes = &from->classes[question];
    uint32_t *numbers = sg_alloc(classes->n, sizeof *numbers);
    for (uint32_t i = 0; i < classes->n; i++) {
        size_t n;
        const char *text = sg_interned(classes, i, &n);
        numbers[i] = meet_class(to, question, text, n, from->met[question].places[i]);
    }
    return numbers;
}

static void merge(struct sg_gather_worker *total, const struct sg_gather_worker *from)
{
    uint32_t *units = renumber(&from->units, &total->units);
    for (size_t q = 0; q < from->pass->request->n_questions; q++) {
        uint32_t *classes = renumber_classes(from, q, total);
        sg_moments_merge(&total->moments[q], &from->moments[q], units, classes);
        free(classes);
    }
    total->n_records += from->n_records;
    total->n_weightless += from->n_weightless;
    for (size_t i = 0; i < from->pass->request->n_counts; i++)
        total->counts[i] += from->counts[i];
    free(units);
}

static bool close_worker(void *context, void *state, bool failed, struct sg_error *err)
{
    struct sg_gather_pass *pass = context;
    struct sg_gather_worker *worker = state;
    (void)err;
    if (!failed && !pass->total) {
        pass->total = worker;
        return true;
    }
    if (!failed)
        merge(pass->total, worker);
    sg_gather_worker_free(worker);
    return true;
}

bool sg_gather_read(struct sg_rows *rows, struct sg_gather_pass *pass, struct sg_error *err)
{
    const struct sg_gather_columns *columns = pass->columns;
    const struct sg_rows_sink sink = {
        .context = pass, .open = open_worker, .take = take_batch, .close = close_worker};
    const struct sg_rows_request request = {.keys = (const char *const *)columns->keys.items,
                                            .n_keys = columns->keys.n,
                                            .values = (const char *const *)columns->values.items,
                                            .n_values = columns->values.n};
    if (!rows->read(rows->context, &request, &sink, err))
        return false;
    if (!pass->total)
        pass->total = make_worker(pass);
    return true;
}
