/* Statuses in a column beside the numbers: `status` as written by us, or what --flag names. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/command.h"
#include "table/role.h"
#include "table/row_status.h"
#include "table/text.h"

#include "typing.h"

/* The status of a cell of the column that --flag names: our words, a symbol or its wording. */
static bool read_flag(const struct sg_typing *typing, const char *text, sg_status *status)
{
    *status = 0;
    return !*text || sg_status_read(text, status) ||
           sg_marks_find(&typing->sheet->marks, text, status) ||
           sg_marks_status_of_meaning(text, status);
}

static size_t find_column(const struct sg_layout *layout, const char *name)
{
    size_t found = layout->n_columns;
    for (size_t c = 0; c < layout->n_columns; c++)
        if (!layout->columns[c].left_out && sg_text_same_key(layout->columns[c].name, name)) {
            if (strcmp(layout->columns[c].name, name) == 0)
                return c;
            found = c;
        }
    return found;
}

static bool ends_in(const struct sg_layout *layout, const char *name)
{
    return layout->n_columns && strcmp(layout->columns[layout->n_columns - 1].name, name) == 0;
}

static size_t find_status_column(const struct sg_typing *typing)
{
    const struct sg_sheet *sheet = typing->sheet;
    if (ends_in(&sheet->layout, "sangyo_status"))
        return sheet->layout.n_columns - 1;
    for (size_t c = 0; c < sheet->layout.n_columns; c++) {
        const char *name = sheet->layout.columns[c].name;
        const struct sg_package_field *field =
            sheet->packaged ? sg_package_field(&sheet->resource, name) : NULL;
        if ((field && field->role == SG_ROLE_STATUS) || strcmp(name, "status") == 0)
            return c;
    }
    return sheet->layout.n_columns;
}

/* A status column of other words, as offices write them, stays a column of labels. */
static bool holds_our_words(const struct sg_typing *typing, size_t column, enum sg_lang lang)
{
    for (size_t row = 0; row < typing->table->n_rows; row++) {
        char *owned;
        const char *text = sg_typing_text(typing, row, column, &owned);
        bool ours = sg_row_status_read(text, NULL, NULL);
        if (!ours)
            sg_note(typing->notes, lang,
                    "column '%s' is read as text: row %zu has '%s', which is no status",
                    typing->sheet->layout.columns[column].name,
                    sg_table_file_row(typing->table, row), text);
        free(owned);
        if (!ours)
            return false;
    }
    return true;
}

bool sg_status_column_find(struct sg_typing *typing, struct sg_error *err)
{
    const struct sg_layout *layout = &typing->sheet->layout;
    const char *flag = typing->options->flag_column;
    typing->status_column = flag ? find_column(layout, flag) : find_status_column(typing);
    if (flag && typing->status_column == layout->n_columns)
        return sg_fail(err, SG_FAIL_USAGE, "--flag: no column '%s'", flag);
    if (!flag && typing->status_column < layout->n_columns &&
        !holds_our_words(typing, typing->status_column, err ? err->lang : SG_EN))
        typing->status_column = layout->n_columns;
    typing->is_ours = !flag && typing->status_column + 1 == layout->n_columns &&
                      (ends_in(layout, "status") || ends_in(layout, "sangyo_status"));
    return true;
}

/* The number that --flag speaks of: the last one before it, else the first one. */
static ptrdiff_t flagged_column(const struct sg_typing *typing)
{
    const struct sg_table *table = typing->table;
    ptrdiff_t found = -1, first = -1;
    for (size_t i = 0; i < table->n_columns; i++) {
        if (table->columns[i]->kind != SG_COLUMN_NUMBER)
            continue;
        first = first < 0 ? (ptrdiff_t)i : first;
        if (typing->sources[i] < typing->status_column)
            found = (ptrdiff_t)i;
    }
    return found >= 0 ? found : first;
}

static ptrdiff_t main_column(const struct sg_typing *typing)
{
    return typing->options->flag_column ? flagged_column(typing)
                                        : sg_table_likely_main(typing->table);
}

/* What stands instead of a number belongs to the numbers that are empty; only where none is, or
   where --flag says so, the main number makes way. Marks belong to the main number. */
static void apply_row(const struct sg_typing *typing, size_t row, sg_status status)
{
    const struct sg_table *table = typing->table;
    struct sg_column *own = table->columns[table->main];
    sg_status instead = sg_status_void(status);
    bool placed = false;
    for (size_t i = 0; instead && !typing->options->flag_column && i < table->n_columns; i++) {
        struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_NUMBER || !isnan(column->values[row]))
            continue;
        column->status[row] |= column->status[row] && column != own ? 0 : instead;
        placed = true;
    }
    if (instead && !placed)
        sg_column_set(own, row, NAN, own->status[row] | instead);
    own->status[row] |= status & ~instead;
}

/* Where the parts of a row's text go. */
struct placing {
    const struct sg_typing *typing;
    size_t row;
};

/* What stands in another column by its name holds there alone; of names that the file does not
   have, and where a number stands, nothing is taken. */
static void take_part(void *context, const char *name, sg_status status)
{
    const struct placing *placing = context;
    const struct sg_table *table = placing->typing->table;
    if (!name && status && table->main >= 0)
        apply_row(placing->typing, placing->row, status);
    for (size_t i = 0; name && i < table->n_columns; i++) {
        struct sg_column *column = table->columns[i];
        if (column->kind == SG_COLUMN_NUMBER && strcmp(column->name, name) == 0 &&
            (isnan(column->values[placing->row]) || sg_status_has_value(status)))
            column->status[placing->row] = status;
    }
}

static bool apply_text(struct sg_typing *typing, size_t row, const char *text)
{
    struct placing placing = {typing, row};
    sg_status status;
    if (!typing->options->flag_column)
        return sg_row_status_read(text, take_part, &placing);
    if (!read_flag(typing, text, &status))
        return false;
    take_part(&placing, NULL, status);
    return true;
}

bool sg_status_column_apply(struct sg_typing *typing, struct sg_error *err)
{
    struct sg_table *table = typing->table;
    if (typing->status_column == typing->sheet->layout.n_columns)
        return true;
    table->main = main_column(typing);
    for (size_t row = 0; table->main >= 0 && row < table->n_rows; row++) {
        char *owned;
        const char *text = sg_typing_text(typing, row, typing->status_column, &owned);
        bool read = apply_text(typing, row, text);
        if (!read) {
            sg_fail(err, SG_FAIL_DATA, "'%s' is no flag; say what it means with --missing", text);
            sg_fail_at_row(err, sg_table_file_row(table, row));
            sg_fail_at_column(err, typing->sheet->layout.columns[typing->status_column].name);
        }
        free(owned);
        if (!read)
            return false;
    }
    return true;
}
