#include "lines.h"

#include <stdlib.h>
#include <string.h>

#include "period_pairs.h"

void sg_lines_build(struct sg_lines *lines, const struct sg_cube *cube)
{
    struct sg_period_rows rows;
    size_t n_rows = cube->table->n_rows;
    sg_period_rows_build(&rows, cube);
    *lines = (struct sg_lines){.start = sg_alloc(n_rows + 2, sizeof *lines->start),
                               .rows = sg_alloc(n_rows, sizeof *lines->rows)};
    size_t *next = sg_alloc(n_rows + 2, sizeof *next);
    for (size_t row = 0; row < n_rows; row++) {
        lines->start[rows.line[row] + 1]++;
        lines->n = rows.line[row] >= lines->n ? rows.line[row] + (size_t)1 : lines->n;
    }
    for (size_t line = 0; line < lines->n; line++)
        lines->start[line + 1] += lines->start[line];
    memcpy(next, lines->start, (lines->n + 1) * sizeof *next);
    for (uint32_t place = 0; place < cube->period.n; place++) {
        uint32_t item = cube->period_order[place];
        for (size_t i = rows.start[item]; i < rows.start[item + 1]; i++)
            lines->rows[next[rows.line[rows.rows[i]]]++] = rows.rows[i];
    }
    free(next);
    sg_period_rows_free(&rows);
}

void sg_lines_free(struct sg_lines *lines)
{
    free(lines->start);
    free(lines->rows);
    *lines = (struct sg_lines){0};
}

void sg_line_add_name(const struct sg_cube *cube, size_t row, bool category, struct sg_buffer *out)
{
    bool first = true;
    for (size_t i = 0; i < cube->table->n_columns; i++) {
        bool key = cube->use[i] == SG_CUBE_KEY || cube->use[i] == SG_CUBE_GROUP;
        if (!key || (ptrdiff_t)i == cube->period.column ||
            (!category && (ptrdiff_t)i == cube->by.column))
            continue;
        sg_buffer_add(out, first ? "" : "/");
        sg_buffer_add(out, sg_column_text(cube->table->columns[i], row));
        first = false;
    }
    if (first)
        sg_buffer_add(out, cube->value->name);
}
