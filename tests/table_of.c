#include "table_of.h"

#include "test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "surveys/formats/cell.h"
#include "surveys/formats/read_options.h"
#include "table/args.h"
#include "table/column.h"

enum { CELL = 256 };

/* Takes the next cell of the line; false after its last. */
static bool next_cell(const char **text, char cell[CELL])
{
    size_t n = strcspn(*text, "|\n");
    assert_true(n < CELL);
    memcpy(cell, *text, n);
    cell[n] = '\0';
    *text += n;
    bool more = **text == '|';
    *text += more;
    return more;
}

static void add_column(struct sg_table *table, char *name)
{
    size_t n = strlen(name);
    char last = n ? name[n - 1] : '\0';
    enum sg_column_kind kind = last == '#'   ? SG_COLUMN_NUMBER
                               : last == '@' ? SG_COLUMN_PERIOD
                                             : SG_COLUMN_CATEGORY;
    if (kind != SG_COLUMN_CATEGORY)
        name[n - 1] = '\0';
    sg_table_add(table, name, kind);
}

static void set_cell(struct sg_column *column, size_t row, const char *text)
{
    if (column->kind != SG_COLUMN_NUMBER) {
        sg_column_set_text(column, row, text);
        return;
    }
    enum sg_cell_doubt doubt; /* the columns are numbers */
    struct sg_cell cell = sg_cell_read_doubtful(text, NULL, &doubt);
    assert_int_not_equal(cell.kind, SG_CELL_TEXT);
    if (cell.kind != SG_CELL_EMPTY)
        sg_column_set(column, row, cell.value, cell.status);
}

void table_of(struct sg_table *table, const char *text)
{
    char cell[CELL];
    bool more = true;
    sg_table_init(table);
    table->info.file = sg_copy_text("made.csv");
    while (more) {
        more = next_cell(&text, cell);
        add_column(table, cell);
    }
    for (size_t line = 2; *text == '\n' && text[1]; line++) {
        size_t row = sg_table_add_row(table);
        text++;
        for (size_t i = 0; i < table->n_columns; i++) {
            assert_true(next_cell(&text, cell) == (i + 1 < table->n_columns));
            set_cell(table->columns[i], row, cell);
        }
        table->file_rows =
            sg_resize(table->file_rows, table->row_capacity, sizeof *table->file_rows);
        table->file_rows[row] = line;
    }
}

static bool read_made(struct sg_run *run, const char *path, struct sg_table *table,
                      struct sg_error *err)
{
    (void)run;
    (void)err;
    table_of(table, path);
    return true;
}

static bool write_made(struct sg_run *run, const char *path, const struct sg_table *table,
                       struct sg_error *err)
{
    struct trial *trial = run->context;
    (void)path;
    (void)err;
    sg_table_free(&trial->written);
    sg_table_copy(&trial->written, table);
    return true;
}

static const struct sg_option *find_option(const struct sg_option *const options[],
                                           const char *name)
{
    for (size_t i = 0; options[i]; i++)
        if (strcmp(options[i]->name, name) == 0)
            return options[i];
    return NULL;
}

/* A file of text is given as its text. */
static bool read_given(struct sg_run *run, const char *path, char **text, struct sg_error *err)
{
    (void)run;
    (void)err;
    *text = sg_copy_text(path);
    return true;
}

/* Runs on a table, or on files where there is none. */
static bool try_on(struct trial *trial, const struct sg_command *command, const struct sg_table *in,
                   const char *const files[], size_t n_files, const char *const options[])
{
    struct sg_args args = {.options = command->options};
    trial_free(trial);
    for (size_t i = 0; options && options[i]; i += 2) {
        const struct sg_option *option = find_option(command->options, options[i]);
        if (!option)
            option = find_option(sg_read_option_list, options[i]);
        assert_non_null(option);
        assert_true(
            sg_args_add(&args, option, sg_option_is_flag(option) ? NULL : options[i + 1], NULL));
    }
    struct sg_run run = {.args = &args,
                         .level = sg_args_number(&args, "level", 0.95),
                         .read_table = read_made,
                         .write_table = write_made,
                         .read_text = read_given,
                         .context = trial};
    bool ok = in ? command->run_table(&run, in, &trial->out, &trial->err)
                 : command->run_files(&run, files, n_files, &trial->out, &trial->err);
    trial->notes = run.notes;
    trial->text = run.text.text;
    sg_args_free(&args);
    return ok;
}

bool try_command(struct trial *trial, const struct sg_command *command, const struct sg_table *in,
                 const char *const options[])
{
    return try_on(trial, command, in, NULL, 0, options);
}

bool try_files(struct trial *trial, const struct sg_command *command, const char *const files[],
               size_t n_files, const char *const options[])
{
    return try_on(trial, command, NULL, files, n_files, options);
}

void trial_free(struct trial *trial)
{
    sg_table_free(&trial->out);
    sg_texts_free(&trial->notes);
    sg_table_free(&trial->written);
    free(trial->text);
    trial->text = NULL;
    trial->err = (struct sg_error){0};
}

static bool has_labels(const struct sg_table *table, size_t row, const char *labels)
{
    char cell[CELL];
    bool more = true;
    for (size_t i = 0; i < table->n_columns && more; i++) {
        if (table->columns[i]->kind == SG_COLUMN_NUMBER)
            continue;
        more = next_cell(&labels, cell);
        if (strcmp(cell, sg_column_text(table->columns[i], row)) != 0)
            return false;
    }
    return !more;
}

void assert_labels(const struct sg_table *table, const char *expected)
{
    struct sg_buffer rows = {0};
    for (size_t row = 0; row < table->n_rows; row++) {
        sg_buffer_add(&rows, row ? " " : "");
        for (size_t i = 0; i < table->n_columns; i++)
            if (table->columns[i]->kind != SG_COLUMN_NUMBER)
                sg_buffer_add(&rows, sg_column_text(table->columns[i], row));
    }
    assert_string_equal(sg_buffer_text(&rows), expected);
    sg_buffer_free(&rows);
}

size_t row_of(const struct sg_table *table, const char *labels)
{
    size_t found = table->n_rows;
    for (size_t row = 0; row < table->n_rows; row++)
        if (has_labels(table, row, labels)) {
            assert_int_equal(found, table->n_rows);
            found = row;
        }
    if (found == table->n_rows)
        fail_msg("no row %s", labels);
    return found;
}

static const struct sg_column *column_named(const struct sg_table *table, const char *name)
{
    ptrdiff_t column = sg_table_find(table, name);
    if (column < 0)
        fail_msg("no column %s", name);
    return table->columns[column];
}

double value_at(const struct sg_table *table, const char *labels, const char *column)
{
    return column_named(table, column)->values[row_of(table, labels)];
}

const char *status_at(const struct sg_table *table, const char *labels, const char *column)
{
    static char words[SG_STATUS_WORDS_SIZE];
    sg_status_words(column_named(table, column)->status[row_of(table, labels)], words);
    return words;
}
