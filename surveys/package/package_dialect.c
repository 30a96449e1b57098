/* Table Dialect v2: how the file is written. What only other programs write is refused, not
 * guessed. */
#include <string.h>

#include <sangyo/memory.h>

#include "package_parts.h"

static const struct sg_bilingual one_byte = {"one ASCII character", "ASCII文字1字"};

/* Row numbers from 1, ascending. */
static bool read_rows(const struct node *list, size_t **rows, size_t *n, struct sg_error *err)
{
    if (!list->json)
        return true;
    if (!node_is_list(list, err))
        return false;
    *rows = sg_alloc(node_length(list), sizeof **rows);
    for (size_t i = 0; i < node_length(list); i++) {
        struct node item = node_item(list, i);
        long long row = 0;
        bool read = node_read_integer(&item, (long long[]){1, 1000000000}, &row, err);
        if (!read || row <= 0 || (*n && (size_t)row <= (*rows)[*n - 1]))
            return read ? node_fail(&item,
                                    (struct sg_bilingual){"a row number above the one before it",
                                                          "前の番号より大きい行番号"},
                                    err)
                        : false;
        (*rows)[(*n)++] = (size_t)row;
    }
    return true;
}

static bool read_delimiter(const struct node *dialect, char *delimiter, struct sg_error *err)
{
    struct node node = node_child(dialect, "delimiter");
    const char *text = NULL;
    if (!node_read_text(&node, &text, err))
        return false;
    if (!text)
        return true;
    unsigned char c = (unsigned char)*text;
    if (strlen(text) != 1 || c >= 0x80 || strchr("\"\r\n", c))
        return node_fail(&node, one_byte, err);
    *delimiter = *text;
    return true;
}

/* A property that may only say what CSV says anyway. */
static bool must_be(const struct node *dialect, const char *key, const char *usual,
                    struct sg_error *err)
{
    struct node node = node_child(dialect, key);
    const char *text = NULL;
    if (!node_read_text(&node, &text, err))
        return false;
    if (text && strcmp(text, usual) != 0)
        return node_fail(&node, (struct sg_bilingual){usual, NULL}, err);
    return true;
}

static bool refuse_other_csv(const struct node *dialect, struct sg_error *err)
{
    struct node double_quote = node_child(dialect, "doubleQuote");
    struct node escape = node_child(dialect, "escapeChar");
    bool doubled = true;
    if (!must_be(dialect, "quoteChar", "\"", err) || !node_read_bool(&double_quote, &doubled, err))
        return false;
    if (!doubled)
        return node_fail(&double_quote, (struct sg_bilingual){"true", NULL}, err);
    if (escape.json)
        return node_fail(&escape, (struct sg_bilingual){"absent", "省略"}, err);
    return true;
}

bool package_read_dialect(const struct node *resource, struct sg_package_dialect *dialect,
                          struct sg_error *err)
{
    static const char *const own[] = {NULL};
    struct node node = node_child(resource, "dialect");
    if (!node.json)
        return true;
    if (!node_is_object(&node, err) || !node_check_own(&node, own, err))
        return false;
    struct node header = node_child(&node, "header");
    struct node rows = node_child(&node, "headerRows");
    struct node join = node_child(&node, "headerJoin");
    struct node comments = node_child(&node, "commentRows");
    struct node comment = node_child(&node, "commentChar");
    const char *join_text = NULL;
    const char *comment_text = NULL;
    bool has_header = true;
    bool ok = read_delimiter(&node, &dialect->delimiter, err) && refuse_other_csv(&node, err) &&
              node_read_bool(&header, &has_header, err) &&
              read_rows(&rows, &dialect->header_rows, &dialect->n_header_rows, err) &&
              read_rows(&comments, &dialect->comment_rows, &dialect->n_comment_rows, err) &&
              node_read_text(&join, &join_text, err) &&
              node_read_text(&comment, &comment_text, err);
    dialect->no_header = !has_header;
    dialect->header_join = sg_copy_text(join_text);
    dialect->comment_char = sg_copy_text(comment_text && *comment_text ? comment_text : NULL);
    return ok;
}
