#include "axes.h"

#include <stdlib.h>
#include <string.h>

#include "table/role.h"
#include "table/text.h"

void sg_protect_axes_init(struct sg_protect_axes *axes, const char *declared_total)
{
    *axes = (struct sg_protect_axes){.declared_total = declared_total};
    sg_table_init(&axes->store);
}

void sg_protect_axes_free(struct sg_protect_axes *axes)
{
    for (size_t i = 0; i < axes->n; i++) {
        free(axes->list[i].name);
        free(axes->list[i].rank);
        sg_texts_free(&axes->list[i].labels);
    }
    sg_table_free(&axes->store);
    *axes = (struct sg_protect_axes){0};
}

size_t sg_protect_axes_find(struct sg_protect_axes *axes, const char *name)
{
    for (size_t i = 0; i < axes->n; i++)
        if (sg_text_same_key(axes->list[i].name, name))
            return i;
    if (axes->n == SG_PROTECT_AXES)
        return SG_PROTECT_AXES;
    struct sg_protect_axis *axis = &axes->list[axes->n];
    *axis = (struct sg_protect_axis){.name = sg_copy_text(name), .total = SG_NO_CODE};
    axis->keys = sg_table_add(&axes->store, name, SG_COLUMN_CATEGORY);
    return axes->n++;
}

uint32_t sg_protect_axis_code(struct sg_protect_axes *axes, size_t at, const char *label)
{
    struct sg_protect_axis *axis = &axes->list[at];
    bool total = sg_role_is_total(label, axes->declared_total);
    if (total && axis->total != SG_NO_CODE)
        return axis->total;
    char *key = sg_text_nfkc(label);
    size_t known = axis->keys->levels.n;
    uint32_t code = (uint32_t)sg_column_intern(axis->keys, key);
    free(key);
    if (code == known)
        sg_texts_add(&axis->labels, label);
    if (total)
        axis->total = code;
    return code;
}

struct ranked {
    const char *key;
    uint32_t code;
};

static int compare(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    return strcmp(x->key, y->key);
}

void sg_protect_axes_rank(struct sg_protect_axes *axes)
{
    for (size_t i = 0; i < axes->n; i++) {
        struct sg_protect_axis *axis = &axes->list[i];
        size_t n = axis->keys->levels.n;
        struct ranked *order = sg_alloc(n, sizeof *order);
        for (size_t c = 0; c < n; c++)
            order[c] = (struct ranked){axis->keys->levels.texts[c], (uint32_t)c};
        qsort(order, n, sizeof *order, compare);
        free(axis->rank);
        axis->rank = sg_alloc(n, sizeof *axis->rank);
        for (size_t c = 0; c < n; c++)
            axis->rank[order[c].code] = (uint32_t)c;
        free(order);
    }
}
