#include "seasonal_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/lookup.h"
#include "table/periods.h"
#include "table/role.h"

void sg_season_file_free(struct sg_season_file *file)
{
    sg_table_free(&file->table);
    sg_table_free(&file->keys);
    free(file->entries);
    *file = (struct sg_season_file){0};
}

static bool is_key(const struct sg_cube *cube, size_t column)
{
    return (cube->use[column] == SG_CUBE_KEY || cube->use[column] == SG_CUBE_GROUP) &&
           (ptrdiff_t)column != cube->period.column;
}

/* The labels of a row of `table` in the key columns of the cube, as one text. */
static void add_key(const struct sg_cube *cube, const struct sg_table *table, size_t row,
                    struct sg_buffer *out)
{
    for (size_t i = 0; i < cube->table->n_columns; i++) {
        if (!is_key(cube, i))
            continue;
        ptrdiff_t at = table == cube->table ? (ptrdiff_t)i
                                            : sg_table_find(table, cube->table->columns[i]->name);
        sg_buffer_add(out, sg_column_text(table->columns[at], row));
        sg_buffer_add_char(out, '\t');
    }
}

static bool fail_in(const struct sg_season_file *file, struct sg_error *err)
{
    return sg_fail_at_file(err, file->table.info.file);
}

static bool find_keys(struct sg_season_file *file, const struct sg_cube *cube, struct sg_error *err)
{
    const char *lacking = NULL;
    size_t n = 0;
    for (size_t i = 0; i < cube->table->n_columns; i++) {
        if (!is_key(cube, i))
            continue;
        const char *name = cube->table->columns[i]->name;
        ptrdiff_t at = sg_table_find(&file->table, name);
        if (at >= 0 && file->table.columns[at]->kind != SG_COLUMN_NUMBER)
            n++;
        else
            lacking = name;
    }
    file->for_all = n == 0;
    if (n == 0 || !lacking)
        return true;
    sg_fail(err, SG_FAIL_DATA, "the file lacks column '%s', which tells the series apart", lacking);
    return fail_in(file, err);
}

static bool find_period(struct sg_season_file *file, struct sg_run *run, const struct sg_cube *cube,
                        struct sg_column **period, struct sg_error *err)
{
    const struct sg_periods_context context = sg_periods_context_of(run->args);
    const char *name = cube->table->columns[cube->period.column]->name;
    ptrdiff_t at = sg_table_find(&file->table, name);
    if (at < 0 && !sg_role_find(&file->table, SG_ROLE_PERIOD, NULL, true, &at, NULL, err))
        return fail_in(file, err);
    *period = file->table.columns[at];
    if ((*period)->kind == SG_COLUMN_NUMBER)
        return sg_fail(err, SG_FAIL_DATA, "column '%s' has numbers, no periods", (*period)->name) ||
               fail_in(file, err);
    return (*period)->kind == SG_COLUMN_PERIOD || sg_column_read_periods(*period, &context, err) ||
           fail_in(file, err);
}

static bool find_value(const struct sg_season_file *file, const struct sg_season_file_form *form,
                       const struct sg_column **value, struct sg_error *err)
{
    ptrdiff_t at = sg_table_find(&file->table, form->value), lone = -1;
    for (size_t i = 0; i < file->table.n_columns && at < 0 && form->lone; i++)
        if (file->table.columns[i]->kind == SG_COLUMN_NUMBER)
            lone = lone == -1 ? (ptrdiff_t)i : -2;
    at = at < 0 && lone >= 0 ? lone : at;
    if (at >= 0 && file->table.columns[at]->kind == SG_COLUMN_NUMBER) {
        *value = file->table.columns[at];
        return true;
    }
    sg_fail(err, SG_FAIL_DATA, "the file of --%s needs a column of numbers '%s'", form->option,
            form->value);
    return fail_in(file, err);
}

static int compare(const void *a, const void *b)
{
    const struct sg_season_entry *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    int order = sg_period_compare(&x->date, &y->date);
    return order ? order : x->file_row < y->file_row ? -1 : 1;
}

static void fill(struct sg_season_file *file, const struct sg_cube *cube,
                 const struct sg_column *period, const struct sg_column *value,
                 const struct sg_column *word)
{
    struct sg_column *keys = sg_table_add(&file->keys, "key", SG_COLUMN_CATEGORY);
    file->entries = sg_alloc(file->table.n_rows, sizeof *file->entries);
    for (size_t row = 0; row < file->table.n_rows; row++) {
        struct sg_buffer key = {0};
        if (period->codes[row] == SG_EMPTY)
            continue;
        if (!file->for_all)
            add_key(cube, &file->table, row, &key);
        file->entries[file->n++] = (struct sg_season_entry){
            .key = file->for_all ? SG_EMPTY : sg_column_intern(keys, sg_buffer_text(&key)),
            .date = period->levels.periods[period->codes[row]],
            .label = sg_column_text(period, row),
            .word = word ? sg_column_text(word, row) : "",
            .value = sg_column_value(value, row),
            .status = value->status[row],
            .file_row = sg_table_file_row(&file->table, row),
        };
        sg_buffer_free(&key);
    }
    qsort(file->entries, file->n, sizeof *file->entries, compare);
}

bool sg_season_file_read(struct sg_season_file *file, struct sg_run *run,
                         const struct sg_cube *cube, const struct sg_season_file_form *form,
                         struct sg_error *err)
{
    const char *path = sg_args_text(run->args, form->option);
    const struct sg_column *value = NULL, *word = NULL;
    struct sg_column *period = NULL;
    *file = (struct sg_season_file){0};
    sg_table_init(&file->table);
    sg_table_init(&file->keys);
    if (!path)
        return true;
    if (!run->read_table(run, path, &file->table, err) || !find_keys(file, cube, err) ||
        !find_period(file, run, cube, &period, err) || !find_value(file, form, &value, err))
        return false;
    ptrdiff_t at = form->word ? sg_table_find(&file->table, form->word) : -1;
    if (at >= 0 && file->table.columns[at]->kind == SG_COLUMN_CATEGORY)
        word = file->table.columns[at];
    else if (form->word) {
        sg_fail(err, SG_FAIL_DATA, "the file of --%s needs a column '%s'", form->option,
                form->word);
        return fail_in(file, err);
    }
    fill(file, cube, period, value, word);
    return true;
}

const struct sg_season_entry *sg_season_file_find(const struct sg_season_file *file,
                                                  const struct sg_cube *cube, size_t row, size_t *n)
{
    struct sg_buffer text = {0};
    int32_t key = SG_EMPTY;
    *n = file->n;
    if (file->n == 0 || file->for_all)
        return file->entries;
    add_key(cube, cube->table, row, &text);
    key = sg_column_code(file->keys.columns[0], sg_buffer_text(&text));
    sg_buffer_free(&text);
    *n = 0;
    if (key == SG_EMPTY)
        return NULL;
    size_t low = 0, high = file->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (file->entries[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    while (low + *n < file->n && file->entries[low + *n].key == key)
        ++*n;
    return file->entries + low;
}

const struct sg_season_entry *sg_season_entry_at(const struct sg_season_entry entries[], size_t n,
                                                 const struct sg_period *date)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sg_period_compare(&entries[middle].date, date) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && sg_period_compare(&entries[low].date, date) == 0 ? &entries[low] : NULL;
}
