/* What the files of --margins know of the population: each read in the form it has. */
#include <stdlib.h>

#include "table/args.h"

#include "weight_totals.h"

const struct sg_option weight_option_margins = {
    .name = "margins",
    .kind = SG_OPTION_FILE,
    .repeatable = true,
    .argument = "FILE",
    .help = {"totals of the population: columns of labels named as in the records and one of "
             "numbers; or the categories of a column across; or columns variable, category, total",
             "母集団の総数の表。データと同じ名前のラベルの列と数値の列、又は横に並んだ区分、"
             "又は variable・category・total（変数・区分・総数）の列"}};

static ptrdiff_t find_word(const struct sg_table *table, const char *const words[], size_t n)
{
    ptrdiff_t at = -1;
    for (size_t i = 0; i < n && at < 0; i++)
        at = sg_table_find(table, words[i]);
    return at;
}

static bool read_source(struct weight_source *s, struct sg_error *err)
{
    static const char *const variable_words[] = {"variable", "変数", "項目"};
    static const char *const category_words[] = {"category", "level", "区分", "分類"};
    ptrdiff_t variables = find_word(&s->table, variable_words, 3);
    ptrdiff_t categories = find_word(&s->table, category_words, 4);
    const struct sg_column **labels = sg_alloc(s->table.n_columns, sizeof *labels);
    const struct sg_column *wide = weight_across(s);
    bool fine;
    if (variables >= 0 && categories >= 0 &&
        s->table.columns[variables]->kind == SG_COLUMN_CATEGORY)
        fine = weight_read_long(s, s->table.columns[variables], s->table.columns[categories], err);
    else if (wide)
        fine = weight_read_across(s, wide, labels, err);
    else if (s->table.n_rows == 1 && !sg_args_text(s->w->run->args, "margin-size") &&
             weight_find_labels(s, NULL, labels) == 0)
        fine = weight_read_variables(s, err);
    else
        fine = weight_read_rows(s, labels, err);
    free(labels);
    return fine;
}

bool weight_read_known(struct weighting *w, struct weight_known *known, struct sg_error *err)
{
    bool fine = true;
    for (size_t i = 0; i < sg_args_count(w->run->args, "margins") && fine; i++) {
        struct weight_source s = {
            .w = w, .known = known, .path = sg_args_nth(w->run->args, "margins", i)};
        sg_table_init(&s.table);
        fine = w->run->read_table(w->run, s.path, &s.table, err) && read_source(&s, err);
        sg_table_free(&s.table);
    }
    if (fine && known->n_dropped)
        sg_run_note(w->run, "%zu rows of totals in --margins are left out", known->n_dropped);
    return fine;
}

void weight_known_free(struct weight_known *known)
{
    for (size_t i = 0; i < known->n; i++) {
        sg_table_free(&known->items[i].labels);
        free(known->items[i].totals);
        free(known->items[i].name);
    }
    free(known->items);
    free(known->variables);
    free(known->columns);
    *known = (struct weight_known){0};
}
