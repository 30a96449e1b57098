#include "dataset.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

static void free_set(struct dataset_labels *set)
{
    for (size_t i = 0; i < set->n; i++) {
        free(set->items[i].value);
        free(set->items[i].label);
    }
    free(set->items);
    free(set->name);
}

void sg_dataset_free(struct dataset *dataset)
{
    for (size_t i = 0; i < dataset->n_variables; i++) {
        struct dataset_variable *variable = &dataset->variables[i];
        free(variable->name);
        free(variable->title);
        free(variable->labels);
        sg_table_free(&variable->met);
    }
    for (size_t i = 0; i < dataset->n_sets; i++)
        free_set(&dataset->sets[i]);
    free(dataset->variables);
    free(dataset->sets);
    free(dataset->title);
    free(dataset->weight);
    sg_grid_free(&dataset->grid);
    *dataset = (struct dataset){0};
}

struct dataset_variable *sg_dataset_add(struct dataset *dataset, const char *name,
                                        const char *title, const char *labels)
{
    dataset->variables = sg_grow(dataset->variables, &dataset->capacity, dataset->n_variables + 1,
                                 sizeof *dataset->variables);
    struct dataset_variable *variable = &dataset->variables[dataset->n_variables++];
    char made[32]; /* of a broken file; a column without a name is called by its number */
    snprintf(made, sizeof made, "column_%zu", dataset->n_variables);
    *variable = (struct dataset_variable){
        .name = sg_copy_text(name && *name ? name : made),
        .title = title && *title ? sg_copy_text(title) : NULL,
        .labels = labels && *labels ? sg_copy_text(labels) : NULL,
    };
    sg_table_init(&variable->met);
    sg_table_add(&variable->met, "values", SG_COLUMN_CATEGORY);
    sg_table_add(&variable->met, "missing", SG_COLUMN_CATEGORY);
    return variable;
}

struct dataset_label *sg_dataset_add_label(struct dataset *dataset, const char *name)
{
    size_t i = dataset->n_sets; /* labels of one set come together */
    if (i == 0 || strcmp(dataset->sets[i - 1].name, name) != 0) {
        for (i = 0; i < dataset->n_sets && strcmp(dataset->sets[i].name, name) != 0;)
            i++;
    } else {
        i--;
    }
    if (i == dataset->n_sets) {
        dataset->sets =
            sg_grow(dataset->sets, &dataset->sets_capacity, i + 1, sizeof *dataset->sets);
        dataset->sets[dataset->n_sets++] = (struct dataset_labels){.name = sg_copy_text(name)};
    }
    struct dataset_labels *set = &dataset->sets[i];
    set->items = sg_grow(set->items, &set->capacity, set->n + 1, sizeof *set->items);
    set->items[set->n] = (struct dataset_label){0};
    return &set->items[set->n++];
}

void sg_dataset_begin(struct dataset *dataset)
{
    sg_grid_begin(&dataset->grid, 4096);
    for (size_t i = 0; i < dataset->n_variables; i++)
        sg_dataset_put(dataset, dataset->variables[i].name);
    sg_grid_end_row(&dataset->grid, 1);
}

void sg_dataset_put(struct dataset *dataset, const char *text)
{
    sg_grid_put(&dataset->grid, text, strlen(text));
}

/* What values a variable has matters where they have labels, and which are declared missing. */
static void meet(struct dataset_variable *variable, size_t which, const char *text)
{
    struct sg_column *met = variable->met.columns[which];
    if (met->levels.n < DATASET_MOST_MET)
        sg_column_intern(met, text);
}

void sg_dataset_put_value(struct dataset *dataset, size_t variable, const char *text,
                          bool declared_missing)
{
    struct dataset_variable *of = &dataset->variables[variable];
    if (declared_missing || of->labels)
        meet(of, declared_missing, text);
    of->n_missing += declared_missing;
    bool blank = declared_missing && (of->date.counts || (of->text && dataset->missing_out));
    sg_dataset_put(dataset, blank ? "" : text);
}

void sg_dataset_put_tag(struct dataset *dataset, size_t variable, char tag)
{
    struct dataset_variable *of = &dataset->variables[variable];
    tag = (char)tolower((unsigned char)tag); /* SAS writes .A */
    char text[] = {'.', tag, '\0'};
    bool letter = tag >= 'a' && tag <= 'z';
    of->n_missing++;
    if (letter) {
        of->tags[tag - 'a']++;
        meet(of, 1, text);
    }
    sg_dataset_put(dataset, letter && !of->date.counts ? text : "");
}

void sg_dataset_end_record(struct dataset *dataset)
{
    sg_grid_end_row(&dataset->grid, ++dataset->n_records + 1);
}
