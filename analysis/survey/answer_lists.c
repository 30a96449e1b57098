#include "answer_lists.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/table.h>
#include "table/text.h"

static bool begins(const char *text, const char *word)
{
    return *word && strncmp(text, word, strlen(word)) == 0;
}

/* The bracket that `text` begins with: 1 opens, -1 closes, 0 none. */
static int bracket_at(const char *text)
{
    static const char *const opens[] = {"(",  "（", "[",  "［", "「", "『",
                                        "【", "〔", "〈", "《", "{"};
    static const char *const closes[] = {")",  "）", "]",  "］", "」", "』",
                                         "】", "〕", "〉", "》", "}"};
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++)
        if (begins(text, opens[i]) || begins(text, closes[i]))
            return begins(text, opens[i]) ? 1 : -1;
    return 0;
}

/* How deep in brackets the end of a line is: those that are not closed hold nothing together. */
static bool is_balanced(const char *text)
{
    int depth = 0;
    for (; *text && *text != '\n' && depth >= 0; text++)
        depth += bracket_at(text);
    return depth == 0;
}

/* The length of what is known at the start of `text` and ends there; 0 if nothing. */
static size_t known_length(const char *text, const char *separator, const struct sg_texts *known)
{
    size_t longest = 0;
    for (size_t i = 0; known && i < known->n; i++) {
        size_t n = strlen(known->items[i]);
        const char *end = text + n;
        if (n > longest && strncmp(text, known->items[i], n) == 0 &&
            (!*end || *end == '\n' || *end == '\r' || begins(end, separator)))
            longest = n;
    }
    return longest;
}

char *sg_list_next(const char **list, const char *separator, const struct sg_texts *known)
{
    const char *start = *list;
    if (!*start)
        return NULL;
    start += strspn(start, " ");
    bool balanced = is_balanced(start);
    const char *at = start + known_length(start, separator, known);
    for (int depth = 0; *at && *at != '\n' && *at != '\r'; at++) {
        depth += balanced ? bracket_at(at) : 0;
        if (depth <= 0 && begins(at, separator))
            break;
    }
    char *raw = sg_copy_bytes(start, (size_t)(at - start)), *item = sg_text_trim(raw);
    free(raw);
    *list = begins(at, separator) ? at + strlen(separator) : at + (*at != '\0');
    return item;
}

/* Items that a separator makes of the texts: how many different ones, and how many in all. */
struct cut {
    size_t different, all;
    size_t pieces, ends; /* with empty ones; texts that the separator ends */
};

static struct cut cut_all(const struct sg_texts *lists, const char *separator,
                          const struct sg_texts *known)
{
    struct cut cut = {0};
    struct sg_table table;
    sg_table_init(&table);
    struct sg_column *met = sg_table_add(&table, "item", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < lists->n; i++) {
        const char *at = lists->items[i];
        for (char *item; (item = sg_list_next(&at, separator, known)) != NULL; free(item)) {
            cut.pieces++;
            cut.all += *item != '\0';
            if (*item)
                sg_column_intern(met, item);
        }
        size_t n = strlen(lists->items[i]), m = strlen(separator);
        cut.ends += m && n >= m && strcmp(lists->items[i] + n - m, separator) == 0;
    }
    cut.different = met->levels.n;
    sg_table_free(&table);
    return cut;
}

void sg_list_separator(const struct sg_texts *lists, const struct sg_texts *known,
                       char separator[SG_SEPARATOR_SIZE])
{
    static const char *const candidates[] = {";", "；", ", ", ",", "、", "，", "|", "/"};
    struct cut whole = cut_all(lists, "", known), best = whole;
    *separator = '\0';
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        struct cut cut = cut_all(lists, candidates[i], known);
        bool recurs = cut.all > cut.different || cut.different == lists->n;
        bool better =
            cut.different < best.different || (!*separator && cut.different == best.different);
        if ((cut.pieces == whole.pieces && !cut.ends) || !recurs || !better)
            continue;
        best = cut;
        strcpy(separator, candidates[i]);
    }
}
