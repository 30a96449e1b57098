/* The state of a tally as text, so that several machines can share one job. The format is that of
   docs/tally-state.md: versioned, tab-separated, exact, and closed by a count. */
#include <stdlib.h>
#include <string.h>

#include "tally_plan.h"

#define VERSION "1"

static void add_text(struct sg_buffer *out, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *escape = text[i] == '\t'   ? "\\t"
                             : text[i] == '\n' ? "\\n"
                             : text[i] == '\r' ? "\\r"
                             : text[i] == '\\' ? "\\\\"
                                               : NULL;
        if (escape)
            sg_buffer_add(out, escape);
        else
            sg_buffer_add_char(out, text[i]);
    }
}

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

static void add_names(struct sg_buffer *out, const char *word, const struct sg_texts *names)
{
    sg_buffer_add(out, word);
    for (size_t i = 0; i < names->n; i++) {
        sg_buffer_add_char(out, '\t');
        add_text(out, names->items[i], strlen(names->items[i]));
    }
    sg_buffer_add_char(out, '\n');
}

static void add_exact(struct sg_buffer *out, const struct sg_exact *exact)
{
    char text[SG_EXACT_SIZE];
    sg_exact_text(exact, text);
    sg_buffer_printf(out, "\t%s", text);
}

static void add_fixed(struct sg_buffer *out, struct sg_fixed value)
{
    struct sg_exact exact = {value.digits, value.scale};
    add_exact(out, &exact);
}

static void add_value(struct sg_buffer *out, const struct sg_tally *tally, size_t at)
{
    char words[SG_STATUS_WORDS_SIZE];
    const struct sg_tally_sum *sum = &tally->sums[at];
    sg_status_words(sum->status, words);
    sg_buffer_printf(out, "\t%zu\t%s", sum->n, words);
    add_exact(out, &sum->sum);
    if (tally->ranges && sum->n) {
        add_fixed(out, tally->ranges[at].lowest);
        add_fixed(out, tally->ranges[at].highest);
    } else if (tally->ranges) {
        sg_buffer_add(out, "\t\t");
    }
}

void sg_tally_write_state(const struct sg_tally *tally, const struct sg_tally_plan *plan,
                          struct sg_buffer *out)
{
    sg_buffer_add(out, "sangyo-tally\t" VERSION "\n");
    add_names(out, plan->enterprise ? "keys-enterprise" : "keys", &plan->keys);
    add_names(out, "values", &plan->values);
    sg_buffer_add(out, "statistics");
    for (size_t i = 0; i < plan->n_statistics; i++)
        sg_buffer_printf(out, "\t%s %zu", sg_tally_kind_word(plan->statistics[i].kind),
                         plan->statistics[i].value);
    sg_buffer_add_char(out, '\n');
    size_t *order = sg_tally_order(tally);
    for (size_t i = 0; i < tally->n_cells; i++) {
        sg_buffer_printf(out, "%llu", (unsigned long long)tally->counts[order[i]]);
        for (size_t k = 0; k < tally->n_keys; k++) {
            char word[8];
            struct sg_field key = sg_tally_key(tally, order[i], k, word);
            sg_buffer_add_char(out, '\t');
            add_text(out, key.text, key.n);
        }
        for (size_t v = 0; v < tally->n_values; v++)
            add_value(out, tally, order[i] * tally->n_values + v);
        sg_buffer_add_char(out, '\n');
    }
    sg_buffer_printf(out, "end\t%zu\n", tally->n_cells);
    free(order);
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
    if (strcmp(version, VERSION) != 0)
        return sg_fail(err, SG_FAIL_DATA,
                       "a state of version %s; this program reads version %s: make it anew",
                       version, VERSION);
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
    *count = strtoull(text, &end, 10);
    return *end == '\0';
}

static bool read_bound(const char *text, struct sg_fixed *bound)
{
    return text && sg_fixed_read(text, strlen(text), bound);
}

static bool read_value(struct reading *reading, struct sg_tally *tally, size_t at)
{
    struct sg_tally_sum *sum = &tally->sums[at];
    uint64_t n;
    bool read = read_count(next_field(reading), &n);
    const char *words = next_field(reading), *text = next_field(reading);
    if (!read || !words || !text || !sg_status_read(words, &sum->status) ||
        !sg_exact_read(text, &sum->sum))
        return false;
    sum->n = (size_t)n;
    if (!tally->ranges)
        return true;
    const char *lowest = next_field(reading), *highest = next_field(reading);
    return n == 0 || (read_bound(lowest, &tally->ranges[at].lowest) &&
                      read_bound(highest, &tally->ranges[at].highest));
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
    size_t before = tally->n_cells, cell = sg_tally_cell(tally, keys);
    bool read = tally->n_cells == before + 1;
    tally->counts[cell] = n;
    for (size_t v = 0; read && v < tally->n_values; v++)
        read = read_value(reading, tally, cell * tally->n_values + v);
    return read && !reading->at;
}

bool sg_tally_read_state(char *text, struct sg_tally *tally, struct sg_tally_plan *plan,
                         struct sg_error *err)
{
    struct reading reading = {.rest = text};
    *plan = (struct sg_tally_plan){0};
    sg_tally_init(tally, 0, 0, 0);
    if (!read_head(&reading, plan, err))
        return false;
    sg_tally_init(tally, plan->keys.n, plan->values.n, plan->parts);
    while (next_line(&reading)) {
        const char *count = next_field(&reading);
        uint64_t cells;
        if (strcmp(count, "end") == 0)
            return (read_count(next_field(&reading), &cells) && cells == tally->n_cells) ||
                   fail_state(&reading, err);
        if (!read_cell(&reading, count, tally))
            return fail_state(&reading, err);
    }
    return fail_state(&reading, err); /* cut off */
}
