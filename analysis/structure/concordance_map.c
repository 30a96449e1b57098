/* Concordances that need no revisions: maps, and areas that were merged. */
#include "concordance_links.h"

#include "analysis/cube/pairs.h"

/* By their names, else the first two columns. */
static bool find_map_columns(const struct sg_table *table, struct concordance_columns *c,
                             struct sg_error *err)
{
    static const char *const names[][2] = {{"from_code", "to_code"}, {"from", "to"}};
    for (size_t i = 0; i < 2 && !c->from; i++) {
        c->from = concordance_column(table, names[i][0]);
        c->to = c->from ? concordance_column(table, names[i][1]) : NULL;
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
    c->label = concordance_column(table, "to_label");
    c->weight = concordance_column(table, "weight");
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
    struct concordance_columns columns = {0};
    concordance_open(concordance);
    sg_table_init(&table);
    bool fine = run->read_table(run, path, &table, err) &&
                find_map_columns(&table, &columns, err) &&
                concordance_read_links(concordance, &table, &columns, err) &&
                require_single_links(concordance, &table, err);
    sg_table_free(&table);
    return fine;
}

bool sg_concordance_read_areas(struct sg_concordance *concordance, struct sg_run *run,
                               const char *path, struct sg_error *err)
{
    struct sg_table table;
    struct concordance_columns columns = {0};
    concordance_open(concordance);
    concordance->coded = true;
    sg_table_init(&table);
    bool fine = run->read_table(run, path, &table, err) && find_map_columns(&table, &columns, err);
    columns.date = fine ? concordance_column(&table, "date") : NULL;
    fine = fine && concordance_read_links(concordance, &table, &columns, err) &&
           concordance_check_sums(concordance, table.info.file, err) &&
           require_single_links(concordance, &table, err);
    sg_table_free(&table);
    return fine;
}
