#include "concordance_links.h"

#include <stdlib.h>
#include <string.h>

#include "table/args.h"

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

static bool find_columns(const struct sg_table *table, struct concordance_columns *c,
                         struct sg_error *err)
{
    static const char *const names[] = {"from_code", "to_code", "weight"};
    const struct sg_column **needed[] = {&c->from, &c->to, &c->weight};
    for (size_t i = 0; i < 3; i++) {
        *needed[i] = concordance_column(table, names[i]);
        if (!*needed[i]) {
            sg_fail(err, SG_FAIL_DATA, "the table of weights has no column '%s'", names[i]);
            return sg_fail_at_file(err, table->info.file);
        }
    }
    c->label = concordance_column(table, "to_label");
    c->from_revision = concordance_column(table, "from_revision");
    c->to_revision = concordance_column(table, "to_revision");
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
        const char *own = concordance_code_at(column, row, text);
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

bool sg_concordance_read(struct sg_concordance *concordance, struct sg_run *run,
                         struct sg_error *err)
{
    const char *path = sg_args_text(run->args, "weights");
    const char *from = sg_args_text(run->args, "from"), *to = sg_args_text(run->args, "to");
    struct sg_table table;
    struct concordance_columns columns = {0};
    concordance_open(concordance);
    if (!path)
        return sg_fail(err, SG_FAIL_USAGE, "--weights FILE is needed: from_code, to_code, weight");
    sg_table_init(&table);
    bool fine =
        run->read_table(run, path, &table, err) && find_columns(&table, &columns, err) &&
        find_revision(&table, columns.from_revision, "from", from, &concordance->from_revision,
                      err) &&
        find_revision(&table, columns.to_revision, "to", to, &concordance->to_revision, err) &&
        concordance_read_links(concordance, &table, &columns, err) &&
        concordance_check_sums(concordance, table.info.file, err);
    sg_table_free(&table);
    return fine;
}
