#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/tally/tally_plan.h"

/* Every part of a state: kinds, statuses, decimals, escapes, an empty key, missing bounds. */
static const char whole[] =
    "sangyo-tally\t2\n"
    "keys-enterprise\tyear\tco\\tlumn\n"
    "values\temployees\tsales\n"
    "statistics\tsum 0\tmean 1\tmin 0\n"
    "3\t2016\t\t3\t\t12.50\t-1\t13.5\t2\tnil+revised\t-7\t-7\t0\n"
    "1\t2021\ta long name\\\\ with \\n and \\r\t0\tsuppressed\t0\t\t\t1\t\t5\t5\t5\n"
    "end\t2\n";

/* With the last line of docs/tally-state.md, which is FNV-1a of all before it. */
static char *sealed(const char *text)
{
    struct sg_buffer out = {0};
    uint64_t hash = 0xcbf29ce484222325;
    for (const char *c = text; *c; c++)
        hash = (hash ^ (unsigned char)*c) * 0x100000001b3;
    sg_buffer_printf(&out, "%schecksum\t%016llx\n", text, (unsigned long long)hash);
    return sg_buffer_take(&out);
}

/* A text that ends in the number of cells is given its checksum. */
static bool read(const char *text, struct sg_tally *tally, struct sg_tally_plan *plan,
                 struct sg_error *err)
{
    size_t n = strlen(text);
    bool ends = n > 6 && text[n - 1] == '\n' && strncmp(text + n - 6, "end\t", 4) == 0;
    char *copy = ends ? sealed(text) : sg_copy_text(text);
    *err = (struct sg_error){0};
    bool done = sg_tally_read_state(copy, tally, plan, err);
    free(copy);
    return done;
}

static void comes_back_byte_for_byte(void **unused)
{
    (void)unused;
    struct sg_tally tally;
    struct sg_tally_plan plan;
    struct sg_error err;
    struct sg_buffer out = {0};
    if (!read(whole, &tally, &plan, &err))
        fail_msg("line %zu: %s", err.row, err.message);
    assert_true(plan.enterprise);
    assert_int_equal(tally.n_cells, 2);
    assert_int_equal(plan.n_statistics, 3);
    sg_tally_write_state(&tally, &plan, &out);
    char *expected = sealed(whole);
    assert_string_equal(sg_buffer_text(&out), expected);
    free(expected);
    sg_buffer_free(&out);
    sg_tally_free(&tally);
    sg_tally_plan_free(&plan);
}

/* However much of it is lost, a part is never taken for the whole. */
static void a_cut_state_is_refused(void **unused)
{
    (void)unused;
    char *state = sealed(whole);
    for (size_t n = 0; n < strlen(state); n++) {
        struct sg_tally tally;
        struct sg_tally_plan plan;
        struct sg_error err = {0};
        char *cut = sg_copy_bytes(state, n);
        assert_false(sg_tally_read_state(cut, &tally, &plan, &err));
        assert_int_equal(err.kind, SG_FAIL_DATA);
        free(cut);
        sg_tally_free(&tally);
        sg_tally_plan_free(&plan);
    }
    free(state);
}

/* Every byte, every bit of it; and what stands behind the last line. */
static void a_changed_state_is_refused(void **unused)
{
    (void)unused;
    char *state = sealed(whole);
    size_t n = strlen(state), by_checksum = 0;
    for (size_t i = 0; i < 8 * n + 3; i++) {
        struct sg_tally tally;
        struct sg_tally_plan plan;
        struct sg_error err = {0};
        struct sg_buffer text = {0};
        sg_buffer_add(&text, state);
        if (i < 8 * n)
            text.text[i / 8] = (char)((unsigned char)text.text[i / 8] ^ 1u << i % 8);
        else
            sg_buffer_add(&text, (const char *const[]){"\n", "x", "end\t2\n"}[i - 8 * n]);
        assert_false(sg_tally_read_state(text.text, &tally, &plan, &err));
        assert_int_equal(err.kind, SG_FAIL_DATA);
        by_checksum += strstr(err.message, "the checksum does not fit") != NULL;
        sg_buffer_free(&text);
        sg_tally_free(&tally);
        sg_tally_plan_free(&plan);
    }
    assert_true(by_checksum > n); /* else it would be the other checks that are tested */
    free(state);
}

struct damage {
    const char *text;
    size_t line;
};

static const struct damage damages[] = {
    {"", 0},
    {"a,b\n1,2\n", 1},
    {"sangyo-tally\n", 1},
    {"sangyo-tally\t2\nvalues\n", 2},
    {"sangyo-tally\t2\nkeys-enterprise\nvalues\nstatistics\nend\t0\n", 2},
    {"sangyo-tally\t2\nkeys\nvalues\tv\nstatistics\tmedian 0\nend\t0\n", 4},
    {"sangyo-tally\t2\nkeys\nvalues\tv\nstatistics\tsum 1\nend\t0\n", 4},
    {"sangyo-tally\t2\nkeys\nvalues\tv\nstatistics\tsum\nend\t0\n", 4},
    {"sangyo-tally\t2\nkeys\tk\nvalues\nstatistics\n1\ta\n1\ta\nend\t2\n", 6}, /* twice */
    {"sangyo-tally\t2\nkeys\tk\nvalues\nstatistics\n1\ta\nend\t2\n", 6},
    {"sangyo-tally\t2\nkeys\tk\nvalues\nstatistics\n-1\ta\nend\t1\n", 5},
    {"sangyo-tally\t2\nkeys\tk\nvalues\nstatistics\n1\ta\tb\nend\t1\n", 5},
    {"sangyo-tally\t2\nkeys\tk\nvalues\nstatistics\n1\nend\t1\n", 5},
    {"sangyo-tally\t2\nkeys\nvalues\tv\nstatistics\n1\t1\t\t1e5\nend\t1\n", 5},
    {"sangyo-tally\t2\nkeys\nvalues\tv\nstatistics\n1\t1\tlost\t1\nend\t1\n", 5},
    {"sangyo-tally\t2\nkeys\nvalues\tv\nstatistics\n1\tx\t\t1\nend\t1\n", 5},
    {"sangyo-tally\t2\nkeys\nvalues\tv\nstatistics\tmin 0\n1\t1\t\t1\tx\t1\nend\t1\n", 5},
    {"sangyo-tally\t2\nkeys\nvalues\tv\nstatistics\n1\t2\t\t1\nend\t1\n",
     5}, /* of one record two */
    {"sangyo-tally\t2\nkeys\nvalues\tv\nstatistics\n1\t0\t\t7\nend\t1\n", 5}, /* the sum of none */
    {"sangyo-tally\t2\nkeys\nvalues\nstatistics\n18446744073709551617\nend\t1\n", 5},
    {"sangyo-tally\t2\nkeys\nvalues\nstatistics\n9007199254740993\nend\t1\n", 5},
    {"sangyo-tally\t2\nkeys\nvalues\tv\nstatistics\tmin 0\n1\t1\t\t1\t2\t1\nend\t1\n", 5},
    {"sangyo-tally\t2\nkeys\nvalues\tv\nstatistics\tmin 0\n1\t0\t\t0\t2\t1\nend\t1\n", 5},
    {"sangyo-tally\t2\nkeys\nvalues\nstatistics\n1\nend\t1\tx\n", 6},
    {"sangyo-tally\t2\nkeys\nvalues\nstatistics\n1\nend\t1\nend\t1\n", 7},
};

static void damage_is_told_by_line(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        struct sg_tally tally;
        struct sg_tally_plan plan;
        struct sg_error err;
        assert_false(read(damages[i].text, &tally, &plan, &err));
        assert_string_equal(err.message, "not a state of tally --partial, or a damaged one");
        assert_int_equal(err.row, damages[i].line);
        sg_tally_free(&tally);
        sg_tally_plan_free(&plan);
    }
}

static void another_version_is_refused(void **unused)
{
    (void)unused;
    struct sg_tally tally;
    struct sg_tally_plan plan;
    struct sg_error err;
    assert_false(read("sangyo-tally\t1\nanything\n", &tally, &plan, &err));
    assert_string_equal(err.message,
                        "a state of version 1; this program reads version 2: make it anew");
    sg_tally_free(&tally);
    sg_tally_plan_free(&plan);
}

static void only_states_of_one_tally_join(void **unused)
{
    (void)unused;
    static const struct {
        const char *head, *expected;
    } others[] = {
        {"keys\ta\nvalues\tv\nstatistics\tsum 0\n", NULL},
        {"keys\tb\nvalues\tv\nstatistics\tsum 0\n",
         "grouped by b, the first state by a; only states of one tally can be merged"},
        {"keys\ta\tb\nvalues\tv\nstatistics\tsum 0\n",
         "grouped by a, b, the first state by a; only states of one tally can be merged"},
        {"keys-enterprise\ta\nvalues\tv\nstatistics\tsum 0\n",
         "other statistics than in the first state; only states of one tally can be merged"},
        {"keys\ta\nvalues\tw\nstatistics\tsum 0\n",
         "of the values w, the first state of v; only states of one tally can be merged"},
        {"keys\ta\nvalues\tv\nstatistics\tmean 0\n",
         "other statistics than in the first state; only states of one tally can be merged"},
    };
    struct sg_tally tallies[2];
    struct sg_tally_plan plans[2];
    struct sg_error err;
    assert_true(read("sangyo-tally\t2\nkeys\ta\nvalues\tv\nstatistics\tsum 0\nend\t0\n",
                     &tallies[0], &plans[0], &err));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct sg_buffer text = {0};
        sg_buffer_printf(&text, "sangyo-tally\t2\n%send\t0\n", others[i].head);
        assert_true(read(text.text, &tallies[1], &plans[1], &err));
        assert_int_equal(sg_tally_plan_same(&plans[0], &plans[1], &err), !others[i].expected);
        if (others[i].expected)
            assert_string_equal(err.message, others[i].expected);
        sg_tally_free(&tallies[1]);
        sg_tally_plan_free(&plans[1]);
        sg_buffer_free(&text);
    }
    sg_tally_free(&tallies[0]);
    sg_tally_plan_free(&plans[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back_byte_for_byte),
        cmocka_unit_test(a_cut_state_is_refused),
        cmocka_unit_test(a_changed_state_is_refused),
        cmocka_unit_test(damage_is_told_by_line),
        cmocka_unit_test(another_version_is_refused),
        cmocka_unit_test(only_states_of_one_tally_join),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
