/* Every column that a command writes has a line in columns.def, which says what it is. */
#include "tests/tools/results.h"

#include "table/role.h"

/* Names that the user gives: of columns of the input, of a weight, parts of a pattern. */
static bool is_of_input(const struct sg_call *call, const char *name)
{
    bool found = false;
    char part[256];
    snprintf(part, sizeof part, "{%s}", name);
    for (size_t i = 0; i < call->args.n && !found; i++) {
        const char *value = call->args.items[i].value;
        found = value && (strcmp(value, name) == 0 || strstr(value, part));
    }
    for (size_t i = 0; i < call->n_files && !found; i++) {
        struct sg_read_options options;
        struct sg_table table;
        sg_read_options_init(&options);
        options.take_hidden = true; /* as some of the lines ask */
        if (!sg_read_table(call->files[i], &options, &table, NULL, NULL))
            continue;
        found = sg_table_find(&table, name) >= 0;
        sg_table_free(&table);
    }
    return found;
}

/* Names that the interface has for two kinds: the text of what inspect says, the number of a row of
   the file, what rules find in a cell. Neither result has a status column, so that its cells decide
   when it is read back. */
static bool is_of_two_kinds(const struct sg_call *call, const char *name)
{
    static const char *const known[][2] = {
        {"inspect", "value"}, {"check", "row"}, {"check", "found"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(call->command->name, known[i][0]) == 0 && strcmp(name, known[i][1]) == 0)
            return true;
    return false;
}

static void check_lines(const char *line, const struct sg_call *call, const struct sg_table *table)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        const struct sg_column_info *info = sg_column_info(column->name);
        for (size_t k = 0; k < i; k++)
            if (strcmp(table->columns[k]->name, column->name) == 0)
                fail_msg("%s: two columns are called %s", line, column->name);
        bool fits = info && (info->kind == column->kind || (info->kind == SG_COLUMN_PERIOD &&
                                                            column->kind == SG_COLUMN_CATEGORY));
        if (!fits && !is_of_input(call, column->name) && !is_of_two_kinds(call, column->name))
            fail_msg("%s: %s %s", line, column->name,
                     info ? "is of another kind in columns.def" : "has no line in columns.def");
        if (info && fits && info->measure_kind != SG_MEASURE_UNKNOWN &&
            !is_of_input(call, column->name))
            assert_int_equal(column->measure_kind, info->measure_kind);
    }
    if (sg_table_main(table) && sg_table_likely_main(table) != table->main)
        fail_msg("%s: the status of %s would be read as that of %s (column_info.c)", line,
                 sg_table_main(table)->name, table->columns[sg_table_likely_main(table)]->name);
}

static void columns_have_lines(void **state)
{
    (void)state;
    each_result(check_lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_have_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
