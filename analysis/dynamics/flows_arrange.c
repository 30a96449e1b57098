/* Periods, groups, and a sum for each pair of periods and group. */
#include "flows.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "table/args.h"
#include "table/joined.h"
#include "table/periods.h"

const char *const flows_value_names[FLOWS_VALUES] = {"n_start",
                                                     "n_end",
                                                     "entrants",
                                                     "exits",
                                                     "continuing",
                                                     "movers_in",
                                                     "movers_out",
                                                     "reclassified",
                                                     "jobs_start",
                                                     "jobs_end",
                                                     "creation_entry",
                                                     "creation_expansion",
                                                     "destruction_exit",
                                                     "destruction_contraction",
                                                     "jobs_moved_in",
                                                     "jobs_moved_out",
                                                     "sizes"};

/* Cells of all workers in one tally, and for each of theirs its number there. */
static void join_cells(struct flows *f)
{
    sg_tally_init(&f->cells, f->n_keys - 1, 0, 0);
    for (struct flows_worker *w = f->workers; w; w = w->next) {
        f->decimals = w->decimals > f->decimals ? w->decimals : f->decimals;
        w->cell_of = sg_alloc(w->cells.n_cells, sizeof *w->cell_of);
        for (size_t i = 0; i < w->cells.n_cells; i++) {
            struct sg_field keys[SG_TALLY_KEYS];
            char words[SG_TALLY_KEYS][8];
            for (size_t k = 0; k < w->cells.n_keys; k++)
                keys[k] = sg_tally_key(&w->cells, i, k, words[k]);
            f->cells.place = w->cells.met[i];
            size_t cell = sg_tally_cell(&f->cells, keys);
            sg_tally_merge_cell(&f->cells, cell, &w->cells, i);
            w->cell_of[i] = (uint32_t)cell;
        }
        sg_tally_free(&w->cells);
    }
}

/* The key texts of all cells in UTF-8, cell by cell. */
static bool read_texts(struct flows *f, struct sg_rows *rows, struct sg_texts *texts,
                       struct sg_error *err)
{
    for (size_t i = 0; i < f->cells.n_cells; i++)
        for (size_t k = 0; k < f->cells.n_keys; k++) {
            char word[8];
            struct sg_field key = sg_tally_key(&f->cells, i, k, word);
            char *text = sg_copy_bytes(key.text, key.n);
            sg_texts_add(texts, text);
            free(text);
        }
    return rows->decode(rows->context, texts, err);
}

struct dated {
    struct sg_period date;
    const char *label;
    int32_t level;
};

static int compare_dated(const void *left, const void *right)
{
    const struct dated *a = left, *b = right;
    int order = sg_period_compare(&a->date, &b->date);
    return order ? order : strcmp(a->label, b->label);
}

/* The dates of labels, by their neighbours; labels of one date are one period. */
static bool order_periods(struct flows *f, const struct sg_column *labels, uint32_t of_level[],
                          struct sg_error *err)
{
    size_t n = labels->levels.n;
    struct sg_periods_context context = sg_periods_context_of(f->run->args);
    struct sg_periods read;
    context.header = f->keys[1];
    context.periods = context.labels = true;
    bool fine = sg_periods_read((const char *const *)labels->levels.texts, n, &context, &read, err);
    struct dated *dated = sg_alloc(n, sizeof *dated);
    for (size_t i = 0; fine && i < n; i++)
        dated[i] = (struct dated){read.periods[i], labels->levels.texts[i], (int32_t)i};
    if (fine && n)
        qsort(dated, n, sizeof *dated, compare_dated);
    f->labels = sg_alloc(n, sizeof *f->labels);
    f->dates = sg_alloc(n, sizeof *f->dates);
    for (size_t i = 0; fine && i < n; i++) {
        if (!i || sg_period_compare(&dated[i].date, &dated[i - 1].date) != 0) {
            f->labels[f->n_periods] = sg_copy_text(dated[i].label);
            f->dates[f->n_periods++] = dated[i].date;
        }
        of_level[dated[i].level] = f->n_periods - 1;
    }
    sg_periods_free(&read);
    free(dated);
    if (!fine)
        return sg_fail_at_column(err, f->keys[1]);
    return f->n_periods > 1 ||
           sg_fail(err, SG_FAIL_DATA, "column '%s' has %zu periods: two are needed", f->keys[1],
                   (size_t)f->n_periods);
}

struct ranked {
    const char *text;
    int32_t level;
};

static int compare_ranked(const void *a, const void *b)
{
    return strcmp(((const struct ranked *)a)->text, ((const struct ranked *)b)->text);
}

/* Levels of a column numbered by their bytes, so that nothing depends on who met them first. */
static uint32_t *rank_levels(const struct sg_column *column)
{
    size_t n = column->levels.n;
    struct ranked *ranked = sg_alloc(n, sizeof *ranked);
    uint32_t *rank = sg_alloc(n, sizeof *rank);
    for (size_t i = 0; i < n; i++)
        ranked[i] = (struct ranked){column->levels.texts[i], (int32_t)i};
    if (n)
        qsort(ranked, n, sizeof *ranked, compare_ranked);
    for (size_t i = 0; i < n; i++)
        rank[ranked[i].level] = (uint32_t)i;
    free(ranked);
    return rank;
}

/* The labels from `first` on of a cell as one text. */
static char *join_labels(const struct flows *f, const struct sg_texts *texts, size_t cell,
                         size_t first)
{
    struct sg_buffer text = {0};
    size_t n = f->cells.n_keys;
    for (size_t k = first; k < n; k++) {
        const char *label = texts->items[cell * n + k];
        sg_joined_add(&text, k == first, label, strlen(label));
    }
    return sg_buffer_take(&text);
}

/* Groups of cells in an order of their own, with the number of their categories alone. */
static void number_groups(struct flows *f, const struct sg_texts *texts)
{
    struct sg_table index;
    sg_table_init(&index);
    struct sg_column *groups = sg_table_add(&index, "groups", SG_COLUMN_CATEGORY);
    struct sg_column *categories = sg_table_add(&index, "categories", SG_COLUMN_CATEGORY);
    size_t n = f->cells.n_cells;
    int32_t *category = sg_alloc(n, sizeof *category);
    f->group_of = sg_alloc(n, sizeof *f->group_of);
    for (size_t i = 0; i < n; i++) {
        char *all = join_labels(f, texts, i, 1), *by = join_labels(f, texts, i, 1 + f->n_areas);
        f->group_of[i] = (uint32_t)sg_column_intern(groups, all);
        category[i] = sg_column_intern(categories, by);
        free(all);
        free(by);
    }
    uint32_t *rank = rank_levels(groups);
    f->n_groups = (uint32_t)groups->levels.n;
    f->group_keys = sg_alloc(f->n_groups, sizeof *f->group_keys);
    f->by_of = sg_alloc(f->n_groups, sizeof *f->by_of);
    for (size_t i = 0; i < n; i++) {
        uint32_t group = f->group_of[i] = rank[f->group_of[i]];
        f->by_of[group] = (uint32_t)category[i];
        for (size_t k = 1; k < f->cells.n_keys && f->group_keys[group].n + 1 < f->cells.n_keys; k++)
            sg_texts_add(&f->group_keys[group], texts->items[i * f->cells.n_keys + k]);
    }
    free(rank);
    free(category);
    sg_table_free(&index);
}

/* The periods and groups of all cells. */
static bool number_cells(struct flows *f, const struct sg_texts *texts, struct sg_error *err)
{
    struct sg_table index;
    sg_table_init(&index);
    struct sg_column *labels = sg_table_add(&index, "periods", SG_COLUMN_CATEGORY);
    size_t n = f->cells.n_cells;
    f->period_of = sg_alloc(n, sizeof *f->period_of);
    for (size_t i = 0; i < n; i++)
        f->period_of[i] = (uint32_t)sg_column_intern(labels, texts->items[i * f->cells.n_keys]);
    uint32_t *of_level = sg_alloc(labels->levels.n, sizeof *of_level);
    bool fine = order_periods(f, labels, of_level, err);
    for (size_t i = 0; fine && i < n; i++)
        f->period_of[i] = of_level[f->period_of[i]];
    free(of_level);
    sg_table_free(&index);
    return fine;
}

/* from, to, scope, the groups, and whether sizes are known where that is apart. */
static void plan_sums(struct flows *f)
{
    static const char *const moves[] = {"split", "start", "end"};
    static const char *const by[] = {"", " average", " start"};
    struct sg_buffer scope = {0}; /* states of other rules are others */
    sg_buffer_printf(&scope, "scope %s %s%s", moves[f->moves], f->bridge ? "bridge" : "exit",
                     by[f->classes.by]);
    for (size_t i = 1; i + 1 < f->classes.n; i++)
        sg_buffer_printf(&scope, " %" PRId64, f->classes.from[i]);
    const char *const first[] = {"from", "to", sg_buffer_text(&scope)};
    for (size_t i = 0; i < 3; i++)
        sg_texts_add(&f->plan.keys, first[i]);
    sg_buffer_free(&scope);
    for (size_t i = 2; i < f->n_keys; i++)
        sg_texts_add(&f->plan.keys, f->keys[i]);
    if (f->classes.by)
        sg_texts_add(&f->plan.keys, FLOWS_CLASS);
    if (f->apart)
        sg_texts_add(&f->plan.keys, FLOWS_APART);
    for (size_t i = 0; i < FLOWS_VALUES; i++)
        sg_tally_plan_add(&f->plan, SG_TALLY_SUM, flows_value_names[i]);
    bool state = sg_args_flag(f->run->args, "partial");
    sg_tally_init(&f->sums, f->plan.keys.n, state ? FLOWS_VALUES : 0, 0);
}

/* The sum of a group and class, or of all where `group` is the number of groups. */
static uint32_t add_sum(struct flows *f, uint32_t pair, uint32_t group, size_t class, bool apart)
{
    char name[48] = "";
    struct sg_field keys[SG_TALLY_KEYS];
    char padded[SG_TALLY_KEYS][8];
    const char *texts[SG_TALLY_KEYS] = {f->labels[pair], f->labels[pair + 1],
                                        group == f->n_groups ? "all" : "each"};
    size_t n = 3;
    for (size_t k = 0; k < f->n_keys - 2; k++)
        texts[n++] = group == f->n_groups ? "" : f->group_keys[group].items[k];
    if (f->classes.by && group < f->n_groups)
        flows_class_name(&f->classes, class, name);
    if (f->classes.by)
        texts[n++] = name;
    if (f->apart)
        texts[n++] = apart ? "unknown" : "known";
    for (size_t k = 0; k < n; k++)
        keys[k] = sg_tally_field(texts[k], padded[k]);
    f->sums.place = f->sums.n_cells;
    return (uint32_t)sg_tally_cell(&f->sums, keys);
}

static void make_sums(struct flows *f)
{
    size_t at = 0, n_each = (size_t)f->n_groups * f->classes.n;
    f->sum_of = sg_alloc((f->n_periods - 1) * (n_each + 1) * 2, sizeof *f->sum_of);
    plan_sums(f);
    for (uint32_t pair = 0; pair + 1 < f->n_periods; pair++)
        for (size_t each = 0; each <= n_each; each++)
            for (int apart = 0; apart < 2; apart++)
                f->sum_of[at++] =
                    add_sum(f, pair, (uint32_t)(each / f->classes.n), each % f->classes.n, apart);
}

bool flows_arrange(struct flows *f, struct sg_rows *rows, struct sg_error *err)
{
    struct sg_texts texts = {0};
    join_cells(f);
    bool fine = read_texts(f, rows, &texts, err) && number_cells(f, &texts, err);
    if (fine) {
        number_groups(f, &texts);
        make_sums(f);
    }
    sg_texts_free(&texts);
    return fine;
}
