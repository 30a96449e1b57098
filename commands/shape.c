#include "shape.h"

#include <stdlib.h>

#include "table/column.h"
#include "table/shape/among.h"
#include "table/shape/lead.h"
#include "table/shape/order.h"
#include "table/shape/role_column.h"
#include "table/shape/select.h"
#include "table/shape/top.h"
#include "table/shape/wide.h"

bool sg_shape_check(const struct sg_call *call, struct sg_error *err)
{
    const struct sg_args *args = &call->args;
    bool draws = sg_args_count(args, "chart") || sg_call_output(call) == SG_OUTPUT_FILE;
    if (draws && sg_args_count(args, "bottom") && !sg_args_count(args, "title"))
        return sg_fail(err, SG_FAIL_USAGE,
                       "the title that is made for a figure names the largest of all, which "
                       "--bottom leaves out: give --title");
    return !sg_args_flag(args, "others") || sg_args_count(args, "top") ||
           sg_args_count(args, "bottom") ||
           sg_fail(err, SG_FAIL_USAGE, "--others goes with --top or --bottom");
}

const char *sg_shape_figure_sort(const struct sg_call *call)
{
    const char *sort = sg_args_text(&call->args, "sort");
    return sort && sg_order_word(sort) == SG_ORDER_COLUMNS ? "given" : sort;
}

static struct sg_top top_of(const struct sg_args *args, const struct sg_lead *lead)
{
    return (struct sg_top){.lead = lead->column < 0 ? NULL : lead,
                           .first = (size_t)sg_args_number(args, "top", 0),
                           .last = (size_t)sg_args_number(args, "bottom", 0),
                           .others = sg_args_flag(args, "others")};
}

/* Without --sort, what is taken from the top stands in the order of its ranks. */
static const char *order_asked(const struct sg_args *args)
{
    const char *sort = sg_args_text(args, "sort");
    if (sort || !(sg_args_count(args, "top") || sg_args_count(args, "bottom")))
        return sort;
    return sg_args_count(args, "top") ? "value" : "value:asc";
}

static bool shape_rows(const struct sg_args *args, struct sg_command_result *result,
                       struct sg_error *err)
{
    const struct sg_lead lead =
        sg_lead_find(&result->table, sg_args_text(args, "wide"), sg_args_text(args, "sort"));
    char *by_label = sg_lead_sort(&result->table, &lead, sg_args_text(args, "sort"));
    const char *asked = by_label ? by_label : order_asked(args);
    const struct sg_top top = top_of(args, &lead);
    struct sg_order order = {0};
    bool ok = !asked || sg_order_read(&result->table, asked, &order, err);
    if (ok)
        sg_order_apply(&result->table, &order);
    if (ok && lead.column >= 0 && sg_order_number(&result->table, &order) >= 0)
        sg_lead_first(&result->table, &lead);
    ok = ok && (!(top.first || top.last) ||
                sg_top_apply(&result->table, &top, &order, &result->notes, err));
    sg_order_free(&order);
    free(by_label);
    return ok;
}

/* Whether --sort has the column of --wide, the last label first. */
static bool is_sorted_down(const struct sg_args *args, const struct sg_table *table)
{
    const char *sort = sg_args_text(args, "sort"), *wide = sg_args_text(args, "wide");
    struct sg_order order = {0};
    bool down = false;
    ptrdiff_t column = wide ? sg_role_column(table, wide) : -1;
    if (sort && sg_order_read(table, sort, &order, NULL))
        for (size_t i = 0; i < order.n; i++)
            down = down || ((ptrdiff_t)order.keys[i].column == column && order.keys[i].descending);
    sg_order_free(&order);
    return down;
}

static bool shape_columns(const struct sg_args *args, struct sg_command_result *result,
                          struct sg_error *err)
{
    const char *select = sg_args_text(args, "select"), *wide = sg_args_text(args, "wide");
    if (!select && !wide)
        return true;
    sg_table_copy(&result->whole, &result->table);
    if (!wide)
        return sg_select(&result->table, select, err);
    const struct sg_wide how = {wide, select, is_sorted_down(args, &result->table)};
    return sg_wide_apply(&result->table, &how, &result->notes, err);
}

bool sg_shape_rank(const struct sg_call *call, struct sg_table *table, struct sg_texts *notes,
                   struct sg_error *err)
{
    const char *among = sg_args_text(&call->args, "rank-among");
    return !among || sg_call_output(call) == SG_OUTPUT_TEXT ||
           sg_among_apply(table, among, notes, err);
}

bool sg_shape_result(const struct sg_call *call, struct sg_command_result *result,
                     struct sg_error *err)
{
    if (sg_call_output(call) == SG_OUTPUT_TEXT)
        return true;
    return shape_rows(&call->args, result, err) && shape_columns(&call->args, result, err);
}
