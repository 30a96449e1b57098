#include "concordance_weights.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/text.h"

#include "analysis/cube/pairs.h"

const struct sg_option sg_option_weights = {
    .name = "weights",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"table of from_code, to_code, weight (and to_label, from_revision, to_revision)",
             "from_code、to_code、weight の表（to_label、from_revision、to_revision も可）"}};

const struct sg_option sg_option_from_revision = {
    .name = "from",
    .kind = SG_OPTION_TEXT,
    .argument = "REVISION",
    .help = {"classification and revision of the table", "表の分類とその版"}};

const struct sg_option sg_option_to_revision = {
    .name = "to",
    .kind = SG_OPTION_TEXT,
    .argument = "REVISION",
    .help = {"classification and revision of the result", "結果の分類とその版"}};

/* The columns of the file. */
struct columns {
    const struct sg_column *from, *to, *weight, *label, *from_revision, *to_revision;
};

/* Codes without leading zeros are read as numbers. */
static const char *code_at(const struct sg_column *column, size_t row, char text[32])
{
    if (column->kind != SG_COLUMN_NUMBER)
        return sg_column_text(column, row);
    text[0] = '\0';
    if (!isnan(column->values[row]))
        snprintf(text, 32, "%.15g", column->values[row]);
    return text;
}

/* 1 in a map without weights. */
static double weight_at(const struct columns *columns, size_t row)
{
    return columns->weight ? columns->weight->values[row] : 1;
}

static const struct sg_column *optional(const struct sg_table *table, const char *name)
{
    ptrdiff_t at = sg_table_find(table, name);
    return at < 0 ? NULL : table->columns[at];
}

static bool find_columns(const struct sg_table *table, struct columns *c, struct sg_error *err)
{
    static const char *const names[] = {"from_code", "to_code", "weight"};
    const struct sg_column **needed[] = {&c->from, &c->to, &c->weight};
    for (size_t i = 0; i < 3; i++) {
        *needed[i] = optional(table, names[i]);
        if (!*needed[i]) {
            sg_fail(err, SG_FAIL_DATA, "the table of weights has no column '%s'", names[i]);
            return sg_fail_at_file(err, table->info.file);
        }
    }
    c->label = optional(table, "to_label");
    c->from_revision = optional(table, "from_revision");
    c->to_revision = optional(table, "to_revision");
    return sg_column_require_number(table, c->weight, err);
}

/* The revision that an option names, else the only one of the file. */
static bool find_revision(const struct sg_table *table, const struct sg_column *column,
                          const char *option, const char *asked, char **revision,
                          struct sg_error *err)
{
    char text[32];
    const char *found = asked;
    for (size_t row = 0; row < table->n_rows && column && !asked; row++) {
        const char *own = code_at(column, row, text);
        if (found && strcmp(found, own) != 0)
            return sg_fail(err, SG_FAIL_USAGE,
                           "the table of weights has several revisions: name one with --%s",
                           option);
        if (!found)
            *revision = sg_copy_text(own);
        found = *revision;
    }
    if (!found || !*found)
        return sg_fail(
            err, SG_FAIL_USAGE,
            "--%s is needed: a code means nothing without its classification and revision", option);
    if (asked)
        *revision = sg_copy_text(asked);
    return true;
}

static bool is_of_revision(const struct sg_column *column, size_t row, const char *revision)
{
    char text[32];
    return !column || strcmp(code_at(column, row, text), revision) == 0;
}

static int32_t intern(struct sg_column *keys, const char *label)
{
    char *key = sg_text_key(label);
    int32_t code = sg_column_intern(keys, key);
    free(key);
    return code;
}

static void add_link(struct sg_concordance *c, const struct columns *columns, size_t row)
{
    char text[32];
    struct sg_concordance_link link = {.weight = weight_at(columns, row)};
    link.from = intern(c->from, code_at(columns->from, row, text));
    const char *to = code_at(columns->to, row, text);
    link.to = intern(c->to, to);
    if ((size_t)link.to == c->n_to_text) {
        c->to_text[c->n_to_text] = sg_copy_text(to);
        c->to_label[c->n_to_text++] =
            columns->label ? sg_copy_text(code_at(columns->label, row, text)) : NULL;
    }
    c->links[c->n_links++] = link;
}

static bool fail_at(const struct sg_table *table, size_t row, struct sg_error *err)
{
    sg_fail_at_file(err, table->info.file);
    return sg_fail_at_row(err, sg_table_file_row(table, row));
}

static bool read_links(struct sg_concordance *c, const struct sg_table *table,
                       const struct columns *columns, struct sg_error *err)
{
    char text[32];
    c->links = sg_alloc(table->n_rows, sizeof *c->links);
    c->to_text = sg_alloc(table->n_rows, sizeof *c->to_text);
    c->to_label = sg_alloc(table->n_rows, sizeof *c->to_label);
    c->has_labels = columns->label != NULL;
    for (size_t row = 0; row < table->n_rows; row++) {
        double weight = weight_at(columns, row);
        if (!is_of_revision(columns->from_revision, row, c->from_revision) ||
            !is_of_revision(columns->to_revision, row, c->to_revision))
            continue;
        if (!(weight >= 0 && weight <= 1)) {
            sg_fail(err, SG_FAIL_DATA, "a weight is %.15g, but must lie from 0 to 1", weight);
            return fail_at(table, row, err);
        }
        if (!*code_at(columns->from, row, text) || !*code_at(columns->to, row, text)) {
            sg_fail(err, SG_FAIL_DATA, "the cell is empty where a key is needed");
            return fail_at(table, row, err);
        }
        add_link(c, columns, row);
    }
    if (c->n_links)
        return true;
    if (c->from_revision)
        sg_fail(err, SG_FAIL_DATA, "the table of weights has nothing from '%s' to '%s'",
                c->from_revision, c->to_revision);
    else
        sg_fail(err, SG_FAIL_DATA, "the map has no rows");
    return sg_fail_at_file(err, table->info.file);
}

/* Nothing is lost and nothing invented: the weights of a code add up to 1. */
static bool check_sums(const struct sg_concordance *c, const char *file, struct sg_error *err)
{
    double *sums = sg_alloc(c->from->levels.n, sizeof *sums);
    bool fine = true;
    for (size_t i = 0; i < c->n_links; i++)
        sums[c->links[i].from] += c->links[i].weight;
    for (size_t i = 0; i < c->from->levels.n && fine; i++)
        if (fabs(sums[i] - 1) > 1e-6) {
            sg_fail(err, SG_FAIL_DATA, "the weights of '%s' add up to %.15g instead of 1",
                    c->from->levels.texts[i], sums[i]);
            fine = sg_fail_at_file(err, file);
        }
    free(sums);
    return fine;
}

static void open_codes(struct sg_concordance *concordance)
{
    *concordance = (struct sg_concordance){0};
    sg_table_init(&concordance->codes);
    concordance->from = sg_table_add(&concordance->codes, "from", SG_COLUMN_CATEGORY);
    concordance->to = sg_table_add(&concordance->codes, "to", SG_COLUMN_CATEGORY);
}

bool sg_concordance_read(struct sg_concordance *concordance, struct sg_run *run,
                         struct sg_error *err)
{
    const char *path = sg_args_text(run->args, "weights");
    const char *from = sg_args_text(run->args, "from"), *to = sg_args_text(run->args, "to");
    struct sg_table table;
    struct columns columns = {0};
    open_codes(concordance);
    if (!path)
        return sg_fail(err, SG_FAIL_USAGE, "--weights FILE is needed: from_code, to_code, weight");
    sg_table_init(&table);
    bool fine =
        run->read_table(run, path, &table, err) && find_columns(&table, &columns, err) &&
        find_revision(&table, columns.from_revision, "from", from, &concordance->from_revision,
                      err) &&
        find_revision(&table, columns.to_revision, "to", to, &concordance->to_revision, err) &&
        read_links(concordance, &table, &columns, err) &&
        check_sums(concordance, table.info.file, err);
    sg_table_free(&table);
    return fine;
}

/* By their names, else the first two columns. */
static bool find_map_columns(const struct sg_table *table, struct columns *c, struct sg_error *err)
{
    static const char *const names[][2] = {{"from_code", "to_code"}, {"from", "to"}};
    for (size_t i = 0; i < 2 && !c->from; i++) {
        c->from = optional(table, names[i][0]);
        c->to = c->from ? optional(table, names[i][1]) : NULL;
        c->from = c->to ? c->from : NULL;
    }
    if (!c->from && table->n_columns == 2) {
        c->from = table->columns[0];
        c->to = table->columns[1];
    }
    if (!c->from) {
        sg_fail(err, SG_FAIL_DATA, "a map has two columns, from and to");
        return sg_fail_at_file(err, table->info.file);
    }
    c->label = optional(table, "to_label");
    c->weight = optional(table, "weight");
    return !c->weight || sg_column_require_number(table, c->weight, err);
}

static bool require_single_links(const struct sg_concordance *c, const struct sg_table *table,
                                 struct sg_error *err)
{
    struct sg_pairs pairs = {0};
    bool single = true;
    for (size_t i = 0; single && i < c->n_links; i++) {
        uint32_t n = pairs.n;
        single = sg_pairs_number(&pairs, (uint32_t)c->links[i].from, (uint32_t)c->links[i].to) == n;
        if (single)
            continue;
        sg_fail(err, SG_FAIL_DATA, "the map has '%s' in '%s' twice",
                c->from->levels.texts[c->links[i].from], c->to_text[c->links[i].to]);
        sg_fail_at_file(err, table->info.file);
        sg_fail_at_row(err, sg_table_file_row(table, i));
    }
    sg_pairs_free(&pairs);
    return single;
}

bool sg_concordance_read_map(struct sg_concordance *concordance, struct sg_run *run,
                             const char *path, struct sg_error *err)
{
    struct sg_table table;
    struct columns columns = {0};
    open_codes(concordance);
    sg_table_init(&table);
    bool fine = run->read_table(run, path, &table, err) &&
                find_map_columns(&table, &columns, err) &&
                read_links(concordance, &table, &columns, err) &&
                require_single_links(concordance, &table, err);
    sg_table_free(&table);
    return fine;
}

void sg_concordance_free(struct sg_concordance *concordance)
{
    for (size_t i = 0; i < concordance->n_to_text; i++) {
        free(concordance->to_text[i]);
        free(concordance->to_label[i]);
    }
    free(concordance->to_text);
    free(concordance->to_label);
    free(concordance->links);
    free(concordance->from_revision);
    free(concordance->to_revision);
    sg_table_free(&concordance->codes);
    *concordance = (struct sg_concordance){0};
}

int32_t sg_concordance_find(const struct sg_concordance *concordance, const char *label)
{
    char *key = sg_text_key(label);
    int32_t code = sg_column_code(concordance->from, key);
    free(key);
    return code;
}
