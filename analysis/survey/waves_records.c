#include "waves_records.h"

#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/joined.h"
#include "table/order.h"

#include "survey_options.h"

/* The last column of a domain is the wave: what stands before it, and it. */
static char *split_label(const struct sg_level *level, size_t n_columns, char **wave)
{
    static const char between[] = " × ";
    *wave = sg_joined_part(level->text, n_columns - 1);
    if (n_columns == 1)
        return sg_copy_text("");
    const char *cut = NULL;
    for (const char *at = level->label; (at = strstr(at, between)) != NULL; at++)
        cut = at;
    return sg_copy_bytes(level->label, cut ? (size_t)(cut - level->label) : 0);
}

static size_t index_of(const struct sg_texts *texts, const char *text)
{
    size_t i = 0;
    while (strcmp(texts->items[i], text) != 0)
        i++;
    return i;
}

/* The waves in their order: by date where they have one, so that 令和元年 comes before 令和２年. */
static void list_waves(const struct sg_answers *answers, struct sg_texts *waves)
{
    const struct sg_level_list *levels = &answers->levels;
    struct sg_texts met = {0};
    uint64_t *places = sg_alloc(levels->n, sizeof *places);
    for (size_t i = 0; i < levels->n; i++) {
        char *wave;
        size_t n = met.n;
        free(split_label(&levels->items[i], answers->domain->columns.n, &wave));
        sg_texts_add_once(&met, wave);
        size_t at = index_of(&met, wave);
        if (at == n || levels->items[i].met < places[at])
            places[at] = levels->items[i].met;
        free(wave);
    }
    size_t *order = sg_label_order((const char *const *)met.items, met.n, places);
    for (size_t i = 0; i < met.n; i++)
        sg_texts_add(waves, met.items[order[i]]);
    free(order);
    free(places);
    sg_texts_free(&met);
}

static size_t group_of(struct sg_wave_groups *groups, const char *label)
{
    for (size_t i = 0; i < groups->n; i++)
        if (strcmp(groups->groups[i].label, label) == 0)
            return i;
    groups->groups = sg_resize(groups->groups, groups->n + 1, sizeof *groups->groups);
    struct sg_wave_group *group = &groups->groups[groups->n++];
    group->label = sg_copy_text(label);
    group->levels = sg_alloc(groups->waves.n, sizeof *group->levels);
    for (size_t w = 0; w < groups->waves.n; w++)
        group->levels[w] = SIZE_MAX;
    return groups->n - 1;
}

void sg_wave_groups_make(const struct sg_answers *answers, struct sg_wave_groups *groups)
{
    size_t columns = answers->domain->columns.n;
    *groups = (struct sg_wave_groups){0};
    list_waves(answers, &groups->waves);
    size_t *order = sg_survey_level_order(answers->plan->notes, answers->domain, &answers->levels);
    for (size_t i = 0; i < answers->levels.n; i++) {
        char *wave, *label = split_label(&answers->levels.items[order[i]], columns, &wave);
        size_t group = group_of(groups, label);
        groups->groups[group].levels[index_of(&groups->waves, wave)] = order[i];
        free(label);
        free(wave);
    }
    free(order);
}

void sg_wave_groups_free(struct sg_wave_groups *groups)
{
    for (size_t i = 0; i < groups->n; i++) {
        free(groups->groups[i].label);
        free(groups->groups[i].levels);
    }
    free(groups->groups);
    sg_texts_free(&groups->waves);
}

struct sg_design sg_waves_design(const struct sg_run *run)
{
    struct sg_design design = *run->design;
    const char *id = sg_args_text(run->args, "id");
    if (id && design.psu.n == 0) {
        design.psu = (struct sg_texts){0};
        sg_texts_add(&design.psu, id);
        design.nested = true; /* a firm may move to another stratum between waves */
    } else {
        struct sg_texts copy = {0};
        for (size_t i = 0; i < design.psu.n; i++)
            sg_texts_add(&copy, design.psu.items[i]);
        design.psu = copy;
    }
    return design;
}

void sg_waves_design_free(struct sg_design *design)
{
    sg_texts_free(&design->psu);
}

const char *sg_wave_group_label(const struct sg_run *run, const struct sg_wave_group *group)
{
    if (*group->label)
        return group->label;
    return run->lang == SG_JA ? "全体" : "total";
}
