#include "records.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"

#include "gathering.h"
#include "ptable.h"
#include "records_shares.h"

/* The codes that a code counts for: itself and what it lies in. */
struct above {
    uint32_t *codes;
    size_t n, capacity;
};

struct expansion {
    struct sg_protect_axes *axes;
    struct sg_protect_hierarchy hierarchies[SG_PROTECT_AXES * 2];
    size_t n_hierarchies;
    struct above *above[SG_PROTECT_AXES]; /* per axis and code */
    size_t n_codes[SG_PROTECT_AXES];
    uint64_t weights[SG_PROTECT_AXES];
    uint32_t *place[SG_PROTECT_AXES], *code_at[SG_PROTECT_AXES]; /* labels in order, totals last */
};

/* A record in one of the cells that it counts for. */
struct entry {
    uint64_t key;
    uint32_t record;
};

static void add_above(struct above *above, uint32_t code)
{
    for (size_t i = 0; i < above->n; i++)
        if (above->codes[i] == code)
            return;
    above->codes = sg_grow(above->codes, &above->capacity, above->n + 1, sizeof *above->codes);
    above->codes[above->n++] = code;
}

/* Whether all that a hierarchy lists lies in one label, which then is the total. */
static bool has_one_root(const struct sg_protect_hierarchy *h, const struct sg_protect_axes *axes)
{
    size_t roots = 0;
    uint32_t parent;
    for (uint32_t c = 0; c < axes->list[h->axis].keys->levels.n; c++)
        roots += sg_protect_hierarchy_parent(h, axes, c, &parent) && parent == SG_NO_CODE;
    return roots == 1;
}

static void climb(struct expansion *x, size_t axis, uint32_t code, bool add_total)
{
    struct above *above = &x->above[axis][code];
    add_above(above, code);
    for (size_t i = 0; i < x->n_hierarchies; i++)
        for (uint32_t at = code; x->hierarchies[i].axis == axis && at != SG_NO_CODE;) {
            if (!sg_protect_hierarchy_parent(&x->hierarchies[i], x->axes, at, &at))
                break;
            if (at != SG_NO_CODE)
                add_above(above, at);
        }
    if (add_total)
        add_above(above, x->axes->list[axis].total);
}

static bool read_hierarchies(struct expansion *x, struct sg_run *run, struct sg_error *err)
{
    for (size_t i = 0; i < sg_args_count(run->args, "hierarchy"); i++) {
        if (x->n_hierarchies == sizeof x->hierarchies / sizeof *x->hierarchies)
            return sg_fail(err, SG_FAIL_USAGE, "more than %d hierarchies",
                           (int)(sizeof x->hierarchies / sizeof *x->hierarchies));
        if (!sg_protect_hierarchy_read(&x->hierarchies[x->n_hierarchies++], run, x->axes,
                                       sg_args_nth(run->args, "hierarchy", i), err))
            return false;
    }
    return true;
}

/* The order of rows is that of labels. */
static void place_codes(struct expansion *x)
{
    uint64_t weight = 1;
    sg_protect_axes_rank(x->axes);
    for (size_t axis = x->axes->n; axis-- > 0;) {
        const struct sg_protect_axis *a = &x->axes->list[axis];
        size_t n = x->n_codes[axis];
        uint32_t last = a->total == SG_NO_CODE ? (uint32_t)n : a->rank[a->total];
        x->place[axis] = sg_alloc(n, sizeof *x->place[axis]);
        x->code_at[axis] = sg_alloc(n, sizeof *x->code_at[axis]);
        for (uint32_t c = 0; c < n; c++) {
            uint32_t rank = a->rank[c];
            x->place[axis][c] = rank == last ? (uint32_t)n - 1 : rank - (rank > last);
            x->code_at[axis][x->place[axis][c]] = c;
        }
        x->weights[axis] = weight;
        weight *= n;
    }
}

/* What each label counts for, with a total of each axis. */
static void expand_axes(struct expansion *x, const struct sg_run *run)
{
    const char *label = sg_args_text(run->args, "total");
    for (size_t axis = 0; axis < x->axes->n; axis++) {
        struct sg_protect_axis *a = &x->axes->list[axis];
        bool rooted = false;
        for (size_t i = 0; i < x->n_hierarchies; i++)
            rooted = rooted ||
                     (x->hierarchies[i].axis == axis && has_one_root(&x->hierarchies[i], x->axes));
        if (!rooted)
            sg_protect_axis_code(
                x->axes, axis,
                label ? label : sg_lang_pick((struct sg_bilingual){"Total", "総数"}, run->lang));
        x->n_codes[axis] = a->keys->levels.n;
        x->above[axis] = sg_alloc(x->n_codes[axis], sizeof *x->above[axis]);
        for (uint32_t c = 0; c < x->n_codes[axis]; c++)
            climb(x, axis, c, !rooted);
    }
    place_codes(x);
}

static void free_expansion(struct expansion *x)
{
    for (size_t axis = 0; axis < x->axes->n; axis++) {
        for (size_t c = 0; c < x->n_codes[axis]; c++)
            free(x->above[axis][c].codes);
        free(x->above[axis]);
        free(x->place[axis]);
        free(x->code_at[axis]);
    }
    for (size_t i = 0; i < x->n_hierarchies; i++)
        sg_protect_hierarchy_free(&x->hierarchies[i]);
}

static int compare(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    return x->key != y->key ? (x->key < y->key ? -1 : 1)
                            : (x->record > y->record) - (x->record < y->record);
}

/* Every cell of every record, one axis after the other. */
static struct entry *list_entries(const struct expansion *x,
                                  const struct sg_protect_gathering *gathering, size_t *n)
{
    struct entry *entries = NULL;
    size_t capacity = 0;
    *n = 0;
    for (size_t r = 0; r < gathering->n; r++) {
        size_t first = *n;
        entries = sg_grow(entries, &capacity, *n + 1, sizeof *entries);
        entries[(*n)++] = (struct entry){0, (uint32_t)r};
        for (size_t axis = 0; axis < x->axes->n; axis++) {
            const struct above *above = &x->above[axis][gathering->records[r].codes[axis]];
            size_t last = *n;
            entries =
                sg_grow(entries, &capacity, first + (last - first) * above->n, sizeof *entries);
            for (size_t i = above->n; i-- > 0;)
                for (size_t k = first; k < last; k++) {
                    struct entry *to = &entries[first + i * (last - first) + (k - first)];
                    *to = (struct entry){entries[k].key +
                                             x->weights[axis] * x->place[axis][above->codes[i]],
                                         (uint32_t)r};
                }
            *n = first + (last - first) * above->n;
        }
    }
    qsort(entries, *n, sizeof *entries, compare);
    return entries;
}

static void add_row(struct sg_protect_records *records, const struct expansion *x, uint64_t key,
                    double value, uint64_t cell_key)
{
    size_t row = sg_table_add_row(&records->table);
    for (size_t axis = 0; axis < x->axes->n; axis++) {
        uint32_t code = x->code_at[axis][key / x->weights[axis] % x->n_codes[axis]];
        sg_column_set_text(records->table.columns[axis], row,
                           x->axes->list[axis].labels.items[code]);
    }
    sg_column_set(records->table.columns[x->axes->n], row, value, 0);
    if (records->table.n_columns > x->axes->n + 1)
        sg_column_set(records->table.columns[x->axes->n + 1], row,
                      (double)cell_key / (double)SG_KEY_ONE, 0);
}

static void make_rows(struct sg_protect_records *records, const struct expansion *x,
                      const struct sg_protect_gathering *gathering)
{
    size_t n, n_shares = 0, start_capacity = 0;
    struct entry *entries = list_entries(x, gathering, &n);
    records->shares = sg_alloc(n, sizeof *records->shares);
    for (size_t i = 0, end; i < n; i = end) {
        double value = 0;
        uint64_t cell_key = 0;
        size_t first = n_shares;
        for (end = i; end < n && entries[end].key == entries[i].key; end++) {
            const struct sg_protect_record *r = &gathering->records[entries[end].record];
            value += r->value * r->weight;
            cell_key = sg_key_add(cell_key, r->key);
            records->shares[n_shares++] =
                (struct sg_protect_share){r->enterprise, fabs(r->value), r->weight};
        }
        n_shares = first + sg_protect_join_shares(records->shares + first, n_shares - first);
        add_row(records, x, entries[i].key, value, cell_key);
        records->start = sg_grow(records->start, &start_capacity, records->table.n_rows + 1,
                                 sizeof *records->start);
        records->start[records->table.n_rows - 1] = first;
        records->start[records->table.n_rows] = n_shares;
    }
    free(entries);
}

/* From the order of labels back to the codes of the axes. */
static void restore_codes(struct sg_protect_gathering *gathering)
{
    for (size_t axis = 0; axis < gathering->axes->n; axis++) {
        const struct sg_protect_axis *a = &gathering->axes->list[axis];
        size_t n = a->keys->levels.n;
        uint32_t *code = sg_alloc(n, sizeof *code);
        for (uint32_t c = 0; c < n; c++)
            code[a->rank[c]] = c;
        for (size_t i = 0; i < gathering->n; i++)
            gathering->records[i].codes[axis] = code[gathering->records[i].codes[axis]];
        free(code);
    }
}

bool sg_protect_records_read(struct sg_protect_records *records, struct sg_run *run,
                             struct sg_rows *rows, struct sg_error *err)
{
    struct sg_protect_axes axes;
    struct sg_protect_gathering gathering = {.axes = &axes};
    struct expansion x = {.axes = &axes};
    const char *value = sg_args_text(run->args, "value"), *key = sg_args_text(run->args, "key");
    *records = (struct sg_protect_records){0};
    sg_table_init(&records->table);
    sg_protect_axes_init(&axes, sg_args_text(run->args, "total"));
    bool fine = sg_protect_gather(&gathering, run, rows, err);
    if (fine) {
        restore_codes(&gathering);
        fine = read_hierarchies(&x, run, err);
    }
    if (fine) {
        expand_axes(&x, run);
        for (size_t axis = 0; axis < axes.n; axis++)
            sg_table_add(&records->table, axes.list[axis].name, SG_COLUMN_CATEGORY);
        sg_table_add(&records->table, value ? value : "n", SG_COLUMN_NUMBER)->role = SG_ROLE_VALUE;
        if (key)
            sg_table_add(&records->table, key, SG_COLUMN_NUMBER);
        make_rows(records, &x, &gathering);
    }
    free_expansion(&x);
    sg_protect_gathering_free(&gathering);
    sg_protect_axes_free(&axes);
    return fine;
}

void sg_protect_records_free(struct sg_protect_records *records)
{
    sg_table_free(&records->table);
    free(records->shares);
    free(records->start);
    *records = (struct sg_protect_records){0};
}

const struct sg_option sg_protect_option_from_records = {
    .name = "from-records",
    .kind = SG_OPTION_FLAG,
    .input = SG_INPUT_RECORDS,
    .help = {"the file has one record a row: it is tallied with its totals, and who is behind each "
             "cell is known",
             "個票データを読み、合計を含めて集計して秘匿する（企業ごとの値が分かる）"}};
const struct sg_option sg_protect_option_enterprise = {
    .name = "enterprise",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .input = SG_INPUT_RECORDS,
    .help = {"records: whose they are (else each is an enterprise of its own)",
             "個票：企業の列（指定しなければ１件を１企業とみなす）"}};
const struct sg_option sg_protect_option_design_weight = {
    .name = "design-weight",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .input = SG_INPUT_RECORDS,
    .help = {"records: for how many like it each stands",
             "個票：１件が代表する数（ウエイト）の列"}};
