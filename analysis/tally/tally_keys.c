#include "tally_keys.h"

#include <stdlib.h>
#include <string.h>

#include "table/text.h"

struct spelling {
    char *key;
    const char *text;
};

static int compare_spellings(const void *a, const void *b)
{
    const struct spelling *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : strcmp(x->text, y->text);
}

/* Plain letters and digits are their own key. */
static bool is_plain(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80 || *text <= ' ')
            return false;
    return true;
}

static void note_column(struct sg_run *run, const struct sg_column *column)
{
    size_t n = column->levels.n, shared = 0;
    bool plain = true;
    for (size_t i = 0; plain && i < n; i++)
        plain = is_plain(column->levels.texts[i]);
    if (plain)
        return;
    struct spelling *spellings = sg_alloc(n, sizeof *spellings);
    const struct spelling *first = NULL;
    for (size_t i = 0; i < n; i++)
        spellings[i] =
            (struct spelling){sg_text_key(column->levels.texts[i]), column->levels.texts[i]};
    qsort(spellings, n, sizeof *spellings, compare_spellings);
    for (size_t i = 1; i < n; i++)
        if (strcmp(spellings[i].key, spellings[i - 1].key) == 0) {
            first = first ? first : &spellings[i - 1];
            shared++;
        }
    if (shared)
        sg_run_note(run,
                    "%zu groups of '%s' are another spelling of one before, such as '%s' of '%s'; "
                    "they are counted apart",
                    shared, column->name, first[1].text, first->text);
    for (size_t i = 0; i < n; i++)
        free(spellings[i].key);
    free(spellings);
}

void sg_tally_note_keys(struct sg_run *run, const struct sg_table *table)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind == SG_COLUMN_CATEGORY)
            note_column(run, table->columns[i]);
}
