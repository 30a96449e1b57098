/* The state of a tally as text, so that several machines can share one job. The format is that of
   docs/tally-state.md: versioned, tab-separated, exact, and closed by a count and a checksum. */
#include <stdlib.h>
#include <string.h>

#include "tally_plan.h"
#include "tally_state.h"

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
    sg_buffer_add_char(out, '\t');
    sg_exact_text(exact, out);
}

static void add_fixed(struct sg_buffer *out, struct sg_fixed value)
{
    struct sg_exact exact = {0};
    sg_exact_add(&exact, value.digits, value.scale);
    add_exact(out, &exact);
    sg_exact_free(&exact);
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
    size_t start = out->n;
    sg_buffer_add(out, "sangyo-tally\t" STATE_VERSION "\n");
    add_names(out, plan->enterprise ? "keys-enterprise" : "keys", &plan->keys);
    add_names(out, "values", &plan->values);
    sg_buffer_add(out, "statistics");
    for (size_t i = 0; i < plan->n_statistics; i++)
        sg_buffer_printf(out, "\t%s %zu", sg_tally_kind_word(plan->statistics[i].kind),
                         plan->statistics[i].value);
    sg_buffer_add_char(out, '\n');
    size_t *order = sg_tally_order_met(tally);
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
    sg_buffer_printf(out, STATE_CHECKSUM, sg_hash_text(out->text + start));
    free(order);
}
