#include "tests/io_japan.h"
#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <sangyo/read.h>

#include "table/lookup.h"

extern const struct sg_command sg_io_skyline_command;

enum { MOST = 7 };

static bool run_on(struct trial *t, const char *text, const char *const options[])
{
    struct sg_table in;
    table_of(&in, text);
    bool ok = try_command(t, &sg_io_skyline_command, &in, options);
    sg_table_free(&in);
    return ok;
}

static const double *numbers(const struct trial *t, const char *name)
{
    const struct sg_column *column = sg_table_numbers(&t->out, name);
    assert_non_null(column);
    return column->values;
}

static void run_japan(struct trial *t)
{
    static const char *const none[] = {NULL};
    struct sg_table in;
    struct sg_read_options options;
    struct sg_error err = {0};
    sg_read_options_init(&options);
    sg_table_init(&in);
    assert_true(sg_read_table("examples/io/japan_2011_13.csv", &options, &in, NULL, &err));
    assert_true(try_command(t, &sg_io_skyline_command, &in, none));
    sg_table_free(&in);
}

/* Expected: solve(diag(13) - A, d) of R 4.2.2 over the published table. */
static void japan(void **state)
{
    (void)state;
    static const char *const names[] = {"induced_by_domestic", "induced_by_exports",
                                        "displaced_by_imports", "sufficiency_percent"};
    static const double expected[][JAPAN] = {
        {14792495.066666877, 24086304.908091258, 285686237.77237409, 52796703.874684744,
         26689832.478588115, 87735152.093903393, 33091551.321291916, 71380290.758935243,
         52232373.417019822, 46933316.455857567, 39464925.73234354, 226100576.1317071,
         5273587.8258873867},
        {3550642.7743306346, 7512530.9182761069, 110616805.73277695, 1281126.5024120379,
         3811425.2320666229, 15801540.09394405, 2854534.892264077, 1612447.3198055234,
         13938734.194422198, 3223339.1561052999, 184415.66042874547, 15572881.653246623,
         812951.62186325539},
        {6307175.8409975125, 30838855.826367375, 106398537.50515115, 1563345.377096798,
         4746584.7106547374, 9880879.1878474541, 3852173.2135559996, 1805205.078740777,
         17937073.611442029, 3996398.6119628758, 244147.39277228442, 18715226.784953769,
         1076264.4477506431},
        {81.365327118625174, 3.1552369817617416, 101.47653882823252, 99.465461186072105,
         96.496195772909601, 106.74833378046655, 96.985217430256824, 99.729956607228956,
         92.345093367484267, 98.352855680708885, 99.848646028758168, 98.610200298703916,
         95.006950968090109}};
    struct trial t = {0};
    run_japan(&t);
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        for (size_t i = 0; i < JAPAN; i++)
            assert_close(numbers(&t, names[k])[i], expected[k][i], 1e-11);
    trial_free(&t);
}

/* d + Ad + A²d + …, round by round, which needs no inverse. */
static void rounds(const struct japan *japan, const double d[], double out[])
{
    double now[JAPAN], next[JAPAN];
    memcpy(now, d, sizeof now);
    memcpy(out, d, sizeof now);
    for (int round = 0; round < 400; round++) {
        for (size_t i = 0; i < JAPAN; i++) {
            next[i] = 0;
            for (size_t j = 0; j < JAPAN; j++)
                next[i] += japan->z[i * JAPAN + j] / japan->x[j] * now[j];
            out[i] += next[i];
        }
        memcpy(now, next, sizeof now);
    }
}

static void japan_by_rounds(void **state)
{
    (void)state;
    struct japan japan;
    struct trial t = {0};
    double final[JAPAN], exports[JAPAN], out[JAPAN], share = 0;
    read_japan(&japan);
    run_japan(&t);
    for (size_t i = 0; i < JAPAN; i++) {
        final[i] = japan.demand[i];
        for (size_t j = 0; j < JAPAN; j++)
            final[i] -= japan.z[i * JAPAN + j];
        exports[i] = japan.x[i] - japan.demand[i] + japan.imports[i];
        share += numbers(&t, "domestic_share_percent")[i];
    }
    assert_close(share, 100, 1e-14);
    rounds(&japan, final, out);
    for (size_t i = 0; i < JAPAN; i++)
        assert_close(numbers(&t, "induced_by_domestic")[i], out[i], 1e-11);
    rounds(&japan, exports, out);
    for (size_t i = 0; i < JAPAN; i++)
        assert_close(numbers(&t, "induced_by_exports")[i], out[i], 1e-11);
    rounds(&japan, japan.imports, out);
    for (size_t i = 0; i < JAPAN; i++)
        assert_close(numbers(&t, "displaced_by_imports")[i], out[i], 1e-11);
    trial_free(&t);
}

/* What each says of the same outputs. */
static void assert_identities(const struct trial *t, const double x[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double d = numbers(t, "induced_by_domestic")[i];
        double e = numbers(t, "induced_by_exports")[i];
        double m = numbers(t, "displaced_by_imports")[i];
        double up = numbers(t, "exports_percent")[i], down = numbers(t, "imports_percent")[i];
        double height = numbers(t, "sufficiency_percent")[i];
        assert_close(d + e - m - x[i], 0, -1e-11 * (d + e));
        if (!(d > 0))
            continue;
        assert_close(up, 100 * e / d, 1e-13);
        assert_close(height - (100 + up - down), 0, -1e-11 * (100 + up));
        assert_close(height - 100 * x[i] / d, 0, -1e-11 * (100 + up));
    }
}

static double random_of(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u; /* Knuth, MMIX */
    return (double)(*seed >> 11) * 0x1p-53;
}

/* A table that balances: what demand leaves open is imported or exported. */
static void random_table(uint64_t *seed, size_t n, double unit, struct sg_buffer *text, double x[])
{
    double flows[MOST];
    sg_buffer_add(text, "name|");
    for (size_t i = 0; i < n; i++)
        sg_buffer_printf(text, "S%zu#|", i);
    sg_buffer_add(text, "households#|exports#|imports#|output#\n");
    for (size_t i = 0; i < n; i++)
        x[i] = unit * (1 + floor(random_of(seed) * 1000));
    for (size_t i = 0; i < n; i++) {
        double final = unit * floor(random_of(seed) * 500), uses = final;
        sg_buffer_printf(text, "S%zu|", i);
        for (size_t j = 0; j < n; j++) {
            flows[j] = unit * floor(x[j] / unit * random_of(seed) / (double)n);
            uses += flows[j];
            sg_buffer_printf(text, "%.17g|", flows[j]);
        }
        double imports = fmax(0, uses - x[i]) + unit * floor(random_of(seed) * 50);
        sg_buffer_printf(text, "%.17g|%.17g|%.17g|%.17g\n", final, x[i] - uses + imports, -imports,
                         x[i]);
    }
}

static void properties(void **state)
{
    (void)state;
    static const char *const none[] = {NULL};
    uint64_t seed = 1963;
    for (int trial = test_cases(300); trial > 0; trial--) {
        size_t n = 1 + (size_t)(random_of(&seed) * (MOST - 1));
        struct trial t[2] = {0};
        double x[MOST];
        uint64_t same = seed;
        for (size_t k = 0; k < 2; k++) { /* in another unit */
            struct sg_buffer text = {0};
            seed = same;
            random_table(&seed, n, k ? 1000 : 1, &text, x);
            assert_true(run_on(&t[k], text.text, none));
            assert_identities(&t[k], x, n);
            sg_buffer_free(&text);
        }
        for (size_t i = 0; i < n; i++)
            assert_close(numbers(&t[1], "sufficiency_percent")[i],
                         numbers(&t[0], "sufficiency_percent")[i], 1e-10);
        trial_free(&t[0]);
        trial_free(&t[1]);
    }
}

/* What nothing is exported or imported of, what nothing demands, and what stands hidden. */
static void edges(void **state)
{
    (void)state;
    static const char *const none[] = {NULL};
    struct trial t = {0};
    assert_true(run_on(&t,
                       "name|A#|B#|households#|exports#|imports#|output#\nA|10|0|90|0|0|100\n"
                       "B|0|0|0|50|0|50\n",
                       none));
    assert_close(value_at(&t.out, "A", "sufficiency_percent"), 100, 1e-13);
    assert_close(value_at(&t.out, "A", "domestic_share_percent"), 100, 1e-13);
    assert_close(value_at(&t.out, "B", "domestic_share_percent"), 0, 0);
    assert_close(value_at(&t.out, "B", "induced_by_exports"), 50, 1e-13);
    assert_true(isnan(value_at(&t.out, "B", "sufficiency_percent")));
    assert_string_equal(status_at(&t.out, "B", "sufficiency_percent"), "undefined");
    assert_true(run_on(&t,
                       "name|A#|B#|households#|exports#|imports#|output#\nA|10|0|90|20|-20|100\n"
                       "B|0|X|40|X|-5|50\n",
                       none));
    assert_close(value_at(&t.out, "A", "sufficiency_percent"), 100, 1e-13); /* needs no B */
    assert_string_equal(status_at(&t.out, "A", "domestic_share_percent"), "suppressed");
    assert_string_equal(status_at(&t.out, "B", "induced_by_domestic"), "suppressed");
    assert_string_equal(status_at(&t.out, "B", "sufficiency_percent"), "suppressed");
    trial_free(&t);
}

static void refusals(void **state)
{
    (void)state;
    static const char *const none[] = {NULL};
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"name|A#|households#\nA|2|8\ngva|8|\n",
         "the table has no columns of imports, which a skyline needs"},
        {"name|A#|households#\nA|2|8\nimports|1|\ngva|7|\n",
         "imports are rows of this table, which do not say what was imported: a skyline needs "
         "columns of imports"},
        {"name|A#|exports#|imports#\nA|2|9|-1\ngva|8||\n",
         "the table has no columns of domestic final demand, which a skyline needs"},
    };
    struct trial t = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(run_on(&t, cases[i].text, none));
        assert_string_equal(t.err.message, cases[i].message);
        assert_int_equal(t.err.kind, SG_FAIL_DATA);
    }
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(japan), cmocka_unit_test(japan_by_rounds),
                                       cmocka_unit_test(properties), cmocka_unit_test(edges),
                                       cmocka_unit_test(refusals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
