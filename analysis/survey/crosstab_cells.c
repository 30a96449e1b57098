/* The cells of two questions crossed. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/table.h>
#include "table/code_ranks.h"
#include "table/joined.h"

#include "answer_marks.h"
#include "crosstab.h"
#include "survey_options.h"

size_t crossing_n(const struct crossing *x, size_t side)
{
    return x->sides[side].values.n;
}

/* The values that are met on a side, each with where it was met first. */
static uint64_t *find_values(const struct crossing *x, size_t at, struct sg_texts *values)
{
    struct sg_table table;
    sg_table_init(&table);
    struct sg_column *known = sg_table_add(&table, "value", SG_COLUMN_CATEGORY);
    uint64_t *met = sg_alloc(x->classes->n, sizeof *met);
    for (size_t c = 0; c < x->classes->n; c++) {
        char *part = sg_joined_part(x->classes->items[c], at);
        if (part && !sg_survey_is_no_answer(x->notes, x->sides[at].column, part)) {
            size_t n = known->levels.n, value = (size_t)sg_column_intern(known, part);
            if (value == n)
                sg_texts_add(values, part);
            if (value == n || x->met[c] < met[value])
                met[value] = x->met[c];
        }
        free(part);
    }
    sg_table_free(&table);
    return met;
}

static enum sg_answer_mark mark_at(const struct crossing *x, size_t side, const char *text)
{
    const struct sg_answers_plan plan = {.notes = x->notes, .args = x->run->args};
    return sg_answer_mark_of(&plan, x->sides[side].column, text);
}

static bool is_chosen(enum sg_answer_mark mark)
{
    return mark == SG_MARK_CHOSEN || mark == SG_MARK_TEXT;
}

/* Whether a column holds ○ and the like, with no other texts than marks: a blank is not chosen. */
static bool is_marked(const struct crossing *x, size_t side, const struct sg_texts *met)
{
    bool round = false, marks = true;
    for (size_t i = 0; i < met->n && marks; i++) {
        enum sg_answer_mark mark = mark_at(x, side, met->items[i]);
        round = round || sg_answer_is_circle(met->items[i]);
        marks = mark == SG_MARK_CHOSEN || mark == SG_MARK_NOT || mark == SG_MARK_CROSS;
    }
    return round && marks;
}

/* Chosen, by the mark met first, and not chosen. */
static void take_marks(struct crossing *x, size_t at, const struct sg_texts *met)
{
    struct crossing_side *side = &x->sides[at];
    size_t first = 0;
    while (!is_chosen(mark_at(x, at, met->items[first])))
        first++;
    side->marked = true;
    sg_texts_add(&side->values, met->items[first]);
    sg_texts_add(&side->labels, met->items[first]);
    sg_texts_add(&side->values, "");
    sg_texts_add(&side->labels, x->run->lang == SG_JA ? "選択なし" : "not chosen");
}

/* Declared values that occur in their order, then others in theirs. */
static void take_values(struct crossing *x, size_t at, const struct sg_texts *met,
                        const uint64_t places[])
{
    struct crossing_side *side = &x->sides[at];
    struct sg_rows_code code;
    size_t *ranks = sg_code_ranks(x->notes, side->column, met, places);
    while (x->notes && x->notes->code &&
           x->notes->code(x->notes->context, side->column, side->n_declared, &code))
        side->n_declared++;
    size_t *order = sg_alloc(met->n + side->n_declared, sizeof *order);
    for (size_t k = 0; k < met->n; k++)
        order[ranks[k]] = k + 1;
    for (size_t i = 0; i < met->n + side->n_declared; i++) {
        if (order[i] == 0)
            continue;
        sg_texts_add(&side->values, met->items[order[i] - 1]);
        side->n_known += i < side->n_declared;
    }
    for (size_t k = 0; k < side->values.n; k++)
        sg_texts_add(&side->labels, sg_survey_label(x->notes, side->column, side->values.items[k]));
    free(order);
    free(ranks);
}

static void list_values(struct crossing *x, size_t at)
{
    struct sg_texts met = {0};
    uint64_t *places = find_values(x, at, &met);
    if (is_marked(x, at, &met))
        take_marks(x, at, &met);
    else
        take_values(x, at, &met, places);
    free(places);
    sg_texts_free(&met);
}

static void place_classes(struct crossing *x, size_t at)
{
    struct crossing_side *side = &x->sides[at];
    side->of_class = sg_alloc(x->classes->n, sizeof *side->of_class);
    for (size_t c = 0; c < x->classes->n; c++) {
        char *part = sg_joined_part(x->classes->items[c], at);
        size_t i = 0;
        if (side->marked)
            i = part && is_chosen(mark_at(x, at, part)) ? 0 : 1;
        while (!side->marked && i < side->values.n &&
               (!part || strcmp(side->values.items[i], part) != 0))
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
