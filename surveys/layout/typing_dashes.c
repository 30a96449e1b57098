/* What a dash stands for: nothing of what is counted, no value of a ratio. */
#include "typing_parts.h"

#include <math.h>

#include "table/command.h"
#include "table/measure.h"
#include "table/role.h"

static bool is_asked_nil(const struct sg_marks *marks)
{
    for (size_t i = 0; i < marks->n; i++)
        if (marks->items[i].asked && marks->items[i].status & SG_STATUS_NIL)
            return true;
    return false;
}

static bool is_total_row(const struct sg_typing *typing, size_t row)
{
    const struct sg_layout *layout = &typing->sheet->layout;
    for (size_t c = 0; c < layout->n_stub; c++)
        if (sg_role_is_total(sg_grid_cell(&typing->sheet->grid, typing->rows[row], c), NULL))
            return true;
    return false;
}

/* Whether the run of rows from `row` on in the direction of `step`, up to the next total, adds up
   to the total of row `at`, to its rounding. */
static bool adds_up(const struct sg_typing *typing, size_t at, ptrdiff_t step, int decimals)
{
    double sum = 0, unit = pow(10, -decimals);
    size_t n = 0, n_rows = typing->table->n_rows;
    for (size_t row = at + (size_t)step; row < n_rows; row += (size_t)step) { /* wraps below 0 */
        if (is_total_row(typing, row))
            break;
        if (isnan(typing->values[row]))
            return false;
        sum += typing->values[row];
        n += typing->values[row] != 0;
    }
    return n >= 2 && fabs(sum - typing->values[at]) <= unit * (double)(n + 1) / 2;
}

/* Counts and amounts add up to their totals. */
static bool has_sums(const struct sg_typing *typing, int decimals)
{
    for (size_t row = 0; row < typing->table->n_rows; row++)
        if (!isnan(typing->values[row]) && is_total_row(typing, row) &&
            (adds_up(typing, row, 1, decimals) || adds_up(typing, row, -1, decimals)))
            return true;
    return false;
}

static void say_undefined(const struct sg_typing *typing, const struct typing_plan *plan,
                          const struct typing_count *count, enum sg_lang lang)
{
    const char *name = plan->header->name;
    const char *dash =
        sg_grid_cell(&typing->sheet->grid, typing->rows[count->first_nil], plan->column);
    if (count->decimals)
        sg_note(typing->notes, lang,
                "column '%s': '%s' is taken for undefined, not for 0, since numbers with decimals "
                "stand there; --missing '-=nil' makes it 0",
                name, dash);
    else
        sg_note(typing->notes, lang,
                "column '%s': '%s' is taken for undefined, not for 0, since negative numbers "
                "stand there; --missing '-=nil' makes it 0",
                name, dash);
}

/* What `-` is in the column, as its name and unit say; where these are unknown, as decimals and
   signs do, unless its numbers add up to a total. */
static bool dash_is_nil(const struct sg_typing *typing, const struct typing_plan *plan,
                        const struct typing_count *count, enum sg_lang lang)
{
    const struct sg_marks *marks = plan->own.n ? &plan->own : &typing->sheet->marks;
    enum sg_measure_kind kind = typing_measure_kind(plan);
    if (kind != SG_MEASURE_UNKNOWN || (!count->decimals && !count->signs) || is_asked_nil(marks) ||
        typing->is_ours || typing_names_indicator(plan->header->name) ||
        has_sums(typing, count->decimals))
        return sg_measure_rule(kind)->dash_is_nil;
    say_undefined(typing, plan, count, lang);
    return false;
}

void typing_read_dashes(struct sg_typing *typing, const struct typing_plan *plan,
                        const struct typing_count *count, enum sg_lang lang)
{
    if (!count->nils || dash_is_nil(typing, plan, count, lang))
        return;
    bool indicator = typing_names_indicator(plan->header->name); /* none was set, says `kpi` */
    for (size_t row = 0; row < typing->table->n_rows; row++)
        if (typing->status[row] & SG_STATUS_NIL) { /* nothing is no ratio of 0 */
            typing->values[row] = NAN;
            typing->status[row] ^= indicator ? 0 : SG_STATUS_NIL | SG_STATUS_UNDEFINED;
        }
}
