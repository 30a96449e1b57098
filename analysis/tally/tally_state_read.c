/* The state of a tally read back; what is not to the letter as docs/tally-state.md has it is
   refused. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tally_plan.h"
#include "tally_state.h"

/* More records than that are not counted, and were no whole number in a table. */
static const uint64_t most_records = 1ULL << 53;

static void unescape(char *text)
{
    char *to = text;
    for (; *text; text++) {
        if (*text == '\\' && text[1]) {
            text++;
            *to++ = *text == 't' ? '\t' : *text == 'n' ? '\n' : *text == 'r' ? '\r' : *text;
        } else {
            *to++ = *text;
        }
    }
    *to = '\0';
}

/* The text being read: one line, cut into fields at its tabs. */
struct reading {
    char *rest;
    size_t line;
    char *at; /* next field of the line, NULL at its end */
};

static bool next_line(struct reading *reading)
{
    char *end = reading->rest ? strchr(reading->rest, '\n') : NULL;
    if (!end)
        return false;
    *end = '\0';
    reading->at = reading->rest;
    reading->rest = end + 1;
    reading->line++;
    return true;
}

static char *next_field(struct reading *reading)
{
    char *field = reading->at;
    if (!field)
        return NULL;
    char *tab = strchr(field, '\t');
    if (tab)
        *tab = '\0';
    reading->at = tab ? tab + 1 : NULL;
    return field;
}

static bool fail_state(const struct reading *reading, struct sg_error *err)
{
    sg_fail(err, SG_FAIL_DATA, "not a state of tally --partial, or a damaged one");
    return sg_fail_at_row(err, reading->line);
}

static bool read_names(struct reading *reading, const char *word, const char *other,
                       struct sg_texts *names)
{
    const char *field = next_line(reading) ? next_field(reading) : NULL;
    if (!field || (strcmp(field, word) != 0 && strcmp(field, other) != 0))
        return false;
    for (char *name = next_field(reading); name; name = next_field(reading)) {
        unescape(name);
        sg_texts_add(names, name);
    }
    return true;
}

static bool read_statistics(struct reading *reading, struct sg_tally_plan *plan)
{
    const char *field = next_line(reading) ? next_field(reading) : NULL;
    if (!field || strcmp(field, "statistics") != 0)
        return false;
    for (char *text = next_field(reading); text; text = next_field(reading)) {
        size_t kind = 0, length = strcspn(text, " ");
        while (kind < SG_TALLY_KINDS && (strlen(sg_tally_kind_word(kind)) != length ||
                                         memcmp(sg_tally_kind_word(kind), text, length) != 0))
            kind++;
        size_t value = text[length] ? strtoul(text + length, NULL, 10) : SIZE_MAX;
        if (kind == SG_TALLY_KINDS || value >= plan->values.n)
            return false;
        sg_tally_plan_add(plan, (enum sg_tally_kind)kind, plan->values.items[value]);
    }
    return true;
}

static bool read_head(struct reading *reading, struct sg_tally_plan *plan, struct sg_error *err)
{
    const char *word = next_line(reading) ? next_field(reading) : NULL;
    const char *version = word && strcmp(word, "sangyo-tally") == 0 ? next_field(reading) : NULL;
    if (!version)
        return fail_state(reading, err);
    if (strcmp(version, STATE_VERSION) != 0)
        return sg_fail(err, SG_FAIL_DATA,
                       "a state of version %s; this program reads version %s: make it anew",
                       version, STATE_VERSION);
    plan->enterprise = strncmp(reading->rest, "keys-enterprise", 15) == 0;
    if (!read_names(reading, "keys", "keys-enterprise", &plan->keys) ||
        plan->keys.n > SG_TALLY_KEYS || (plan->enterprise && plan->keys.n == 0) ||
        !read_names(reading, "values", "values", &plan->values) || !read_statistics(reading, plan))
        return fail_state(reading, err);
    return true;
}

static bool read_count(const char *text, uint64_t *count)
{
    char *end;
    if (!text || *text < '0' || *text > '9')
        return false;
    errno = 0;
    *count = strtoull(text, &end, 10);
    return *end == '\0' && !errno && *count <= most_records;
}

static bool read_bound(const char *text, struct sg_fixed *bound)
{
    return text && sg_fixed_read(text, strlen(text), bound);
}

static bool is_ordered(const struct sg_tally_range *range)
{
    return sg_fixed_compare(range->lowest, range->highest) <= 0;
}

/* Of `records`, those that are numbers are no more; no numbers have no sum. */
static bool read_value(struct reading *reading, struct sg_tally *tally, uint64_t records, size_t at)
{
    struct sg_tally_sum *sum = &tally->sums[at];
    uint64_t n;
    bool read = read_count(next_field(reading), &n);
    const char *words = next_field(reading), *text = next_field(reading);
    if (!read || !words || !text || !sg_status_read(words, &sum->status) ||
        !sg_exact_read(text, &sum->sum) || n > records ||
        (n == 0 && sg_exact_compare(&sum->sum, &(struct sg_exact){0}) != 0))
        return false;
    sum->n = (size_t)n;
    if (!tally->ranges)
        return true;
    const char *lowest = next_field(reading), *highest = next_field(reading);
    if (n == 0)
        return lowest && !*lowest && highest && !*highest;
    return read_bound(lowest, &tally->ranges[at].lowest) &&
           read_bound(highest, &tally->ranges[at].highest) && is_ordered(&tally->ranges[at]);
}

static bool read_cell(struct reading *reading, const char *count, struct sg_tally *tally)
{
    struct sg_field keys[SG_TALLY_KEYS];
    char padded[SG_TALLY_KEYS][8];
    uint64_t n;
    if (!read_count(count, &n))
        return false;
    for (size_t k = 0; k < tally->n_keys; k++) {
        char *text = next_field(reading);
        if (!text)
            return false;
        unescape(text);
        keys[k] = sg_tally_field(text, padded[k]);
    }
    tally->place = tally->n_cells; /* states are written in the order in which cells were met */
    size_t before = tally->n_cells, cell = sg_tally_cell(tally, keys);
    bool read = tally->n_cells == before + 1;
    tally->counts[cell] = n;
    for (size_t v = 0; read && v < tally->n_values; v++)
        read = read_value(reading, tally, n, cell * tally->n_values + v);
    return read && !reading->at;
}

/* Whether the last line says what the bytes before it give. */
static bool is_unchanged(char *text)
{
    char expected[STATE_CHECKSUM_SIZE + 1];
    size_t n = strlen(text);
    if (n < STATE_CHECKSUM_SIZE)
        return false;
    char *last = text + n - STATE_CHECKSUM_SIZE, first = *last;
    *last = '\0';
    snprintf(expected, sizeof expected, STATE_CHECKSUM, sg_hash_text(text));
    *last = first;
    return strcmp(last, expected) == 0;
}

/* The lines behind the cells: their number, the checksum, and nothing more. */
static bool read_end(struct reading *reading, const struct sg_tally *tally, bool unchanged,
                     struct sg_error *err)
{
    uint64_t cells;
    if (!read_count(next_field(reading), &cells) || cells != tally->n_cells || reading->at)
        return fail_state(reading, err);
    const char *word = next_line(reading) ? next_field(reading) : NULL;
    if (!word || strcmp(word, "checksum") != 0)
        return fail_state(reading, err);
    if (unchanged && !*reading->rest)
        return true;
    sg_fail(err, SG_FAIL_DATA, "the checksum does not fit: the state was changed or damaged");
    return sg_fail_at_row(err, reading->line);
}

bool sg_tally_read_state(char *text, struct sg_tally *tally, struct sg_tally_plan *plan,
                         struct sg_error *err)
{
    bool unchanged = is_unchanged(text);
    struct reading reading = {.rest = text};
    *plan = (struct sg_tally_plan){0};
    sg_tally_init(tally, 0, 0, 0);
    if (!read_head(&reading, plan, err))
        return false;
    sg_tally_init(tally, plan->keys.n, plan->values.n, plan->parts);
    while (next_line(&reading)) {
        const char *count = next_field(&reading);
        if (strcmp(count, "end") == 0)
            return read_end(&reading, tally, unchanged, err);
        if (!read_cell(&reading, count, tally))
            return fail_state(&reading, err);
    }
    return fail_state(&reading, err); /* cut off */
}
