#include "hierarchy.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table/lookup.h"
#include "table/text.h"

static const char alphanumeric[] = "0123456789abcdefghijklmnopqrstuvwxyz"
                                   "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

void sg_protect_hierarchy_free(struct sg_protect_hierarchy *hierarchy)
{
    free(hierarchy->parent);
    free(hierarchy->has);
    free(hierarchy->file);
    *hierarchy = (struct sg_protect_hierarchy){0};
}

static bool fail_row(const struct sg_table *table, size_t row, struct sg_error *err)
{
    sg_fail_at_row(err, sg_table_file_row(table, row));
    return sg_fail_at_file(err, table->info.file);
}

/* The text of a cell of labels or numbers. */
static const char *text_at(const struct sg_column *column, size_t row, char number[32])
{
    if (column->kind != SG_COLUMN_NUMBER)
        return sg_column_text(column, row);
    if (sg_column_value(column, row) != sg_column_value(column, row)) /* no number */
        return "";
    snprintf(number, 32, "%.15g", column->values[row]);
    return number;
}

static const struct sg_column *column_of(const struct sg_table *table, const char *name)
{
    ptrdiff_t at = sg_table_find(table, name);
    return at < 0 ? NULL : table->columns[at];
}

/* Room for every code of the axis so far. */
static void grow(struct sg_protect_hierarchy *h, size_t n)
{
    if (n <= h->n)
        return;
    h->parent = sg_resize(h->parent, n, sizeof *h->parent);
    h->has = sg_resize(h->has, n, sizeof *h->has);
    for (; h->n < n; h->n++) {
        h->parent[h->n] = SG_NO_CODE;
        h->has[h->n] = false;
    }
}

static bool add_row(struct sg_protect_hierarchy *h, struct sg_protect_axes *axes,
                    const struct sg_table *table, size_t row, struct sg_error *err)
{
    char number[2][32];
    const char *code_text = text_at(column_of(table, "code"), row, number[0]);
    const char *parent_text = text_at(column_of(table, "parent"), row, number[1]);
    const struct sg_column *label = column_of(table, "label");
    if (!*code_text) {
        sg_fail(err, SG_FAIL_DATA, "a row without a code");
        return fail_row(table, row, err);
    }
    if (label && *sg_column_text(label, row)) /* the table may say it by its label */
        code_text = sg_column_text(label, row);
    uint32_t code = sg_protect_axis_code(axes, h->axis, code_text), parent = SG_NO_CODE;
    if (*parent_text)
        parent = sg_protect_axis_code(axes, h->axis, parent_text);
    grow(h, axes->list[h->axis].keys->levels.n);
    if (h->has[code] && h->parent[code] != SG_NO_CODE && h->parent[code] != parent) {
        sg_fail(err, SG_FAIL_DATA, "'%s' lies in '%s' and in '%s': it can have one parent",
                code_text, axes->list[h->axis].labels.items[h->parent[code]], parent_text);
        return fail_row(table, row, err);
    }
    h->has[code] = true;
    h->parent[code] = parent;
    if (parent != SG_NO_CODE)
        h->has[parent] = true;
    return true;
}

static bool check_circles(const struct sg_protect_hierarchy *h, const struct sg_protect_axes *axes,
                          struct sg_error *err)
{
    for (size_t c = 0; c < h->n; c++) {
        size_t steps = 0;
        for (uint32_t at = h->parent[c]; at != SG_NO_CODE; at = h->parent[at])
            if (++steps > h->n) {
                sg_fail(err, SG_FAIL_DATA, "'%s' lies in itself: the hierarchy goes round",
                        axes->list[h->axis].labels.items[c]);
                return sg_fail_at_file(err, h->file);
            }
    }
    return true;
}

/* A parent is named by its code: where the file has labels, by the label of that code. */
static void name_parents(struct sg_table *table)
{
    ptrdiff_t at = sg_table_find(table, "parent");
    struct sg_column *parent = table->columns[at];
    const struct sg_column *label = column_of(table, "label"), *code = column_of(table, "code");
    if (!label || label->kind == SG_COLUMN_NUMBER || parent->kind == SG_COLUMN_NUMBER)
        return;
    for (size_t row = 0; row < table->n_rows; row++) {
        char *wanted = sg_copy_text(sg_column_text(parent, row)), number[32];
        for (size_t k = 0; k < table->n_rows && *wanted; k++)
            if (strcmp(text_at(code, k, number), wanted) == 0 && *sg_column_text(label, k))
                sg_column_set_text(parent, row, sg_column_text(label, k));
        free(wanted);
    }
}

/* Read without a header, its columns are known by their order. */
static void name_columns(struct sg_table *table)
{
    static const char *const names[] = {"code", "parent", "label"};
    if (!table->n_columns || strcmp(table->columns[0]->name, "column_1") != 0)
        return;
    for (size_t i = 0; i < table->n_columns && i < sizeof names / sizeof *names; i++) {
        free(table->columns[i]->name);
        table->columns[i]->name = sg_copy_text(names[i]);
    }
}

static bool read_file(struct sg_protect_hierarchy *h, struct sg_run *run,
                      struct sg_protect_axes *axes, const char *path, struct sg_error *err)
{
    struct sg_table table;
    sg_table_init(&table);
    h->file = sg_copy_text(path);
    bool fine = run->read_table(run, path, &table, err);
    name_columns(&table);
    if (fine && (!column_of(&table, "code") || !column_of(&table, "parent"))) {
        sg_fail(err, SG_FAIL_DATA, "a hierarchy has the columns code and parent (label)");
        fine = sg_fail_at_file(err, path);
    }
    if (fine)
        name_parents(&table);
    for (size_t row = 0; row < table.n_rows && fine; row++)
        fine = add_row(h, axes, &table, row, err);
    sg_table_free(&table);
    return fine && check_circles(h, axes, err);
}

static bool read_digits(struct sg_protect_hierarchy *h, const char *text, struct sg_error *err)
{
    const char *at = text;
    while (*at) {
        char *end;
        errno = 0;
        unsigned long length = strtoul(at, &end, 10);
        if (end == at || (*end && *end != ',') || errno || length == 0 || length > 20 ||
            h->n_lengths == sizeof h->lengths / sizeof *h->lengths ||
            (h->n_lengths && h->lengths[h->n_lengths - 1] >= length))
            return sg_fail(err, SG_FAIL_USAGE,
                           "digits are rising lengths of codes such as digits:1,2, not '%s'", text);
        h->lengths[h->n_lengths++] = length;
        at = *end ? end + 1 : end;
    }
    return h->n_lengths ||
           sg_fail(err, SG_FAIL_USAGE,
                   "digits are rising lengths of codes such as digits:1,2, not '%s'", text);
}

bool sg_protect_hierarchy_read(struct sg_protect_hierarchy *hierarchy, struct sg_run *run,
                               struct sg_protect_axes *axes, const char *text, struct sg_error *err)
{
    const char *equals = strchr(text, '=');
    *hierarchy = (struct sg_protect_hierarchy){0};
    if (!equals || equals == text || !equals[1])
        return sg_fail(err, SG_FAIL_USAGE, "--hierarchy takes COL=FILE or COL=digits:1,2, not '%s'",
                       text);
    char *name = sg_copy_bytes(text, (size_t)(equals - text));
    hierarchy->axis = SG_PROTECT_AXES;
    for (size_t i = 0; i < axes->n; i++)
        if (sg_text_same_key(axes->list[i].name, name))
            hierarchy->axis = i;
    bool fine = hierarchy->axis < SG_PROTECT_AXES ||
                sg_fail(err, SG_FAIL_USAGE, "--hierarchy: '%s' is no column of --by", name);
    if (fine)
        fine = strncmp(equals + 1, "digits:", 7) == 0
                   ? read_digits(hierarchy, equals + 8, err)
                   : read_file(hierarchy, run, axes, equals + 1, err);
    free(name);
    return fine;
}

/* The digits at the start of a label, as many as it has. */
static bool digits_parent(const struct sg_protect_hierarchy *h, const struct sg_protect_axes *axes,
                          uint32_t code, uint32_t *parent)
{
    const struct sg_protect_axis *axis = &axes->list[h->axis];
    const char *key = axis->keys->levels.texts[code];
    size_t n = strspn(key, alphanumeric), level = 0;
    while (level < h->n_lengths && h->lengths[level] != n)
        level++;
    if (level == h->n_lengths)
        return false;
    *parent = SG_NO_CODE;
    while (level-- > 0 && *parent == SG_NO_CODE)
        for (size_t c = 0; c < axis->keys->levels.n && *parent == SG_NO_CODE; c++) {
            const char *other = axis->keys->levels.texts[c];
            size_t m = strspn(other, alphanumeric);
            if (m == h->lengths[level] && strncmp(other, key, m) == 0)
                *parent = (uint32_t)c;
        }
    return true;
}

bool sg_protect_hierarchy_parent(const struct sg_protect_hierarchy *hierarchy,
                                 const struct sg_protect_axes *axes, uint32_t code,
                                 uint32_t *parent)
{
    if (hierarchy->n_lengths)
        return digits_parent(hierarchy, axes, code, parent);
    if (code >= hierarchy->n || !hierarchy->has[code])
        return false;
    *parent = hierarchy->parent[code];
    return true;
}
