/* Figures and sentences of results in which a column is not what it should be: empty, suppressed,
   text in place of numbers, numbers in place of text. They may refuse; they may not crash. */
#include "results.h"

#include <math.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sangyo/chart.h>
#include <sangyo/sentences.h>
#include "table/column.h"

enum damage { EMPTY, SUPPRESSED, OTHER_KIND, N_DAMAGES };

/* The figures themselves are not wanted: all is made that gnuplot would draw, for a folder that is
   not there. */
static const char nowhere[] = "/nowhere/at/all/figure.svg";

static void copy_table(const struct sg_table *from, struct sg_table *to)
{
    sg_table_init(to);
    sg_table_info_copy(&to->info, &from->info);
    for (size_t i = 0; i < from->n_columns; i++)
        sg_table_add_like(to, from->columns[i]);
    for (size_t row = 0; row < from->n_rows; row++) {
        sg_table_add_row(to);
        for (size_t i = 0; i < from->n_columns; i++)
            if (from->columns[i]->kind == SG_COLUMN_NUMBER)
                sg_column_set(to->columns[i], row, from->columns[i]->values[row],
                              from->columns[i]->status[row]);
            else
                to->columns[i]->codes[row] = from->columns[i]->codes[row];
    }
    to->main = from->main;
}

/* The column anew, as the other kind: "3 x" for a number, 1, 2 … for labels. */
static void turn(struct sg_table *table, size_t at)
{
    struct sg_column *was = table->columns[at];
    bool number = was->kind == SG_COLUMN_NUMBER;
    struct sg_column *now =
        sg_column_new(was->name, number ? SG_COLUMN_CATEGORY : SG_COLUMN_NUMBER);
    sg_column_reserve(now, table->row_capacity);
    now->role = was->role;
    for (size_t row = 0; row < table->n_rows; row++) {
        char text[32];
        snprintf(text, sizeof text, "%zu x", row);
        if (number)
            sg_column_set_text(now, row, text);
        else
            sg_column_set(now, row, (double)row, 0);
    }
    sg_column_free(was);
    table->columns[at] = now;
}

static void damage(struct sg_table *table, size_t at, enum damage how)
{
    struct sg_column *column = table->columns[at];
    if (how == OTHER_KIND)
        turn(table, at);
    for (size_t row = 0; how != OTHER_KIND && row < table->n_rows; row++)
        if (column->kind == SG_COLUMN_NUMBER)
            sg_column_set(column, row, NAN,
                          how == SUPPRESSED ? (sg_status)SG_STATUS_SUPPRESSED : 0);
        else
            sg_column_clear(column, row);
}

/* Every refusal says what is wrong. */
static void use(const char *chart, const struct sg_table *table, struct sg_error *err)
{
    const struct sg_chart_options options = {.lang = SG_JA};
    struct sg_texts sentences = {0};
    err->message[0] = '\0';
    bool fine = chart ? sg_chart_draw(chart, table, nowhere, &options, err)
                      : sg_sentences(table, SG_JA, &sentences, err);
    if (!fine && !err->message[0])
        abort();
    sg_texts_free(&sentences);
}

static void use_with(const char *chart, const struct sg_table *table, size_t at, enum damage how)
{
    struct sg_table copy;
    struct sg_error err = {.lang = SG_JA};
    copy_table(table, &copy);
    if (at < copy.n_columns)
        damage(&copy, at, how);
    for (size_t i = 0; at == copy.n_columns && i < copy.n_columns; i++)
        if (how != OTHER_KIND && copy.columns[i]->kind == SG_COLUMN_NUMBER)
            damage(&copy, i, how);
    use(chart, &copy, &err);
    sg_table_free(&copy);
}

/* Tries columns from `first` to before `end` in a child, which a crash ends; its status. */
static int status_of(const char *chart, const struct sg_table *table, size_t first, size_t end)
{
    int status;
    fflush(stdout);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        for (size_t at = first; at < end; at++)
            for (int how = EMPTY; how < N_DAMAGES; how++)
                use_with(chart, table, at, (enum damage)how);
        _exit(0);
    }
    assert_true(waitpid(child, &status, 0) == child);
    return status;
}

static void damage_all(const char *line, const char *chart, const struct sg_table *table)
{
    size_t end = table->n_columns + 1; /* the last: all numbers at once */
    if (status_of(chart, table, 0, end) == 0)
        return;
    for (size_t at = 0; at < end; at++)
        if (status_of(chart, table, at, at + 1) != 0)
            fail_msg("%s of '%s': a crash with a damaged %s", chart ? chart : "sentences", line,
                     at < table->n_columns ? table->columns[at]->name : "table");
}

/* Tables of the same columns need one try. */
static bool is_new(const struct sg_table *table)
{
    static struct sg_texts seen;
    struct sg_buffer names = {0};
    for (size_t i = 0; i < table->n_columns; i++)
        sg_buffer_printf(&names, "%s,", table->columns[i]->name);
    size_t n = seen.n;
    sg_texts_add_once(&seen, sg_buffer_text(&names));
    sg_buffer_free(&names);
    return seen.n > n;
}

static void use_damaged(const char *line, const struct sg_call *call, const struct sg_table *table)
{
    struct sg_chart_info chart;
    (void)call;
    if (!is_new(table))
        return;
    if (sg_sentences_fit(table))
        damage_all(line, NULL, table);
    for (size_t i = 0; (chart = sg_chart_at(i)).name; i++) {
        struct sg_error err = {.lang = SG_JA};
        use(chart.name, table, &err);
        if (err.kind == SG_FAIL_IO)
            damage_all(line, chart.name, table);
    }
}

static void nothing_crashes(void **state)
{
    (void)state;
    each_result(use_damaged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_crashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
