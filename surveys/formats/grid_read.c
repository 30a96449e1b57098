/* A file into a grid. */
#include "grid.h"

#include <stdlib.h>

static bool parse_bytes(const char *bytes, size_t n, const char *encoding, char delimiter,
                        struct sg_grid *grid, struct sg_error *err)
{
    char *text;
    size_t n_text;
    const char *found;
    if (!sg_decode(bytes, n, encoding, &text, &n_text, &found, err))
        return false;
    bool parsed = sg_csv_parse(text, n_text, delimiter, 0, grid, err);
    free(text);
    if (parsed)
        grid->encoding = found;
    return parsed;
}

bool sg_grid_read(const char *path, const char *encoding, char delimiter, struct sg_grid *grid,
                  struct sg_error *err)
{
    *grid = (struct sg_grid){0};
    char *bytes;
    size_t n;
    if (!sg_source_read(path, &bytes, &n, err))
        return false;
    bool read = parse_bytes(bytes, n, encoding, delimiter, grid, err);
    free(bytes);
    if (read && grid->n_rows == 0) { /* nothing but a byte order mark */
        sg_grid_free(grid);
        read = sg_fail(err, SG_FAIL_DATA, "empty; a table has at least a header row");
    }
    return read || sg_source_fail_at(path, err);
}
