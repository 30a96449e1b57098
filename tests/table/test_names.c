#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "table/names.h"

static const char *const names[] = {
    "ID",    "Q1. 業種", "Q2. 従業員規模", "Q2.  従業員規模", "Q4. 現在の経営状況\n（一つだけ○）",
    "売上*", "Q5[1]"};
enum { N = sizeof names / sizeof *names };

static void as_people_see_them(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{" a \r\n b ", "a b"},
                                           {"Ｑ１．　業種", "Q1. 業種"},
                                           {"a\tb", "a b"},
                                           {"\xE3\x80\x80", ""},
                                           {"", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *seen = sg_name_seen(cases[i][0]);
        assert_string_equal(seen, cases[i][1]);
        free(seen);
    }
    static const char *const written[][2] = {{"経営状況\n（一つだけ○）", "経営状況（一つだけ○）"},
                                             {"net\r\n sales ", "net sales"}};
    for (size_t i = 0; i < 2; i++) {
        char *name = sg_name_written(written[i][0]);
        assert_string_equal(name, written[i][1]);
        free(name);
    }
}

/* Exactly, then as seen, then by key; what two names fit alike is neither. */
static void one_name(void **state)
{
    (void)state;
    static const struct {
        const char *asked;
        size_t found;
    } cases[] = {{"ID", 0},
                 {"id", 0},
                 {"Ｑ１．業種", 1},
                 {"Q2. 従業員規模", 2},
                 {"Q2.  従業員規模", 3},
                 {"Q2.従業員規模", SIZE_MAX},
                 {"Q4. 現在の経営状況 （一つだけ○）", 4},
                 {"Q4.現在の経営状況(一つだけ○)", 4},
                 {"売上*", 5},
                 {"Q9", SIZE_MAX}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(sg_names_find(names, N, cases[i].asked), cases[i].found);
}

static void globs(void **state)
{
    (void)state;
    bool meant[N];
    static const struct {
        const char *asked;
        size_t n, first;
    } cases[] = {{"Q*", 5, 1},    {"Q[24]*", 3, 2},         {"Ｑ４．*", 1, 4}, {"売上*", 1, 5},
                 {"Q5[1]", 1, 6}, {"*（一つだけ○）", 1, 4}, {"Z*", 0, N},      {"規模", 0, N}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t first = 0;
        assert_int_equal(sg_names_match(names, N, cases[i].asked, meant), cases[i].n);
        while (first < N && !meant[first])
            first++;
        assert_int_equal(first, cases[i].first);
    }
    assert_true(sg_name_is_meant("Q?", "Ｑ３"));
    assert_false(sg_name_is_meant("Q?", "Q33"));
}

static void near_names(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"従業員規模", "no column '従業員規模'; did you mean 'Q2. 従業員規模', 'Q2.  従業員規模'?"},
        {"IDs", "no column 'IDs'; did you mean 'ID'?"},
        {"zzz", "no column 'zzz'; the columns are 'ID', 'Q1. 業種'"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_error err = {0};
        assert_false(sg_names_fail(names, N, cases[i][0], &err));
        assert_int_equal(err.kind, SG_FAIL_USAGE);
        assert_memory_equal(err.message, cases[i][1], strlen(cases[i][1]));
    }
}

static void names_of_their_own(void **state)
{
    (void)state;
    static const char *const given[] = {"ID", "その他", "問2", "その他", "値", "値", "値"};
    static const char *const made[] = {"ID", "その他", "問2",   "問2 その他",
                                       "値", "値 (2)", "値 (3)"};
    char *texts[7];
    struct sg_texts said = {0};
    for (size_t i = 0; i < 7; i++)
        texts[i] = sg_copy_text(given[i]);
    sg_names_tell_apart(texts, NULL, 7, &said);
    assert_int_equal(said.n, 9);
    assert_string_equal(said.items[0], "4");
    assert_string_equal(said.items[1], "その他");
    assert_string_equal(said.items[2], "問2 その他");
    for (size_t i = 0; i < 7; i++) {
        assert_string_equal(texts[i], made[i]);
        free(texts[i]);
    }
    struct sg_texts notes = {0};
    sg_names_note(&said, &notes, SG_EN);
    assert_int_equal(notes.n, 3);
    sg_texts_free(&notes);
    sg_texts_free(&said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_people_see_them), cmocka_unit_test(one_name), cmocka_unit_test(globs),
        cmocka_unit_test(near_names), cmocka_unit_test(names_of_their_own)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
