#include "row_status.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* These stand between parts, so that names have them as %3B … */
static const char separators[] = "%;=";

bool sg_row_status_is_needed(const struct sg_table *table)
{
    if (sg_table_main(table))
        return true;
    for (size_t i = 0; i < table->n_columns; i++)
        for (size_t row = 0; table->columns[i]->kind == SG_COLUMN_NUMBER && row < table->n_rows;
             row++)
            if (table->columns[i]->status[row])
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

void sg_row_status_write(const struct sg_table *table, size_t row, struct sg_buffer *out)
{
    const struct sg_column *main = sg_table_main(table);
    sg_status instead = main ? sg_status_void(main->status[row]) : 0;
    size_t start = out->n;
    if (main)
        add_words(main->status[row], out);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column == main || column->kind != SG_COLUMN_NUMBER)
            continue;
        bool empty = isnan(column->values[row]) || !sg_status_has_value(column->status[row]);
        if (column->status[row] == (empty ? instead : 0))
            continue;
        sg_buffer_add(out, out->n > start ? ";" : "");
        add_name(column->name, out);
        sg_buffer_add_char(out, '=');
        add_words(column->status[row], out);
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

static bool read_part(const char *text, size_t n, bool first, sg_row_status_fn *take, void *context)
{
    sg_status status = 0;
    char *part = sg_copy_bytes(text, n), *equals = strchr(part, '=');
    const char *words = equals ? equals + 1 : part;
    bool read = (equals ? equals > part : first) && (!*words || sg_status_read(words, &status));
    if (read && take) {
        char *name = equals ? read_name(part, (size_t)(equals - part)) : NULL;
        take(context, name, status);
        free(name);
    }
    free(part);
    return read;
}

bool sg_row_status_read(const char *text, sg_row_status_fn *take, void *context)
{
    bool first = true;
    for (;; first = false) {
        size_t n = strcspn(text, ";");
        if (!read_part(text, n, first, take, context))
            return false;
        if (!text[n])
            return true;
        text += n + 1;
    }
}
