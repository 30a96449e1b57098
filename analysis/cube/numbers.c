#include "numbers.h"

#include "table/args.h"
#include "table/lookup.h"

bool sg_option_numbers(const struct sg_run *run, const struct sg_table *table, const char *option,
                       bool required, const struct sg_column **column, struct sg_error *err)
{
    const char *name = sg_args_text(run->args, option);
    *column = NULL;
    if (!name)
        return !required || sg_fail(err, SG_FAIL_USAGE, "--%s COL is needed", option);
    ptrdiff_t at = sg_table_find(table, name);
    if (at < 0)
        return sg_table_fail_column(table, name, err);
    *column = table->columns[at];
    return sg_column_require_number(table, *column, err);
}
