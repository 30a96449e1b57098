/* COL[:desc],… */
#include "order.h"

#include <stdlib.h>
#include <string.h>

#include "table/lookup.h"

#include "list.h"

enum sg_order_word sg_order_word(const char *text)
{
    static const char *const words[] = {
        [SG_ORDER_VALUE] = "value", [SG_ORDER_CODE] = "code", [SG_ORDER_GIVEN] = "given"};
    for (int i = SG_ORDER_VALUE; text && i <= SG_ORDER_GIVEN; i++)
        if (strcmp(text, words[i]) == 0)
            return (enum sg_order_word)i;
    return SG_ORDER_COLUMNS;
}

/* The column of a name, which may begin with ./; `value` is the main number. */
static ptrdiff_t column_of(const struct sg_table *table, const char *name)
{
    if (strncmp(name, "./", 2) == 0)
        return sg_table_meant(table, name + 2);
    if (sg_order_word(name) == SG_ORDER_VALUE)
        return table->main >= 0 ? table->main : sg_table_likely_main(table);
    return sg_table_meant(table, name);
}

/* COL, or COL:asc, COL:desc where no column has the whole as its name. */
static ptrdiff_t read_key(const struct sg_table *table, const char *item, int *direction)
{
    static const char *const ends[] = {":asc", ":desc"};
    size_t n = strlen(item);
    ptrdiff_t column = column_of(table, item);
    *direction = 0;
    for (int i = 0; column < 0 && i < 2; i++) {
        size_t m = strlen(ends[i]);
        if (n <= m || strcmp(item + n - m, ends[i]) != 0)
            continue;
        char *name = sg_copy_bytes(item, n - m);
        column = column_of(table, name);
        free(name);
        *direction = i ? -1 : 1;
    }
    return column;
}

static bool is_known(const struct sg_table *table, const char *item)
{
    int direction;
    return read_key(table, item, &direction) >= 0;
}

static bool fail_unknown(const struct sg_table *table, const char *item, struct sg_error *err)
{
    const char *name = strncmp(item, "./", 2) == 0 ? item + 2 : item;
    if (sg_order_word(name) == SG_ORDER_VALUE && name == item)
        return sg_fail(err, SG_FAIL_USAGE, "there is no number to sort by");
    const char *colon = strrchr(name, ':');
    bool way = colon && (strcmp(colon, ":asc") == 0 || strcmp(colon, ":desc") == 0);
    char *asked = way ? sg_copy_bytes(name, (size_t)(colon - name)) : sg_copy_text(name);
    sg_table_fail_column(table, asked, err);
    free(asked);
    return false;
}

bool sg_order_read(const struct sg_table *table, const char *text, struct sg_order *order,
                   struct sg_error *err)
{
    bool ok = true;
    *order = (struct sg_order){0};
    if (sg_order_word(text) == SG_ORDER_CODE || sg_order_word(text) == SG_ORDER_GIVEN)
        return true;
    for (char *item; ok && (item = sg_columns_list_next(table, &text, is_known)) != NULL;) {
        int direction;
        ptrdiff_t column = read_key(table, item, &direction);
        bool largest_first = sg_order_word(item) == SG_ORDER_VALUE;
        ok = column >= 0 || fail_unknown(table, item, err);
        order->keys = sg_resize(order->keys, order->n + 1, sizeof *order->keys);
        if (ok)
            order->keys[order->n++] =
                (struct sg_order_key){(size_t)column, direction < 0 || largest_first};
        free(item);
    }
    return ok;
}

void sg_order_free(struct sg_order *order)
{
    free(order->keys);
    *order = (struct sg_order){0};
}

ptrdiff_t sg_order_number(const struct sg_table *table, const struct sg_order *order)
{
    for (size_t i = 0; i < order->n; i++)
        if (table->columns[order->keys[i].column]->kind == SG_COLUMN_NUMBER)
            return (ptrdiff_t)order->keys[i].column;
    return -1;
}

bool sg_order_is_rank(const struct sg_column *column)
{
    return strcmp(column->name, "rank") == 0 || strcmp(column->name, "rank_among") == 0;
}
