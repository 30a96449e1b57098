#include "split.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "network.h"
#include "split_layers.h"
#include "split_piece.h"

struct split {
    struct sg_protect_table *table;
    struct sg_layers layers;
    const struct sg_protect_options *options;
    struct sg_protect_result *result;
    size_t *cells_in;  /* per layer: how many cells */
    bool *done;        /* per cell: what it needs is proven */
    double *down, *up; /* per cell: the widest interval found so far */
    size_t least;      /* cells that a piece has before it is closed */
};

double sg_programme_effort(const struct sg_protect_table *table)
{
    struct sg_network network;
    double programmes = 0;
    if (sg_network_make(&network, table)) {
        sg_network_free(&network);
        return 0;
    }
    for (size_t c = 0; c < table->n_cells; c++)
        if (table->cells[c].reason)
            programmes += (table->cells[c].need.up > 0) + (table->cells[c].need.down > 0);
    return programmes * (double)table->n_cells;
}

static void open_split(struct split *s)
{
    size_t n = s->table->n_cells;
    s->cells_in = sg_alloc(s->layers.n, sizeof *s->cells_in);
    s->done = sg_alloc(n, sizeof *s->done);
    s->down = sg_alloc(n, sizeof *s->down);
    s->up = sg_alloc(n, sizeof *s->up);
    for (size_t c = 0; c < n; c++)
        s->cells_in[s->layers.of[c]]++;
}

/* Pieces of about one size: a small last one would have to suppress sums. */
static void even_out(struct split *s)
{
    size_t cells = 0;
    for (size_t k = 0; k < s->layers.n_parts; k++)
        cells += s->cells_in[s->layers.parts[k]];
    size_t pieces = s->least && cells > s->least ? cells / s->least : 1;
    s->least = (cells + pieces - 1) / pieces;
}

static void close_split(struct split *s)
{
    sg_layers_free(&s->layers);
    free(s->cells_in);
    free(s->done);
    free(s->down);
    free(s->up);
}

/* Where the piece that begins with part `from` ends: two parts at least, so that one can gain what
   the other loses, and no part is left alone. */
static size_t end_of(const struct split *s, size_t from)
{
    size_t cells = 0, end = from;
    while (end < s->layers.n_parts && (end < from + 2 || cells < s->least))
        cells += s->cells_in[s->layers.parts[end++]];
    return end + 1 == s->layers.n_parts ? end + 1 : end;
}

static void make_piece(const struct split *s, struct sg_piece *piece, size_t from, size_t end)
{
    size_t n = s->table->n_cells;
    bool *marked = sg_alloc(s->layers.n, sizeof *marked), *home = sg_alloc(s->layers.n, 1);
    bool *in = sg_alloc(n, sizeof *in), *own = sg_alloc(n, sizeof *own);
    for (size_t k = from; k < end; k++)
        marked[s->layers.parts[k]] = home[s->layers.parts[k]] = true;
    sg_layers_close(&s->layers, marked);
    for (size_t c = 0; c < n; c++) {
        in[c] = marked[s->layers.of[c]];
        own[c] = home[s->layers.home[c]];
    }
    sg_piece_make(piece, s->table, in, own, s->done);
    free(marked);
    free(home);
    free(in);
    free(own);
}

static void take_intervals(struct split *s, const struct sg_piece *piece,
                           const struct sg_protect_result *result)
{
    for (size_t i = 0; i < result->n_intervals; i++) {
        uint32_t c = piece->cells[result->intervals[i].cell];
        s->down[c] = fmax(s->down[c], result->intervals[i].down);
        s->up[c] = fmax(s->up[c], result->intervals[i].up);
    }
}

static void take_failed(struct split *s, const struct sg_piece *piece,
                        const struct sg_protect_result *result)
{
    s->result->failed = sg_alloc(result->n_failed, sizeof *s->result->failed);
    s->result->n_failed = result->n_failed;
    for (size_t i = 0; i < result->n_failed; i++)
        s->result->failed[i] = piece->cells[result->failed[i]];
}

/* `*fine`: whether all of the piece is protected; else the whole is as it was. */
static bool protect_piece(struct split *s, size_t from, size_t end, bool *fine,
                          struct sg_error *err)
{
    struct sg_piece piece;
    struct sg_protect_result result;
    make_piece(s, &piece, from, end);
    bool done = sg_protect_suppress(&piece.table, s->options, &result, err);
    *fine = done && !result.n_failed && result.safe;
    if (*fine) {
        sg_piece_give_back(&piece, s->table, s->done);
        take_intervals(s, &piece, &result);
    } else if (done && end - from == s->layers.n_parts)
        take_failed(s, &piece, &result);
    if (done)
        s->result->n_searches += result.n_searches;
    sg_protect_result_free(&result);
    sg_piece_free(&piece);
    return done;
}

/* What cannot be protected within a piece takes in as many labels again, up to all. */
static bool protect_wider(struct split *s, size_t from, size_t end, struct sg_split_counts *counts,
                          bool *fine, struct sg_error *err)
{
    for (bool first = true;; first = false) {
        if (!protect_piece(s, from, end, fine, err))
            return false;
        if (*fine || end - from == s->layers.n_parts)
            return true;
        counts->wider += first;
        size_t more = end - from;
        from = end + more <= s->layers.n_parts ? from : from > more ? from - more : 0;
        end = end + more <= s->layers.n_parts ? end + more : s->layers.n_parts;
    }
}

static void count(struct split *s)
{
    struct sg_protect_result *result = s->result;
    const struct sg_protect_table *t = s->table;
    bool *met = sg_alloc(t->n_cells, sizeof *met); /* owners are fewer than cells */
    result->intervals = sg_alloc(t->n_cells, sizeof *result->intervals);
    for (uint32_t c = 0; c < t->n_cells; c++) {
        const struct sg_protect_cell *cell = &t->cells[c];
        result->n_unsafe += cell->unsafe;
        result->n_secondary += cell->reason && !cell->unsafe;
        if (cell->reason && cell->owner != SG_PROTECT_NOBODY && !met[cell->owner]) {
            met[cell->owner] = true;
            result->n_singletons += s->options->singletons;
        }
        if (cell->reason && s->options->intervals)
            result->intervals[result->n_intervals++] =
                (struct sg_protect_interval){.cell = c, .down = s->down[c], .up = s->up[c]};
    }
    free(met);
}

/* By the equations of the whole, with nothing to be added. */
static bool audit_whole(struct split *s, struct sg_split_counts *counts, struct sg_error *err)
{
    const struct sg_protect_options options = {.audit_only = true};
    struct sg_protect_result result;
    counts->audited_whole = sg_programme_effort(s->table) <= SG_PROGRAMME_EFFORT;
    if (!counts->audited_whole)
        return true;
    bool done = sg_protect_suppress(s->table, &options, &result, err);
    s->result->safe = done && result.safe;
    sg_protect_result_free(&result);
    return done;
}

bool sg_protect_split(struct sg_protect_table *table, const uint32_t layer[], size_t n_layers,
                      size_t cells_of_a_piece, const struct sg_protect_options *options,
                      struct sg_protect_result *result, struct sg_split_counts *counts,
                      struct sg_error *err)
{
    struct split s = {
        .table = table, .options = options, .result = result, .least = cells_of_a_piece};
    bool done = true, fine = true;
    *result = (struct sg_protect_result){0};
    *counts = (struct sg_split_counts){0};
    sg_layers_find(&s.layers, table, layer, n_layers);
    open_split(&s);
    even_out(&s);
    for (size_t from = 0, end; from < s.layers.n_parts && done && fine; from = end) {
        end = end_of(&s, from);
        end = end > s.layers.n_parts ? s.layers.n_parts : end;
        counts->pieces++;
        done = protect_wider(&s, from, end, counts, &fine, err);
    }
    result->safe = done && fine;
    if (done)
        count(&s);
    if (result->safe)
        done = audit_whole(&s, counts, err);
    close_split(&s);
    return done;
}
