#include "records.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "surveys/formats/place.h"

enum { LOOK_RECORDS = 8 }; /* at once, while their values are still at hand */

/* Takes the values of the records not yet looked at into what those of the batch are together. */
static void look_over(struct sg_records *records)
{
    size_t n_values = records->plan->n_values, from = records->n_looked;
    records->whole_to |=
        sg_fixed_whole_to(records->values + from * n_values, (records->n - from) * n_values);
    records->n_looked = records->n;
}

static bool flush(struct sg_records *records, struct sg_error *err)
{
    look_over(records);
    struct sg_batch batch = {records->n,     records->keys,   records->values,
                             records->piece, records->places, records->whole_to};
    if (records->n && !records->sink->take(records->worker, &batch, err)) {
        if (err->row)
            records->failed_at = records->places[err->row - 1];
        return false;
    }
    records->counts.records += records->n;
    records->n = records->n_looked = 0;
    records->whole_to = 0;
    records->arena_used = 0;
    return true;
}

/* What is wrong with a record was said in `err`: stop, or count its lines and go on. */
static bool refuse(struct sg_records *records, size_t start, size_t end, struct sg_error *err)
{
    const char *text = records->split.text;
    records->failed_at = start;
    if (!records->plan->skip_bad)
        return false;
    if (records->skipped.kind == SG_FAIL_NONE) {
        records->skipped = *err;
        records->skipped_at = start;
    }
    *err = (struct sg_error){.lang = err->lang};
    records->failed_at = SIZE_MAX;
    records->counts.skipped += sg_place_line_breaks(text + start, end - start);
    return true;
}

/* The room that the unescaped fields of one record may need at most: a column may be wanted as
   filter, key and value. */
static size_t arena_need(const struct sg_plan *plan, size_t n)
{
    return 3 * n + 8 * (plan->n_filters + plan->n_keys + plan->n_values);
}

/* Takes the record that ends before `end` into the batch, unless filtered or refused. */
static bool take(struct sg_records *records, const struct sg_record *record, size_t end,
                 struct sg_error *err)
{
    enum sg_outcome outcome = sg_records_take(records, record, err);
    if (outcome == SG_RECORD_FULL) {
        if (!flush(records, err))
            return false;
        records->arena = sg_grow(records->arena, &records->arena_capacity,
                                 arena_need(records->plan, end - record->start), 1);
        outcome = sg_records_take(records, record, err);
    }
    if (outcome == SG_RECORD_BAD)
        return refuse(records, record->start, end, err);
    if (outcome == SG_RECORD_FILTERED) {
        records->counts.filtered++;
        return true;
    }
    records->places[records->n++] = (uint32_t)record->start;
    if (records->n - records->n_looked == LOOK_RECORDS)
        look_over(records);
    return records->n < SG_BATCH_RECORDS || flush(records, err);
}

/* The fields of a record as the reference parser gives them. */
struct parsed {
    struct sg_field *fields;
    size_t capacity;
    char *bytes;
    size_t used;
};

static void keep_field(void *context, size_t field, const char *text, size_t n)
{
    struct parsed *parsed = context;
    parsed->fields = sg_grow(parsed->fields, &parsed->capacity, field + 1, sizeof *parsed->fields);
    char *place = parsed->bytes + parsed->used;
    if (n)
        memcpy(place, text, n);
    parsed->fields[field] = (struct sg_field){place, n};
    parsed->used += n;
}

/* The end of the blank field at `at`: spaces, perhaps in quotes; or where it is none. */
static size_t skip_blank_field(const char *record, size_t n, size_t at, const char *spaces)
{
    while (at < n && record[at] && strchr(spaces, record[at]))
        at++;
    size_t quote = at;
    if (at < n && record[at] == '"')
        do
            at++;
        while (at < n && record[at] == ' ');
    if (at > quote && (at == n || record[at++] != '"'))
        return quote;
    while (at < n && record[at] && strchr(spaces, record[at]))
        at++;
    return at;
}

/* Whether all fields of a record are blank, as spreadsheets leave them below a table: the first
   byte nearly always tells that they are not. */
static inline bool is_blank(const struct sg_records *records, const char *record, size_t n)
{
    char delimiter = records->plan->delimiter;
    if (n && (unsigned char)*record > ' ' && *record != '"' && *record != delimiter)
        return false;
    const char *spaces = delimiter == '\t' ? " \r\n" : " \t\r\n";
    size_t at = skip_blank_field(record, n, 0, spaces);
    while (at < n && record[at] == delimiter)
        at = skip_blank_field(record, n, at + 1, spaces);
    return at == n;
}

static bool are_blank(const struct sg_field fields[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < fields[i].n; k++)
            if (fields[i].text[k] != ' ')
                return false;
    return true;
}

/* A record that is not plain: the reference parser says what it is. */
static bool take_odd(struct sg_records *records, size_t start, size_t end, struct sg_error *err)
{
    const struct sg_plan *plan = records->plan;
    const char *text = records->split.text;
    size_t n_fields = 0;
    if (end - start > SG_RECORD_LIMIT) {
        records->failed_at = start;
        return sg_record_fail_long(err);
    }
    struct parsed parsed = {.bytes = sg_alloc(end - start + 8, 1)};
    /* The batch must not point into memory that is about to go. */
    bool taken = flush(records, err);
    if (taken && !sg_record_parse(text + start, end - start, plan->delimiter, keep_field, &parsed,
                                  &n_fields, err)) {
        taken = refuse(records, start, end, err);
    } else if (taken && n_fields && n_fields != plan->n_columns) {
        sg_fail(err, SG_FAIL_DATA, "the record has %zu fields, the header %zu", n_fields,
                plan->n_columns);
        taken = refuse(records, start, end, err);
    } else if (taken && n_fields > 1 && are_blank(parsed.fields, n_fields)) {
        records->counts.blank++;
    } else if (taken && n_fields) { /* without fields it is a blank line */
        struct sg_record record = {text, start, NULL, parsed.fields};
        taken = take(records, &record, end, err) && flush(records, err);
    }
    free(parsed.fields);
    free(parsed.bytes);
    return taken;
}

/* Whether quoting is odd anywhere in the record that ends at `end`. */
static inline bool is_odd(struct sg_split *split, size_t end)
{
    bool odd = false;
    while (split->used_odds < split->odds.n && split->odds.items[split->used_odds] <= end) {
        odd = true;
        split->used_odds++;
    }
    return odd;
}

/* Takes all records that ended in the window; `*start` is where the next one begins. In a file of
   one column spaces alone are no record: the reference parser knows. */
static bool take_split(struct sg_records *records, size_t *start, struct sg_error *err)
{
    struct sg_split *split = &records->split;
    const char *text = split->text;
    size_t n_columns = records->plan->n_columns;
    for (size_t i = 0; i < split->records.n; i++) {
        const uint32_t *bounds = split->bounds.items + split->used;
        size_t behind = split->records.items[i], n_fields = behind - split->used;
        size_t end = bounds[n_fields - 1], begin = *start;
        bool plain = !is_odd(split, end) && n_fields == n_columns &&
                     end - begin < SG_RECORD_LIMIT &&
                     (n_columns > 1 || (unsigned char)text[begin] > '"');
        struct sg_record record = {text, begin, bounds, NULL};
        split->used = behind;
        *start = end + 1;
        if (plain && n_columns > 1 && is_blank(records, text + begin, end - begin)) {
            records->counts.blank++;
            continue;
        }
        if (!(plain ? take(records, &record, end + 1, err)
                    : take_odd(records, begin, end + 1, err)))
            return false;
    }
    return true;
}

static void make_room(struct sg_records *records)
{
    const struct sg_plan *plan = records->plan;
    records->places = sg_alloc(SG_BATCH_RECORDS, sizeof *records->places);
    records->keys = sg_alloc(SG_BATCH_RECORDS * plan->n_keys, sizeof *records->keys);
    records->values = sg_alloc(SG_BATCH_RECORDS * plan->n_values, sizeof *records->values);
    records->arena_capacity = 65536;
    records->arena = sg_alloc(records->arena_capacity, 1);
}

static bool read_all(struct sg_records *records, struct sg_error *err)
{
    struct sg_split *split = &records->split;
    size_t start = 0;
    while (sg_split_next(split)) {
        if (!take_split(records, &start, err))
            return false;
        records->lines += split->records.n;
    }
    records->lines += split->breaks;
    /* Only an unclosed quote leaves a record without end. */
    return (start == split->n || take_odd(records, start, split->n, err)) && flush(records, err);
}

bool sg_records_read(struct sg_records *records, const char *text, size_t n, struct sg_error *err)
{
    if (!records->places)
        make_room(records);
    records->failed_at = SIZE_MAX;
    records->n = records->n_looked = records->arena_used = records->lines = 0;
    records->whole_to = 0;
    records->skipped.kind = SG_FAIL_NONE;
    sg_split_begin(&records->split, text, n, records->plan->delimiter);
    return read_all(records, err);
}

void sg_records_free(struct sg_records *records)
{
    sg_split_free(&records->split);
    free(records->keys);
    free(records->values);
    free(records->places);
    free(records->arena);
}
