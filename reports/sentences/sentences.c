#include <sangyo/sentences.h>

#include <stdlib.h>

#include "plots/charts/printed_table.h"

#include "kinds.h"

static const struct sg_sentence_kind *const kinds[] = {
    &sg_sentences_of_seasonal,      &sg_sentences_of_rates,
    &sg_sentences_of_flows,         &sg_sentences_of_productivity,
    &sg_sentences_of_impact,        &sg_sentences_of_skyline,
    &sg_sentences_of_kpi,           &sg_sentences_of_di,
    &sg_sentences_of_compare,       &sg_sentences_of_answers,
    &sg_sentences_of_change,        &sg_sentences_of_specialization,
    &sg_sentences_of_margin,        &sg_sentences_of_crosstab,
    &sg_sentences_of_estimate,      &sg_sentences_of_shift_share,
    &sg_sentences_of_base,          &sg_sentences_of_composition,
    &sg_sentences_of_ratio,         &sg_sentences_of_index,
    &sg_sentences_of_complexity,    &sg_sentences_of_structure,
    &sg_sentences_of_concentration, &sg_sentences_of_tally};

enum { N_KINDS = sizeof kinds / sizeof *kinds };

static const struct sg_sentence_kind *kind_of(const struct sg_table *table)
{
    for (size_t i = 0; i < N_KINDS; i++) {
        const char *const *column = kinds[i]->columns;
        while (*column && sg_table_find(table, *column) >= 0)
            column++;
        if (!*column && (!kinds[i]->fits || kinds[i]->fits(table)))
            return kinds[i];
    }
    return NULL;
}

bool sg_sentences_fit(const struct sg_table *table)
{
    return kind_of(table) != NULL;
}

/* The rows of each group in turn. */
static void say_groups(const struct sg_sentence_kind *kind, const struct sg_subject *subject,
                       struct sg_texts *sentences)
{
    struct sg_group_rows of;
    struct sg_buffer text = {0};
    sg_group_rows_make(&of, &subject->groups, subject->table->n_rows);
    for (size_t group = 0; group < subject->groups.n; group++) {
        sg_buffer_clear(&text);
        kind->say(subject, of.rows + of.start[group], of.start[group + 1] - of.start[group], &text);
        if (text.n)
            sg_texts_add(sentences, text.text);
    }
    sg_buffer_free(&text);
    sg_group_rows_free(&of);
}

bool sg_sentences(const struct sg_table *table, enum sg_lang lang, struct sg_texts *sentences,
                  struct sg_error *err)
{
    const struct sg_sentence_kind *kind = kind_of(table);
    struct sg_subject subject;
    if (!kind)
        return sg_fail(err, SG_FAIL_DATA,
                       "there are no sentences for such a table: give the output of composition, "
                       "change, index, ratio, specialization, concentration, shift-share, "
                       "structure, base, complexity, dynamics rates, flows and productivity, io "
                       "impact and skyline, tally, "
                       "answers, "
                       "margin, crosstab, estimate, "
                       "compare, di, seasonal or kpi");
    if (!sg_table_require_kinds(table, err))
        return false;
    if (!table->n_rows)
        return true;
    struct sg_table said = {0};
    const struct sg_table *as_said = sg_printed_table_make(table, lang, &said) ? &said : table;
    sg_subject_find_by(&subject, as_said, kind->split, kind->by, lang);
    say_groups(kind, &subject, sentences);
    sg_subject_free(&subject);
    sg_table_free(&said);
    return true;
}
