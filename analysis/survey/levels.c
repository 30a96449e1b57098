/* The levels of a domain, from classes in their order. */
#include <stdlib.h>
#include <string.h>

#include "table/joined.h"

#include "answers.h"

/* The label of a level, or NULL where a part of it is missing. */
static char *level_label(const struct sg_rows_notes *notes, const struct sg_breakdown_by *domain,
                         const char *text)
{
    struct sg_buffer label = {0};
    bool known = true;
    for (size_t i = 0; i < domain->columns.n; i++) {
        char *part = sg_joined_part(text, i);
        known = known && part && !sg_survey_is_missing(notes, domain->columns.items[i], part);
        sg_buffer_add(&label, i ? " × " : "");
        sg_buffer_add(&label, sg_survey_label(notes, domain->columns.items[i], part ? part : ""));
        free(part);
    }
    if (known)
        return sg_buffer_take(&label);
    sg_buffer_free(&label);
    return NULL;
}

void sg_levels_add(const struct sg_rows_notes *notes, const struct sg_breakdown_by *domain,
                   const struct sg_level_class *class, struct sg_level_list *list, size_t *level)
{
    const char *text = class->text;
    *level = SIZE_MAX;
    if (domain->columns.n == 0)
        return;
    char *prefix = sg_copy_bytes(text, sg_joined_length(text, domain->columns.n));
    bool same = list->n && strcmp(list->items[list->n - 1].text, prefix) == 0;
    char *label = same ? NULL : level_label(notes, domain, prefix);
    if (label) {
        list->items = sg_grow(list->items, &list->capacity, list->n + 1, sizeof *list->items);
        list->items[list->n++] = (struct sg_level){
            .text = prefix, .label = label, .first = class->number, .met = class->met};
    } else {
        free(prefix);
    }
    if (!same && !label)
        return;
    *level = list->n - 1;
    struct sg_level *taken = &list->items[*level];
    taken->n_classes = class->number + 1 - taken->first;
    if (class->met < taken->met)
        taken->met = class->met;
}

void sg_level_classes(const struct sg_level_list *list, size_t level, size_t n_classes,
                      size_t *first, size_t *end)
{
    *first = level == SIZE_MAX ? 0 : list->items[level].first;
    *end = level == SIZE_MAX ? n_classes : *first + list->items[level].n_classes;
}

void sg_levels_free(struct sg_level_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        free(list->items[i].text);
        free(list->items[i].label);
    }
    free(list->items);
    *list = (struct sg_level_list){0};
}
