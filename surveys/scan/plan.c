#include "plan.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "platform/converter.h"
#include "surveys/formats/grid.h"
#include "table/names.h"

static bool find_column(const struct sg_input *input, const char *name, size_t *column,
                        struct sg_error *err)
{
    const char *const *names = (const char *const *)input->columns.items;
    *column = sg_names_find(names, input->columns.n, name);
    if (*column != SIZE_MAX)
        return true;
    sg_names_fail(names, input->columns.n, name, err);
    return sg_fail_at_file(err, input->path);
}

static bool find_columns(const struct sg_input *input, const char *const names[], size_t n,
                         struct sg_wanted **wanted, struct sg_error *err)
{
    *wanted = sg_alloc(n, sizeof **wanted);
    for (size_t i = 0; i < n; i++) {
        (*wanted)[i].name = names[i];
        if (!find_column(input, names[i], &(*wanted)[i].column, err))
            return false;
    }
    return true;
}

/* `text` in the encoding of the file. What cannot be converted stays as it is, to match nothing. */
static char *encode(const char *text, const struct sg_input *input)
{
    struct sg_converter *to = input->iconv ? sg_converter_open(input->iconv, "UTF-8") : NULL;
    if (!to)
        return sg_copy_text(text);
    size_t n = strlen(text), room = 2 * n + 1;
    char *encoded = sg_alloc(room + 1, 1), *at = encoded;
    const char *from = text;
    bool converted = sg_converter_run(to, &from, &n, &at, &room) != (size_t)-1;
    sg_converter_close(to);
    if (converted)
        return encoded;
    free(encoded);
    return sg_copy_text(text);
}

/* The filter of a column that occurs first at condition `first`, with all its values. */
static void add_values(struct sg_file_plan *plan, const struct sg_input *input,
                       const struct sg_scan_request *request, size_t first,
                       struct sg_wanted_filter *filter)
{
    size_t used = plan->accepted.n;
    filter->accepted = plan->accepted_fields + used;
    filter->conditions = plan->conditions + used;
    for (size_t i = first; i < request->n_filters; i++) {
        if (strcmp(request->filters[i].column, request->filters[first].column) != 0)
            continue;
        char *value = encode(request->filters[i].value, input);
        sg_texts_add(&plan->accepted, value);
        free(value);
        const char *kept = plan->accepted.items[used];
        plan->accepted_fields[used] = (struct sg_field){kept, strlen(kept)};
        plan->conditions[used++] = i;
        filter->n_accepted++;
    }
}

static bool make_filters(struct sg_file_plan *plan, const struct sg_input *input,
                         const struct sg_scan_request *request, struct sg_error *err)
{
    size_t n = request->n_filters;
    plan->filters = sg_alloc(n, sizeof *plan->filters);
    plan->accepted_fields = sg_alloc(n, sizeof *plan->accepted_fields);
    plan->conditions = sg_alloc(n, sizeof *plan->conditions);
    for (size_t i = 0; i < n; i++) {
        bool seen = false;
        for (size_t k = 0; k < i; k++)
            seen |= strcmp(request->filters[k].column, request->filters[i].column) == 0;
        if (seen)
            continue;
        struct sg_wanted_filter *filter = &plan->filters[plan->plan.n_filters++];
        if (!find_column(input, request->filters[i].column, &filter->column, err))
            return false;
        add_values(plan, input, request, i, filter);
    }
    return true;
}

/* The columns whose numbers are to be judged: those of values of which nothing is declared. */
static bool *undeclared(const struct sg_file_plan *plan, size_t n)
{
    bool *columns = sg_alloc(n, sizeof *columns);
    for (size_t i = 0; i < plan->plan.n_values; i++)
        if (!plan->values[i].declared && plan->values[i].column < n)
            columns[plan->values[i].column] = true;
    return columns;
}

/* The mark before decimals, by the first records. */
static bool find_mark(const struct sg_file_plan *plan, const struct sg_input *input,
                      struct sg_number_marks asked, char *mark, struct sg_error *err)
{
    struct sg_grid grid;
    *mark = asked.decimal ? asked.decimal : '.';
    if (asked.decimal || !input->sample ||
        !sg_csv_parse(input->sample, input->n_sample, input->delimiter, 0, &grid, NULL))
        return true; /* what is odd in it will be said of the records */
    bool *columns = undeclared(plan, grid.n_columns);
    bool found = sg_decimal_mark_find(&grid, columns, asked, mark, err);
    free(columns);
    sg_grid_free(&grid);
    if (found || !err)
        return found;
    err->row += input->sample_line - 1;
    size_t column = strtoul(err->column, NULL, 10);
    if (column && column <= input->columns.n)
        sg_fail_at_column(err, input->columns.items[column - 1]);
    return sg_fail_at_file(err, input->path);
}

/* How the numbers of each value are written. */
static bool find_numbers(struct sg_file_plan *plan, const struct sg_input *input,
                         const struct sg_scan_options *options, struct sg_error *err)
{
    struct sg_number_marks asked = options->numbers;
    size_t n = plan->plan.n_values, left = n;
    char mark = '.';
    for (size_t i = 0; options->numbers_of && i < n; i++) {
        struct sg_wanted *wanted = &plan->values[i];
        struct sg_number_marks own =
            options->numbers_of(options->marks_context, input->columns.items[wanted->column]);
        asked.otherwise = own.otherwise ? own.otherwise : asked.otherwise;
        wanted->declared = own.decimal && !asked.decimal && !asked.thousands;
        wanted->decimal_comma = own.decimal == ',';
        left -= wanted->declared;
    }
    if (!sg_number_marks_check(asked, err) || (left && !find_mark(plan, input, asked, &mark, err)))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!plan->values[i].declared)
            plan->values[i].decimal_comma = mark == ',';
    return true;
}

bool sg_plan_make(struct sg_file_plan *plan, const struct sg_input *input,
                  const struct sg_scan_request *request, const struct sg_scan_options *options,
                  struct sg_error *err)
{
    const struct sg_rows_request *columns = &request->columns;
    *plan = (struct sg_file_plan){.plan = {.n_columns = input->columns.n,
                                           .delimiter = input->delimiter,
                                           .encoding = input->encoding,
                                           .skip_bad = options->skip_bad,
                                           .n_keys = columns->n_keys,
                                           .n_values = columns->n_values}};
    if (!find_columns(input, columns->keys, columns->n_keys, &plan->keys, err) ||
        !find_columns(input, columns->values, columns->n_values, &plan->values, err) ||
        !make_filters(plan, input, request, err))
        return false;
    for (size_t i = 0; options->marks_of && i < columns->n_values; i++) {
        struct sg_wanted *wanted = &plan->values[i];
        wanted->marks =
            options->marks_of(options->marks_context, input->columns.items[wanted->column]);
        wanted->marks_numbers = sg_value_marks_numbers(wanted->marks);
    }
    if (!find_numbers(plan, input, options, err))
        return false;
    plan->plan.keys = plan->keys;
    plan->plan.values = plan->values;
    plan->plan.filters = plan->filters;
    return true;
}

void sg_plan_free(struct sg_file_plan *plan)
{
    free(plan->keys);
    free(plan->values);
    free(plan->filters);
    free(plan->accepted_fields);
    free(plan->conditions);
    sg_texts_free(&plan->accepted);
    *plan = (struct sg_file_plan){0};
}

static bool has_column(const struct sg_input *input, const char *name)
{
    size_t i = 0;
    while (i < input->columns.n && strcmp(input->columns.items[i], name) != 0)
        i++;
    return i < input->columns.n;
}

bool sg_plan_same_columns(const struct sg_input *first, const struct sg_input *other,
                          struct sg_error *err)
{
    bool same = first->columns.n == other->columns.n;
    for (size_t i = 0; same && i < first->columns.n; i++)
        same = has_column(other, first->columns.items[i]);
    if (same)
        return true;
    sg_fail(err, SG_FAIL_DATA, "other columns than in %s; the files of one run share their columns",
            first->path);
    return sg_fail_at_file(err, other->path);
}
