#include "beside_columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char ending[] = "_status";

static bool is_named_for(const char *name, const char *number)
{
    size_t n = strlen(number);
    return strncmp(name, number, n) == 0 && strcmp(name + n, ending) == 0;
}

/* Words of ours, and some are there. */
static bool holds_words(const struct sg_typing *typing, size_t column)
{
    bool ours = true, any = false;
    for (size_t row = 0; ours && row < typing->table->n_rows; row++) {
        char *owned;
        sg_status status;
        const char *text = sg_typing_text(typing, row, column, &owned);
        any = any || *text;
        ours = !*text || sg_status_read(text, &status);
        free(owned);
    }
    return ours && any;
}

void sg_beside_columns_find(struct sg_typing *typing)
{
    const struct sg_layout *layout = &typing->sheet->layout;
    typing->beside = sg_alloc(layout->n_columns + 1, sizeof *typing->beside);
    for (size_t c = 1; c < layout->n_columns; c++)
        typing->beside[c] = is_named_for(layout->columns[c].name, layout->columns[c - 1].name) &&
                            !layout->columns[c].left_out && !typing->beside[c - 1] &&
                            holds_words(typing, c);
}

static void put(struct sg_column *column, size_t row, sg_status status)
{
    if (isnan(column->values[row]))
        column->status[row] = status ? status : column->status[row];
    else if (sg_status_has_value(status))
        column->status[row] |= status;
}

void sg_beside_columns_apply(const struct sg_typing *typing)
{
    struct sg_table *table = typing->table;
    for (size_t i = 0; i < table->n_columns; i++) {
        if (table->columns[i]->kind != SG_COLUMN_NUMBER ||
            !sg_beside_columns_speak_of(typing, typing->sources[i]))
            continue;
        table->beside = true;
        for (size_t row = 0; row < table->n_rows; row++) {
            char *owned;
            sg_status status = 0;
            const char *text = sg_typing_text(typing, row, typing->sources[i] + 1, &owned);
            if (*text)
                sg_status_read(text, &status);
            put(table->columns[i], row, status);
            free(owned);
        }
    }
}
