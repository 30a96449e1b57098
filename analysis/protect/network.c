#include "network.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "places.h"

/* The one equation besides `but` in which the cell has this sign; SG_NO_NODE: none, or several. */
static uint32_t lone_equation(const struct sg_places *places, uint32_t cell, int sign, size_t but)
{
    uint32_t found = SG_NO_NODE;
    for (size_t i = places->start[cell]; i < places->start[cell + 1]; i++)
        if (places->signs[i] == sign && places->equations[i] != but) {
            if (found != SG_NO_NODE)
                return SG_NO_NODE;
            found = places->equations[i];
        }
    return found;
}

/* Whether an equation is one of a node of the hierarchy that follows from those below it: each of
   its cells is the sum of one equation and a part of another one. */
static bool looks_implied(const struct sg_protect_table *t, const struct sg_places *places,
                          size_t e)
{
    for (size_t i = t->start[e]; i < t->start[e + 1]; i++) {
        uint32_t cell = t->terms[i].cell;
        if (places->start[cell + 1] - places->start[cell] != 3 ||
            lone_equation(places, cell, 1, e) == SG_NO_NODE ||
            lone_equation(places, cell, -1, e) == SG_NO_NODE)
            return false;
    }
    return true;
}

/* Whether it does follow: the parts of its cells, taken the other way, are the equations of the
   parts of its sum. */
static bool is_implied(const struct sg_protect_table *t, const struct sg_places *places, size_t e,
                       size_t marks[])
{
    size_t n = 0, met = 0;
    for (size_t i = t->start[e]; i < t->start[e + 1]; i++) {
        uint32_t below = lone_equation(places, t->terms[i].cell, 1, e);
        for (size_t k = t->start[below] + 1; k < t->start[below + 1]; k++, n++)
            marks[t->terms[k].cell] = e + 1;
    }
    uint32_t below = lone_equation(places, t->terms[t->start[e]].cell, 1, e);
    for (size_t k = t->start[below] + 1; k < t->start[below + 1]; k++) {
        uint32_t part = t->terms[k].cell, across = SG_NO_NODE;
        for (size_t i = places->start[part]; i < places->start[part + 1]; i++) {
            uint32_t other = places->equations[i];
            size_t second = t->start[other] + 1;
            if (places->signs[i] == 1 && other != below && marks[t->terms[second].cell] == e + 1)
                across = other;
        }
        if (across == SG_NO_NODE)
            return false;
        for (size_t i = t->start[across]; i < t->start[across + 1]; i++, met++)
            if (marks[t->terms[i].cell] != e + 1)
                return false;
    }
    return met == n;
}

/* Both ends of the cells: where their sign is 1 and −1 once equations have the turn `turn`. */
static bool join_cells(struct sg_network *network, const struct sg_places *places,
                       const uint32_t node_of[], const int8_t turn[])
{
    for (size_t c = 0; c < network->table->n_cells; c++) {
        network->tail[c] = network->head[c] = SG_NO_NODE;
        for (size_t i = places->start[c]; i < places->start[c + 1]; i++) {
            uint32_t node = node_of[places->equations[i]];
            if (node == SG_NO_NODE)
                continue;
            bool in = places->signs[i] * turn[places->equations[i]] > 0;
            uint32_t *end = in ? &network->head[c] : &network->tail[c];
            if (*end != SG_NO_NODE)
                return false;
            *end = node;
        }
        uint32_t outside = network->n_nodes - 1;
        if (network->head[c] == SG_NO_NODE && network->tail[c] != SG_NO_NODE)
            network->head[c] = outside;
        else if (network->tail[c] == SG_NO_NODE && network->head[c] != SG_NO_NODE)
            network->tail[c] = outside;
    }
    return true;
}

/* Turns equations over so that each cell has both signs, from one to its neighbours. */
static bool turn_equations(const struct sg_protect_table *t, const struct sg_places *places,
                           const uint32_t node_of[], int8_t turn[])
{
    uint32_t *queue = sg_alloc(t->n_equations, sizeof *queue);
    bool fine = true;
    for (size_t from = 0; from < t->n_equations && fine; from++) {
        size_t head = 0, n = 0;
        if (node_of[from] == SG_NO_NODE || turn[from])
            continue;
        turn[from] = 1;
        queue[n++] = (uint32_t)from;
        while (head < n && fine) {
            uint32_t e = queue[head++];
            for (size_t i = t->start[e]; i < t->start[e + 1]; i++)
                for (size_t k = places->start[t->terms[i].cell];
                     k < places->start[t->terms[i].cell + 1]; k++) {
                    uint32_t other = places->equations[k];
                    int8_t wanted = (int8_t)(-turn[e] * t->terms[i].sign * places->signs[k]);
                    if (other == e || node_of[other] == SG_NO_NODE)
                        continue;
                    if (!turn[other]) {
                        turn[other] = wanted;
                        queue[n++] = other;
                    } else if (turn[other] != wanted)
                        fine = false;
                }
        }
    }
    free(queue);
    return fine;
}

static void list_arcs(struct sg_network *network)
{
    size_t n = network->table->n_cells;
    network->first = sg_alloc((size_t)network->n_nodes + 2, sizeof *network->first);
    network->arcs = sg_alloc(2 * n, sizeof *network->arcs);
    for (size_t c = 0; c < n; c++)
        if (network->head[c] != SG_NO_NODE) {
            network->first[network->head[c] + 2]++;
            network->first[network->tail[c] + 2]++;
        }
    for (uint32_t v = 0; v < network->n_nodes; v++)
        network->first[v + 2] += network->first[v + 1];
    for (size_t c = 0; c < n; c++)
        if (network->head[c] != SG_NO_NODE) {
            network->arcs[network->first[network->head[c] + 1]++] = (uint32_t)c;
            network->arcs[network->first[network->tail[c] + 1]++] = (uint32_t)c;
        }
}

void sg_network_free(struct sg_network *network)
{
    free(network->tail);
    free(network->head);
    free(network->first);
    free(network->arcs);
    *network = (struct sg_network){0};
}

bool sg_network_make(struct sg_network *network, const struct sg_protect_table *table)
{
    struct sg_places places;
    size_t n = table->n_equations;
    uint32_t *node_of = sg_alloc(n, sizeof *node_of);
    int8_t *turn = sg_alloc(n, sizeof *turn);
    size_t *marks = sg_alloc(table->n_cells, sizeof *marks);
    *network = (struct sg_network){.table = table};
    sg_places_find(&places, table);
    for (size_t e = 0; e < n; e++)
        node_of[e] = looks_implied(table, &places, e) && is_implied(table, &places, e, marks)
                         ? SG_NO_NODE
                         : network->n_nodes++;
    network->n_nodes++;
    network->tail = sg_alloc(table->n_cells, sizeof *network->tail);
    network->head = sg_alloc(table->n_cells, sizeof *network->head);
    bool fine = turn_equations(table, &places, node_of, turn) &&
                join_cells(network, &places, node_of, turn);
    if (fine)
        list_arcs(network);
    else
        sg_network_free(network);
    sg_places_free(&places);
    free(node_of);
    free(turn);
    free(marks);
    return fine;
}
