#include "facts.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/role.h"

bool sg_fact_speaks(const struct sg_column *column)
{
    const char *text = sg_column_text(column, 0);
    if (column->kind == SG_COLUMN_CATEGORY && !text[strspn(text, "0123456789")])
        return false;
    switch (sg_role_of_column(column)) {
    case SG_ROLE_AREA_NAME:
    case SG_ROLE_BY:
    case SG_ROLE_PERIOD:
    case SG_ROLE_MEASURE:
    case SG_ROLE_DOMAIN:
        return true;
    case SG_ROLE_AREA:
    case SG_ROLE_BY_CODE:
    case SG_ROLE_NONE:
    case SG_ROLE_VALUE:
    case SG_ROLE_STATUS:
    case SG_ROLE_NOTE:
        break;
    }
    return false;
}

static bool is_bare_year(const char *text)
{
    size_t n = strspn(text, "0123456789");
    return n == 4 && !text[n];
}

char *sg_fact_text(const struct sg_column *column, enum sg_lang lang)
{
    const char *text = sg_column_text(column, 0);
    const struct sg_column_info *known =
        sg_role_of_column(column) == SG_ROLE_MEASURE ? sg_column_info(text) : NULL;
    struct sg_buffer fact = {0};
    sg_buffer_add(&fact, known && strcmp(known->name, text) == 0 ? sg_lang_pick(known->label, lang)
                                                                 : text);
    if (column->kind == SG_COLUMN_PERIOD && lang == SG_JA && is_bare_year(text))
        sg_buffer_add(&fact, "年");
    return sg_buffer_take(&fact);
}

bool sg_fact_is_same(const struct sg_column *column, size_t n_rows)
{
    for (size_t row = 1; row < n_rows; row++)
        if (column->codes[row] != column->codes[0])
            return false;
    return n_rows && column->codes[0] != SG_EMPTY;
}

void sg_facts_keep(struct sg_table *table, const size_t kept[], size_t n, enum sg_lang lang)
{
    bool *stays = sg_alloc(table->n_columns, sizeof *stays);
    for (size_t i = 0; i < n; i++)
        stays[kept[i]] = true;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (stays[i] || column->kind == SG_COLUMN_NUMBER ||
            !sg_fact_is_same(column, table->n_rows) || !sg_fact_speaks(column))
            continue;
        char *fact = sg_fact_text(column, lang);
        sg_texts_add(&table->info.facts, fact);
        free(fact);
    }
    free(stays);
}
