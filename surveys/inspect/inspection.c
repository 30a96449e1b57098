/* Rows and remarks of what `inspect` says. */
#include "inspection.h"

#include <stdio.h>

#include <sangyo/number.h>
#include "table/role.h"

void sg_inspection_add(const struct sg_inspection *inspection, struct sg_bilingual section,
                       const char *item, const char *value, const char *note)
{
    struct sg_table *out = inspection->out;
    size_t row = sg_table_add_row(out);
    const char *texts[] = {sg_lang_pick(section, inspection->lang), item, value, note};
    for (size_t i = 0; i < 4; i++)
        sg_column_set_text(out->columns[i], row, texts[i]);
}

void sg_inspection_add_count(const struct sg_inspection *inspection, struct sg_bilingual section,
                             const char *item, size_t value, const char *note)
{
    char text[32];
    snprintf(text, sizeof text, "%zu", value);
    sg_inspection_add(inspection, section, item, text, note);
}

void sg_inspection_remark(const struct sg_inspection *inspection, struct sg_buffer *remarks,
                          struct sg_bilingual label, const char *value)
{
    if (value && *value)
        sg_buffer_printf(remarks, "%s%s %s", remarks->n ? "; " : "",
                         sg_lang_pick(label, inspection->lang), value);
}

void sg_inspection_remark_count(const struct sg_inspection *inspection, struct sg_buffer *remarks,
                                struct sg_bilingual label, size_t value)
{
    char text[32];
    snprintf(text, sizeof text, "%zu", value);
    sg_inspection_remark(inspection, remarks, label, value ? text : NULL);
}

void sg_inspection_remark_number(const struct sg_inspection *inspection, struct sg_buffer *remarks,
                                 struct sg_bilingual label, double value)
{
    char text[SG_NUMBER_SIZE];
    sg_number_shortest(value, text);
    sg_inspection_remark(inspection, remarks, label, text);
}

enum sg_role sg_inspection_role(const struct sg_column *column)
{
    return column->role != SG_ROLE_NONE ? column->role : sg_role_of_header(column->name);
}
