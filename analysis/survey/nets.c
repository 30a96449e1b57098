#include "nets.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/args.h"
#include "table/column.h"
#include "table/groups.h"
#include "table/role.h"
#include "table/text.h"

const struct sg_option sg_option_net = {
    .name = "net",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "NAME=A+B",
    .help = {"also the answers A and B of one question taken together",
             "同じ設問の回答AとBを合わせた区分も加える"}};

struct net {
    char *name;
    struct sg_texts members;
};

struct work {
    struct sg_run *run;
    struct sg_published *published;
    struct sg_table *table;
    struct sg_column *by;
    struct sg_groups groups; /* questions at one wave */
    size_t n_rows;           /* of the input */
    double *sums, *answers;  /* per group: of the percentages, and how many they are */
    size_t *last;            /* per group: the row of the last one */
};

static void free_net(struct net *net)
{
    free(net->name);
    sg_texts_free(&net->members);
}

static bool read_net(const char *text, struct net *net, struct sg_error *err)
{
    const char *equal = strchr(text, '=');
    *net = (struct net){0};
    if (!equal || equal == text || !equal[1])
        return sg_fail(err, SG_FAIL_USAGE, "'%s' in --net is not NAME=A+B", text);
    char *name = sg_copy_bytes(text, (size_t)(equal - text));
    net->name = sg_text_trim(name);
    free(name);
    for (const char *at = equal + 1; *at; at += *at == '+') {
        size_t n = strcspn(at, "+");
        char *piece = sg_copy_bytes(at, n), *member = sg_text_trim(piece);
        sg_texts_add_once(&net->members, member);
        free(piece);
        free(member);
        at += n;
    }
    return true;
}

/* A question at one wave: rows that agree in all labels but the answer. */
static void find_groups(struct work *work)
{
    const struct sg_table *table = work->table;
    size_t *columns = sg_alloc(table->n_columns, sizeof *columns), n = 0;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        enum sg_role role = sg_role_of_column(column);
        if (column->kind != SG_COLUMN_NUMBER && column != work->by && role != SG_ROLE_NOTE &&
            role != SG_ROLE_STATUS && role != SG_ROLE_BY_CODE)
            columns[n++] = i;
    }
    sg_groups_make(&work->groups, table, columns, n);
    free(columns);
}

/* Adds up the percentages of each group. */
static void add_up(struct work *work)
{
    const struct sg_column *percent = work->published->percent;
    const struct sg_levels *levels = &work->by->levels;
    bool *total = sg_alloc(levels->n, sizeof *total);
    for (size_t i = 0; i < levels->n; i++)
        total[i] = sg_role_is_total(levels->texts[i], work->table->info.total_label);
    work->sums = sg_alloc(work->groups.n, sizeof *work->sums);
    work->answers = sg_alloc(work->groups.n, sizeof *work->answers);
    work->last = sg_alloc(work->groups.n, sizeof *work->last);
    for (size_t row = 0; row < work->n_rows; row++) {
        size_t group = work->groups.of_row[row];
        int32_t code = work->by->codes[row];
        if (isnan(percent->values[row]) || (code != SG_EMPTY && total[code]))
            continue;
        work->sums[group] += percent->values[row];
        work->answers[group]++;
        work->last[group] = row;
    }
    free(total);
}

/* Per group and member of the net its row, or -1; to be released with free(). */
static ptrdiff_t *find_members(const struct work *work, const struct net *net)
{
    const struct sg_levels *levels = &work->by->levels;
    size_t k = net->members.n;
    ptrdiff_t *rows = sg_alloc(work->groups.n * k, sizeof *rows);
    size_t *member = sg_alloc(levels->n, sizeof *member); /* k: none */
    for (size_t i = 0; i < levels->n; i++)
        for (member[i] = 0; member[i] < k; member[i]++)
            if (sg_text_same_key(levels->texts[i], net->members.items[member[i]]))
                break;
    for (size_t i = 0; i < work->groups.n * k; i++)
        rows[i] = -1;
    for (size_t row = 0; row < work->n_rows; row++) {
        int32_t code = work->by->codes[row];
        if (code != SG_EMPTY && member[code] < k)
            rows[work->groups.of_row[row] * k + member[code]] = (ptrdiff_t)row;
    }
    free(member);
    return rows;
}

/* Whether one answer was given each: then the percentages do not exceed 100 by more than rounding.
 */
static bool check_single(const struct work *work, size_t group, struct sg_error *err)
{
    int decimals = work->published->decimals;
    double sum = work->sums[group];
    if (sum <= 100 + work->answers[group] * 0.5 * pow(10, -decimals) + 1e-9)
        return true;
    char text[SG_NUMBER_SIZE];
    sg_number_shortest(sg_number_round(sum, decimals), text);
    sg_fail(err, SG_FAIL_DATA,
            "the answers of this question add up to %s %%: respondents gave several, and a net of "
            "them cannot be added up",
            text);
    return sg_fail_at_row(err, sg_table_file_row(work->table, work->last[group]));
}

/* Copies the labels and numbers of row `from`, under the name of the net. */
static size_t add_row(struct work *work, const struct net *net, size_t from)
{
    struct sg_table *table = work->table;
    size_t row = sg_table_add_row(table);
    for (size_t i = 0; i < table->n_columns; i++) {
        struct sg_column *column = table->columns[i];
        enum sg_role role = sg_role_of_column(column);
        if (column->kind == SG_COLUMN_NUMBER)
            sg_column_set(column, row, column->values[from], column->status[from]);
        else if (role != SG_ROLE_NOTE && role != SG_ROLE_BY_CODE)
            column->codes[row] = column->codes[from];
    }
    sg_column_set_text(work->by, row, net->name);
    return row;
}

static bool has_all(const ptrdiff_t rows[], size_t k)
{
    for (size_t i = 0; i < k; i++)
        if (rows[i] < 0)
            return false;
    return true;
}

/* Adds the net of one group, whose answers stand in `rows`. */
static bool add_net(struct work *work, const struct net *net, size_t group, const ptrdiff_t rows[],
                    struct sg_error *err)
{
    struct sg_published *published = work->published;
    struct sg_count_range range = {0, 0};
    struct sg_published_cell cell;
    double percent = 0;
    sg_status status = 0;
    if (!check_single(work, group, err))
        return false;
    for (size_t i = 0; i < net->members.n; i++) {
        if (!sg_published_at(published, (size_t)rows[i], &cell, err))
            return false;
        percent += cell.percent;
        status |= cell.status;
        bool fits = sg_published_has_counts(&cell) && range.low <= range.high;
        range =
            fits ? (struct sg_count_range){range.low + cell.range.low, range.high + cell.range.high}
                 : (struct sg_count_range){1, 0};
    }
    size_t out = add_row(work, net, (size_t)rows[0]);
    sg_column_set((struct sg_column *)published->percent, out,
                  sg_number_round(percent, published->decimals),
                  status & ~(sg_status)SG_STATUS_NIL);
    published->net_ranges =
        sg_resize(published->net_ranges, out - work->n_rows + 1, sizeof *published->net_ranges);
    published->net_ranges[out - work->n_rows] = range;
    return true;
}

static bool add_nets(struct work *work, struct sg_error *err)
{
    const struct sg_args *args = work->run->args;
    for (size_t i = 0; i < sg_args_count(args, "net"); i++) {
        struct net net;
        bool added = false;
        bool fine = read_net(sg_args_nth(args, "net", i), &net, err);
        size_t k = net.members.n;
        ptrdiff_t *rows = fine ? find_members(work, &net) : NULL;
        for (size_t group = 0; group < work->groups.n && fine; group++)
            if (has_all(rows + group * k, k)) {
                fine = add_net(work, &net, group, rows + group * k, err);
                added = true;
            }
        free(rows);
        if (fine && !added)
            fine = sg_fail(err, SG_FAIL_USAGE, "no question has all answers of the net '%s'",
                           net.name);
        free_net(&net);
        if (!fine)
            return false;
    }
    return true;
}

/* The column of the copy that stands for one of the input. */
static const struct sg_column *same_column(const struct sg_table *copy, const struct sg_table *in,
                                           const struct sg_column *column)
{
    return column ? copy->columns[sg_table_index(in, column)] : NULL;
}

bool sg_nets_add(struct sg_nets *nets, struct sg_run *run, struct sg_published *published,
                 struct sg_error *err)
{
    const struct sg_table *in = published->table;
    ptrdiff_t by;
    sg_table_init(&nets->table);
    if (sg_args_count(run->args, "net") == 0)
        return true;
    if (!sg_role_find(in, SG_ROLE_BY, sg_args_text(run->args, "by"), true, &by, NULL, err))
        return false;
    sg_table_copy(&nets->table, in);
    published->percent = same_column(&nets->table, in, published->percent);
    published->n = same_column(&nets->table, in, published->n);
    published->table = &nets->table;
    published->first_net = in->n_rows;
    struct work work = {.run = run,
                        .published = published,
                        .table = &nets->table,
                        .by = nets->table.columns[by],
                        .n_rows = in->n_rows};
    find_groups(&work);
    add_up(&work);
    bool fine = add_nets(&work, err);
    free(work.sums);
    free(work.answers);
    free(work.last);
    sg_groups_free(&work.groups);
    return fine;
}

void sg_nets_free(struct sg_nets *nets)
{
    sg_table_free(&nets->table);
}
