/* Items that are about the labels of rows: left out, and names of areas that several have. */
#include <stdlib.h>
#include <string.h>

#include "rules.h"
#include "table/text.h"

static bool stands_for_another(const char *text)
{
    static const char *const signs[] = {"〃", "″", "同上", "\"", "々", "↓"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strcmp(text, signs[i]) == 0)
            return true;
    return false;
}

/* The last column of labels left of the values: what stands behind is a remark. */
static size_t end_of_labels(const struct rules_table *table)
{
    size_t end = table->first;
    while (end <= table->last && table->columns[end] != RULES_VALUES)
        end++;
    return end;
}

static void check_left_out(struct rules *rules, const struct rules_table *table, size_t row,
                           size_t column)
{
    const struct sg_book_range place = rules_place(row, column);
    const char *text = rules_text(rules, row, column);
    size_t n;
    sg_book_row(rules->sheet, row, &n);
    if (stands_for_another(text))
        rules_report(rules, "1-6", &place, text, "a sign for the label above: write the label");
    else if (!*text && n > 1 && table->columns[column] == RULES_LABELS &&
             !rules_covering(rules, row, column))
        rules_report(rules, "1-6", &place, "", "a row without a label: write it in each row");
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n > m && strcmp(text + n - m, end) == 0;
}

static bool is_area(const char *text)
{
    static const char *const ends[] = {"都", "道", "府", "県", "市", "区", "町", "村"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_with(text, ends[i]))
            return true;
    return false;
}

/* A ward alone: several cities have wards of one name. */
static bool is_lone_ward(const char *text)
{
    return ends_with(text, "区") && !strstr(text, "市") && !strstr(text, "都");
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool has_codes(const struct rules_table *table)
{
    for (size_t c = table->first; c <= table->last; c++)
        if (table->columns[c] == RULES_CODES)
            return true;
    return false;
}

/* Names of areas that another area has too, without a code or the name of a larger one beside them.
 */
static void check_areas(struct rules *rules, const struct rules_table *table, size_t column)
{
    const char **names = sg_alloc(table->end - table->data, sizeof *names), *twin = NULL;
    size_t n = 0, n_areas = 0, wards = 0;
    for (size_t row = table->data; row < table->end; row++) {
        const char *text = rules_text(rules, row, column);
        if (!*text)
            continue;
        names[n++] = text;
        n_areas += is_area(text);
        wards += is_lone_ward(text);
        twin = is_lone_ward(text) && !twin ? text : twin;
    }
    if (n)
        qsort(names, n, sizeof *names, by_text);
    bool areas = n > 1 && 2 * n_areas > n;
    twin = areas && 2 * wards > n ? twin : NULL;
    for (size_t i = 1; areas && !twin && i < n; i++)
        if (is_area(names[i]) && strcmp(names[i - 1], names[i]) == 0)
            twin = names[i];
    const struct sg_book_range place = {(uint32_t)table->data, (uint32_t)(table->end - 1),
                                        (uint16_t)column, (uint16_t)column};
    if (twin)
        rules_report(rules, "1-12", &place, twin,
                     "names of areas that several areas may have: add a column of their codes");
    free(names);
}

void rules_check_labels(struct rules *rules, const struct rules_table *table)
{
    size_t end = end_of_labels(table);
    for (size_t row = table->data; row < table->end; row++)
        for (size_t c = table->first; c < end; c++)
            if (!rules->hidden.rows[row] && !rules->hidden.columns[c])
                check_left_out(rules, table, row, c);
    size_t n_labels = 0;
    for (size_t c = table->first; c < end; c++)
        n_labels += table->columns[c] == RULES_LABELS;
    for (size_t c = table->first; n_labels == 1 && !has_codes(table) && c < end; c++)
        if (table->columns[c] == RULES_LABELS)
            check_areas(rules, table, c);
}
