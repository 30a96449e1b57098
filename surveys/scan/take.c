/* The wanted fields of one record. */
#include <string.h>

#include "records.h"

/* Room in the arena that stays in place until the batch is handed over; NULL if the arena is full.
 */
static char *arena_take(struct sg_records *records, size_t n)
{
    if (records->arena_used + n + 8 > records->arena_capacity)
        return NULL;
    char *place = records->arena + records->arena_used;
    records->arena_used += n + 8;
    return place;
}

/* A quoted field without its quotes. Doubled quotes inside need a place of their own. */
static bool unquote(struct sg_records *records, struct sg_field *field)
{
    const char *text = field->text + 1;
    size_t n = field->n - 2;
    *field = (struct sg_field){text, n};
    if (!memchr(text, '"', n))
        return true;
    char *copy = arena_take(records, n);
    if (!copy)
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        copy[kept++] = text[i];
        i += text[i] == '"';
    }
    *field = (struct sg_field){copy, kept};
    return true;
}

static bool is_space(char c, char delimiter)
{
    return (c == ' ' || c == '\t') && c != delimiter;
}

/* A field with quotes, spaces around it or a CR behind it. */
static bool trim(struct sg_records *records, bool last, struct sg_field *field)
{
    char delimiter = records->plan->delimiter;
    if (last && field->n && field->text[field->n - 1] == '\r')
        field->n--;
    if (field->n && field->text[0] == '"')
        return unquote(records, field);
    while (field->n && is_space(*field->text, delimiter)) {
        field->text++;
        field->n--;
    }
    while (field->n && is_space(field->text[field->n - 1], delimiter))
        field->n--;
    return true;
}

/* False when the arena is full. */
static inline bool get_field(struct sg_records *records, struct sg_record record, size_t column,
                             struct sg_field *field)
{
    if (!record.bounds) {
        *field = record.parsed[column];
        return true;
    }
    size_t start = column ? record.bounds[column - 1] + 1 : record.start;
    size_t end = record.bounds[column];
    const char *text = record.text;
    *field = (struct sg_field){text + start, end - start};
    /* Neither spaces nor a CR nor a quote: all of them are characters up to '"'. */
    if (start == end || ((unsigned char)text[start] > '"' && (unsigned char)text[end - 1] > '"'))
        return true;
    return trim(records, column + 1 == records->plan->n_columns, field);
}

static bool accepted(const struct sg_records *records, const struct sg_wanted_filter *filter,
                     struct sg_field field)
{
    for (size_t i = 0; i < filter->n_accepted; i++)
        if (filter->accepted[i].n == field.n &&
            memcmp(filter->accepted[i].text, field.text, field.n) == 0) {
            records->met[filter->conditions[i]] = true;
            return true;
        }
    return false;
}

static enum sg_outcome filter(struct sg_records *records, struct sg_record record)
{
    const struct sg_plan *plan = records->plan;
    struct sg_field field;
    for (size_t i = 0; i < plan->n_filters; i++) {
        if (!get_field(records, record, plan->filters[i].column, &field))
            return SG_RECORD_FULL;
        if (!accepted(records, &plan->filters[i], field))
            return SG_RECORD_FILTERED;
    }
    return SG_RECORD_TAKEN;
}

/* Here and below the record is a copy: what is written could be its memory, for all the compiler
   knows. */
static enum sg_outcome take_keys(struct sg_records *records, struct sg_record record)
{
    const struct sg_wanted *wanted = records->plan->keys;
    const struct sg_wanted *end = wanted + records->plan->n_keys;
    struct sg_field *key = records->keys + records->n * records->plan->n_keys;
    for (; wanted < end; wanted++, key++)
        if (!get_field(records, record, wanted->column, key))
            return SG_RECORD_FULL;
    return SG_RECORD_TAKEN;
}

/* A whole number of one to eight digits, all at once (after Lemire 2018): a loop whose end cannot
   be foreseen costs more than the work in it. False for all else. */
static inline bool read_digits(const char *text, size_t n, struct sg_fixed *value)
{
    uint64_t word = (uint64_t)(unsigned char)*text - '0';
    if (n != 1) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
        const uint64_t zeros = 0x3030303030303030u, ones = 0x0101010101010101u;
        if (n == 0 || n > 8)
            return false;
        memcpy(&word, text, 8); /* behind a piece there is a pad */
        word = word << 8 * (8 - n) | zeros >> 4 >> (8 * n - 4);
        if (((word + 0x46 * ones) | (word - zeros)) & 0x80 * ones)
            return false;
        word -= zeros;
        word = word * 10 + (word >> 8);
        word = ((word & 0x000000FF000000FFu) * 0x000F424000000064u +
                (word >> 16 & 0x000000FF000000FFu) * 0x0000271000000001u) >>
               32;
#else
        return false;
#endif
    } else if (word > 9) {
        return false;
    }
    *value = (struct sg_fixed){(int64_t)word, 0, 0};
    return true;
}

/* A value that is more than digits. */
static enum sg_outcome take_other(struct sg_records *records, struct sg_record record,
                                  const struct sg_wanted *wanted, struct sg_fixed *value,
                                  struct sg_error *err)
{
    const char *encoding = records->plan->encoding;
    struct sg_field field;
    if (!get_field(records, record, wanted->column, &field))
        return SG_RECORD_FULL;
    bool plain = !wanted->marks_numbers && !wanted->decimal_comma;
    if ((plain && sg_fixed_read(field.text, field.n, value)) ||
        sg_value_read(field, wanted, encoding, value))
        return SG_RECORD_TAKEN;
    sg_value_refuse(field, encoding, err);
    sg_fail_at_column(err, wanted->name);
    return SG_RECORD_BAD;
}

/* Most values are nothing but digits. */
static inline bool take_digits(struct sg_record record, const struct sg_wanted *wanted,
                               struct sg_fixed *value)
{
    size_t column = wanted->column;
    if (!record.bounds || wanted->marks_numbers)
        return false;
    size_t start = column ? record.bounds[column - 1] + 1 : record.start;
    return read_digits(record.text + start, record.bounds[column] - start, value);
}

static enum sg_outcome take_values(struct sg_records *records, struct sg_record record,
                                   struct sg_error *err)
{
    if (!records->plan->n_values)
        return SG_RECORD_TAKEN;
    const struct sg_wanted *wanted = records->plan->values;
    const struct sg_wanted *end = wanted + records->plan->n_values;
    struct sg_fixed *value = records->values + records->n * records->plan->n_values;
    for (; wanted < end; wanted++, value++) {
        if (take_digits(record, wanted, value))
            continue;
        enum sg_outcome outcome = take_other(records, record, wanted, value, err);
        if (outcome != SG_RECORD_TAKEN)
            return outcome;
    }
    return SG_RECORD_TAKEN;
}

enum sg_outcome sg_records_take(struct sg_records *records, const struct sg_record *record,
                                struct sg_error *err)
{
    enum sg_outcome outcome = records->plan->n_filters ? filter(records, *record) : SG_RECORD_TAKEN;
    if (outcome == SG_RECORD_TAKEN)
        outcome = take_keys(records, *record);
    return outcome == SG_RECORD_TAKEN ? take_values(records, *record, err) : outcome;
}
