/* Every message has a Japanese wording that takes the same values, and every wording is said. */
#include "tests/test_support.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "table/messages.h"
#include "tests/source_files.h"

struct wording {
    const char *en, *ja;
};

static const struct wording catalogue[] = {
#define SG_MESSAGE(en, ja) {en, ja},
#include "table/messages.def"
#undef SG_MESSAGE
};

enum { N_WORDINGS = sizeof catalogue / sizeof *catalogue };

static const struct {
    const char *name;
    int format_at; /* argument, from 0 */
} speakers[] = {
    {"sg_fail", 2},         {"sg_run_note", 1},  {"sg_note", 2},
    {"sg_lang_message", 0}, {"check_report", 2}, {"rules_report", 4},
};

enum { N_SPEAKERS = sizeof speakers / sizeof *speakers };

/* After a comment or a character constant that starts at `at`, else `at`. */
static const char *skip_blind(const char *at)
{
    if (strncmp(at, "/*", 2) == 0) {
        const char *end = strstr(at, "*/");
        return end ? end + 2 : at + strlen(at);
    }
    if (strncmp(at, "//", 2) == 0)
        return at + strcspn(at, "\n");
    if (*at == '\'') {
        for (at++; *at && *at != '\''; at++)
            at += *at == '\\' && at[1];
        return *at ? at + 1 : at;
    }
    return at;
}

/* After the string literal at `at`, whose text goes to `text` if that is not NULL. */
static const char *read_literal(const char *at, struct sg_buffer *text)
{
    static const char *const escapes = "n\nt\t\"\"\\\\";
    for (at++; *at && *at != '"'; at++) {
        char c = *at;
        if (c == '\\' && at[1]) {
            const char *known = strchr(escapes, *++at);
            c = known ? known[1] : *at;
        }
        if (text)
            sg_buffer_add_char(text, c);
    }
    return *at ? at + 1 : at;
}

/* Collects the literals (neighbours joined) of argument `wanted` of the call whose bracket is at
   `at`. Returns whether that argument has any, or is handed on as `format`. */
static bool read_argument(const char *at, int wanted, struct sg_texts *formats)
{
    int depth = 0, argument = 0;
    bool any = false, open = false;
    struct sg_buffer text = {0};
    while (*at) {
        const char *next = skip_blind(at);
        if (next != at) {
            at = next;
            continue;
        }
        bool here = argument == wanted;
        if (*at == '"') {
            at = read_literal(at, here ? &text : NULL);
            open = open || here;
            continue;
        }
        if (open && !isspace((unsigned char)*at)) {
            sg_texts_add_once(formats, sg_buffer_text(&text));
            sg_buffer_clear(&text);
            any = true;
            open = false;
        }
        any = any || (here && strncmp(at, "format", 6) == 0);
        depth += strchr("([{", *at) ? 1 : strchr(")]}", *at) ? -1 : 0;
        if (depth == 0)
            break;
        argument += depth == 1 && *at == ',';
        at++;
    }
    sg_buffer_free(&text);
    return any;
}

/* Adds the formats that `source` says; a call without a literal one goes to `problems`. */
static void find_formats(const char *path, const char *source, struct sg_texts *formats,
                         struct sg_buffer *problems)
{
    for (const char *at = source; *at;) {
        const char *next = *at == '"' ? read_literal(at, NULL) : skip_blind(at);
        if (next != at) {
            at = next;
            continue;
        }
        size_t n = 0;
        while (isalnum((unsigned char)at[n]) || at[n] == '_')
            n++;
        for (int i = 0; i < N_SPEAKERS && at[n] == '('; i++)
            if (strlen(speakers[i].name) == n && strncmp(speakers[i].name, at, n) == 0 &&
                !read_argument(at + n, speakers[i].format_at, formats))
                sg_buffer_printf(problems, "%s: a call of %s has no literal format\n", path,
                                 speakers[i].name);
        at += n ? n : 1;
    }
}

enum { MOST_VALUES = 16 };

/* The type of each value that a format takes, as "s", "zu" …; false if it breaks off or counts in
   two ways. */
static bool read_conversions(const char *format, char types[MOST_VALUES][4])
{
    int n = 0;
    memset(types, 0, MOST_VALUES * sizeof types[0]);
    while ((format = strchr(format, '%')) != NULL) {
        if (*++format == '%') {
            format++;
            continue;
        }
        size_t digits = strspn(format, "0123456789");
        int at = n++;
        if (digits && format[digits] == '$') {
            at = atoi(format) - 1;
            format += digits + 1;
        }
        format += strspn(format, "-+ #0");
        format += strspn(format, "0123456789.*");
        size_t length = strspn(format, "hlzjt") + 1;
        if (at < 0 || at >= MOST_VALUES || n > MOST_VALUES || length > 3 || !format[length - 1])
            return false;
        memcpy(types[at], format, length);
        format += length;
    }
    return true;
}

static bool take_the_same(const char *en, const char *ja)
{
    char a[MOST_VALUES][4], b[MOST_VALUES][4];
    return read_conversions(en, a) && read_conversions(ja, b) && memcmp(a, b, sizeof a) == 0;
}

static bool is_among(const struct sg_texts *texts, const char *text)
{
    for (size_t i = 0; i < texts->n; i++)
        if (strcmp(texts->items[i], text) == 0)
            return true;
    return false;
}

static void compare(const struct sg_texts *formats, const struct wording *wordings, size_t n,
                    struct sg_buffer *problems)
{
    struct sg_texts known = {0};
    for (size_t i = 0; i < n; i++) {
        if (is_among(&known, wordings[i].en))
            sg_buffer_printf(problems, "twice in the messages: %s\n", wordings[i].en);
        sg_texts_add_once(&known, wordings[i].en);
        if (!take_the_same(wordings[i].en, wordings[i].ja))
            sg_buffer_printf(problems, "takes other values in Japanese: %s\n", wordings[i].en);
        if (!is_among(formats, wordings[i].en))
            sg_buffer_printf(problems, "nobody says: %s\n", wordings[i].en);
    }
    for (size_t i = 0; i < formats->n; i++)
        if (!is_among(&known, formats->items[i]))
            sg_buffer_printf(problems, "lacks a Japanese wording: %s\n", formats->items[i]);
    sg_texts_free(&known);
}

static void every_message_is_bilingual(void **state)
{
    (void)state;
    static const char *const folders[] = {"table",   "surveys",  "analysis", "plots",
                                          "reports", "commands", "serve",    "tools"};
    struct sg_texts paths = {0}, formats = {0};
    struct sg_buffer problems = {0};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        find_sources(folders[i], ".c", &paths);
    assert_true(paths.n > 10); /* run from the root */
    for (size_t i = 0; i < paths.n; i++) {
        char *source = read_source(paths.items[i]);
        find_formats(paths.items[i], source, &formats, &problems);
        free(source);
    }
    compare(&formats, catalogue, N_WORDINGS, &problems);
    assert_string_equal(sg_buffer_text(&problems), "");
    sg_buffer_free(&problems);
    sg_texts_free(&paths);
    sg_texts_free(&formats);
}

static void faults_are_found(void **state)
{
    (void)state;
    static const char *const source =
        "/* sg_fail(err, 1, \"in a comment\") */ const char *s = \"sg_fail(err, 1, "
        "\\\"text\\\")\";\n"
        "bool f(void) { char c = '\"'; my_sg_fail(err, 1, \"not ours\");\n"
        "    return sg_fail(err, g(1, 2), \"no \\\"%s\\\" \"\n"
        "        /* two lines */ \"but %zu\", h(\"other\"), n);\n"
        "    sg_run_note(run, many ? \"%d rows\" : \"a row\", n);\n"
        "    sg_note(notes, lang, wording);\n"
        "    sg_lang_message(format, lang); sg_fail(err, 1, \"said twice: %g of %s\", x, y); }\n";
    static const struct wording wordings[] = {
        {"no \"%s\" but %zu", "「%2$zu」でなく%1$s"}, /* fine: another order */
        {"%d rows", "%2d行"},                         /* fine: only the width differs */
        {"said twice: %g of %s", "%2$s の %1$g"},
        {"said twice: %g of %s", "%g と %s と %s"},
        {"old", "古い"},
        {"cut %", "切れた%"},
    };
    struct sg_texts formats = {0};
    struct sg_buffer problems = {0};
    find_formats("x.c", source, &formats, &problems);
    assert_int_equal(formats.n, 4);
    assert_string_equal(formats.items[0], "no \"%s\" but %zu");
    compare(&formats, wordings, sizeof wordings / sizeof *wordings, &problems);
    assert_string_equal(sg_buffer_text(&problems),
                        "x.c: a call of sg_note has no literal format\n"
                        "twice in the messages: said twice: %g of %s\n"
                        "takes other values in Japanese: said twice: %g of %s\n"
                        "nobody says: old\n"
                        "takes other values in Japanese: cut %\n"
                        "nobody says: cut %\n"
                        "lacks a Japanese wording: a row\n");
    sg_buffer_free(&problems);
    sg_texts_free(&formats);
}

static void conversions_in_any_order(void **state)
{
    (void)state;
    assert_true(take_the_same("%s and %d", "%2$d と %1$s"));
    assert_true(take_the_same("%.1f%%", "%.2f％"));
    assert_true(take_the_same("none", "無し"));
    assert_false(take_the_same("%s and %d", "%1$d と %2$s"));
    assert_false(take_the_same("%s and %s", "%s"));
    assert_false(take_the_same("%s", "%s と %s"));
    assert_false(take_the_same("%zu", "%u"));
    assert_false(take_the_same("%d", "%s"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_message_is_bilingual),
        cmocka_unit_test(faults_are_found),
        cmocka_unit_test(conversions_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
