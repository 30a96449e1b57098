/* Columns and periods. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/role.h"

#include "inspection.h"

static const struct sg_bilingual levels_label = {"levels", "種類"}, empty_label = {"empty", "空"};

static void remark_number(const struct sg_inspection *inspection, const struct sg_column *column,
                          struct sg_buffer *note)
{
    size_t n_rows = inspection->table->n_rows, empty = 0, counts[SG_STATUS_COUNT] = {0};
    double least = NAN, most = NAN;
    for (size_t row = 0; row < n_rows; row++) {
        double value = column->values[row];
        sg_status status = column->status[row];
        least = isnan(least) || value < least ? value : least;
        most = isnan(most) || value > most ? value : most;
        empty += isnan(value) && status == 0;
        for (size_t i = 0; status >> i; i++)
            counts[i] += status >> i & 1;
    }
    sg_inspection_remark_number(inspection, note, (struct sg_bilingual){"minimum", "最小"}, least);
    sg_inspection_remark_number(inspection, note, (struct sg_bilingual){"maximum", "最大"}, most);
    sg_inspection_remark_count(inspection, note, empty_label, empty);
    for (size_t i = 0; i < SG_STATUS_COUNT; i++)
        sg_inspection_remark_count(inspection, note,
                                   (struct sg_bilingual){sg_status_info(i)->word, NULL}, counts[i]);
}

static void remark_labels(const struct sg_inspection *inspection, const struct sg_column *column,
                          struct sg_buffer *note)
{
    size_t empty = 0;
    for (size_t row = 0; row < inspection->table->n_rows; row++)
        empty += column->codes[row] == SG_EMPTY;
    sg_inspection_remark_count(inspection, note, levels_label, column->levels.n);
    sg_inspection_remark_count(inspection, note, empty_label, empty);
}

static void inspect_column(const struct sg_inspection *inspection, size_t index)
{
    static const struct sg_bilingual section = {"column", "列"};
    static const struct sg_bilingual kinds[] = {[SG_COLUMN_NUMBER] = {"number", "数値"},
                                                [SG_COLUMN_CATEGORY] = {"category", "項目"},
                                                [SG_COLUMN_PERIOD] = {"period", "時点"}};
    const struct sg_column *column = inspection->table->columns[index];
    const struct sg_layout_column *header =
        &inspection->sheet->layout.columns[inspection->sources[index]];
    struct sg_buffer note = {0};
    sg_inspection_remark(inspection, &note, (struct sg_bilingual){"role", "役割"},
                         sg_role_word(sg_inspection_role(column)));
    sg_inspection_remark(inspection, &note, (struct sg_bilingual){"code", "コード"}, header->code);
    sg_inspection_remark(inspection, &note, (struct sg_bilingual){"period", "時点"},
                         header->period);
    sg_inspection_remark(inspection, &note, (struct sg_bilingual){"unit", "単位"}, column->unit);
    if (column->kind == SG_COLUMN_NUMBER)
        remark_number(inspection, column, &note);
    else
        remark_labels(inspection, column, &note);
    sg_inspection_add(inspection, section, column->name,
                      sg_lang_pick(kinds[column->kind], inspection->lang), sg_buffer_text(&note));
    sg_buffer_free(&note);
}

void sg_inspect_columns(const struct sg_inspection *inspection)
{
    for (size_t i = 0; i < inspection->table->n_columns; i++)
        inspect_column(inspection, i);
}

/* First and last period of a column, by their dates. */
static void inspect_levels(const struct sg_inspection *inspection, const char *item,
                           const struct sg_levels *levels)
{
    static const struct sg_bilingual section = {"period", "時点"};
    struct sg_buffer value = {0}, note = {0};
    size_t first = 0, last = 0;
    for (size_t i = 1; i < levels->n; i++) {
        if (sg_period_compare(&levels->periods[i], &levels->periods[first]) < 0)
            first = i;
        if (sg_period_compare(&levels->periods[i], &levels->periods[last]) > 0)
            last = i;
    }
    if (levels->n == 0)
        return;
    sg_buffer_add(&value, levels->texts[first]);
    if (last != first)
        sg_buffer_printf(&value, " – %s", levels->texts[last]);
    sg_inspection_remark_count(inspection, &note, levels_label, levels->n);
    sg_inspection_add(inspection, section, item, sg_buffer_text(&value), sg_buffer_text(&note));
    sg_buffer_free(&value);
    sg_buffer_free(&note);
}

/* The periods over the columns, be they a row of their own or the labels themselves. */
static void inspect_header_periods(const struct sg_inspection *inspection)
{
    static const struct sg_bilingual item = {"header", "見出し"};
    struct sg_table table;
    struct sg_period period;
    sg_table_init(&table);
    struct sg_column *periods = sg_table_add(&table, "period", SG_COLUMN_PERIOD);
    for (size_t i = 0; i < inspection->table->n_columns; i++) {
        const struct sg_layout_column *header =
            &inspection->sheet->layout.columns[inspection->sources[i]];
        const char *label = header->period ? header->period : header->name;
        if (inspection->table->columns[i]->kind == SG_COLUMN_NUMBER &&
            sg_period_read(label, NULL, &period, NULL))
            sg_column_intern(periods, label);
    }
    inspect_levels(inspection, sg_lang_pick(item, inspection->lang), &periods->levels);
    sg_table_free(&table);
}

void sg_inspect_periods(const struct sg_inspection *inspection)
{
    for (size_t i = 0; i < inspection->table->n_columns; i++) {
        const struct sg_column *column = inspection->table->columns[i];
        if (column->kind == SG_COLUMN_PERIOD)
            inspect_levels(inspection, column->name, &column->levels);
    }
    inspect_header_periods(inspection);
}
