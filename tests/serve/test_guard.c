#include "../test_support.h"

#include <stdio.h>

#include "serve/guard.h"

#define TOKEN "0123456789abcdef0123456789abcdef"
#define HOST "127.0.0.1:4711"
#define HERE "http://127.0.0.1:4711"

/* The same path and token each time: what is told apart is who asks. */
static void only_the_page_itself_may_ask(void **state)
{
    static const struct {
        const char *host, *origin, *site;
        bool allowed;
    } cases[] = {
        {HOST, NULL, NULL, true},
        {"localhost:4711", "http://localhost:4711", "same-origin", true},
        {HOST, HERE, NULL, true},
        {HOST, NULL, "none", true}, /* typed, or opened from elsewhere by the user */
        {NULL, NULL, NULL, false},
        {"", NULL, NULL, false},
        {"127.0.0.1", NULL, NULL, false},
        {"127.0.0.1:4712", NULL, NULL, false},
        {"127.0.0.1:47110", NULL, NULL, false},
        {"evil.example:4711", NULL, NULL, false}, /* a name that was made to lead here */
        {"127.0.0.1.evil.example:4711", NULL, NULL, false},
        {"evil.example", NULL, NULL, false},
        {HOST, "http://evil.example", NULL, false},
        {HOST, "http://evil.example:4711", NULL, false},
        {HOST, "https://127.0.0.1:4711", NULL, false},
        {HOST, "http://127.0.0.1:4711.evil.example", NULL, false},
        {HOST, "http://127.0.0.1", NULL, false},
        {HOST, "null", NULL, false},
        {HOST, "", NULL, false},
        {HOST, NULL, "cross-site", false},
        {HOST, NULL, "same-site", false},
        {HOST, HERE, "cross-site", false},
    };
    const struct sg_guard guard = {TOKEN, 4711};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct sg_guard_request request = {"/" TOKEN "/files", cases[i].host, cases[i].origin,
                                                 cases[i].site};
        const char *rest = "";
        if (sg_guard_allows(&guard, &request, &rest) != cases[i].allowed)
            fail_msg("case %zu", i);
        assert_string_equal(rest, cases[i].allowed ? "files" : "");
    }
}

static void the_path_begins_with_the_token(void **state)
{
    static const struct {
        const char *path, *rest; /* NULL: refused */
    } cases[] = {
        {"/" TOKEN "/", ""},
        {"/" TOKEN "/runs/1/out", "runs/1/out"},
        {"/" TOKEN, NULL},
        {"/", NULL},
        {"", NULL},
        {"/files", NULL},
        {"//" TOKEN "/", NULL},
        {TOKEN "/", NULL},
        {"/../" TOKEN "/", NULL},
        {"/" TOKEN "0/", NULL},
        {"/0123456789abcdef0123456789abcde/", NULL},
        {"/0123456789abcdef0123456789abcdee/", NULL},
        {"*", NULL},
    };
    const struct sg_guard guard = {TOKEN, 4711};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct sg_guard_request request = {cases[i].path, HOST, NULL, NULL};
        const char *rest = NULL;
        if (sg_guard_allows(&guard, &request, &rest) != (cases[i].rest != NULL))
            fail_msg("%s", cases[i].path);
        if (cases[i].rest)
            assert_string_equal(rest, cases[i].rest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_page_itself_may_ask),
        cmocka_unit_test(the_path_begins_with_the_token),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
