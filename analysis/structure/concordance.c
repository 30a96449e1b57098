/* 分類の対応: a table in another revision of its classification. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/args.h"

#include "analysis/cube/result.h"
#include "concordance_areas.h"
#include "concordance_weights.h"

struct move {
    const struct sg_cube *cube;
    const struct sg_concordance *weights;
    int32_t *from_of; /* per category of the cube: its code, or SG_EMPTY */
    uint32_t *by_of;  /* per code of `from`: the category of the cube, or SG_NO_PAIR */
    bool *reached;    /* per code of `to`: whether any of its sources is in the table */
    struct sg_column *by, *by_label, *classification, *value;
    size_t absent; /* results of which a source is absent */
};

/* Categories of the table that have no weights would be lost. */
static bool require_weights(const struct move *m, struct sg_error *err)
{
    struct sg_buffer names = {0};
    size_t missing = 0;
    for (uint32_t i = 0; i < m->cube->by.n; i++)
        if (m->cube->by.kind[i] == SG_CUBE_PART && m->from_of[i] == SG_EMPTY && missing++ < 5)
            sg_buffer_printf(&names, "%s%s", names.n ? ", " : "",
                             sg_cube_label(m->cube, &m->cube->by, i));
    if (missing) {
        sg_fail(err, SG_FAIL_DATA, "%zu categories have no weights and would be lost: %s", missing,
                sg_buffer_text(&names));
        sg_fail_at_file(err, m->cube->table->info.file);
    }
    sg_buffer_free(&names);
    return missing == 0;
}

static void match(struct move *m)
{
    const struct sg_concordance *w = m->weights;
    m->from_of = sg_alloc(m->cube->by.n, sizeof *m->from_of);
    m->by_of = sg_alloc(w->from->levels.n, sizeof *m->by_of);
    m->reached = sg_alloc(w->to->levels.n, sizeof *m->reached);
    for (size_t i = 0; i < w->from->levels.n; i++)
        m->by_of[i] = SG_NO_PAIR;
    for (uint32_t i = 0; i < m->cube->by.n; i++) {
        m->from_of[i] = sg_concordance_find(w, sg_cube_label(m->cube, &m->cube->by, i));
        if (m->from_of[i] != SG_EMPTY)
            m->by_of[m->from_of[i]] = i;
    }
    for (size_t i = 0; i < w->n_links; i++)
        if (m->by_of[w->links[i].from] != SG_NO_PAIR)
            m->reached[w->links[i].to] = true;
}

/* Adds a weighted source to a result; a share of a number is an estimate. */
static void add_link(struct sg_cube_cell *sum, struct sg_cube_cell cell, double weight)
{
    if (weight == 0)
        return;
    cell.value *= weight;
    sg_cube_add(sum, cell);
    if (weight < 1)
        sum->status |= SG_STATUS_ESTIMATED;
}

/* The results of a slice: cells[], one per code of `to`. */
static void sum_slice(struct move *m, uint32_t slice, struct sg_cube_cell cells[])
{
    static const struct sg_cube_cell none = {NAN, SG_STATUS_NOT_AVAILABLE};
    const struct sg_concordance *w = m->weights;
    memset(cells, 0, w->to->levels.n * sizeof *cells);
    for (size_t i = 0; i < w->n_links; i++) {
        uint32_t by = m->by_of[w->links[i].from];
        ptrdiff_t row = by == SG_NO_PAIR ? -1 : sg_cube_row(m->cube, slice, by);
        add_link(&cells[w->links[i].to], row < 0 ? none : sg_cube_at(m->cube, (size_t)row),
                 w->links[i].weight);
    }
}

static void add_result(struct move *m, struct sg_result *result, size_t source, size_t to,
                       struct sg_cube_cell cell)
{
    size_t row = sg_result_row(result, m->cube, source);
    for (size_t i = 0; i < m->cube->table->n_columns; i++)
        if (result->keys[i] && result->of_by[i])
            sg_column_set_text(result->keys[i], row, NULL);
    sg_column_set_text(m->by, row, m->weights->to_text[to]);
    if (m->by_label)
        sg_column_set_text(m->by_label, row, m->weights->to_label[to]);
    sg_column_set_text(m->classification, row, m->weights->to_revision);
    m->absent += (sg_status_void(cell.status) & SG_STATUS_NOT_AVAILABLE) != 0;
    sg_result_set(m->value, row, cell.value, cell.status);
}

static void add_total(struct move *m, struct sg_result *result, size_t source)
{
    struct sg_cube_cell cell = sg_cube_at(m->cube, source);
    size_t row = sg_result_row(result, m->cube, source);
    sg_column_set_text(m->classification, row, m->weights->to_revision);
    sg_column_set(m->value, row, cell.value, cell.status);
}

static void add_slices(struct move *m, struct sg_result *result)
{
    size_t n = m->weights->to->levels.n;
    struct sg_cube_cell *cells = sg_alloc(n, sizeof *cells);
    bool *done = sg_alloc(m->cube->slice_of.n, sizeof *done);
    for (size_t row = 0; row < m->cube->table->n_rows; row++) {
        uint32_t slice = m->cube->row_slice[row];
        if (m->cube->by.kind[m->cube->row_by[row]] != SG_CUBE_PART)
            add_total(m, result, row);
        else if (!done[slice]) {
            done[slice] = true;
            sum_slice(m, slice, cells);
            for (size_t i = 0; i < n; i++)
                if (m->reached[i])
                    add_result(m, result, row, i, cells[i]);
        }
    }
    free(cells);
    free(done);
}

/* Codes of another revision than --from must not be taken for it. */
static bool check_classification(const struct move *m, struct sg_error *err)
{
    const struct sg_table *table = m->cube->table;
    ptrdiff_t at = sg_table_find(table, "classification");
    for (size_t row = 0; row < table->n_rows && at >= 0; row++) {
        const char *own = sg_column_text(table->columns[at], row);
        if (*own && strcmp(own, m->weights->from_revision) != 0) {
            sg_fail(err, SG_FAIL_DATA, "the row is of '%s', but --from is '%s'", own,
                    m->weights->from_revision);
            sg_fail_at_file(err, table->info.file);
            return sg_fail_at_row(err, sg_table_file_row(table, row));
        }
    }
    return true;
}

static void add_columns(struct move *m, struct sg_result *result, struct sg_run *run)
{
    const struct sg_table *in = m->cube->table;
    if (sg_result_is_new(result))
        sg_result_begin(result, run, m->cube, SG_KEYS_ALL);
    m->by = result->keys[m->cube->by.column];
    for (size_t i = 0; i < in->n_columns && m->weights->has_labels; i++)
        if (result->keys[i] && result->of_by[i] && result->keys[i] != m->by)
            m->by_label = result->keys[i];
    if (m->weights->has_labels && !m->by_label)
        m->by_label = sg_result_labels(result, "label", SG_COLUMN_CATEGORY);
    ptrdiff_t own = sg_table_find(in, "classification");
    m->classification = own >= 0 && result->keys[own]
                            ? result->keys[own]
                            : sg_result_labels(result, "classification", SG_COLUMN_CATEGORY);
    m->value = sg_result_measure(result, "value", m->cube);
    result->out->main = (ptrdiff_t)sg_table_index(result->out, m->value);
    sg_note(&result->out->info.notes, run->lang, "classification: %s, moved from %s",
            m->weights->to_revision, m->weights->from_revision);
}

static bool analyse(struct sg_run *run, const struct sg_cube *cube, struct sg_result *result,
                    void *state, struct sg_error *err)
{
    struct move m = {.cube = cube, .weights = state};
    match(&m);
    bool fine = require_weights(&m, err) && check_classification(&m, err);
    if (fine) {
        add_columns(&m, result, run);
        add_slices(&m, result);
        if (m.absent)
            sg_run_note(run, "%zu results lack one of the codes they are made of: not_available",
                        m.absent);
    }
    free(m.from_of);
    free(m.by_of);
    free(m.reached);
    return fine;
}

static bool run_concordance(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                            struct sg_error *err)
{
    struct sg_concordance weights;
    if (sg_args_text(run->args, "areas"))
        return concordance_move_areas(run, in, out, err);
    struct sg_cube_request request = sg_cube_request_of(run);
    request.by_required = true;
    bool fine = sg_concordance_read(&weights, run, err) &&
                sg_result_each(run, in, &request, analyse, &weights, out, err);
    sg_concordance_free(&weights);
    return fine;
}

const struct sg_command sg_concordance_command = {
    .name = "concordance",
    .group = SG_COMMANDS_STRUCTURE,
    .summary = {"a table in another revision of its classification", "分類の改定への対応"},
    .help =
        {"Moves the values of each category to the categories of another classification or "
         "revision, "
         "by the weights of a table (--weights: from_code, to_code, weight, perhaps to_label), and "
         "so "
         "also sums classes to divisions. A code means nothing without its classification and "
         "revision: --from and --to name both (or the columns from_revision and to_revision of the "
         "table do), and the result says which in the column classification. The weights of a code "
         "must add up to 1, and a category without weights is an error, so that nothing is lost. "
         "What "
         "takes a share of a number is flagged as an estimate; sums of whole numbers are not. A "
         "suppressed source suppresses the result, an absent one makes it not_available. Rows of "
         "totals stay. Codes meet by their label keys. --areas moves areas instead, such as "
         "municipalities that were merged, by a table of the same columns: their codes meet "
         "however "
         "they are written (1100, 01100, 011002, R01100), amounts are summed, ratios refused, a "
         "suppressed part suppresses the whole (lower: the sum of what is known), and an area that "
         "the table does not have is an error. An area of which only the one with its new code is "
         "there counts as merged before. With dates of the mergers a series is moved period by "
         "period. Columns: value, lower (where something is not known), status.",
         "対応表（--weights：from_code、to_code、weight。to_label "
         "も可）の割合により、各項目の値を別の分類や"
         "改定後の項目に移します。小分類を大分類にまとめることもできます。コードは分類名と版がなけ"
         "れば意味を"
         "持たないため、--from と --to で両方を指定し（対応表の from_revision と to_revision "
         "列でも可）、"
         "結果の classification "
         "列に示します。一つのコードの割合の合計は１でなければならず、対応のない項目"
         "があればエラーとします。値を按分した結果には推計値の印を付け、単なる合計には付けません。"
         "元の値が秘"
         "匿なら結果も秘匿、なければ不詳とします。総数の行はそのまま残します。--areas "
         "は、合併した市町村などの地域を同じ形の対応表で移します。コードは書き方（1100、01100、0110"
         "02、R01100）によらず一致し、実数は合計、比率はエラー、秘匿を含む合計は秘匿（下限 lower "
         "は分かる分の合計）、対応表にない地域はエラーとします。新しいコードの地域だけがある時点は"
         "、既に合併したものとみなします。合併の日があれば、時点ごとに移します。列：実数、下限（秘"
         "匿や不詳があるとき）、状態。"},
    .example = "--by industry --value value --weights examples/concordance/jsic13_merge_ab.csv "
               "examples/concordance/establishments.csv",
    .options = {&sg_option_by, &sg_option_area, &sg_option_period, &sg_option_value,
                &sg_option_weights, &sg_option_from_revision, &sg_option_to_revision,
                &concordance_option_areas, &concordance_option_unknown},
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TABLE,
    .run_table = run_concordance};
