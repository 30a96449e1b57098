#include "preference.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/lookup.h"

#include "layout_equations.h"

/* What must be kept costs so much more that it goes last. */
static const double dear = 1000;

/* The code that a cell has on an axis. */
static uint32_t code_of(const struct sg_protect_layout *layout, uint32_t cell, size_t axis)
{
    return layout->sheets[layout->sheet[cell]].codes[layout->row[cell]][axis];
}

/* Forces the cells with one label, of the column that stands before it or of any. */
static size_t force(struct sg_protect_job *job, const char *text)
{
    struct sg_protect_layout *layout = &job->layout;
    const char *equals = strchr(text, '=');
    size_t n = 0;
    for (size_t axis = 0; axis < job->axes.n; axis++) {
        const struct sg_protect_axis *a = &job->axes.list[axis];
        bool named = equals && strncmp(a->name, text, (size_t)(equals - text)) == 0 &&
                     strlen(a->name) == (size_t)(equals - text);
        const char *label = named ? equals + 1 : text;
        for (uint32_t c = 0; c < layout->table.n_cells; c++)
            if (strcmp(a->labels.items[code_of(layout, c, axis)], label) == 0) {
                layout->table.cells[c].forced = true;
                n++;
            }
    }
    return n;
}

static bool check_forced(const struct sg_protect_job *job, struct sg_error *err)
{
    const struct sg_protect_layout *layout = &job->layout;
    uint32_t *unsafe = sg_alloc(layout->table.n_cells, sizeof *unsafe);
    struct sg_buffer names = {0};
    size_t n = 0;
    for (uint32_t c = 0; c < layout->table.n_cells; c++)
        if (layout->table.cells[c].forced && layout->table.cells[c].unsafe)
            unsafe[n++] = c;
    sg_protect_layout_list(layout, unsafe, n, job->run->lang, &names);
    if (n)
        sg_fail(err, SG_FAIL_DATA, "--publish: these cells are unsafe: %s", sg_buffer_text(&names));
    sg_buffer_free(&names);
    free(unsafe);
    return n == 0;
}

/* Costs of cells by a file with the columns of labels and cost. */
static bool read_costs(struct sg_protect_job *job, const char *path, struct sg_error *err)
{
    struct sg_protect_layout *layout = &job->layout;
    struct sg_table table;
    sg_table_init(&table);
    bool fine = job->run->read_table(job->run, path, &table, err);
    const struct sg_column *cost = fine ? sg_table_numbers(&table, "cost") : NULL;
    if (fine && !cost) {
        sg_fail(err, SG_FAIL_DATA, "the file of --prefer needs a column of numbers 'cost'");
        fine = sg_fail_at_file(err, path);
    }
    for (size_t row = 0; row < table.n_rows && fine; row++) {
        double value = sg_column_value(cost, row);
        for (uint32_t c = 0; c < layout->table.n_cells && value >= 0; c++) {
            bool same = true;
            for (size_t axis = 0; axis < job->axes.n && same; axis++) {
                const struct sg_protect_axis *a = &job->axes.list[axis];
                const struct sg_column *labels = sg_table_labels(&table, a->name);
                same = !labels || strcmp(sg_column_text(labels, row),
                                         a->labels.items[code_of(layout, c, axis)]) == 0;
            }
            if (same)
                layout->table.cells[c].cost = 1 + value;
        }
    }
    sg_table_free(&table);
    return fine;
}

/* Sums stand for more than their parts. */
static void set_costs(struct sg_protect_layout *layout, bool totals, bool large)
{
    for (uint32_t c = 0; c < layout->table.n_cells; c++) {
        struct sg_protect_cell *cell = &layout->table.cells[c];
        unsigned height = sg_protect_layout_height(layout, c);
        cell->cost = (1 + (large ? fabs(cell->value) : sqrt(fabs(cell->value)))) * (1 + height);
        if (totals && height > 0)
            cell->cost *= dear;
    }
}

bool sg_protect_preferences(struct sg_protect_job *job, struct sg_error *err)
{
    const struct sg_args *args = job->run->args;
    bool totals = false, large = false;
    for (size_t i = 0; i < sg_args_count(args, "prefer"); i++) {
        totals = totals || strcmp(sg_args_nth(args, "prefer", i), "total") == 0;
        large = large || strcmp(sg_args_nth(args, "prefer", i), "large") == 0;
    }
    set_costs(&job->layout, totals, large);
    for (size_t i = 0; i < sg_args_count(args, "prefer"); i++) {
        const char *word = sg_args_nth(args, "prefer", i);
        if (strcmp(word, "total") != 0 && strcmp(word, "large") != 0 && !read_costs(job, word, err))
            return false;
    }
    for (size_t i = 0; i < sg_args_count(args, "publish"); i++)
        if (!force(job, sg_args_nth(args, "publish", i)))
            return sg_fail(err, SG_FAIL_USAGE, "--publish: no cell has the label '%s'",
                           sg_args_nth(args, "publish", i));
    return check_forced(job, err);
}

const struct sg_option sg_protect_option_publish = {
    .name = "publish",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "LABEL",
    .help = {"cells with this label (COL=LABEL: of that column) must be published",
             "このラベル（列名=ラベル も可）のセルは必ず公表する"}};
const struct sg_option sg_protect_option_prefer = {
    .name = "prefer",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "WORD|FILE",
    .help = {"what is rather published: total, large, or a file with the labels and their cost",
             "なるべく公表するセル：total（合計）、large（値の大きいもの）、又はラベルと cost "
             "の列の表"}};
