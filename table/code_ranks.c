#include "code_ranks.h"

#include <stdlib.h>
#include <string.h>

#include "order.h"

/* Where a text stands among the declared codes; their number where it does not. */
static size_t declared_at(const struct sg_rows_notes *notes, const char *column, const char *text)
{
    struct sg_rows_code code;
    size_t i = 0;
    while (notes && notes->code && notes->code(notes->context, column, i, &code)) {
        if (strcmp(code.value, text) == 0)
            return i;
        i++;
    }
    return i;
}

size_t *sg_code_ranks(const struct sg_rows_notes *notes, const char *column,
                      const struct sg_texts *texts, const uint64_t met[])
{
    size_t n = texts->n, n_declared = declared_at(notes, column, ""), rest = 0;
    size_t *ranks = sg_alloc(n, sizeof *ranks), *others = sg_alloc(n, sizeof *others);
    const char **labels = sg_alloc(n, sizeof *labels);
    uint64_t *places = sg_alloc(n, sizeof *places);
    for (size_t i = 0; i < n; i++) {
        ranks[i] = n_declared ? declared_at(notes, column, texts->items[i]) : 0;
        if (ranks[i] < n_declared)
            continue;
        labels[rest] = texts->items[i];
        places[rest] = met[i];
        others[rest++] = i;
    }
    size_t *order = sg_label_order(labels, rest, places);
    for (size_t k = 0; k < rest; k++)
        ranks[others[order[k]]] = n_declared + k;
    free(order);
    free(labels);
    free(places);
    free(others);
    return ranks;
}
