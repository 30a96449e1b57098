#include "sample_part.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

/* The whole is as good from one cell in so many on; a scan beats a sort from one in so many on. */
enum { WHOLE = 4, SCAN = 16 };

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The classes of all terms, each once, in order. */
static uint32_t *list_classes(const struct sg_statistic statistics[], size_t k, size_t *n)
{
    size_t terms = 0, unique = 0;
    bool ordered = true;
    for (size_t a = 0; a < k; a++)
        terms += statistics[a].n;
    uint32_t *classes = sg_alloc(terms, sizeof *classes);
    *n = 0;
    for (size_t a = 0; a < k; a++)
        for (size_t i = 0; i < statistics[a].n; i++) {
            uint32_t class = (uint32_t)statistics[a].terms[i].class;
            if (*n && classes[*n - 1] == class)
                continue;
            ordered = ordered && (*n == 0 || classes[*n - 1] < class);
            classes[(*n)++] = class;
        }
    if (!ordered)
        qsort(classes, *n, sizeof *classes, compare_numbers);
    for (size_t i = 0; i < *n; i++)
        if (unique == 0 || classes[unique - 1] != classes[i])
            classes[unique++] = classes[i];
    *n = unique;
    return classes;
}

static uint32_t number_of(const uint32_t *classes, size_t n, size_t class)
{
    uint32_t key = (uint32_t) class;
    const uint32_t *at = bsearch(&key, classes, n, sizeof *classes, compare_numbers);
    return (uint32_t)(at - classes);
}

/* The cells of the classes, in the order of the design. */
static uint32_t *list_cells(const struct sg_sample *whole, const uint32_t *classes, size_t n,
                            size_t n_cells)
{
    size_t at = 0;
    uint32_t *cells = sg_alloc(n_cells, sizeof *cells);
    if (n_cells * SCAN < whole->n_cells) {
        for (size_t i = 0; i < n; i++) {
            size_t first = whole->class_first[classes[i]];
            size_t own = whole->class_first[classes[i] + 1] - first;
            memcpy(cells + at, whole->class_cells + first, own * sizeof *cells);
            at += own;
        }
        if (n > 1 && n_cells)
            qsort(cells, n_cells, sizeof *cells, compare_numbers);
        return cells;
    }
    bool *used = sg_alloc(whole->design.n_classes, sizeof *used);
    for (size_t i = 0; i < n; i++)
        used[classes[i]] = true;
    for (size_t i = 0; i < whole->n_cells; i++)
        if (used[whole->cells[i].class])
            cells[at++] = (uint32_t)i;
    free(used);
    return cells;
}

static void copy_cells(const struct sg_sample *whole, const uint32_t *classes, size_t n,
                       size_t n_cells, struct sg_sample *own)
{
    uint32_t *cells = list_cells(whole, classes, n, n_cells);
    *own = *whole;
    own->design.n_classes = n;
    own->n_cells = n_cells;
    own->cells = sg_alloc(n_cells, sizeof *own->cells);
    for (size_t i = 0; i < n_cells; i++) {
        own->cells[i] = whole->cells[cells[i]];
        own->cells[i].class = number_of(classes, n, own->cells[i].class);
    }
    free(cells);
    size_t values = whole->plan.n_values;
    if (whole->levels) {
        own->levels = sg_alloc(n * values, sizeof *own->levels);
        for (size_t i = 0; i < n; i++)
            memcpy(own->levels + i * values, whole->levels + classes[i] * values,
                   values * sizeof *own->levels);
    }
    own->replicates = NULL;
    if (!whole->replicates)
        return;
    size_t each = whole->plan.n_replicates * values;
    own->replicates = sg_alloc(n * each, sizeof *own->replicates);
    for (size_t i = 0; i < n; i++)
        memcpy(own->replicates + i * each, whole->replicates + classes[i] * each,
               each * sizeof *own->replicates);
}

static void copy_terms(const struct sg_statistic statistics[], size_t k, const uint32_t *classes,
                       size_t n, struct sg_sample_part *part)
{
    size_t n_terms = 0, at = 0;
    for (size_t a = 0; a < k; a++)
        n_terms += statistics[a].n;
    part->terms = sg_alloc(n_terms, sizeof *part->terms);
    for (size_t a = 0; a < k; a++) {
        part->statistics[a].terms = part->terms + at;
        for (size_t i = 0; i < statistics[a].n; i++, at++) {
            part->terms[at] = statistics[a].terms[i];
            part->terms[at].class = number_of(classes, n, part->terms[at].class);
        }
    }
}

void sg_sample_part_make(const struct sg_sample *whole, const struct sg_statistic statistics[],
                         size_t k, struct sg_sample_part *part)
{
    size_t n, n_cells = 0;
    *part = (struct sg_sample_part){.sample = whole};
    part->statistics = sg_alloc(k, sizeof *part->statistics);
    memcpy(part->statistics, statistics, k * sizeof *statistics);
    if (whole->design.calibration)
        return;
    uint32_t *classes = list_classes(statistics, k, &n);
    for (size_t i = 0; i < n; i++)
        n_cells += whole->class_first[classes[i] + 1] - whole->class_first[classes[i]];
    if (n_cells * WHOLE <= whole->n_cells) {
        copy_cells(whole, classes, n, n_cells, &part->own);
        copy_terms(statistics, k, classes, n, part);
        part->sample = &part->own;
    }
    free(classes);
}

void sg_sample_part_free(struct sg_sample_part *part)
{
    free(part->own.cells);
    free(part->own.levels);
    free(part->own.replicates);
    free(part->statistics);
    free(part->terms);
    *part = (struct sg_sample_part){0};
}
