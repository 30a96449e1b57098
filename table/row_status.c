#include "row_status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* These stand between parts, so that names have them as %3B … */
static const char separators[] = "%;=";

void sg_row_status_init(struct sg_row_status *status, const struct sg_table *table)
{
    *status = (struct sg_row_status){.table = table, .main = sg_table_main(table)};
    status->ours = sg_alloc(table->n_columns, sizeof *status->ours);
    for (size_t i = 0; i < table->n_columns; i++)
        status->ours[i] = sg_column_info(table->columns[i]->name) != NULL;
}

void sg_row_status_free(struct sg_row_status *status)
{
    free(status->ours);
    *status = (struct sg_row_status){0};
}

static bool is_empty(const struct sg_column *column, size_t row)
{
    return isnan(column->values[row]) || !sg_status_has_value(column->status[row]);
}

sg_status sg_row_status_usual(const struct sg_row_status *status, size_t column, size_t row)
{
    sg_status instead = status->main ? sg_status_void(status->main->status[row]) : 0;
    return instead ? instead : status->main && status->ours[column] ? SG_STATUS_NOT_APPLICABLE : 0;
}

/* Whether `statuses` may speak of a column. */
static bool may_be_other(const struct sg_row_status *status, const struct sg_column *column)
{
    return column != status->main && column->kind == SG_COLUMN_NUMBER;
}

/* Whether it must speak of a cell of such a column. */
static bool is_other(const struct sg_row_status *status, size_t at, size_t row)
{
    const struct sg_column *column = status->table->columns[at];
    if (!column->status[row] && !isnan(column->values[row]))
        return false;
    sg_status usual = is_empty(column, row) ? sg_row_status_usual(status, at, row) : 0;
    return column->status[row] != usual;
}

bool sg_row_status_has_others(const struct sg_row_status *status)
{
    for (size_t i = 0; i < status->table->n_columns; i++)
        for (size_t row = 0;
             row < status->table->n_rows && may_be_other(status, status->table->columns[i]); row++)
            if (is_other(status, i, row))
                return true;
    return false;
}

const char *sg_row_status_name(const struct sg_table *table, const char *name)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (strcmp(table->columns[i]->name, name) == 0)
            return strcmp(name, "status") == 0 ? "sangyo_status" : "sangyo_statuses";
    return name;
}

static void add_name(const char *name, struct sg_buffer *out)
{
    for (; *name; name++)
        if (strchr(separators, *name))
            sg_buffer_printf(out, "%%%02X", (unsigned)(unsigned char)*name);
        else
            sg_buffer_add_char(out, *name);
}

static void add_words(sg_status status, struct sg_buffer *out)
{
    char words[SG_STATUS_WORDS_SIZE];
    sg_status_words(status, words);
    sg_buffer_add(out, words);
}

void sg_row_status_write(const struct sg_row_status *status, size_t row, struct sg_buffer *out)
{
    if (status->main && status->main->status[row])
        add_words(status->main->status[row], out);
}

void sg_row_status_write_others(const struct sg_row_status *status, size_t row,
                                struct sg_buffer *out)
{
    const char *link = "";
    for (size_t i = 0; i < status->table->n_columns; i++) {
        const struct sg_column *column = status->table->columns[i];
        if (!may_be_other(status, column) || !is_other(status, i, row))
            continue;
        sg_buffer_add(out, link);
        add_name(column->name, out);
        sg_buffer_add_char(out, '=');
        add_words(column->status[row], out);
        link = ";";
    }
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The name that `n` bytes stand for. */
static char *read_name(const char *text, size_t n)
{
    char *name = sg_copy_bytes(text, n);
    size_t to = 0;
    for (size_t i = 0; i < n; i++) {
        int high = name[i] == '%' && i + 2 < n ? hex_digit(name[i + 1]) : -1;
        int low = high >= 0 ? hex_digit(name[i + 2]) : -1;
        if (low >= 0) {
            name[to++] = (char)(high * 16 + low);
            i += 2;
        } else {
            name[to++] = name[i];
        }
    }
    name[to] = '\0';
    return name;
}

static bool read_part(const char *text, size_t n, sg_row_status_fn *take, void *context)
{
    sg_status status = 0;
    char *part = sg_copy_bytes(text, n), *equals = strchr(part, '=');
    bool read = equals && equals > part && (!equals[1] || sg_status_read(equals + 1, &status));
    if (read && take) {
        char *name = read_name(part, (size_t)(equals - part));
        take(context, name, status);
        free(name);
    }
    free(part);
    return read;
}

bool sg_row_status_read_others(const char *text, sg_row_status_fn *take, void *context)
{
    while (*text) {
        size_t n = strcspn(text, ";");
        if (!read_part(text, n, take, context))
            return false;
        text += n + (text[n] == ';');
    }
    return true;
}
