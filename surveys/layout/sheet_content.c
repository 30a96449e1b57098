#include "sheet_content.h"

/* Columns under their names, in the order of the table. */
void sg_sheet_take_table(struct sg_sheet *sheet, struct sg_content *content)
{
    struct sg_layout *layout = &sheet->layout;
    sheet->is_table = true;
    sheet->table = content->table;
    sheet->remarks = content->notes;
    sheet->grid.encoding = content->encoding;
    layout->n_columns = sheet->table.n_columns;
    layout->columns = sg_alloc(layout->n_columns, sizeof *layout->columns);
    for (size_t c = 0; c < layout->n_columns; c++) {
        const struct sg_column *column = sheet->table.columns[c];
        layout->columns[c] = (struct sg_layout_column){.name = sg_copy_text(column->name),
                                                       .label = sg_copy_text(column->name)};
    }
}

/* Records under names that the file describes: there is no layout to find. */
void sg_sheet_take_fields(struct sg_sheet *sheet, struct sg_content *content)
{
    sheet->packaged = true;
    sheet->resource.match = SG_FIELDS_PARTIAL;
    sheet->resource.fields = content->fields.items;
    sheet->resource.n_fields = content->fields.n;
    sheet->resource.info.title = content->title;
    sg_layout_plain(&sheet->grid, &sheet->layout);
}
