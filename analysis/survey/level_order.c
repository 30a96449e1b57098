/* The order in which codes and levels are written: as declared, else their natural order. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/table.h>
#include "table/code_ranks.h"
#include "table/joined.h"
#include "table/order.h"

#include "answers.h"
#include "survey_options.h"

/* The labels of one column of a domain. */
struct parts {
    struct sg_table table; /* for its index of texts */
    struct sg_column *texts;
    uint64_t *met;
    size_t *of_level, *ranks;
};

static void find_parts(struct parts *parts, const struct sg_level_list *levels, size_t column)
{
    sg_table_init(&parts->table);
    parts->texts = sg_table_add(&parts->table, "part", SG_COLUMN_CATEGORY);
    parts->of_level = sg_alloc(levels->n, sizeof *parts->of_level);
    parts->met = sg_alloc(levels->n, sizeof *parts->met);
    for (size_t i = 0; i < levels->n; i++) {
        char *text = sg_joined_part(levels->items[i].text, column);
        size_t known = parts->texts->levels.n;
        size_t at = (size_t)sg_column_intern(parts->texts, text);
        if (at == known || levels->items[i].met < parts->met[at])
            parts->met[at] = levels->items[i].met;
        parts->of_level[i] = at;
        free(text);
    }
}

static void rank_parts(struct parts *parts, const struct sg_rows_notes *notes, const char *column)
{
    struct sg_texts texts = {.items = parts->texts->levels.texts, .n = parts->texts->levels.n};
    parts->ranks = sg_code_ranks(notes, column, &texts, parts->met);
}

static void free_parts(struct parts *parts)
{
    sg_table_free(&parts->table);
    free(parts->met);
    free(parts->of_level);
    free(parts->ranks);
}

size_t *sg_survey_level_order(const struct sg_rows_notes *notes,
                              const struct sg_breakdown_by *domain,
                              const struct sg_level_list *levels)
{
    size_t *order = sg_alloc(levels->n, sizeof *order);
    for (size_t i = 0; i < levels->n; i++)
        order[i] = i;
    for (size_t k = domain->columns.n; levels->n && k-- > 0;) {
        struct parts parts;
        find_parts(&parts, levels, k);
        rank_parts(&parts, notes, domain->columns.items[k]);
        for (size_t i = 0; i < levels->n; i++)
            parts.of_level[i] = parts.ranks[parts.of_level[i]];
        sg_order_by_rank(order, levels->n, parts.of_level);
        free_parts(&parts);
    }
    return order;
}
