/* By which columns the two tables of a ratio meet. */
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/lookup.h"
#include "table/role.h"

#include "ratio_words.h"

const struct sg_option sg_option_on = {
    .name = "on",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "COL,…",
    .help = {"columns by which the two tables meet (COL=COL where names differ)",
             "二つの表を突き合わせる列（名前が違うときは 列=列）"}};

struct keys {
    struct sg_ratio_side *sides;
    size_t n;
};

static void add_pair(struct keys *keys, const struct sg_column *first,
                     const struct sg_column *second)
{
    for (size_t i = 0; i < 2; i++)
        keys->sides[i].own.keys =
            sg_resize(keys->sides[i].own.keys, keys->n + 1, sizeof *keys->sides[i].own.keys);
    keys->sides[0].own.keys[keys->n] = first;
    keys->sides[1].own.keys[keys->n++] = second;
}

/* The column of labels that `name` means. */
static bool find_key(const struct sg_table *table, const char *name,
                     const struct sg_column **column, struct sg_error *err)
{
    ptrdiff_t at = sg_table_meant(table, name);
    if (at < 0) {
        sg_table_fail_column(table, name, err);
        return sg_fail_at_file(err, table->info.file);
    }
    *column = table->columns[at];
    if ((*column)->kind != SG_COLUMN_NUMBER)
        return true;
    sg_fail(err, SG_FAIL_DATA, "the column holds numbers where labels are needed");
    sg_fail_at_file(err, table->info.file);
    return sg_fail_at_column(err, (*column)->name);
}

/* COL, or COL=COL. */
static bool add_named(struct keys *keys, const char *name, struct sg_error *err)
{
    const struct sg_column *found[2];
    const char *equals = strchr(name, '=');
    bool whole = !equals || sg_table_find(keys->sides[0].own.table, name) >= 0;
    char *first = whole ? sg_copy_text(name) : sg_copy_bytes(name, (size_t)(equals - name));
    bool ok = find_key(keys->sides[0].own.table, first, &found[0], err) &&
              find_key(keys->sides[1].own.table, whole ? name : equals + 1, &found[1], err);
    free(first);
    if (ok)
        add_pair(keys, found[0], found[1]);
    return ok;
}

/* One name, or several with commas between. */
static bool add_list(struct keys *keys, const char *list, struct sg_error *err)
{
    if (sg_table_find(keys->sides[0].own.table, list) >= 0)
        return add_named(keys, list, err);
    bool ok = true;
    while (ok && list) {
        const char *comma = strchr(list, ',');
        char *name = comma ? sg_copy_bytes(list, (size_t)(comma - list)) : sg_copy_text(list);
        ok = add_named(keys, name, err);
        free(name);
        list = comma ? comma + 1 : NULL;
    }
    return ok;
}

/* What both tables have under the same name. */
static bool add_shared(struct keys *keys, struct sg_run *run, struct sg_error *err)
{
    const struct sg_table *first = keys->sides[0].own.table, *second = keys->sides[1].own.table;
    struct sg_buffer list = {0};
    for (size_t i = 0; i < second->n_columns; i++) {
        ptrdiff_t at = sg_table_find(first, second->columns[i]->name);
        if (at < 0 || !sg_ratio_side_is_key(&keys->sides[0], first->columns[at]) ||
            !sg_ratio_side_is_key(&keys->sides[1], second->columns[i]))
            continue;
        sg_buffer_printf(&list, "%s%s", keys->n ? "," : "", first->columns[at]->name);
        add_pair(keys, first->columns[at], second->columns[i]);
    }
    if (keys->n)
        sg_run_note(run, "the tables meet by --on '%s'", list.text);
    else
        sg_fail(err, SG_FAIL_USAGE,
                "the tables share no column of labels: name those that meet with --on COL=COL");
    sg_buffer_free(&list);
    return keys->n > 0;
}

bool sg_ratio_keys_find(struct sg_run *run, struct sg_ratio_side sides[2], bool joined,
                        size_t *n_keys, struct sg_error *err)
{
    struct keys keys = {sides, 0};
    bool ok = true;
    const struct sg_table *table = sides[0].own.table;
    if (!joined)
        for (size_t i = 0; i < table->n_columns; i++) {
            if (sg_ratio_side_is_key(&sides[0], table->columns[i]) &&
                sg_ratio_side_is_key(&sides[1], table->columns[i]))
                add_pair(&keys, table->columns[i], table->columns[i]);
        }
    else if (!sg_args_count(run->args, "on"))
        ok = add_shared(&keys, run, err);
    for (size_t i = 0; ok && joined && i < sg_args_count(run->args, "on"); i++)
        ok = add_list(&keys, sg_args_nth(run->args, "on", i), err);
    *n_keys = keys.n;
    return ok;
}
