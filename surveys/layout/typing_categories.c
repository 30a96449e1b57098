/* Codes and the categories that are declared for them. */
#include <string.h>

#include "typing_parts.h"

void typing_labels_make(const struct sg_package_field *field, struct typing_labels *labels)
{
    *labels = (struct typing_labels){0};
    sg_table_init(&labels->codes);
    struct sg_column *codes = sg_table_add(&labels->codes, "codes", SG_COLUMN_CATEGORY);
    for (size_t i = 0; field && i < field->n_categories; i++) {
        const struct sg_package_category *category = &field->categories[i];
        if (category->label && sg_column_code(codes, category->value) == SG_EMPTY) {
            sg_column_intern(codes, category->value);
            sg_texts_add(&labels->labels, category->label);
        }
    }
}

void typing_labels_free(struct typing_labels *labels)
{
    sg_table_free(&labels->codes);
    sg_texts_free(&labels->labels);
}

const char *typing_label_of(const struct typing_labels *labels, const char *code)
{
    int32_t at = sg_column_code(labels->codes.columns[0], code);
    return at == SG_EMPTY ? code : labels->labels.items[at];
}

void typing_declare_codes(struct sg_column *column, const struct sg_package_field *field)
{
    for (size_t i = 0; field && i < field->n_categories; i++)
        if (field->categories[i].label) {
            sg_texts_add(&column->coded, field->categories[i].value);
            sg_texts_add(&column->labelled, field->categories[i].label);
        }
}

void typing_order_levels(struct sg_typing *typing, const struct typing_plan *plan,
                         struct sg_column *column)
{
    const struct sg_package_field *field = plan->field;
    struct sg_table met;
    sg_table_init(&met);
    for (size_t row = 0; row < typing->table->n_rows; row++)
        sg_table_add_row(&met);
    struct sg_column *values = sg_table_add(&met, "values", SG_COLUMN_CATEGORY);
    for (size_t row = 0; row < typing->table->n_rows; row++)
        sg_column_set_text(values, row,
                           sg_grid_cell(&typing->sheet->grid, typing->rows[row], plan->column));
    for (size_t i = 0; i < field->n_categories; i++) {
        const struct sg_package_category *category = &field->categories[i];
        if (!typing_is_missing_category(plan, category->value) &&
            sg_column_code(values, category->value) != SG_EMPTY)
            sg_column_intern(column, category->label ? category->label : category->value);
    }
    sg_table_free(&met);
}

bool typing_is_missing_category(const struct typing_plan *plan, const char *text)
{
    return plan->field && plan->field->ordered && sg_marks_declared(&plan->field->marks, text);
}
