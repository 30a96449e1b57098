/* What brackets around some numbers of a column mean: -91, a remark on 91, or nothing. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/command.h"
#include "table/text.h"

#include "typing_parts.h"

bool typing_has_brackets(const char *text)
{
    return strchr(text, '(') || strstr(text, "（");
}

static bool holds_any(const char *key, const char *const words[])
{
    for (size_t i = 0; words[i]; i++)
        if (strstr(key, words[i]))
            return true;
    return false;
}

/* What a text says of brackets; false if nothing. */
static bool read_note(const char *text, struct typing_brackets *brackets)
{
    static const char *const names[] = {"()",   "かっこ",  "カッコ",    "括弧",
                                        "括孤", "bracket", "parenthes", NULL};
    static const char *const negative[] = {"マイナス", "負の",  "負数", "赤字",    "負値",
                                           "negative", "minus", "loss", "deficit", NULL};
    static const char *const reference[] = {"参考", "reference", "smallbase", NULL};
    char *key = sg_text_key(text);
    bool says = holds_any(key, names);
    sg_status status;
    if (says && holds_any(key, negative))
        *brackets = (struct typing_brackets){.negative = true};
    else if (says && holds_any(key, reference))
        brackets->status = SG_STATUS_SMALL_BASE;
    else if (says && sg_marks_status_of_meaning(text, &status) && status != SG_STATUS_NIL &&
             sg_status_has_value(status) && status)
        brackets->status = status;
    else if (says)
        brackets->status = SG_STATUS_REPEATED;
    free(key);
    return says;
}

/* What the remarks around the table say. */
static bool read_notes(const struct sg_sheet *sheet, struct typing_brackets *brackets)
{
    const struct sg_layout *layout = &sheet->layout;
    const struct sg_grid *grid = &sheet->grid;
    for (size_t i = 0; i < layout->notes.n; i++)
        if (read_note(layout->notes.items[i], brackets))
            return true;
    for (size_t row = 0; row < layout->header && row < grid->n_rows; row++)
        for (size_t c = 0; c < sg_grid_row_length(grid, row); c++)
            if (read_note(sg_grid_cell(grid, row, c), brackets))
                return true;
    return false;
}

/* Whether the labels of all rows with such numbers say that they are parts of others: （うち女性）.
 */
static bool are_parts(const struct sg_typing *typing, const struct typing_plan *plan)
{
    static const char *const words[] = {"(", "うち", "再掲", "内数", "ofwhich", NULL};
    const struct sg_grid *grid = &typing->sheet->grid;
    for (size_t row = 0; row < typing->table->n_rows; row++) {
        bool part = isnan(typing->values[row]) ||
                    !typing_has_brackets(sg_grid_cell(grid, typing->rows[row], plan->column));
        for (size_t c = 0; c < typing->sheet->layout.n_stub && !part; c++) {
            char *key = sg_text_key(sg_grid_cell(grid, typing->rows[row], c));
            for (size_t i = 0; words[i] && !part; i++)
                part = strncmp(key, words[i], strlen(words[i])) == 0;
            free(key);
        }
        if (!part)
            return false;
    }
    return true;
}

/* By the option, the symbol "()" of --missing or a package, the remarks, and the cells: a sign
   within brackets is no second sign. */
static bool find_meaning(const struct sg_typing *typing, const struct typing_plan *plan,
                         const struct typing_count *count, struct typing_brackets *brackets)
{
    static const sg_status asked[] = {
        ['r'] = SG_STATUS_REPEATED, ['s'] = SG_STATUS_SMALL_BASE, ['p'] = 0};
    char option = typing->options->brackets;
    sg_status declared;
    *brackets = (struct typing_brackets){.negative = option == '-'};
    if (option) {
        brackets->status = option == '-' ? 0 : asked[(unsigned char)option];
        return true;
    }
    if (sg_marks_find(&typing->sheet->marks, "()", &declared) && sg_status_has_value(declared)) {
        brackets->status = declared;
        return true;
    }
    if (read_notes(typing->sheet, brackets))
        return true;
    if (count->brackets == count->numbers)
        return true;
    brackets->status = SG_STATUS_REPEATED;
    return count->signed_brackets || are_parts(typing, plan);
}

static bool refuse(const struct sg_typing *typing, const struct typing_plan *plan, size_t row,
                   struct sg_error *err)
{
    const char *text = sg_grid_cell(&typing->sheet->grid, typing->rows[row], plan->column);
    sg_fail(err, SG_FAIL_DATA,
            "'%s' may be negative or a number with a remark, since others stand without brackets; "
            "say which with --brackets negative, repeated, reference or plain",
            text);
    sg_fail_at_row(err, sg_table_file_row(typing->table, row));
    return sg_fail_at_column(err, plan->header->name);
}

bool typing_settle_brackets(struct sg_typing *typing, const struct typing_plan *plan,
                            const struct typing_count *count, struct sg_error *err)
{
    struct typing_brackets brackets;
    if (count->brackets == 0)
        return true;
    bool known = find_meaning(typing, plan, count, &brackets);
    for (size_t row = 0; row < typing->table->n_rows; row++) {
        const char *text = sg_grid_cell(&typing->sheet->grid, typing->rows[row], plan->column);
        if (isnan(typing->values[row]) || !typing_has_brackets(text))
            continue;
        if (!known)
            return refuse(typing, plan, row, err);
        typing->status[row] =
            (typing->status[row] & ~(sg_status)SG_STATUS_REPEATED) | brackets.status;
        if (brackets.negative)
            typing->values[row] = -fabs(typing->values[row]);
    }
    if (!brackets.negative && !brackets.status && !typing->options->brackets)
        sg_note(typing->notes, err ? err->lang : SG_EN,
                "column '%s': brackets around all numbers are taken for printing",
                plan->header->name);
    return true;
}
