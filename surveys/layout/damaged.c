#include "damaged.h"

#include <ctype.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/command.h"

enum { SHOWN = 3 };

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* Who?, but not M?nchen or ??業: a question ends a word. */
static bool is_damaged(const char *label)
{
    if (strstr(label, replacement))
        return true;
    for (const char *at = label; (at = strchr(at, '?')); at++) {
        unsigned char next = (unsigned char)at[1];
        if (next == '?' || next >= 0x80 || isalpha(next) || (at == label && !next))
            return true;
    }
    return false;
}

/* Most files have neither in any cell. */
static bool may_be_damaged(const struct sg_grid *grid)
{
    const char *end = grid->bytes + grid->n_bytes;
    if (!grid->n_bytes || memchr(grid->bytes, '?', grid->n_bytes))
        return grid->n_bytes > 0;
    for (const char *at = grid->bytes; (at = memchr(at, 0xEF, (size_t)(end - at))); at++)
        if (end - at >= 3 && memcmp(at, replacement, 3) == 0)
            return true;
    return false;
}

static void remark_column(const struct sg_sheet *sheet, size_t column, struct sg_texts *notes,
                          enum sg_lang lang)
{
    const struct sg_layout *layout = &sheet->layout;
    struct sg_texts labels = {0};
    struct sg_buffer list = {0};
    size_t rows = 0;
    for (size_t row = layout->data; row < layout->end; row++) {
        const char *label = sg_grid_cell(&sheet->grid, row, column);
        if (layout->skip[row] || !is_damaged(label))
            continue;
        rows++;
        if (labels.n <= SHOWN)
            sg_texts_add_once(&labels, label);
    }
    for (size_t i = 0; i < labels.n && i < SHOWN; i++)
        sg_buffer_printf(&list, "%s%s", i ? ", " : "", labels.items[i]);
    sg_buffer_add(&list, labels.n > SHOWN ? ", …" : "");
    if (rows)
        sg_note(notes, lang,
                "column '%s': in %zu rows letters were lost before the file came here (%s); labels "
                "that differed may be equal now",
                layout->columns[column].name, rows, sg_buffer_text(&list));
    sg_buffer_free(&list);
    sg_texts_free(&labels);
}

void sg_damaged_remark(const struct sg_sheet *sheet, struct sg_texts *notes, enum sg_lang lang)
{
    const struct sg_layout *layout = &sheet->layout;
    if (sheet->is_table || !may_be_damaged(&sheet->grid))
        return;
    for (size_t c = 0; c < layout->n_columns; c++)
        if (layout->columns[c].place != SG_PLACE_VALUE && !layout->columns[c].left_out)
            remark_column(sheet, c, notes, lang);
}
