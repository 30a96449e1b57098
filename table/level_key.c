#include "level_key.h"

#include <stdio.h>
#include <stdlib.h>

#include "area_code.h"
#include "role.h"
#include "text.h"

char *sg_level_key(const struct sg_column *column, size_t level, bool dated, bool coded)
{
    struct sg_period period = {0};
    const char *label = column->levels.texts[level];
    if (column->kind == SG_COLUMN_PERIOD)
        period = column->levels.periods[level];
    else if (dated && !sg_period_read(label, NULL, &period, NULL))
        period.kind = SG_PERIOD_NONE;
    char text[64];
    if (coded && sg_area_code_read(label, text))
        return sg_copy_text(text);
    if (period.kind == SG_PERIOD_NONE)
        return sg_text_key(label);
    snprintf(text, sizeof text, "%d %d %d %d", (int)period.kind, period.month, period.day,
             period.months);
    return sg_copy_text(text);
}

bool sg_column_holds_area_codes(const struct sg_column *column)
{
    enum sg_role role = sg_role_of_column(column);
    size_t n = 0;
    if (role != SG_ROLE_AREA && role != SG_ROLE_AREA_NAME)
        return false;
    const char **codes = sg_alloc(column->levels.n, sizeof *codes);
    for (size_t i = 0; i < column->levels.n; i++)
        if (!sg_role_is_total(column->levels.texts[i], NULL))
            codes[n++] = column->levels.texts[i];
    bool are = sg_area_codes_are(codes, n);
    free(codes);
    return are;
}
