#include "reader.h"

#include <stdlib.h>

void sg_content_free(struct sg_content *content)
{
    sg_grid_free(&content->grid);
    sg_texts_free(&content->notes);
    sg_fields_free(content->fields.items, content->fields.n);
    free(content->title);
    if (content->is_table)
        sg_table_free(&content->table);
    *content = (struct sg_content){0};
}
