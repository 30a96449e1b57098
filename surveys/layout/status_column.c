/* Statuses in a column beside the numbers: `status` as written by us, or what --flag names. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/command.h"
#include "table/names.h"
#include "table/role.h"
#include "table/row_status.h"
#include "table/text.h"

#include "beside_columns.h"
#include "own_columns.h"
#include "typing.h"

/* The status of a cell of the column that --flag names: our words, a symbol or its wording. */
static bool read_flag(const struct sg_typing *typing, const char *text, sg_status *status)
{
    *status = 0;
    return !*text || sg_status_read(text, status) ||
           sg_marks_find(&typing->sheet->marks, text, status) ||
           sg_marks_status_of_meaning(text, status);
}

static bool is_read_as_ours(const char *text, bool others)
{
    sg_status status;
    return others ? sg_row_status_read_others(text, NULL, NULL) : sg_status_read(text, &status);
}

static size_t find_status_column(const struct sg_typing *typing)
{
    const struct sg_sheet *sheet = typing->sheet;
    size_t apart = sg_own_columns_apart(&sheet->layout);
    if (apart < sheet->layout.n_columns)
        return apart;
    for (size_t c = 0; c < sheet->layout.n_columns; c++) {
        const char *name = sheet->layout.columns[c].name;
        const struct sg_package_field *field =
            sheet->packaged ? sg_package_field(&sheet->resource, name) : NULL;
        if (((field && field->role == SG_ROLE_STATUS) || strcmp(name, "status") == 0) &&
            !sg_flag_columns_has(typing, c))
            return c;
    }
    return sheet->layout.n_columns;
}

/* A status column of other words, as offices write them, stays a column of labels. */
static bool holds_our_words(const struct sg_typing *typing, size_t column, bool others,
                            enum sg_lang lang)
{
    for (size_t row = 0; row < typing->table->n_rows; row++) {
        char *owned;
        const char *text = sg_typing_text(typing, row, column, &owned);
        bool ours = !*text || is_read_as_ours(text, others);
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

/* `found` if its cells are words of ours, else none. */
static size_t if_ours(const struct sg_typing *typing, size_t found, bool others, enum sg_lang lang)
{
    size_t none = typing->sheet->layout.n_columns;
    return found < none && holds_our_words(typing, found, others, lang) ? found : none;
}

/* The column that an option names; that of no column with an error. */
static size_t column_asked(const struct sg_layout *layout, const char *asked, struct sg_error *err)
{
    const char **names = sg_alloc(layout->n_columns, sizeof *names);
    bool *meant = sg_alloc(layout->n_columns, sizeof *meant);
    size_t at = layout->n_columns;
    for (size_t c = 0; c < layout->n_columns; c++)
        names[c] = layout->columns[c].name;
    if (sg_names_match(names, layout->n_columns, asked, meant) == 1)
        for (at = 0; !meant[at]; at++)
            ;
    else
        sg_names_fail(names, layout->n_columns, asked, err);
    free(meant);
    free(names);
    return at;
}

bool sg_status_column_find(struct sg_typing *typing, struct sg_error *err)
{
    const struct sg_layout *layout = &typing->sheet->layout;
    const char *flag = typing->options->flag_column;
    enum sg_lang lang = err ? err->lang : SG_EN;
    typing->others_column = layout->n_columns;
    sg_flag_columns_find(typing, lang);
    sg_beside_columns_find(typing);
    if (flag) {
        typing->status_column = column_asked(layout, flag, err);
        return typing->status_column < layout->n_columns;
    }
    typing->status_column = if_ours(typing, find_status_column(typing), false, lang);
    typing->others_column = if_ours(typing, sg_own_columns_others(layout), true, lang);
    typing->is_ours = typing->status_column < layout->n_columns &&
                      typing->status_column == sg_own_columns_status(layout);
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
static void take_other(void *context, const char *name, sg_status status)
{
    const struct placing *placing = context;
    const struct sg_table *table = placing->typing->table;
    for (size_t i = 0; i < table->n_columns; i++) {
        struct sg_column *column = table->columns[i];
        if (column->kind == SG_COLUMN_NUMBER && strcmp(column->name, name) == 0 &&
            (isnan(column->values[placing->row]) || sg_status_has_value(status)))
            column->status[placing->row] = status;
    }
}

/* In a file of ours a cell is empty for a reason, which need not be said. */
static void take_usual(const struct sg_row_status *status, size_t row)
{
    const struct sg_table *table = status->table;
    for (size_t i = 0; i < table->n_columns; i++) {
        struct sg_column *column = table->columns[i];
        if (column->kind == SG_COLUMN_NUMBER && column != status->main &&
            isnan(column->values[row]) && !column->status[row])
            column->status[row] = sg_row_status_usual(status, i, row);
    }
}

static bool apply_text(const struct sg_typing *typing, size_t row, const char *text)
{
    sg_status status = 0;
    bool read = typing->options->flag_column ? read_flag(typing, text, &status)
                                             : !*text || sg_status_read(text, &status);
    if (read && status)
        apply_row(typing, row, status);
    return read;
}

static bool apply_status(const struct sg_typing *typing, size_t row, struct sg_error *err)
{
    char *owned;
    const char *text = sg_typing_text(typing, row, typing->status_column, &owned);
    bool read = apply_text(typing, row, text);
    if (!read) {
        sg_fail(err, SG_FAIL_DATA, "'%s' is no flag; say what it means with --missing", text);
        sg_fail_at_row(err, sg_table_file_row(typing->table, row));
        sg_fail_at_column(err, typing->sheet->layout.columns[typing->status_column].name);
    }
    free(owned);
    return read;
}

static void apply_others(const struct sg_typing *typing, size_t row)
{
    struct placing placing = {typing, row};
    char *owned;
    sg_row_status_read_others(sg_typing_text(typing, row, typing->others_column, &owned),
                              take_other, &placing);
    free(owned);
}

bool sg_status_column_apply(struct sg_typing *typing, struct sg_error *err)
{
    struct sg_table *table = typing->table;
    size_t none = typing->sheet->layout.n_columns;
    if (typing->status_column < none)
        table->main = main_column(typing);
    struct sg_row_status status;
    sg_row_status_init(&status, table);
    bool read = true;
    for (size_t row = 0; read && row < table->n_rows; row++) {
        if (table->main >= 0 && typing->status_column < none)
            read = apply_status(typing, row, err);
        if (read && typing->is_ours)
            take_usual(&status, row);
        if (read && typing->others_column < none)
            apply_others(typing, row);
    }
    sg_row_status_free(&status);
    sg_beside_columns_apply(typing);
    return read;
}
