#include "gathering.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"

#include "ptable.h"

/* A record with the numbers of its texts within its worker. */
struct raw {
    uint32_t keys[SG_PROTECT_AXES + 1];
    double value, weight;
    uint64_t key;
};

struct reading {
    const char *keys[SG_PROTECT_AXES + 1], *values[3];
    size_t n_keys, n_values;
    bool by_enterprise, has_value, weighted, has_key;
    struct worker *workers;
};

struct worker {
    const struct reading *reading;
    struct sg_table texts; /* a column of labels for each key, in the encoding of the file */
    struct raw *records;
    size_t n, capacity;
    struct worker *next;
};

static void *open_worker(void *context)
{
    struct reading *reading = context;
    struct worker *worker = sg_alloc(1, sizeof *worker);
    worker->reading = reading;
    sg_table_init(&worker->texts);
    for (size_t k = 0; k < reading->n_keys; k++)
        sg_table_add(&worker->texts, reading->keys[k], SG_COLUMN_CATEGORY);
    worker->next = reading->workers;
    reading->workers = worker;
    return worker;
}

static bool take_number(const struct sg_fixed *field, double *number)
{
    *number = field->status & SG_STATUS_NIL ? 0 : sg_fixed_value(*field);
    return !field->status || sg_status_has_value(field->status);
}

static bool take_record(struct worker *worker, const struct sg_batch *batch, size_t i,
                        struct sg_error *err)
{
    const struct reading *reading = worker->reading;
    const struct sg_fixed *values = batch->values + i * reading->n_values;
    struct raw raw = {.value = 1, .weight = 1};
    if (reading->has_value && !take_number(&values[0], &raw.value))
        return sg_fail(err, SG_FAIL_DATA, "a record without a value");
    if (reading->weighted &&
        (!take_number(&values[reading->has_value], &raw.weight) || !(raw.weight >= 0)))
        return sg_fail(err, SG_FAIL_DATA, "a design weight must be 0 or more");
    if (reading->has_key && !sg_key_read(values[reading->n_values - 1], &raw.key)) {
        sg_fail_at_column(err, reading->values[reading->n_values - 1]);
        return sg_fail(err, SG_FAIL_DATA, "the key of a record must be 0 or more and below 1");
    }
    for (size_t k = 0; k < reading->n_keys; k++) {
        const struct sg_field *key = &batch->keys[i * reading->n_keys + k];
        char *text = sg_copy_bytes(key->text, key->n);
        if (*text)
            raw.keys[k] = (uint32_t)sg_column_intern(worker->texts.columns[k], text);
        free(text);
        if (!key->n)
            return sg_fail(err, SG_FAIL_DATA, "a record without a label of '%s'", reading->keys[k]);
    }
    worker->records =
        sg_grow(worker->records, &worker->capacity, worker->n + 1, sizeof *worker->records);
    worker->records[worker->n++] = raw;
    return true;
}

static bool take_batch(void *worker, const struct sg_batch *batch, struct sg_error *err)
{
    for (size_t i = 0; i < batch->n; i++)
        if (!take_record(worker, batch, i, err)) {
            if (err)
                err->row = i + 1; /* in the batch */
            return false;
        }
    return true;
}

static bool plan(struct reading *reading, struct sg_protect_axes *axes, struct sg_run *run,
                 struct sg_error *err)
{
    const char *value = sg_args_text(run->args, "value");
    const char *weight = sg_args_text(run->args, "design-weight");
    const char *enterprise = sg_args_text(run->args, "enterprise");
    const char *key = sg_args_text(run->args, "key");
    for (size_t i = 0; i < sg_args_count(run->args, "by"); i++) {
        const char *by = sg_args_nth(run->args, "by", i);
        if (sg_protect_axes_find(axes, by) == SG_PROTECT_AXES)
            return sg_fail(err, SG_FAIL_USAGE, "more than %d columns of labels",
                           (int)SG_PROTECT_AXES);
        reading->keys[reading->n_keys++] = by;
    }
    if (enterprise)
        reading->keys[reading->n_keys++] = enterprise;
    if (value)
        reading->values[reading->n_values++] = value;
    if (weight)
        reading->values[reading->n_values++] = weight;
    if (key)
        reading->values[reading->n_values++] = key;
    reading->by_enterprise = enterprise;
    reading->has_value = value;
    reading->weighted = weight;
    reading->has_key = key;
    return axes->n || sg_fail(err, SG_FAIL_USAGE,
                              "--by COL is needed for each column of labels that tells the cells "
                              "apart");
}

/* The texts of a worker's key in UTF-8. */
static bool decode(struct sg_rows *rows, const struct sg_column *column, struct sg_texts *texts,
                   struct sg_error *err)
{
    for (size_t i = 0; i < column->levels.n; i++)
        sg_texts_add(texts, column->levels.texts[i]);
    return rows->decode(rows->context, texts, err);
}

/* The records of a worker with the codes of all. */
static bool take_worker(struct sg_protect_gathering *gathering, const struct worker *worker,
                        struct sg_rows *rows, struct sg_column *enterprises, struct sg_error *err)
{
    const struct reading *reading = worker->reading;
    uint32_t *codes[SG_PROTECT_AXES + 1] = {NULL};
    bool fine = true;
    for (size_t k = 0; k < reading->n_keys && fine; k++) {
        const struct sg_column *column = worker->texts.columns[k];
        bool is_enterprise = reading->by_enterprise && k + 1 == reading->n_keys;
        struct sg_texts texts = {0};
        fine = decode(rows, column, &texts, err);
        codes[k] = sg_alloc(column->levels.n, sizeof *codes[k]);
        for (size_t i = 0; i < texts.n && fine; i++)
            codes[k][i] = is_enterprise ? (uint32_t)sg_column_intern(enterprises, texts.items[i])
                                        : sg_protect_axis_code(gathering->axes, k, texts.items[i]);
        sg_texts_free(&texts);
    }
    for (size_t i = 0; i < worker->n && fine; i++) {
        const struct raw *raw = &worker->records[i];
        struct sg_protect_record record = {
            .value = raw->value, .weight = raw->weight, .key = raw->key};
        for (size_t k = 0; k < gathering->axes->n; k++)
            record.codes[k] = codes[k][raw->keys[k]];
        if (reading->by_enterprise)
            record.enterprise = codes[reading->n_keys - 1][raw->keys[reading->n_keys - 1]];
        gathering->records = sg_grow(gathering->records, &gathering->capacity, gathering->n + 1,
                                     sizeof *gathering->records);
        gathering->records[gathering->n++] = record;
    }
    for (size_t k = 0; k < reading->n_keys; k++)
        free(codes[k]);
    return fine;
}

static int compare(const void *a, const void *b)
{
    const struct sg_protect_record *x = a, *y = b;
    for (size_t k = 0; k < SG_PROTECT_AXES; k++)
        if (x->codes[k] != y->codes[k])
            return x->codes[k] < y->codes[k] ? -1 : 1;
    if (x->enterprise != y->enterprise)
        return x->enterprise < y->enterprise ? -1 : 1;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (x->weight > y->weight) - (x->weight < y->weight);
}

static int compare_texts(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

/* Numbers by the order of texts, so that neither threads nor the order of records show. */
static void order(struct sg_protect_gathering *gathering, const struct sg_column *enterprises)
{
    size_t n = enterprises->levels.n;
    const char **texts = sg_alloc(n, sizeof *texts);
    struct sg_table sorted;
    sg_table_init(&sorted);
    struct sg_column *column = sg_table_add(&sorted, "enterprise", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < n; i++)
        texts[i] = enterprises->levels.texts[i];
    qsort(texts, n, sizeof *texts, compare_texts);
    for (size_t i = 0; i < n; i++)
        sg_column_intern(column, texts[i]);
    sg_protect_axes_rank(gathering->axes);
    for (size_t i = 0; i < gathering->n; i++) {
        struct sg_protect_record *record = &gathering->records[i];
        if (n)
            record->enterprise =
                (uint32_t)sg_column_code(column, enterprises->levels.texts[record->enterprise]);
        for (size_t k = 0; k < gathering->axes->n; k++)
            record->codes[k] = gathering->axes->list[k].rank[record->codes[k]];
    }
    qsort(gathering->records, gathering->n, sizeof *gathering->records, compare);
    for (size_t i = 0; i < gathering->n && !n; i++) /* each record is of an enterprise of its own */
        gathering->records[i].enterprise = (uint32_t)i;
    free(texts);
    sg_table_free(&sorted);
}

bool sg_protect_gather(struct sg_protect_gathering *gathering, struct sg_run *run,
                       struct sg_rows *rows, struct sg_error *err)
{
    struct reading reading = {0};
    struct sg_table table;
    sg_table_init(&table);
    struct sg_column *enterprises = sg_table_add(&table, "enterprise", SG_COLUMN_CATEGORY);
    bool fine = plan(&reading, gathering->axes, run, err);
    struct sg_rows_sink sink = {.context = &reading, .open = open_worker, .take = take_batch};
    struct sg_rows_request request = {.keys = reading.keys,
                                      .n_keys = reading.n_keys,
                                      .values = reading.values,
                                      .n_values = reading.n_values};
    fine = fine && rows->read(rows->context, &request, &sink, err);
    for (struct worker *worker = reading.workers, *next; worker; worker = next) {
        next = worker->next;
        fine = fine && take_worker(gathering, worker, rows, enterprises, err);
        sg_table_free(&worker->texts);
        free(worker->records);
        free(worker);
    }
    if (fine)
        order(gathering, enterprises);
    sg_table_free(&table);
    return fine;
}

void sg_protect_gathering_free(struct sg_protect_gathering *gathering)
{
    free(gathering->records);
    *gathering = (struct sg_protect_gathering){0};
}
