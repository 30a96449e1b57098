/* The cells of two questions crossed. */
#include <stdlib.h>
#include <string.h>

#include "table/joined.h"

#include "crosstab.h"

size_t crossing_n(const struct crossing *x, size_t side)
{
    return x->sides[side].values.n;
}

static int compare_texts(const void *a, const void *b)
{
    return sg_joined_compare(*(char *const *)a, *(char *const *)b);
}

/* The values of a side: declared ones that occur in their order, then others. */
static void list_values(struct crossing *x, size_t at)
{
    struct crossing_side *side = &x->sides[at];
    struct sg_texts met = {0};
    struct sg_rows_code code;
    for (size_t c = 0; c < x->classes->n; c++) {
        char *part = sg_joined_part(x->classes->items[c], at);
        if (part && !sg_survey_is_missing(x->notes, side->column, part))
            sg_texts_add_once(&met, part);
        free(part);
    }
    if (met.n)
        qsort(met.items, met.n, sizeof *met.items, compare_texts);
    for (size_t i = 0;
         x->notes && x->notes->code && x->notes->code(x->notes->context, side->column, i, &code);
         i++, side->n_declared++)
        for (size_t k = 0; k < met.n; k++)
            if (strcmp(met.items[k], code.value) == 0)
                sg_texts_add_once(&side->values, code.value);
    side->n_known = side->values.n;
    for (size_t k = 0; k < met.n; k++)
        sg_texts_add_once(&side->values, met.items[k]);
    for (size_t k = 0; k < side->values.n; k++)
        sg_texts_add(&side->labels, sg_survey_label(x->notes, side->column, side->values.items[k]));
    sg_texts_free(&met);
}

static void place_classes(struct crossing *x, size_t at)
{
    struct crossing_side *side = &x->sides[at];
    side->of_class = sg_alloc(x->classes->n, sizeof *side->of_class);
    for (size_t c = 0; c < x->classes->n; c++) {
        char *part = sg_joined_part(x->classes->items[c], at);
        size_t i = 0;
        while (i < side->values.n && (!part || strcmp(side->values.items[i], part) != 0))
            i++;
        side->of_class[c] = i < side->values.n ? i : SIZE_MAX;
        free(part);
    }
}

static void fill_cells(struct crossing *x)
{
    size_t n = crossing_n(x, CROSSING_ROWS) * crossing_n(x, CROSSING_COLUMNS);
    x->sizes = sg_alloc(n, sizeof *x->sizes);
    x->shares = sg_alloc(n, sizeof *x->shares);
    x->counts = sg_alloc(n, sizeof *x->counts);
    x->cells = sg_alloc(n, sizeof *x->cells);
    for (size_t i = 0; i < n; i++)
        x->cells[i] = SIZE_MAX;
    for (size_t i = 0; i < x->sample->n_cells; i++) {
        uint32_t class = x->sample->cells[i].class;
        size_t row = x->sides[CROSSING_ROWS].of_class[class],
               column = x->sides[CROSSING_COLUMNS].of_class[class];
        if (row == SIZE_MAX || column == SIZE_MAX)
            continue;
        size_t cell = row * crossing_n(x, CROSSING_COLUMNS) + column;
        x->cells[cell] = class;
        x->sizes[cell] += (double)x->sample->cells[i].sums[0];
        x->counts[cell] += x->sample->cells[i].n;
        x->whole += (double)x->sample->cells[i].sums[0];
    }
    for (size_t i = 0; i < n && x->whole > 0; i++)
        x->shares[i] = x->sizes[i] / x->whole;
}

/* Whether what a class says of a side is left out. */
static bool is_left_out(const struct crossing *x, size_t class, size_t at)
{
    char *part = sg_joined_part(x->classes->items[class], at);
    bool left_out =
        part && sg_survey_answer(x->notes, x->sides[at].column, part) == SG_ROWS_LEFT_OUT;
    free(part);
    return left_out;
}

/* Says how many records have a code of a side that is not declared, and how many are left out. */
static void remark(const struct crossing *x, size_t at)
{
    const struct crossing_side *side = &x->sides[at];
    size_t n = 0, n_out = 0;
    for (size_t i = 0; i < x->sample->n_cells; i++) {
        size_t value = side->of_class[x->sample->cells[i].class];
        bool undeclared = side->n_declared && value != SIZE_MAX && value >= side->n_known;
        n += undeclared ? x->sample->cells[i].n : 0;
        if (value == SIZE_MAX && is_left_out(x, x->sample->cells[i].class, at))
            n_out += x->sample->cells[i].n;
    }
    sg_survey_remark_undeclared(x->run, side->column, n);
    sg_survey_left_out(x->notes, side->column, n_out);
}

void crossing_make(struct crossing *x)
{
    for (size_t s = 0; s < CROSSING_SIDES; s++) {
        list_values(x, s);
        place_classes(x, s);
        remark(x, s);
    }
    fill_cells(x);
}

void crossing_free(struct crossing *x)
{
    for (size_t s = 0; s < CROSSING_SIDES; s++) {
        sg_texts_free(&x->sides[s].values);
        sg_texts_free(&x->sides[s].labels);
        free(x->sides[s].of_class);
    }
    free(x->sizes);
    free(x->shares);
    free(x->counts);
    free(x->cells);
}

struct sg_statistic crossing_share(const struct crossing *x, size_t target, size_t side,
                                   size_t level)
{
    size_t columns = crossing_n(x, CROSSING_COLUMNS), n = 0,
           cells = crossing_n(x, CROSSING_ROWS) * columns;
    struct sg_term *terms = sg_alloc(cells, sizeof *terms);
    for (size_t cell = 0; cell < cells; cell++) {
        size_t at = side == CROSSING_ROWS ? cell / columns : cell % columns;
        if (x->cells[cell] != SIZE_MAX && (level == SIZE_MAX || at == level))
            terms[n++] = (struct sg_term){x->cells[cell], 0, cell == target, 1};
    }
    return (struct sg_statistic){terms, n, false};
}
