#include "pages.h"

#include <math.h>
#include <string.h>

static const double even_step = 0.5; /* points, by which pages are made higher until all fit */
static const double least_rows = 60; /* points of a page that are rows, or it is not worth one */

/* The row after the last that ends within `room` points from where row `first` begins; one at
 * least. */
static size_t fill(const struct sg_figure *figure, size_t first, double room)
{
    double from = first ? figure->row_ends[first - 1] : figure->rows_top;
    size_t next = first + 1;
    while (next < figure->n_rows && figure->row_ends[next] - from <= room)
        next++;
    return next;
}

static size_t count(const struct sg_figure *figure, double room)
{
    size_t n = 0;
    for (size_t first = 0; first < figure->n_rows; n++)
        first = fill(figure, first, room);
    return n;
}

size_t sg_pages_divide(const struct sg_figure *figure, double most,
                       struct sg_part parts[SG_PAGES_MOST])
{
    if (figure->height <= most || figure->n_rows < 2)
        return 1;
    double rows = figure->row_ends[figure->n_rows - 1] - figure->rows_top;
    double room = most - (figure->height - rows);
    if (!(room >= least_rows))
        return 1;
    size_t n = count(figure, room), first = 0;
    if (n > SG_PAGES_MOST)
        return 1;
    double even = rows / (double)n; /* as little room on each as keeps their number */
    while (count(figure, even) > n)
        even += even_step;
    for (size_t i = 0; i < n; i++) {
        size_t next = fill(figure, first, fmin(even, room));
        parts[i] = (struct sg_part){first, next - first, i + 1, n};
        first = next;
    }
    return n;
}

char *sg_pages_name(const char *file, size_t index)
{
    const char *slash = strrchr(file, '/'), *dot = strrchr(file, '.');
    size_t stem = dot && (!slash || dot > slash) ? (size_t)(dot - file) : strlen(file);
    struct sg_buffer name = {0};
    sg_buffer_printf(&name, "%.*s-%zu%s", (int)stem, file, index, file + stem);
    return sg_buffer_take(&name);
}
