/* What labels and pairs of periods have in common when they are set side by side. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/column.h"

#include "wide_plan.h"

struct sg_column *sg_wide_add(const struct sg_wide_plan *plan, struct sg_table *out,
                              const struct sg_column *source, const char *name, const char *label,
                              enum sg_lang lang)
{
    bool alone = plan->n_values == 1 && plan->across >= 0;
    struct sg_buffer text = {0};
    sg_buffer_add(&text, name);
    if (!alone)
        sg_buffer_printf(&text, "_%s", source->name);
    struct sg_column *column = sg_table_add(out, sg_buffer_text(&text), source->kind);
    sg_column_describe_like(column, source);
    column->decimals = sg_column_decimals(source, -1);
    sg_buffer_clear(&text);
    sg_buffer_add(&text, label);
    if (!alone)
        sg_buffer_printf(&text, " %s", sg_column_title(source, lang));
    free(column->label);
    column->label = alone && strcmp(label, name) == 0 ? NULL : sg_buffer_take(&text);
    sg_buffer_free(&text);
    column->role = SG_ROLE_NONE;
    return column;
}

bool sg_wide_fail_twice(const struct sg_wide_plan *plan, const char *label, size_t row,
                        struct sg_error *err)
{
    const struct sg_table *table = plan->table;
    struct sg_buffer keys = {0};
    for (size_t i = 0; i < plan->n_keys; i++) {
        const char *text = sg_column_text(table->columns[plan->keys[i]], row);
        sg_buffer_printf(&keys, "%s%s", keys.n && *text ? " / " : "", text);
    }
    sg_fail(err, SG_FAIL_DATA,
            "two rows of '%s' are of '%s', and one cell holds one number: choose with --where, or "
            "name more columns with --select",
            sg_buffer_text(&keys), label);
    sg_buffer_free(&keys);
    sg_fail_at_file(err, table->info.file);
    return sg_fail_at_row(err, sg_table_file_row(table, row));
}
