#include "concordance_links.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table/area_code.h"
#include "table/text.h"

const char *concordance_code_at(const struct sg_column *column, size_t row, char text[32])
{
    if (column->kind != SG_COLUMN_NUMBER)
        return sg_column_text(column, row);
    text[0] = '\0';
    if (!isnan(column->values[row]))
        snprintf(text, 32, "%.15g", column->values[row]);
    return text;
}

/* 1 in a map without weights. */
static double weight_at(const struct concordance_columns *columns, size_t row)
{
    return columns->weight ? columns->weight->values[row] : 1;
}

const struct sg_column *concordance_column(const struct sg_table *table, const char *name)
{
    ptrdiff_t at = sg_table_find(table, name);
    return at < 0 ? NULL : table->columns[at];
}

static bool is_of_revision(const struct sg_column *column, size_t row, const char *revision)
{
    char text[32];
    return !column || strcmp(concordance_code_at(column, row, text), revision) == 0;
}

/* To be released with free(). */
static char *key_of(const struct sg_concordance *c, const char *label)
{
    char code[SG_AREA_CODE_SIZE];
    return c->coded && sg_area_code_read(label, code) ? sg_copy_text(code) : sg_text_key(label);
}

static int32_t intern(const struct sg_concordance *c, struct sg_column *keys, const char *label)
{
    char *key = key_of(c, label);
    int32_t code = sg_column_intern(keys, key);
    free(key);
    return code;
}

static void add_link(struct sg_concordance *c, const struct concordance_columns *columns,
                     size_t row)
{
    char text[32];
    struct sg_concordance_link link = {.weight = weight_at(columns, row)};
    if (columns->date &&
        !sg_period_read(concordance_code_at(columns->date, row, text), NULL, &link.date, NULL))
        link.date.kind = SG_PERIOD_NONE;
    link.from = intern(c, c->from, concordance_code_at(columns->from, row, text));
    const char *to = concordance_code_at(columns->to, row, text);
    link.to = intern(c, c->to, to);
    if ((size_t)link.to == c->n_to_text) {
        c->to_text[c->n_to_text] = sg_copy_text(to);
        c->to_label[c->n_to_text++] =
            columns->label ? sg_copy_text(concordance_code_at(columns->label, row, text)) : NULL;
    }
    c->links[c->n_links++] = link;
}

static bool fail_at(const struct sg_table *table, size_t row, struct sg_error *err)
{
    sg_fail_at_file(err, table->info.file);
    return sg_fail_at_row(err, sg_table_file_row(table, row));
}

bool concordance_read_links(struct sg_concordance *c, const struct sg_table *table,
                            const struct concordance_columns *columns, struct sg_error *err)
{
    char text[32];
    c->links = sg_alloc(table->n_rows, sizeof *c->links);
    c->to_text = sg_alloc(table->n_rows, sizeof *c->to_text);
    c->to_label = sg_alloc(table->n_rows, sizeof *c->to_label);
    c->has_labels = columns->label != NULL;
    for (size_t row = 0; row < table->n_rows; row++) {
        double weight = weight_at(columns, row);
        if (!is_of_revision(columns->from_revision, row, c->from_revision) ||
            !is_of_revision(columns->to_revision, row, c->to_revision))
            continue;
        if (!(weight >= 0 && weight <= 1)) {
            sg_fail(err, SG_FAIL_DATA, "a weight is %.15g, but must lie from 0 to 1", weight);
            return fail_at(table, row, err);
        }
        if (!*concordance_code_at(columns->from, row, text) ||
            !*concordance_code_at(columns->to, row, text)) {
            sg_fail(err, SG_FAIL_DATA, "the cell is empty where a key is needed");
            return fail_at(table, row, err);
        }
        add_link(c, columns, row);
    }
    if (c->n_links)
        return true;
    if (c->from_revision)
        sg_fail(err, SG_FAIL_DATA, "the table of weights has nothing from '%s' to '%s'",
                c->from_revision, c->to_revision);
    else
        sg_fail(err, SG_FAIL_DATA, "the map has no rows");
    return sg_fail_at_file(err, table->info.file);
}

bool concordance_check_sums(const struct sg_concordance *c, const char *file, struct sg_error *err)
{
    double *sums = sg_alloc(c->from->levels.n, sizeof *sums);
    bool fine = true;
    for (size_t i = 0; i < c->n_links; i++)
        sums[c->links[i].from] += c->links[i].weight;
    for (size_t i = 0; i < c->from->levels.n && fine; i++)
        if (fabs(sums[i] - 1) > 1e-6) {
            sg_fail(err, SG_FAIL_DATA, "the weights of '%s' add up to %.15g instead of 1",
                    c->from->levels.texts[i], sums[i]);
            fine = sg_fail_at_file(err, file);
        }
    free(sums);
    return fine;
}

void concordance_open(struct sg_concordance *concordance)
{
    *concordance = (struct sg_concordance){0};
    sg_table_init(&concordance->codes);
    concordance->from = sg_table_add(&concordance->codes, "from", SG_COLUMN_CATEGORY);
    concordance->to = sg_table_add(&concordance->codes, "to", SG_COLUMN_CATEGORY);
}

void sg_concordance_free(struct sg_concordance *concordance)
{
    for (size_t i = 0; i < concordance->n_to_text; i++) {
        free(concordance->to_text[i]);
        free(concordance->to_label[i]);
    }
    free(concordance->to_text);
    free(concordance->to_label);
    free(concordance->links);
    free(concordance->from_revision);
    free(concordance->to_revision);
    sg_table_free(&concordance->codes);
    *concordance = (struct sg_concordance){0};
}

static int32_t find(const struct sg_concordance *concordance, const struct sg_column *keys,
                    const char *label)
{
    char *key = key_of(concordance, label);
    int32_t code = sg_column_code(keys, key);
    free(key);
    return code;
}

int32_t sg_concordance_find(const struct sg_concordance *concordance, const char *label)
{
    return find(concordance, concordance->from, label);
}

int32_t sg_concordance_find_to(const struct sg_concordance *concordance, const char *label)
{
    return find(concordance, concordance->to, label);
}
