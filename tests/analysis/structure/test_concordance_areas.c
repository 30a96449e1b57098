#include "tests/table_of.h"
#include "tests/test_support.h"
#include "tests/vector_file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

extern const struct sg_command sg_concordance_command;

static bool run_on(struct trial *t, const char *table, const char *map, const char *unknown)
{
    const char *const options[] = {"areas",         map,     "area", "area_code",
                                   "unknown-areas", unknown, NULL};
    struct sg_table in;
    table_of(&in, table);
    bool ok = try_command(t, &sg_concordance_command, &in, options);
    sg_table_free(&in);
    return ok;
}

/* 1203 was merged into 1202, 1300 divided between 1202 and 1400; codes as each office writes them.
 */
static const char map[] = "from_code|to_code|weight#\n"
                          "1202|1202|1\n1203|1202|1\n1300|1202|0.25\n1300|1400|0.75\n1400|1400|1\n";

static void sums(void **state)
{
    (void)state;
    struct trial t = {0};
    assert_true(run_on(&t,
                       "area_code|area|value#\n01202|函館市|10\n012033|旧村|5\nR01300|町|8\n"
                       "1400|市|X\n全国|全国|100\n",
                       map, "stop"));
    assert_int_equal(t.out.n_rows, 3);
    assert_close(value_at(&t.out, "1202|函館市", "value"), 17, 0);
    assert_string_equal(status_at(&t.out, "1202|函館市", "value"), "estimated");
    assert_string_equal(status_at(&t.out, "1400|市", "value"), "suppressed+estimated");
    assert_close(value_at(&t.out, "1400|市", "lower"), 6, 0);
    assert_close(value_at(&t.out, "1202|函館市", "lower"), 17, 0);
    assert_close(value_at(&t.out, "全国", "value"), 100, 0); /* totals stay */
    trial_free(&t);
}

/* A series over a merger: after it the new code stands alone. */
static void periods(void **state)
{
    (void)state;
    static const char table[] = "area_code|year@|industry|value#\n"
                                "01202|2000|I|10\n01202|2000|J|1\n01203|2000|I|5\n01203|2000|J|-\n"
                                "01202|2005|I|16\n01202|2005|J|2\n"
                                "01202|2002|I|10\n01203|2002|I|5\n01203|2002|J|4\n";
    static const char two[] = "from_code|to_code|weight#|to_label\n"
                              "01202|01202|1|函館市\n01203|01202|1|函館市\n";
    struct trial t = {0};
    assert_true(run_on(&t, table, two, "stop"));
    assert_close(value_at(&t.out, "01202|2000|I|函館市", "value"), 15, 0);
    assert_close(value_at(&t.out, "01202|2000|J", "value"), 1, 0);
    assert_close(value_at(&t.out, "01202|2005|I", "value"), 16, 0);
    /* 2002 says nothing of J in 01202 */
    assert_string_equal(status_at(&t.out, "01202|2002|J", "value"), "not_available");
    assert_close(value_at(&t.out, "01202|2002|J", "lower"), 4, 0);
    trial_free(&t);
}

/* With dates: 1 and 2 became 9 in 2004, 3 joined them in 2006. */
static void dates(void **state)
{
    (void)state;
    static const char dated[] = "from_code|to_code|weight#|date\n"
                                "01201|01209|1|2004-04-01\n01202|01209|1|2004-04-01\n"
                                "01203|01209|1|2006-01-01\n";
    struct trial t = {0};
    assert_true(run_on(&t,
                       "area_code|year@|value#\n01201|2000|1\n01202|2000|2\n01203|2000|4\n"
                       "01209|2005|3\n01203|2005|5\n01209|2010|9\n",
                       dated, "stop"));
    assert_close(value_at(&t.out, "01209|2000", "value"), 7, 0);
    assert_close(value_at(&t.out, "01209|2005", "value"), 8, 0);
    assert_close(value_at(&t.out, "01209|2010", "value"), 9, 0);
    trial_free(&t);
}

static void unknown_areas(void **state)
{
    (void)state;
    static const char table[] = "area_code|value#\n01202|10\n01203|5\n01300|4\n01400|3\n13101|7\n";
    static const char other[] = "area_code|value#\n01203|5\n01202|10\n";
    struct trial t = {0};
    assert_false(run_on(&t, table, map, "stop"));
    assert_non_null(strstr(t.err.message, "1 areas have no target and would be lost: 13101"));
    assert_true(run_on(&t, table, map, "keep"));
    assert_close(value_at(&t.out, "13101", "value"), 7, 0);
    assert_true(run_on(&t, table, map, "drop"));
    assert_int_equal(t.out.n_rows, 2);
    assert_string_equal(t.notes.items[t.notes.n - 1],
                        "1 areas have no target and are left out: 13101");
    /* Sendai: others go to the code that it has already */
    assert_false(run_on(&t, other, "from_code|to_code|weight#\n01203|01202|1\n", "keep"));
    assert_non_null(strstr(t.err.message, "others go to '01202'"));
    assert_false(run_on(&t, other, "from_code|to_code|weight#\n01203|01202|1\n", "stop"));
    trial_free(&t);
}

static void refusals(void **state)
{
    (void)state;
    static const char *const both[] = {"areas", map, "weights", map, NULL};
    struct sg_table in;
    struct trial t = {0};
    assert_false(run_on(&t, "area_code|share_percent#\n01202|10\n01203|5\n", map, "stop"));
    assert_non_null(strstr(t.err.message, "does not add up"));
    assert_false(run_on(&t, "area_code|value#\n01202|10\n",
                        "from_code|to_code|weight#\n1202|1202|0.5\n", "stop"));
    assert_non_null(strstr(t.err.message, "add up to 0.5"));
    assert_false(run_on(&t, "area_code|value#\n01202|10\n",
                        "from_code|to_code|weight#\n1202|1202|0.5\n01202|1202|0.5\n", "stop"));
    assert_non_null(strstr(t.err.message, "twice"));
    table_of(&in, "area_code|value#\n01202|10\n");
    assert_false(try_command(&t, &sg_concordance_command, &in, both));
    assert_int_equal(t.err.kind, SG_FAIL_USAGE);
    sg_table_free(&in);
    /* losses: of parts below 0 nothing bounds the whole */
    assert_true(
        run_on(&t, "area_code|value#\n01202|-10\n01203|X\n01300|4\n01400|3\n", map, "stop"));
    assert_string_equal(status_at(&t.out, "1202", "lower"), "not_available");
    trial_free(&t);
}

/* A file of the data folder as the text of a table; `names` are the headers. */
static char *table_text(const char *file, const char *names)
{
    struct vector_row row;
    struct sg_buffer text = {0};
    FILE *in = vector_open(file);
    if (!in)
        return NULL;
    sg_buffer_add(&text, names);
    while (vector_next(in, &row)) {
        for (size_t i = 0; i < row.n; i++)
            sg_buffer_printf(&text, "%s%s", i ? "|" : "\n", row.fields[i]);
    }
    fclose(in);
    sg_buffer_add(&text, "\n");
    return sg_buffer_take(&text);
}

/* All 3,252 codes of 2000, with values made up here, to the 1,741 of 2020: nothing is lost. */
static void all_mergers(void **state)
{
    (void)state;
    struct trial t = {0};
    char *links = table_text("vectors/dynamics/muni_w.csv", "from_code|to_code|weight#");
    struct sg_buffer table = {0};
    double before = 0, after = 0;
    if (!links)
        skip();
    sg_buffer_add(&table, "area_code|value#\n");
    size_t n = 0;
    for (const char *line = strchr(links, '\n') + 1; *line; line = strchr(line, '\n') + 1, n++) {
        sg_buffer_printf(&table, "%.*s|%zu\n", (int)strcspn(line, "|"), line, n * n % 977);
        before += (double)(n * n % 977);
    }
    assert_int_equal(n, 3252);
    assert_true(run_on(&t, sg_buffer_text(&table), links, "stop"));
    assert_int_equal(t.out.n_rows, 1741);
    for (size_t i = 0; i < t.out.n_rows; i++)
        after += t.out.columns[t.out.main]->values[i];
    assert_close(after, before, 0);
    sg_buffer_free(&table);
    free(links);
    trial_free(&t);
}

/* The population of 1980 on the areas of 2020, as in the converter of Kondo (RIETI): 264 rows have
   no target, and Sendai is not known, which has its later code 4100 already while the table of
   mergers calls it 4201; the parts that are known have 127,168. */
static void population_1980(void **state)
{
    (void)state;
    struct trial t = {0};
    struct vector_row row;
    char *links = table_text("vectors/dynamics/muni_w1980.csv", "from_code|to_code|weight#");
    char *table = table_text("vectors/dynamics/muni_pop1980.csv", "area_code|area|population#");
    if (!links || !table)
        skip();
    assert_false(run_on(&t, table, links, "stop"));
    assert_non_null(strstr(t.err.message, "264 areas have no target"));
    assert_true(run_on(&t, table, links, "drop"));
    assert_int_equal(t.out.n_rows, 1741);
    double sum = 0;
    size_t equal = 0;
    FILE *expected = vector_open("vectors/dynamics/muni_pop1980_base2020.csv");
    while (vector_next(expected, &row)) {
        double value = value_at(&t.out, row.fields[0], "value");
        equal += fabs(value - vector_number(&row, 1)) < 0.5;
        sum += value_at(&t.out, row.fields[0], "lower");
    }
    fclose(expected);
    assert_int_equal(equal, 1740);
    assert_close(sum, 116395491, 0);
    assert_string_equal(status_at(&t.out, "4100", "value"), "not_available");
    assert_close(value_at(&t.out, "4100", "lower"), 127168, 0);
    free(links);
    free(table);
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums),           cmocka_unit_test(periods),
        cmocka_unit_test(dates),          cmocka_unit_test(refusals),
        cmocka_unit_test(all_mergers),    cmocka_unit_test(unknown_areas),
        cmocka_unit_test(population_1980)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
