/* Columns of equal names told apart. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/table.h>

#include "command.h"
#include "names.h"

/* The names as levels of a column, which has an index of them. */
struct apart {
    struct sg_table table;
    struct sg_column *known;
};

static bool is_known(const struct apart *apart, const char *name)
{
    return apart->known->levels.n && sg_column_code(apart->known, name) != SG_EMPTY;
}

/* A name that no other column has: of the column before it and its own, else with a number. */
static char *new_name(const struct apart *apart, const char *before, const char *name)
{
    struct sg_buffer made = {0};
    if (before && *before && strcmp(before, name) != 0)
        sg_buffer_printf(&made, "%s %s", before, name);
    for (size_t i = 2; !made.n || is_known(apart, sg_buffer_text(&made)); i++) {
        sg_buffer_free(&made);
        sg_buffer_printf(&made, "%s (%zu)", name, i);
    }
    return sg_buffer_take(&made);
}

void sg_names_tell_apart(char *names[], const size_t numbers[], size_t n, struct sg_texts *said)
{
    struct apart apart;
    sg_table_init(&apart.table);
    apart.known = sg_table_add(&apart.table, "name", SG_COLUMN_CATEGORY);
    bool *first = sg_alloc(n, sizeof *first);
    for (size_t i = 0; i < n; i++) {
        first[i] = !is_known(&apart, names[i]);
        sg_column_intern(apart.known, names[i]);
    }
    for (size_t i = 0; i < n; i++) {
        if (first[i])
            continue;
        char *made = new_name(&apart, i && first[i - 1] ? names[i - 1] : NULL, names[i]);
        struct sg_buffer number = {0};
        sg_buffer_printf(&number, "%zu", numbers ? numbers[i] : i + 1);
        if (said) {
            sg_texts_add(said, sg_buffer_text(&number));
            sg_texts_add(said, names[i]);
            sg_texts_add(said, made);
        }
        sg_buffer_free(&number);
        sg_column_intern(apart.known, made);
        free(names[i]);
        names[i] = made;
    }
    free(first);
    sg_table_free(&apart.table);
}

void sg_names_note(const struct sg_texts *said, struct sg_texts *notes, enum sg_lang lang)
{
    for (size_t i = 0; i + 2 < said->n; i += 3)
        sg_note(notes, lang, "column %s is called '%s' here: '%s' is the name of another column",
                said->items[i], said->items[i + 2], said->items[i + 1]);
}
