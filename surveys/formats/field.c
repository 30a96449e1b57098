#include "field.h"

#include <stdlib.h>

void sg_fields_free(struct sg_package_field *fields, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct sg_package_field *field = &fields[i];
        for (size_t k = 0; k < field->n_categories; k++) {
            free(field->categories[k].value);
            free(field->categories[k].label);
        }
        free(field->categories);
        free(field->name);
        free(field->title);
        free(field->unit);
        sg_marks_free(&field->marks);
    }
    free(fields);
}
