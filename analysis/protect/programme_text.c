#include "programme_text.h"

#include <math.h>
#include <stdlib.h>

#include "protection.h"

/* One claim is a block of variables of its own: x7c12 is the deviation of cell 12 in block 7, s7 by
   how much it falls short. */
struct text {
    const struct sg_protection *p;
    struct sg_buffer *rows, *bounds;
    size_t n; /* blocks */
};

static bool is_known(const struct text *text, const struct sg_claim *claim, uint32_t cell)
{
    return claim->intruder != SG_PROTECT_NOBODY &&
           text->p->table->cells[cell].owner == claim->intruder;
}

static void add_equations(struct text *text)
{
    const struct sg_protect_table *t = text->p->table;
    for (size_t e = 0; e < t->n_equations; e++) {
        size_t n = 0;
        for (size_t i = t->start[e]; i < t->start[e + 1]; i++) {
            if (!t->cells[t->terms[i].cell].reason)
                continue;
            sg_buffer_printf(text->rows, "%s %c x%zuc%u", n++ % 8 == 7 ? "\n" : "",
                             t->terms[i].sign > 0 ? '+' : '-', text->n, t->terms[i].cell);
        }
        if (n)
            sg_buffer_add(text->rows, " = 0\n");
    }
}

static void add_bounds(struct text *text, const struct sg_claim *claim)
{
    const struct sg_protect_table *t = text->p->table;
    for (uint32_t c = 0; c < t->n_cells; c++) {
        const struct sg_protect_cell *cell = &t->cells[c];
        if (!cell->reason)
            continue;
        if (is_known(text, claim, c)) {
            sg_buffer_printf(text->bounds, " x%zuc%u = 0\n", text->n, c);
            continue;
        }
        if (isfinite(cell->most_down))
            sg_buffer_printf(text->bounds, " %.17g <= x%zuc%u", -cell->most_down, text->n, c);
        else
            sg_buffer_printf(text->bounds, " -inf <= x%zuc%u", text->n, c);
        if (isfinite(cell->most_up))
            sg_buffer_printf(text->bounds, " <= %.17g\n", cell->most_up);
        else
            sg_buffer_add(text->bounds, " <= +inf\n");
    }
}

static void add_claim(struct text *text, uint32_t cell, int sign, int32_t intruder)
{
    const struct sg_claim claim = {.cell = cell, .sign = sign, .intruder = intruder};
    double amount = fabs(sg_claim_amount(text->p, &claim));
    if (amount == 0)
        return;
    text->n++;
    add_equations(text);
    sg_buffer_printf(text->rows, " %c x%zuc%u + s%zu >= %.17g\n", sign > 0 ? '+' : '-', text->n,
                     cell, text->n, amount);
    add_bounds(text, &claim);
}

static void add_claims(struct text *text)
{
    const struct sg_protection *p = text->p;
    for (uint32_t c = 0; c < p->table->n_cells; c++) {
        const struct sg_protect_cell *cell = &p->table->cells[c];
        if (!cell->reason || (cell->need.up <= 0 && cell->need.down <= 0))
            continue;
        for (int sign = 1; sign >= -1; sign -= 2) {
            add_claim(text, c, sign, SG_PROTECT_NOBODY);
            for (int32_t i = 0; p->singletons && i < (int32_t)p->n_owners; i++) {
                bool hidden = false;
                for (size_t k = p->owned_start[i]; k < p->owned_start[i + 1]; k++)
                    hidden = hidden || p->table->cells[p->owned[k]].reason;
                if (hidden && i != cell->owner && cell->value != 0)
                    add_claim(text, c, sign, i);
            }
        }
    }
}

void sg_protect_programme_text(struct sg_protect_table *table, bool singletons,
                               struct sg_buffer *out)
{
    struct sg_protection p;
    struct sg_buffer rows = {0}, bounds = {0};
    sg_protection_init(&p, table, NULL, singletons);
    struct text text = {&p, &rows, &bounds, 0};
    add_claims(&text);
    sg_buffer_add(out, "Minimize\n short:");
    for (size_t i = 1; i <= text.n; i++)
        sg_buffer_printf(out, "%s + s%zu", i % 12 == 0 ? "\n" : "", i);
    if (!text.n)
        sg_buffer_add(out, " 0 s0");
    sg_buffer_printf(out, "\nSubject To\n%s", text.n ? sg_buffer_text(&rows) : " s0 >= 0\n");
    sg_buffer_printf(out, "Bounds\n%sEnd\n", text.n ? sg_buffer_text(&bounds) : "");
    sg_buffer_free(&rows);
    sg_buffer_free(&bounds);
    sg_protection_free(&p);
}
