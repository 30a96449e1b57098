/* How much of what domestic final demand needs is made here. */
#include "kinds.h"

#include "findings/sufficient.h"
#include "plots/charts/moves_words.h"

static void add_number(const struct sg_subject *subject, const struct sg_column *percent,
                       ptrdiff_t row, const char *end, struct sg_buffer *out)
{
    sg_subject_print(subject, sg_column_value(percent, (size_t)row), SG_SUFFICIENT_DECIMALS, end,
                     out);
}

static void say_in_japanese(const struct sg_subject *subject, const struct sg_column *percent,
                            const struct sg_sufficient *found, struct sg_buffer *out)
{
    const char *what = sg_moves_items(subject->by, SG_JA);
    sg_buffer_add(out, "間接分を含む自給率は、");
    if (!found->n_unknown && found->n_above)
        sg_buffer_printf(out, "%zu%sのうち%zu%sで100％を超え%s", found->n, what, found->n_above,
                         what, found->most < 0 ? "る" : "、");
    else if (!found->n_unknown)
        sg_buffer_printf(out, "%zu%sのいずれも100％を超え%s", found->n, what,
                         found->most < 0 ? "ない" : "ず、");
    if (found->most >= 0) {
        sg_subject_name(subject, (size_t)found->most, out);
        sg_buffer_add(out, "が");
        add_number(subject, percent, found->most,
                   found->least < 0 ? "％で最も高い" : "％で最も高く、", out);
    }
    if (found->most >= 0 && found->least >= 0) {
        sg_subject_name(subject, (size_t)found->least, out);
        sg_buffer_add(out, "が");
        add_number(subject, percent, found->least, "％で最も低い", out);
    }
    sg_buffer_add(out, "。");
}

static void say_in_english(const struct sg_subject *subject, const struct sg_column *percent,
                           const struct sg_sufficient *found, struct sg_buffer *out)
{
    const char *what = sg_moves_items(subject->by, SG_EN);
    sg_buffer_add(out, "Self-sufficiency, direct and indirect, is ");
    if (!found->n_unknown && found->n_above)
        sg_buffer_printf(out, "above 100%% in %zu of %zu %s", found->n_above, found->n, what);
    else if (!found->n_unknown)
        sg_buffer_printf(out, "above 100%% in none of %zu %s", found->n, what);
    if (found->most >= 0) {
        sg_buffer_add(out, found->n_unknown ? "highest in " : ", highest in ");
        sg_subject_name(subject, (size_t)found->most, out);
        sg_buffer_add(out, " (");
        add_number(subject, percent, found->most, "%)", out);
    }
    if (found->most >= 0 && found->least >= 0) {
        sg_buffer_add(out, " and lowest in ");
        sg_subject_name(subject, (size_t)found->least, out);
        sg_buffer_add(out, " (");
        add_number(subject, percent, found->least, "%)", out);
    }
    sg_buffer_add(out, ".");
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    const struct sg_column *percent = sg_table_numbers(subject->table, "sufficiency_percent");
    struct sg_sufficient found;
    sg_sufficient_find(subject->table, subject->by, percent, rows, n, &found);
    if (found.n < 2 || (found.n_unknown && found.most < 0))
        return; /* sg_sentences says why, if nothing is known at all */
    (subject->lang == SG_JA ? say_in_japanese : say_in_english)(subject, percent, &found, out);
}

const struct sg_sentence_kind sg_sentences_of_skyline = {
    .name = "io skyline",
    .columns = {"induced_by_domestic", "sufficiency_percent"},
    .split = SG_SUBJECT_ITEMS,
    .say = say};
