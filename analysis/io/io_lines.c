#include "io_lines.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "table/args.h"
#include "table/lookup.h"
#include "table/text.h"

const struct sg_option io_option_roles = {
    .name = "roles",
    .kind = SG_OPTION_FILE,
    .argument = "FILE",
    .help = {"table of label and role, for lines that no word tells",
             "見出し（label）と役割（role）の表。見出しの語で分からない行や列に使う"}};

enum { LISTED = 5 };

static void lines_alloc(struct io_lines *lines, const struct io_axis *axis, enum io_sides side)
{
    lines->meaning = sg_alloc(axis->n, sizeof *lines->meaning);
    lines->counts = sg_alloc(axis->n, sizeof *lines->counts);
    lines->industry = sg_alloc(axis->n, sizeof *lines->industry);
    for (size_t i = 0; i < axis->n; i++)
        lines->meaning[i] = io_word_meaning(axis->labels[i], side);
}

void io_lines_free(struct io_lines *lines)
{
    free(lines->meaning);
    free(lines->counts);
    free(lines->industry);
}

static bool is_called(const struct io_axis *axis, size_t i, const char *label)
{
    return sg_text_same_key(axis->labels[i], label) ||
           (axis->codes[i] && sg_text_same_key(axis->codes[i], label));
}

/* Gives the lines of a label their role; returns how many there are. */
static size_t override(struct io_lines *lines, const struct io_axis *axis, const char *label,
                       enum io_role role)
{
    size_t n = 0;
    for (size_t i = 0; i < axis->n; i++)
        if (is_called(axis, i, label)) {
            lines->meaning[i] = (struct io_meaning){role, 1, 0};
            n++;
        }
    return n;
}

static bool take_role(struct io_table *t, const struct sg_table *roles, size_t row,
                      struct sg_error *err)
{
    const char *label = sg_column_text(sg_table_labels(roles, "label"), row);
    const char *word = sg_column_text(sg_table_labels(roles, "role"), row);
    enum io_role role = io_role_of_word(word);
    if (role == IO_UNKNOWN) {
        static const struct sg_choices all = SG_CHOICES(io_role_choices);
        struct sg_buffer words = {0};
        sg_choices_join(&all, ", ", &words);
        sg_fail(err, SG_FAIL_DATA, "'%s' is no role; there are %s", word, sg_buffer_text(&words));
        sg_buffer_free(&words);
    } else if (override(&t->rows, &t->grid.rows, label, role) +
                   override(&t->columns, &t->grid.columns, label, role) >
               0) {
        return true;
    } else {
        sg_fail(err, SG_FAIL_DATA, "no line of the table is called '%s'", label);
    }
    sg_fail_at_file(err, roles->info.file);
    return sg_fail_at_row(err, sg_table_file_row(roles, row));
}

static bool take_roles(struct io_table *t, struct sg_run *run, struct sg_error *err)
{
    const char *path = sg_args_text(run->args, "roles");
    struct sg_table roles;
    if (!path)
        return true;
    sg_table_init(&roles);
    bool ok = run->read_table(run, path, &roles, err);
    if (ok && (!sg_table_labels(&roles, "label") || !sg_table_labels(&roles, "role"))) {
        ok = sg_fail(err, SG_FAIL_DATA, "--roles needs the columns label and role");
        sg_fail_at_file(err, roles.info.file);
    }
    for (size_t row = 0; ok && row < roles.n_rows; row++)
        ok = take_role(t, &roles, row, err);
    sg_table_free(&roles);
    return ok;
}

/* Rows by the keys of their labels and codes: number of the row, plus 1. A code that is a label of
   another row stays that of the row. */
struct index {
    struct sg_table table;
    struct sg_column *keys;
    size_t *row;
    size_t capacity;
};

static void index_add(struct index *index, const char *label, size_t row)
{
    char *key = sg_text_key(label);
    size_t n = index->keys->levels.n;
    size_t code = (size_t)sg_column_intern(index->keys, key);
    if (code == n) {
        index->row = sg_grow(index->row, &index->capacity, n + 1, sizeof *index->row);
        index->row[code] = row;
    }
    free(key);
}

/* "01" beside "農林水産業" may be one header, "01 農林水産業" or "01_農林水産業". */
static void index_joined(struct index *index, const struct io_axis *axis, size_t row)
{
    static const char *const between[] = {"", "_", "-", ":"};
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        struct sg_buffer both = {0};
        sg_buffer_printf(&both, "%s%s%s", axis->codes[row], between[i], axis->labels[row]);
        index_add(index, sg_buffer_text(&both), row);
        sg_buffer_free(&both);
    }
}

static void index_make(struct index *index, const struct io_table *t)
{
    const struct io_axis *axis = &t->grid.rows;
    *index = (struct index){0};
    sg_table_init(&index->table);
    index->keys = sg_table_add(&index->table, "key", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < axis->n; i++)
        index_add(index, axis->labels[i], i);
    for (size_t i = 0; i < axis->n; i++)
        if (axis->codes[i]) {
            index_add(index, axis->codes[i], i);
            index_joined(index, axis, i);
        }
}

static size_t index_find(const struct index *index, const char *label)
{
    char *key = sg_text_key(label);
    int32_t code = sg_column_code(index->keys, key);
    free(key);
    return code == SG_EMPTY ? SIZE_MAX : index->row[code];
}

static void index_free(struct index *index)
{
    sg_table_free(&index->table);
    free(index->row);
}

/* Lines that are neither an industry of both sides nor a word we know. */
static bool fail_unknown(const struct io_axis *axis, const struct io_lines *lines, bool rows,
                         struct sg_error *err)
{
    struct sg_buffer names = {0};
    size_t n = 0, first = 0;
    for (size_t i = 0; i < axis->n; i++)
        if (lines->meaning[i].role == IO_UNKNOWN) {
            first = n ? first : i;
            if (n++ < LISTED)
                sg_buffer_printf(&names, "%s%s", names.n ? ", " : "", axis->labels[i]);
        }
    sg_fail(err, SG_FAIL_DATA,
            rows ? "%zu rows are neither an industry that has a column too nor a word that is "
                   "known: %s; --roles FILE says what they are"
                 : "%zu columns are neither an industry that has a row too nor a word that is "
                   "known: %s; --roles FILE says what they are",
            n, sg_buffer_text(&names));
    sg_buffer_free(&names);
    return sg_fail_at_row(err, axis->file_rows[first]);
}

static bool any_unknown(const struct io_axis *axis, const struct io_lines *lines)
{
    for (size_t i = 0; i < axis->n; i++)
        if (lines->meaning[i].role == IO_UNKNOWN)
            return true;
    return false;
}

/* Meets the column of an industry with its row; one that is met twice is an error. */
static bool meet(struct io_table *t, size_t column, size_t row, size_t column_of[],
                 struct sg_error *err)
{
    enum io_role role = t->rows.meaning[row].role;
    if (role != IO_UNKNOWN && role != IO_INDUSTRY)
        return true;
    if (column_of[row] != SIZE_MAX) {
        sg_fail(err, SG_FAIL_DATA, "two columns are the industry '%s'", t->grid.rows.labels[row]);
        return sg_fail_at_column(err, t->grid.columns.labels[column]);
    }
    column_of[row] = column;
    t->columns.meaning[column] = t->rows.meaning[row] = (struct io_meaning){IO_INDUSTRY, 1, 0};
    return true;
}

/* Whether a column may be the industry of a row: it is no other word, or one ("Government") that on
   the side of rows means nothing. */
static bool may_meet(const struct io_table *t, size_t column, size_t row)
{
    enum io_role role = t->columns.meaning[column].role;
    return row != SIZE_MAX &&
           (role == IO_UNKNOWN || role == IO_INDUSTRY || t->rows.meaning[row].role == IO_UNKNOWN);
}

static bool meet_all(struct io_table *t, size_t column_of[], struct sg_error *err)
{
    struct index index;
    bool ok = true;
    index_make(&index, t);
    for (size_t j = 0; j < t->grid.columns.n && ok; j++) {
        size_t row = index_find(&index, t->grid.columns.labels[j]);
        if (may_meet(t, j, row))
            ok = meet(t, j, row, column_of, err);
    }
    index_free(&index);
    return ok;
}

static void number_industries(struct io_table *t, const size_t column_of[])
{
    t->row = sg_alloc(t->grid.rows.n, sizeof *t->row);
    t->column = sg_alloc(t->grid.rows.n, sizeof *t->column);
    for (size_t i = 0; i < t->grid.rows.n; i++) {
        if (column_of[i] == SIZE_MAX)
            continue;
        t->row[t->n] = i;
        t->column[t->n] = column_of[i];
        t->rows.industry[i] = t->columns.industry[column_of[i]] = t->n++;
    }
}

/* Of a group only the highest level counts, and of a role with a line of group IO_ALL that alone.
 */
static void choose(struct io_lines *lines, size_t n)
{
    int highest[IO_ROLES][IO_GROUPS];
    memset(highest, -1, sizeof highest);
    for (size_t i = 0; i < n; i++) {
        struct io_meaning m = lines->meaning[i];
        if (m.level > highest[m.role][m.group])
            highest[m.role][m.group] = m.level;
    }
    for (size_t i = 0; i < n; i++) {
        struct io_meaning m = lines->meaning[i];
        lines->counts[i] = m.level == highest[m.role][m.group] &&
                           (m.group == IO_ALL || highest[m.role][IO_ALL] < 0);
    }
}

bool io_lines_make(struct io_table *t, struct sg_run *run, struct sg_error *err)
{
    lines_alloc(&t->rows, &t->grid.rows, IO_ROWS);
    lines_alloc(&t->columns, &t->grid.columns, IO_COLUMNS);
    if (!take_roles(t, run, err))
        return false;
    size_t *column_of = sg_alloc(t->grid.rows.n, sizeof *column_of);
    for (size_t i = 0; i < t->grid.rows.n; i++)
        column_of[i] = SIZE_MAX;
    bool ok = meet_all(t, column_of, err);
    for (size_t i = 0; i < t->grid.rows.n; i++) /* an industry by --roles that met no column */
        if (t->rows.meaning[i].role == IO_INDUSTRY && column_of[i] == SIZE_MAX)
            t->rows.meaning[i].role = IO_UNKNOWN;
    if (ok && any_unknown(&t->grid.columns, &t->columns))
        ok = fail_unknown(&t->grid.columns, &t->columns, false, err);
    if (ok && any_unknown(&t->grid.rows, &t->rows))
        ok = fail_unknown(&t->grid.rows, &t->rows, true, err);
    if (ok)
        number_industries(t, column_of);
    free(column_of);
    choose(&t->rows, t->grid.rows.n);
    choose(&t->columns, t->grid.columns.n);
    return ok;
}
