/* What is said of totals and levels. */
#include "cube_notes.h"

#include <stdlib.h>

#include <sangyo/number.h>

#include "table/text.h"

#include "cube.h"

enum { MOST_NAMES = 3 };

/* Names of items, a few of them in full. */
static void add_name(struct sg_buffer *names, const char *name, size_t met, enum sg_lang lang)
{
    if (met < MOST_NAMES)
        sg_buffer_printf(names, "%s%s", met ? (lang == SG_JA ? "、" : ", ") : "", name);
    else if (met == MOST_NAMES)
        sg_buffer_add(names, lang == SG_JA ? "など" : " …");
}

/* The items of which `is` is true, by name, to be freed; NULL if there are none. */
static char *names_of(const struct sg_classification *c, enum sg_lang lang,
                      bool (*is)(const struct sg_classification *, size_t))
{
    struct sg_buffer names = {0};
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        if (is(c, i)) {
            char *label = sg_text_trim(c->label[i]);
            add_name(&names, label, n++, lang);
            free(label);
        }
    return n ? sg_buffer_take(&names) : NULL;
}

static bool is_exceeded(const struct sg_classification *c, size_t i)
{
    return c->below[i].more > 0;
}

/* A label that looks like a total, of rows that add up to something else. */
static bool is_no_sum(const struct sg_classification *c, size_t i)
{
    return c->kind[i] == SG_ITEM_PART && c->checks[i].differ + c->checks[i].less > 0 &&
           !sg_classification_is_doubtful(c, i);
}

static void note_check(struct sg_run *run, const char *label, const struct sg_sum_check *check)
{
    char texts[2][SG_NUMBER_SIZE];
    sg_number_shortest(check->total, texts[0]);
    sg_number_shortest(check->parts, texts[1]);
    if (check->less)
        sg_run_note(run, "the parts of '%s' add up to %s, more than its %s", label, texts[1],
                    texts[0]);
    else if (check->differ)
        sg_run_note(run, "the parts of '%s' add up to %s, not to its %s", label, texts[1],
                    texts[0]);
}

void sg_cube_note_sums(struct sg_run *run, const struct sg_classification *c)
{
    char *found = names_of(c, run->lang, sg_classification_is_found);
    char *doubtful = names_of(c, run->lang, sg_classification_is_doubtful);
    char *no_sum = names_of(c, run->lang, is_no_sum);
    char *exceeded = names_of(c, run->lang, is_exceeded);
    if (c->contradicted)
        sg_run_note(run, "labels are indented, but the sums say that all are parts of one level");
    if (exceeded)
        sg_run_note(run, "the rows that lie in these add up to more: %s", exceeded);
    if (found)
        sg_run_note(run, "taken for a total, as it equals the sum of other rows: %s", found);
    if (doubtful)
        sg_run_note(run,
                    "equals a sum of other rows, which may be chance, and is taken for a part: %s; "
                    "--total names a total",
                    doubtful);
    if (no_sum)
        sg_run_note(
            run,
            "looks like a total, but is not the sum of others, and is taken for a part: %s; "
            "--total names a total",
            no_sum);
    free(found);
    free(doubtful);
    free(no_sum);
    free(exceeded);
    for (size_t i = 0; i < c->n; i++)
        if (c->kind[i] == SG_ITEM_TOTAL)
            note_check(run, c->label[i], &c->checks[i]);
}

void sg_cube_note_levels(const struct sg_cube_axis *axis, struct sg_run *run)
{
    static const struct sg_bilingual by[] = {
        [SG_LEVELS_BY_NONE] = {"", ""},
        [SG_LEVELS_BY_INDENT] = {"indentation", "字下げ"},
        [SG_LEVELS_BY_CODES] = {"codes", "コード"},
        [SG_LEVELS_BY_AREA_CODES] = {"codes of areas", "地域コード"},
        [SG_LEVELS_BY_WORDS] = {"words such as うち", "「うち」などの語"}};
    const struct sg_cube_levels *levels = &axis->levels;
    const char *why = sg_lang_pick(by[levels->by], run->lang);
    if (levels->by == SG_LEVELS_BY_WORDS)
        sg_run_note(run, "rows that are counted in others, by %s, are no parts", why);
    else if (levels->by && levels->taken == SG_LEVEL_LEAF)
        sg_run_note(run, "of %d levels, by %s, the items that have none below are added",
                    levels->depth, why);
    else if (levels->by)
        sg_run_note(run, "of %d levels, by %s, level %d is added (--level-of takes another)",
                    levels->depth, why, levels->taken);
}
