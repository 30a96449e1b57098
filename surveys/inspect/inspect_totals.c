/* Totals against their parts, and rows that say the same. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/breakdown.h"
#include "table/classification.h"
#include "table/groups.h"
#include "table/role.h"
#include "table/row_measure.h"

#include "inspection.h"

/* A table with more columns of numbers than this gets one summary of them. */
enum { COLUMNS_IN_FULL = 12 };

static const struct sg_bilingual section = {"total", "総数"};

/* How the totals of one column of numbers compare with their parts. */
struct comparison {
    size_t compared, differing, unknown;
    size_t first; /* group that differs */
};

static struct comparison compare(const struct sg_breakdown *breakdown,
                                 const struct sg_column *value, struct sg_breakdown_sum sums[])
{
    struct comparison result = {0};
    struct sg_row_measure measure = sg_row_measure_of(breakdown->table, value);
    sg_breakdown_sums(breakdown, value, sums);
    for (size_t g = 0; g < breakdown->groups.n; g++) {
        const struct sg_breakdown_sum *sum = &sums[g];
        if (sum->total_row < 0 || sum->n_parts == 0)
            continue;
        bool differs =
            sg_breakdown_differ(sum, sg_row_measure_rounding(&measure, (size_t)sum->total_row));
        if (differs && result.differing++ == 0)
            result.first = g;
        result.compared += sum->n_unknown == 0 || differs;
        result.unknown += sum->n_unknown > 0 && !differs;
    }
    return result;
}

static bool is_ratio(const struct sg_column *column)
{
    size_t n = strlen(column->name);
    return (column->unit && (strcmp(column->unit, "%") == 0 || strcmp(column->unit, "％") == 0)) ||
           (n > 8 && strcmp(column->name + n - 8, "_percent") == 0);
}

static void add_comparison(const struct sg_inspection *inspection,
                           const struct sg_breakdown *breakdown, const struct sg_column *value,
                           const struct sg_breakdown_sum sums[], const struct comparison *result)
{
    struct sg_buffer item = {0}, text = {0}, note = {0};
    sg_buffer_printf(&item, "%s / %s", breakdown->table->columns[breakdown->by]->name, value->name);
    sg_inspection_remark_count(inspection, &text,
                               (struct sg_bilingual){"sums that agree", "合計が一致"},
                               result->compared - result->differing);
    sg_inspection_remark_count(inspection, &text, (struct sg_bilingual){"that differ", "不一致"},
                               result->differing);
    sg_inspection_remark_count(inspection, &text,
                               (struct sg_bilingual){"with unknown parts", "内訳に不明あり"},
                               result->unknown);
    if (result->differing) {
        const struct sg_breakdown_sum *sum = &sums[result->first];
        size_t row = (size_t)sum->total_row;
        char *name = sg_breakdown_name(breakdown, row);
        sg_buffer_add(&note, name);
        free(name);
        sg_inspection_remark_count(inspection, &note, (struct sg_bilingual){"row", "行"},
                                   sg_table_file_row(breakdown->table, row));
        sg_inspection_remark_number(inspection, &note, (struct sg_bilingual){"total", "総数"},
                                    sum->total);
        sg_inspection_remark_number(inspection, &note,
                                    (struct sg_bilingual){"sum of parts", "内訳の合計"}, sum->sum);
    }
    if (text.n)
        sg_inspection_add(inspection, section, sg_buffer_text(&item), sg_buffer_text(&text),
                          sg_buffer_text(&note));
    sg_buffer_free(&item);
    sg_buffer_free(&text);
    sg_buffer_free(&note);
}

static void add_summary(const struct sg_inspection *inspection,
                        const struct sg_breakdown *breakdown, size_t agreeing, size_t differing)
{
    struct sg_buffer text = {0};
    sg_inspection_remark_count(
        inspection, &text, (struct sg_bilingual){"columns whose sums agree", "合計が一致する列"},
        agreeing);
    sg_inspection_remark_count(inspection, &text,
                               (struct sg_bilingual){"columns whose sums differ", "不一致の列"},
                               differing);
    if (text.n)
        sg_inspection_add(inspection, section, breakdown->table->columns[breakdown->by]->name,
                          sg_buffer_text(&text), NULL);
    sg_buffer_free(&text);
}

static void compare_numbers(const struct sg_inspection *inspection,
                            const struct sg_breakdown *breakdown)
{
    const struct sg_table *table = inspection->table;
    struct sg_breakdown_sum *sums = sg_alloc(breakdown->groups.n, sizeof *sums);
    size_t n_numbers = 0, agreeing = 0, differing = 0;
    for (size_t i = 0; i < table->n_columns; i++)
        n_numbers += table->columns[i]->kind == SG_COLUMN_NUMBER;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *value = table->columns[i];
        if (value->kind != SG_COLUMN_NUMBER || is_ratio(value))
            continue;
        struct comparison result = compare(breakdown, value, sums);
        if (n_numbers <= COLUMNS_IN_FULL)
            add_comparison(inspection, breakdown, value, sums, &result);
        agreeing += result.compared && !result.differing;
        differing += result.differing > 0;
    }
    if (n_numbers > COLUMNS_IN_FULL)
        add_summary(inspection, breakdown, agreeing, differing);
    free(sums);
}

/* Rows of deeper levels and subtotals are no parts. */
static void take_levels(struct sg_breakdown *breakdown)
{
    const struct sg_table *table = breakdown->table;
    const struct sg_column **counts = sg_alloc(table->n_columns, sizeof *counts);
    struct sg_classification found;
    size_t n = 0;
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind == SG_COLUMN_NUMBER && !is_ratio(table->columns[i]))
            counts[n++] = table->columns[i];
    sg_breakdown_classify(breakdown, counts, n, &found);
    sg_classification_free(&found);
    free(counts);
}

/* The labels of totals among the levels, joined; NULL if there are none, or nothing else. */
static char *total_labels(const struct sg_inspection *inspection, const struct sg_column *column)
{
    const char *declared = inspection->table->info.total_label;
    struct sg_buffer labels = {0};
    size_t n = 0;
    for (size_t i = 0; i < column->levels.n; i++)
        if (sg_role_is_total(column->levels.texts[i], declared))
            sg_buffer_printf(&labels, "%s%s", n++ ? ", " : "", column->levels.texts[i]);
    if (n > 0 && n < column->levels.n)
        return sg_buffer_take(&labels);
    sg_buffer_free(&labels);
    return NULL;
}

void sg_inspect_totals(const struct sg_inspection *inspection)
{
    const struct sg_table *table = inspection->table;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        char *labels = column->kind == SG_COLUMN_CATEGORY ? total_labels(inspection, column) : NULL;
        if (!labels)
            continue;
        struct sg_breakdown breakdown;
        sg_inspection_add(inspection, section, column->name, labels, NULL);
        sg_breakdown_find(&breakdown, table, i, table->info.total_label);
        take_levels(&breakdown);
        compare_numbers(inspection, &breakdown);
        sg_breakdown_free(&breakdown);
        free(labels);
    }
}

/* Remarks, statuses and what a measure is counted in do not tell rows apart. */
static bool tells_apart(const struct sg_column *column)
{
    enum sg_role role = sg_inspection_role(column);
    return column->kind != SG_COLUMN_NUMBER && role != SG_ROLE_NOTE && role != SG_ROLE_STATUS;
}

void sg_inspect_keys(const struct sg_inspection *inspection)
{
    static const struct sg_bilingual keys = {"key", "キー"};
    const struct sg_table *table = inspection->table;
    size_t *columns = sg_alloc(table->n_columns, sizeof *columns), n = 0, repeated = 0;
    struct sg_buffer names = {0}, note = {0};
    for (size_t i = 0; i < table->n_columns; i++)
        if (tells_apart(table->columns[i])) {
            sg_buffer_printf(&names, "%s%s", n ? ", " : "", table->columns[i]->name);
            columns[n++] = i;
        }
    struct sg_groups groups;
    sg_groups_make(&groups, table, columns, n);
    size_t *met = sg_alloc(groups.n, sizeof *met); /* row + 1 that began the group */
    for (size_t row = 0; row < table->n_rows; row++) {
        size_t *began = &met[groups.of_row[row]];
        if (*began && repeated++ == 0) {
            sg_inspection_remark_count(inspection, &note, (struct sg_bilingual){"rows", "行"},
                                       sg_table_file_row(table, *began - 1));
            sg_buffer_printf(&note, ", %zu", sg_table_file_row(table, row));
        }
        *began = *began ? *began : row + 1;
    }
    if (n)
        sg_inspection_add_count(
            inspection, keys,
            sg_lang_pick((struct sg_bilingual){"repeated keys", "重複するキー"}, inspection->lang),
            repeated, repeated ? sg_buffer_text(&note) : sg_buffer_text(&names));
    free(met);
    free(columns);
    sg_groups_free(&groups);
    sg_buffer_free(&names);
    sg_buffer_free(&note);
}
