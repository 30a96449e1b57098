#include "fill.h"

#include <math.h>
#include <stdlib.h>

#include <sangyo/memory.h>

#include "network.h"
#include "programme_library.h"

/* What flows into each node too much, by the published values alone. */
static double *find_excess(const struct sg_network *network, const bool hidden[])
{
    double *excess = sg_alloc(network->n_nodes, sizeof *excess);
    for (size_t c = 0; c < network->table->n_cells; c++)
        if (!hidden[c] && network->head[c] != SG_NO_NODE) {
            excess[network->head[c]] += network->table->cells[c].value;
            excess[network->tail[c]] -= network->table->cells[c].value;
        }
    return excess;
}

/* Moves what it can from one node to others that lack, along hidden cells; false: none is left
   that can be reached. */
static bool move_excess(const struct sg_network *network, const bool hidden[], double *excess,
                        uint32_t from, double least, uint32_t *came_by, uint32_t *queue)
{
    struct sg_protect_cell *cells = network->table->cells;
    uint32_t to = SG_NO_NODE;
    size_t n = 0;
    for (uint32_t v = 0; v < network->n_nodes; v++)
        came_by[v] = SG_NO_NODE;
    queue[n++] = from;
    for (size_t head = 0; head < n && to == SG_NO_NODE; head++)
        for (uint32_t i = network->first[queue[head]]; i < network->first[queue[head] + 1]; i++) {
            uint32_t cell = network->arcs[i], node = queue[head];
            bool rises = network->tail[cell] == node;
            uint32_t next = rises ? network->head[cell] : network->tail[cell];
            if (!hidden[cell] || next == from || came_by[next] != SG_NO_NODE ||
                (!rises && !(cells[cell].value > 0)))
                continue;
            came_by[next] = cell;
            queue[n++] = next;
            if (excess[next] < -least && to == SG_NO_NODE)
                to = next;
        }
    if (to == SG_NO_NODE)
        return false;
    double amount = fmin(excess[from], -excess[to]);
    for (uint32_t node = to; node != from;) {
        uint32_t cell = came_by[node];
        bool rises = network->head[cell] == node;
        amount = rises ? amount : fmin(amount, cells[cell].value);
        node = rises ? network->tail[cell] : network->head[cell];
    }
    excess[from] -= amount;
    excess[to] += amount;
    for (uint32_t node = to; node != from;) {
        uint32_t cell = came_by[node];
        bool rises = network->head[cell] == node;
        cells[cell].value += rises ? amount : -amount;
        node = rises ? network->tail[cell] : network->head[cell];
    }
    return true;
}

/* By flows from the nodes with too much to those with too little. */
static bool fill_network(const struct sg_network *network, const bool hidden[])
{
    double *excess = find_excess(network, hidden), size = 0;
    uint32_t *came_by = sg_alloc(network->n_nodes, sizeof *came_by);
    uint32_t *queue = sg_alloc(network->n_nodes, sizeof *queue);
    bool fine = true;
    for (uint32_t v = 0; v < network->n_nodes; v++)
        size = fmax(size, fabs(excess[v]));
    double least = size * 1e-9;
    for (uint32_t v = 0; v < network->n_nodes && fine; v++)
        while (excess[v] > least && fine)
            fine = move_excess(network, hidden, excess, v, least, came_by, queue);
    free(excess);
    free(came_by);
    free(queue);
    return fine;
}

#ifdef SG_WITH_GLPK

static void add_equation(glp_prob *problem, const struct sg_protect_table *t, const bool hidden[],
                         size_t e, int *columns, double *signs)
{
    double known = 0;
    int n = 0;
    for (size_t i = t->start[e]; i < t->start[e + 1]; i++) {
        if (hidden[t->terms[i].cell]) {
            columns[++n] = (int)t->terms[i].cell + 1;
            signs[n] = t->terms[i].sign;
        } else
            known += t->terms[i].sign * t->cells[t->terms[i].cell].value;
    }
    if (n == 0)
        return;
    int row = sg_glpk.glp_add_rows(problem, 1);
    sg_glpk.glp_set_mat_row(problem, row, n, columns, signs);
    sg_glpk.glp_set_row_bnds(problem, row, GLP_FX, -known, -known);
}

static bool fill_programme(struct sg_protect_table *t, const bool hidden[], bool *filled,
                           struct sg_error *err)
{
    if (!sg_glpk_load(err))
        return false;
    glp_prob *problem = sg_glpk.glp_create_prob();
    int *columns = sg_alloc(t->n_cells + 1, sizeof *columns);
    double *signs = sg_alloc(t->n_cells + 1, sizeof *signs);
    glp_smcp how;
    sg_glpk.glp_add_cols(problem, (int)t->n_cells);
    for (size_t c = 0; c < t->n_cells; c++)
        sg_glpk.glp_set_col_bnds(problem, (int)c + 1, hidden[c] ? GLP_LO : GLP_FX, 0, 0);
    for (size_t e = 0; e < t->n_equations; e++)
        add_equation(problem, t, hidden, e, columns, signs);
    sg_glpk.glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    *filled = !sg_glpk.glp_simplex(problem, &how) && sg_glpk.glp_get_status(problem) == GLP_OPT;
    for (size_t c = 0; c < t->n_cells && *filled; c++)
        if (hidden[c])
            t->cells[c].value = fmax(sg_glpk.glp_get_col_prim(problem, (int)c + 1), 0);
    sg_glpk.glp_delete_prob(problem);
    free(columns);
    free(signs);
    return true;
}

#else

static bool fill_programme(struct sg_protect_table *t, const bool hidden[], bool *filled,
                           struct sg_error *err)
{
    (void)t;
    (void)hidden;
    (void)filled;
    return sg_glpk_load(err);
}

#endif

bool sg_protect_fill(struct sg_protect_table *table, const bool hidden[], struct sg_error *err)
{
    struct sg_network network;
    bool filled = true;
    for (size_t c = 0; c < table->n_cells; c++)
        if (hidden[c])
            table->cells[c].value = 0;
    if (sg_network_make(&network, table)) {
        filled = fill_network(&network, hidden);
        sg_network_free(&network);
    } else if (!fill_programme(table, hidden, &filled, err))
        return false;
    if (!filled)
        return sg_fail(err, SG_FAIL_DATA,
                       "the published values contradict each other: no values of 0 or more of the "
                       "suppressed cells add up");
    for (size_t c = 0; c < table->n_cells; c++)
        if (hidden[c]) {
            table->cells[c].most_down = table->cells[c].value;
            table->cells[c].most_up = INFINITY;
        }
    return true;
}
