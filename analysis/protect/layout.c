#include "layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/lookup.h"

void sg_protect_layout_free(struct sg_protect_layout *layout)
{
    sg_protect_table_free(&layout->table);
    free(layout->keys);
    free(layout->sheet);
    free(layout->row);
    free(layout->hidden);
    *layout = (struct sg_protect_layout){0};
}

/* The number of a combination of labels, in their order. */
static bool weigh(struct sg_protect_layout *layout, struct sg_error *err)
{
    uint64_t weight = 1;
    for (size_t i = layout->axes->n; i-- > 0;) {
        uint64_t n = layout->axes->list[i].keys->levels.n;
        layout->weights[i] = weight;
        if (n && weight > UINT64_MAX / 2 / n)
            return sg_fail(err, SG_FAIL_DATA, "the labels have too many combinations");
        weight *= n ? n : 1;
    }
    return true;
}

static uint64_t key_of(const struct sg_protect_layout *layout, const uint32_t codes[])
{
    uint64_t key = 0;
    for (size_t i = 0; i < layout->axes->n; i++)
        key += layout->weights[i] * layout->axes->list[i].rank[codes[i]];
    return key;
}

uint32_t sg_protect_layout_find(const struct sg_protect_layout *layout,
                                const uint32_t codes[SG_PROTECT_AXES])
{
    uint64_t key = key_of(layout, codes);
    size_t low = 0, high = layout->table.n_cells;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (layout->keys[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < layout->table.n_cells && layout->keys[low] == key ? (uint32_t)low : SG_NO_CELL;
}

char *sg_protect_layout_name(const struct sg_protect_layout *layout, uint32_t cell)
{
    return sg_protect_sheet_name(&layout->sheets[layout->sheet[cell]], layout->row[cell]);
}

void sg_protect_layout_list(const struct sg_protect_layout *layout, const uint32_t cells[],
                            size_t n, enum sg_lang lang, struct sg_buffer *out)
{
    enum { FEW = 10 };
    for (size_t i = 0; i < n && i < FEW; i++) {
        char *name = sg_protect_layout_name(layout, cells[i]);
        sg_buffer_printf(out, "%s%s", i == 0 ? "" : lang == SG_JA ? "、" : ", ", name);
        free(name);
    }
    if (n > FEW)
        sg_buffer_printf(out, lang == SG_JA ? " ほか%zuセル" : " and %zu more", n - FEW);
}

struct place {
    uint64_t key;
    uint32_t sheet;
    size_t row;
};

static int compare(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    return x->key != y->key       ? (x->key > y->key) - (x->key < y->key)
           : x->sheet != y->sheet ? (x->sheet > y->sheet) - (x->sheet < y->sheet)
                                  : (x->row > y->row) - (x->row < y->row);
}

/* A table without a column of an axis is about its total. */
static bool complete_codes(struct sg_protect_layout *layout, struct sg_protect_sheet *sheet,
                           struct sg_error *err)
{
    for (size_t i = 0; i < layout->axes->n; i++) {
        uint32_t total = layout->axes->list[i].total;
        if (sheet->columns[i] >= 0)
            continue;
        if (total == SG_NO_CODE) {
            sg_fail(err, SG_FAIL_DATA,
                    "the table lacks column '%s', and no label of it is the total of another table",
                    layout->axes->list[i].name);
            return sg_fail_at_file(err, sheet->table->info.file);
        }
        for (size_t row = 0; row < sheet->table->n_rows; row++)
            sheet->codes[row][i] = total;
    }
    return true;
}

static bool is_left_out(const struct sg_protect_sheet *sheet, size_t row)
{
    return sheet->value->status[row] & SG_STATUS_NOT_APPLICABLE;
}

static bool require_value(const struct sg_protect_layout *layout,
                          const struct sg_protect_sheet *sheet, size_t row, bool may_be_hidden,
                          struct sg_error *err)
{
    sg_status status = sheet->value->status[row];
    double value = sg_column_value(sheet->value, row);
    double n = sheet->contributors ? sg_column_value(sheet->contributors, row) : NAN;
    (void)layout;
    if (isfinite(value) || (status & SG_STATUS_NIL))
        return true;
    sg_fail_at_column(err, sheet->value->name);
    if (status & SG_STATUS_SUPPRESSED) {
        if (may_be_hidden)
            return true;
        sg_fail(
            err, SG_FAIL_DATA,
            "a cell is suppressed already: give the table before suppression, or --method audit");
    } else if (n > 0)
        sg_fail(err, SG_FAIL_DATA, "%.15g contributors, but no value", n);
    else
        sg_fail(err, SG_FAIL_DATA, "a cell without a value: write 0 or - where there is nothing");
    return sg_protect_sheet_fail_row(sheet, row, err);
}

static bool list_places(struct sg_protect_layout *layout, bool may_be_hidden, struct place **places,
                        size_t *n, struct sg_error *err)
{
    size_t capacity = 0;
    *n = 0;
    for (uint32_t s = 0; s < layout->n_sheets; s++) {
        struct sg_protect_sheet *sheet = &layout->sheets[s];
        if (!complete_codes(layout, sheet, err))
            return false;
        sheet->cells = sg_alloc(sheet->table->n_rows, sizeof *sheet->cells);
        for (size_t row = 0; row < sheet->table->n_rows; row++) {
            sheet->cells[row] = SG_NO_CELL;
            if (is_left_out(sheet, row))
                continue;
            if (!require_value(layout, sheet, row, may_be_hidden, err))
                return false;
            *places = sg_grow(*places, &capacity, *n + 1, sizeof **places);
            (*places)[(*n)++] = (struct place){key_of(layout, sheet->codes[row]), s, row};
        }
    }
    qsort(*places, *n, sizeof **places, compare);
    return true;
}

static double value_of(const struct sg_protect_layout *layout, const struct place *place)
{
    const struct sg_protect_sheet *sheet = &layout->sheets[place->sheet];
    double value = sg_column_value(sheet->value, place->row);
    return isnan(value) && (sheet->value->status[place->row] & SG_STATUS_NIL) ? 0 : value;
}

static bool check_twin(const struct sg_protect_layout *layout, const struct place *first,
                       const struct place *twin, struct sg_error *err)
{
    const struct sg_protect_sheet *sheet = &layout->sheets[twin->sheet];
    double a = value_of(layout, first), b = value_of(layout, twin);
    char *name = sg_protect_sheet_name(sheet, twin->row);
    bool fine = true;
    if (first->sheet == twin->sheet)
        fine = sg_fail(err, SG_FAIL_DATA,
                       "two rows of '%s': name a column that tells them apart "
                       "with --by",
                       name);
    else if (isfinite(a) && isfinite(b) && fabs(a - b) > 1e-9 * fmax(fabs(a), 1))
        fine = sg_fail(err, SG_FAIL_DATA, "'%s' is %.15g here and %.15g in %s", name, b, a,
                       layout->sheets[first->sheet].table->info.file);
    free(name);
    return fine || sg_protect_sheet_fail_row(sheet, twin->row, err);
}

static void add_cell(struct sg_protect_layout *layout, const struct place *place,
                     const struct sg_protect_layout_request *request)
{
    struct sg_protect_table *t = &layout->table;
    double value = value_of(layout, place);
    bool hidden = isnan(value);
    double within = request->bounds > 0 ? request->bounds / 100 * fabs(value) : INFINITY;
    struct sg_protect_cell cell = {.value = value,
                                   .cost = 1 + sqrt(fabs(hidden ? 0 : value)),
                                   .most_down = fmin(within, value),
                                   .most_up = value > 0 ? within : 0,
                                   .reason = hidden ? SG_PROTECT_SECONDARY : SG_PROTECT_PUBLISHED,
                                   .owner = SG_PROTECT_NOBODY};
    size_t at = sg_protect_add_cell(t, &cell, NULL);
    layout->has_negative = layout->has_negative || value < 0;
    layout->keys[at] = place->key;
    layout->sheet[at] = place->sheet;
    layout->row[at] = place->row;
    layout->hidden[at] = hidden;
}

/* Where a value is below 0, nobody knows that others are not. */
static void open_bounds(struct sg_protect_layout *layout, double bounds)
{
    for (size_t c = 0; c < layout->table.n_cells && layout->has_negative; c++) {
        struct sg_protect_cell *cell = &layout->table.cells[c];
        if (cell->value == 0)
            continue;
        cell->most_down = cell->most_up = bounds > 0 ? bounds / 100 * fabs(cell->value) : INFINITY;
    }
}

bool sg_protect_layout_make(struct sg_protect_layout *layout,
                            const struct sg_protect_layout_request *request, struct sg_error *err)
{
    struct place *places = NULL;
    size_t n = 0, met = 0;
    bool fine = weigh(layout, err) && list_places(layout, request->may_be_hidden, &places, &n, err);
    layout->keys = sg_alloc(n, sizeof *layout->keys);
    layout->sheet = sg_alloc(n, sizeof *layout->sheet);
    layout->row = sg_alloc(n, sizeof *layout->row);
    layout->hidden = sg_alloc(n, sizeof *layout->hidden);
    for (size_t i = 0; i < n && fine; i++) {
        if (i > met && places[i].key == places[met].key)
            fine = check_twin(layout, &places[met], &places[i], err);
        else {
            met = i;
            add_cell(layout, &places[i], request);
        }
        layout->sheets[places[i].sheet].cells[places[i].row] =
            (uint32_t)(layout->table.n_cells - 1);
    }
    free(places);
    open_bounds(layout, request->bounds);
    return fine;
}
