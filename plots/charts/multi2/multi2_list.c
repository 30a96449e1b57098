/* The waves of a table that has them one below the other. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "multi2_waves.h"

static int compare(const struct sg_column *waved, int32_t a, int32_t b)
{
    if (waved->kind == SG_COLUMN_PERIOD)
        return sg_period_compare(&waved->levels.periods[a], &waved->levels.periods[b]);
    return (a > b) - (a < b);
}

size_t sg_multi2_list_waves(const struct sg_column *waved, size_t n_rows, int32_t codes[],
                            size_t most)
{
    bool *used = sg_alloc(waved->levels.n, sizeof *used);
    size_t n = 0, all = 0;
    for (size_t row = 0; row < n_rows; row++)
        if (waved->codes[row] != SG_EMPTY)
            used[waved->codes[row]] = true;
    for (size_t level = 0; level < waved->levels.n; level++) {
        int32_t code = (int32_t)level;
        if (!used[level])
            continue;
        all++;
        size_t at = 0;
        while (at < n && compare(waved, codes[at], code) < 0)
            at++;
        if (n == most && at-- == 0)
            continue;
        if (n == most)
            memmove(codes, codes + 1, at * sizeof *codes);
        else
            memmove(codes + at + 1, codes + at, (n++ - at) * sizeof *codes);
        codes[at] = code;
    }
    free(used);
    return all;
}

size_t sg_multi2_count_waves(const struct sg_before_after *both)
{
    int32_t codes[SG_MULTI2_WAVES];
    size_t rows = both->items.table->n_rows;
    return both->waved ? sg_multi2_list_waves(both->waved, rows, codes, SG_MULTI2_WAVES) : 1;
}
