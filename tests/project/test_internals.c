/* What docs/internals.md and its Japanese twin name is there: files and folders, functions and
   macros, targets of make, other pages. Names of the page's own example are passed over. */
#include "tests/test_support.h"

#include <ctype.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <sangyo/buffer.h>

#include "tests/source_files.h"

static const char example[] = "ogive";
static const char placeholder[] = "NAME";

static const char *const source_folders[] = {"table", "surveys", "findings", "analysis",
                                             "plots", "reports", "commands", "serve",
                                             "tools", "include", "tests"};
static const char *const more_folders[] = {"docs", "examples", "scripts", "bench"};
/* Of files; the first are sources. */
enum { N_SOURCES = 3 };
static const char *const endings[] = {".c",  ".h",  ".def", ".gp", ".sh",
                                      ".py", ".md", ".mk",  ".csv"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Whether `text` has the n bytes of `word`, with no letter before or behind. */
static bool has_word(const char *text, const char *word, size_t n)
{
    char name[256];
    snprintf(name, sizeof name, "%.*s", (int)n, word);
    for (const char *at = text; (at = strstr(at, name)) != NULL; at++)
        if ((at == text || !is_word(at[-1])) && !is_word(at[n]))
            return true;
    return false;
}

/* Adds all files of a folder with that ending but this one, each behind a line break. */
static void add_files(const char *folder, const char *end, struct sg_buffer *all)
{
    struct sg_texts paths = {0};
    find_sources(folder, end, &paths);
    for (size_t i = 0; i < paths.n; i++) {
        char *text = read_source(paths.items[i]);
        if (!strstr(paths.items[i], "test_internals"))
            sg_buffer_printf(all, "\n%s", text);
        free(text);
    }
    sg_texts_free(&paths);
}

struct page {
    const char *path;
    const char *sources, *make_files;
    struct sg_buffer *problems;
};

static void report(struct page *page, const char *what, const char *name, size_t n)
{
    sg_buffer_printf(page->problems, "%s: %s %.*s\n", page->path, what, (int)n, name);
}

/* Whether a file has that name in any folder. */
static bool is_somewhere(const char *name)
{
    char end[280];
    snprintf(end, sizeof end, "%s%s", *name == '*' ? "" : "/", name + (*name == '*'));
    struct sg_texts found = {0};
    for (size_t i = 0; i < COUNT(source_folders); i++)
        find_sources(source_folders[i], end, &found);
    for (size_t i = 0; i < COUNT(more_folders); i++)
        find_sources(more_folders[i], end, &found);
    bool any = found.n > 0;
    sg_texts_free(&found);
    return any;
}

static bool is_there(const char *pattern)
{
    glob_t found;
    bool any = glob(pattern, 0, NULL, &found) == 0;
    globfree(&found);
    return any || (!strchr(pattern, '/') && is_somewhere(pattern));
}

static bool is_path(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!is_word(text[i]) && !strchr("./-*", text[i]))
            return false;
    for (size_t i = 0; i < COUNT(endings); i++) {
        size_t length = strlen(endings[i]);
        if (n > length && memcmp(text + n - length, endings[i], length) == 0)
            return true;
    }
    return memchr(text, '/', n) != NULL && *text != '/';
}

static bool contains(const char *text, size_t n, const char *what)
{
    const char *at = strstr(text, what);
    return at && at < text + n;
}

static void check_path(struct page *page, const char *text, size_t n)
{
    struct sg_buffer pattern = {0};
    for (size_t i = 0; i < n; i++) {
        bool any = strncmp(text + i, placeholder, strlen(placeholder)) == 0;
        sg_buffer_add_char(&pattern, any ? '*' : text[i]);
        i += any ? strlen(placeholder) - 1 : 0;
    }
    if (!contains(text, n, example) && strncmp(text, "build/", 6) != 0 && !is_there(pattern.text))
        report(page, "no file", text, n);
    sg_buffer_free(&pattern);
}

/* The names of ours in a piece of code. */
static void check_names(struct page *page, const char *text, size_t n)
{
    for (size_t i = 0, end; i < n; i = end + (end < n)) {
        for (end = i; end < n && is_word(text[end]);)
            end++;
        bool ours = end - i > 3 && strncasecmp(text + i, "sg_", 3) == 0;
        if (ours && !contains(text + i, end - i, example) &&
            !contains(text + i, end - i, placeholder) &&
            !has_word(page->sources, text + i, end - i))
            report(page, "no source has", text + i, end - i);
    }
}

static void check_targets(struct page *page, const char *text, size_t n)
{
    for (size_t i = strlen("make "), end; i < n; i = end + 1) {
        end = i + strcspn(text + i, " `");
        char target[64];
        int length = snprintf(target, sizeof target, "\n%.*s:", (int)(end - i), text + i);
        bool plain =
            length > 2 && strspn(target + 1, "abcdefghijklmnopqrstuvwxyz-") == (size_t)length - 2;
        if (plain && !strstr(page->make_files, target))
            report(page, "make has no", text + i, end - i);
    }
}

/* A piece of code within a line. */
struct span {
    const char *text;
    size_t n;
};

/* "`name` in `path`", "`path` の `name`": the one has the other. */
static void check_pair(struct page *page, struct span first, struct span second)
{
    const char *between = first.text + first.n + 1;
    size_t n = (size_t)(second.text - 1 - between);
    bool in = n == 4 && (memcmp(between, " in ", 4) == 0 || memcmp(between, " of ", 4) == 0);
    bool of = n == strlen(" の ") && memcmp(between, " の ", n) == 0;
    struct span path = in ? second : first, name = in ? first : second;
    char place[256];
    bool known = contains(path.text, path.n, example) || contains(name.text, name.n, example);
    for (size_t i = 0; i < name.n; i++)
        known = known || !is_word(name.text[i]);
    if ((!in && !of) || known || !is_path(path.text, path.n) || path.text[path.n - 1] == '/')
        return;
    snprintf(place, sizeof place, "%.*s", (int)path.n, path.text);
    if (!is_there(place))
        return; /* said before */
    char *text = read_source(place);
    if (!has_word(text, name.text, name.n))
        report(page, place, name.text, name.n);
    free(text);
}

static void check_span(struct page *page, struct span span)
{
    if (strncmp(span.text, "make ", 5) == 0)
        check_targets(page, span.text, span.n);
    else if (is_path(span.text, span.n))
        check_path(page, span.text, span.n);
    check_names(page, span.text, span.n);
}

static void check_line(struct page *page, const char *line, size_t n)
{
    struct span last = {0};
    for (const char *at = line; (at = memchr(at, '`', (size_t)(line + n - at))) != NULL;) {
        const char *end = memchr(at + 1, '`', (size_t)(line + n - at - 1));
        if (!end)
            return;
        struct span span = {at + 1, (size_t)(end - at - 1)};
        check_span(page, span);
        if (last.n)
            check_pair(page, last, span);
        last = span;
        at = end + 1;
    }
}

/* Where the links of the page lead; it lies in docs/. */
static void check_links(struct page *page, const char *text)
{
    for (const char *at = text; (at = strstr(at, "](")) != NULL; at++) {
        size_t n = strcspn(at + 2, ")#");
        char target[256];
        snprintf(target, sizeof target, "docs/%.*s", (int)n, at + 2);
        if (n && !contains(at + 2, n, "://") && !is_there(target))
            report(page, "no page", at + 2, n);
    }
}

static void check_page(struct page *page, const char *text)
{
    bool fenced = *text == '<'; /* a picture */
    check_links(page, text);
    for (const char *line = text; *line;) {
        size_t n = strcspn(line, "\n");
        bool fence = strncmp(line + strspn(line, " "), "```", 3) == 0;
        if (fence)
            fenced = !fenced;
        else if (fenced)
            check_names(page, line, n);
        else
            check_line(page, line, n);
        line += n + (line[n] == '\n');
    }
}

/* What is wrong with a page, to be released with free(). */
static char *problems_of(const char *path, const char *text)
{
    struct sg_buffer problems = {0}, sources = {0}, make_files = {0};
    for (size_t i = 0; i < COUNT(source_folders); i++)
        for (size_t k = 0; k < N_SOURCES; k++)
            add_files(source_folders[i], endings[k], &sources);
    add_files("scripts", ".mk", &make_files);
    add_files(".", "/Makefile", &make_files);
    struct page page = {path, sources.text, make_files.text, &problems};
    check_page(&page, text);
    sg_buffer_free(&sources);
    sg_buffer_free(&make_files);
    return sg_buffer_take(&problems);
}

static void what_the_pages_name_is_there(void **state)
{
    (void)state;
    static const char *const pages[] = {"docs/internals.md", "docs/internals.ja.md",
                                        "docs/internals.svg", "docs/internals-ja.svg"};
    for (size_t i = 0; i < COUNT(pages); i++) {
        char *text = read_source(pages[i]), *problems = problems_of(pages[i], text);
        assert_string_equal(problems, "");
        free(problems);
        free(text);
    }
}

static void what_is_not_there_is_found(void **state)
{
    (void)state;
    char *problems = problems_of(
        "planted",
        "`table/table.h` has `sg_table_free`, `table/tabel.h` has `sg_tabel_free`.\n"
        "`sg_table_add` in `table/table.c`, `sg_table_add` in `table/text.c`,\n"
        "`table/text.c` の `sg_text_key`, `table/text_key.c` の `sg_table_add`.\n"
        "`make check`, `make chekc test`; `reports/write_NAME.c`, `reports/wrote_NAME.c`\n"
        "`findings/`, `findigns/`, `test_layers.c`, `test_layer.c`, `a sentence`\n"
        "```c\n    sg_fail(err, SG_FAIL_DATA, \"…\"); sg_failed(SG_FAIL_DATE, sg_ogive(x));\n"
        "```\n[guide](guide.md), [gone](gone.md#there), <https://example.org>\n");
    assert_string_equal(problems, "planted: no page gone.md\n"
                                  "planted: no file table/table.h\n"
                                  "planted: no file table/tabel.h\n"
                                  "planted: no source has sg_tabel_free\n"
                                  "planted: table/text.c sg_table_add\n"
                                  "planted: table/text.c sg_text_key\n"
                                  "planted: table/text_key.c sg_table_add\n"
                                  "planted: make has no chekc\n"
                                  "planted: no file reports/wrote_NAME.c\n"
                                  "planted: no file findigns/\n"
                                  "planted: no file test_layer.c\n"
                                  "planted: no source has sg_failed\n"
                                  "planted: no source has SG_FAIL_DATE\n");
    free(problems);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_pages_name_is_there),
        cmocka_unit_test(what_is_not_there_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
