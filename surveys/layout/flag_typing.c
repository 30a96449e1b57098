/* Columns of flags, found by their name and all their values, and put on the numbers beside them.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "table/command.h"

#include "typing.h"

/* Whether all cells are on the list, and some are there; a column of words of ours is none. */
static bool holds_flags(const struct sg_typing *typing, struct sg_flag_column flags,
                        enum sg_lang lang)
{
    size_t filled = 0, ours = 0;
    bool on_list = true;
    for (size_t row = 0; row < typing->table->n_rows && on_list; row++) {
        char *owned;
        sg_status status;
        const char *text = sg_typing_text(typing, row, flags.column, &owned);
        filled += *text != '\0';
        ours += *text && sg_status_read(text, &status);
        on_list = sg_flag_read(flags.list, text, &status);
        if (!on_list && ours != filled)
            sg_note(typing->notes, lang,
                    "column '%s' is read as labels, not as flags: row %zu has '%s', which is not "
                    "on their list; --flag and --missing say what it means",
                    typing->sheet->layout.columns[flags.column].name,
                    sg_table_file_row(typing->table, row), text);
        free(owned);
    }
    return on_list && filled;
}

void sg_flag_columns_find(struct sg_typing *typing, enum sg_lang lang)
{
    const struct sg_layout *layout = &typing->sheet->layout;
    struct sg_flag_columns *found = &typing->flags;
    for (size_t c = 0; c < layout->n_columns && found->n < SG_MOST_FLAG_COLUMNS; c++) {
        struct sg_flag_column flags = {c, sg_flag_list_of(layout, c)};
        const char *asked = typing->options->flag_column;
        bool named = asked && strcmp(asked, layout->columns[c].name) == 0;
        if (flags.list != SG_FLAGS_NONE && !named && !layout->columns[c].left_out &&
            holds_flags(typing, flags, lang))
            found->items[found->n++] = flags;
    }
}

bool sg_flag_columns_has(const struct sg_typing *typing, size_t column)
{
    for (size_t i = 0; i < typing->flags.n; i++)
        if (typing->flags.items[i].column == column)
            return true;
    return false;
}

static bool is_value(const struct sg_column *column)
{
    return strcasecmp(column->name, "OBS_VALUE") == 0 || strcasecmp(column->name, "VALUE") == 0;
}

/* The number that flags speak of: the value by name, else the last before them, else the first. */
static struct sg_column *flagged(const struct sg_typing *typing, size_t flags)
{
    const struct sg_table *table = typing->table;
    struct sg_column *first = NULL, *before = NULL;
    for (size_t i = 0; i < table->n_columns; i++) {
        struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_NUMBER)
            continue;
        if (is_value(column))
            return column;
        first = first ? first : column;
        if (typing->sources[i] < flags)
            before = column;
    }
    return before ? before : first;
}

static void put_on(struct sg_column *column, size_t row, sg_status status)
{
    sg_status marks = column->status[row] & ~sg_status_void(column->status[row]);
    if (sg_status_void(status)) /* says why `:` or nothing stands there */
        sg_column_set(column, row, NAN, marks | status);
    else
        column->status[row] |= status;
}

/* The numbers behind a code of disclosure, up to the next one, that stand as 0. */
static void put_on_zeros(const struct sg_typing *typing, size_t flags, size_t row, sg_status status)
{
    const struct sg_table *table = typing->table;
    size_t end = typing->sheet->layout.n_columns;
    for (size_t i = typing->flags.n; i-- > 0;)
        if (typing->flags.items[i].column > flags)
            end = typing->flags.items[i].column;
    for (size_t i = 0; i < table->n_columns; i++) {
        struct sg_column *column = table->columns[i];
        double value = column->kind == SG_COLUMN_NUMBER ? column->values[row] : 1;
        bool undisclosed = isnan(value) || value == 0;
        if (undisclosed && typing->sources[i] > flags && typing->sources[i] < end)
            put_on(column, row, status);
    }
}

static void apply(const struct sg_typing *typing, struct sg_flag_column flags, enum sg_lang lang)
{
    struct sg_column *column = flagged(typing, flags.column);
    const char *name = typing->sheet->layout.columns[flags.column].name;
    for (size_t row = 0; column && row < typing->table->n_rows; row++) {
        char *owned;
        sg_status status;
        sg_flag_read(flags.list, sg_typing_text(typing, row, flags.column, &owned), &status);
        free(owned);
        if (status && flags.list == SG_FLAGS_DISCLOSURE)
            put_on_zeros(typing, flags.column, row, status);
        else if (status)
            put_on(column, row, status);
    }
    if (column && flags.list == SG_FLAGS_DISCLOSURE)
        sg_note(typing->notes, lang, "column '%s' is read as flags of the numbers behind it", name);
    else if (column)
        sg_note(typing->notes, lang, "column '%s' is read as flags of '%s'", name, column->name);
}

void sg_flag_columns_apply(struct sg_typing *typing, enum sg_lang lang)
{
    for (size_t i = 0; i < typing->flags.n; i++)
        apply(typing, typing->flags.items[i], lang);
}
