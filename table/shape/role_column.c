#include "role_column.h"

#include "table/groups.h"
#include "table/lookup.h"
#include "table/role.h"

static ptrdiff_t with_role(const struct sg_table *table, enum sg_role role)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind != SG_COLUMN_NUMBER &&
            sg_role_of_column(table->columns[i]) == role)
            return (ptrdiff_t)i;
    return -1;
}

static ptrdiff_t of_areas(const struct sg_table *table)
{
    ptrdiff_t code = with_role(table, SG_ROLE_AREA), name = with_role(table, SG_ROLE_AREA_NAME);
    bool own = code < 0 || (name >= 0 && sg_column_determines(table->columns[name],
                                                              table->columns[code], table->n_rows));
    return own ? name : code;
}

ptrdiff_t sg_role_column(const struct sg_table *table, const char *asked)
{
    enum sg_role role;
    ptrdiff_t at = sg_table_meant(table, asked);
    if (at >= 0 || !sg_role_read(asked, &role) || role == SG_ROLE_NONE)
        return at;
    return role == SG_ROLE_AREA ? of_areas(table) : with_role(table, role);
}
