#include "entry.h"

#include <math.h>

#include "table/lookup.h"
#include "table/role.h"

enum sg_entry_kind sg_entry_kind_of(const char *label, const char *total_label)
{
    if (sg_role_is_total(label, total_label))
        return SG_ENTRY_OUTSIDE;
    return sg_role_is_residual(label) ? SG_ENTRY_RESIDUAL : SG_ENTRY_ITEM;
}

struct sg_entry sg_entry_of_value(size_t key, double value, sg_status status)
{
    const sg_status none = SG_STATUS_NOT_APPLICABLE | SG_STATUS_UNDEFINED |
                           SG_STATUS_NO_REGION_TOTAL | SG_STATUS_NO_REFERENCE | SG_STATUS_ENTRY |
                           SG_STATUS_BREAK;
    sg_status instead = sg_status_void(status);
    return (struct sg_entry){.key = key,
                             .place = key,
                             .why = instead,
                             .kind = status & SG_STATUS_ASIDE ? SG_ENTRY_OUTSIDE : SG_ENTRY_ITEM,
                             .value = instead ? NAN : value,
                             .unknown = (instead || isnan(value)) && !(instead & none),
                             .small = (status & SG_STATUS_SMALL_BASE) != 0};
}

struct sg_entry sg_entry_of_row(const struct sg_table *table, const struct sg_column *label,
                                const struct sg_column *value, const struct sg_column *base,
                                size_t row)
{
    struct sg_entry entry = sg_entry_of_value(row, value->values[row], value->status[row]);
    if (sg_row_is_aside(table, value, row))
        entry.kind = SG_ENTRY_OUTSIDE;
    if (label && entry.kind == SG_ENTRY_ITEM)
        entry.kind = sg_entry_kind_of(sg_column_text(label, row), table->info.total_label);
    entry.small = entry.small || sg_column_value(base, row) < SG_SMALL_BASE;
    return entry;
}
