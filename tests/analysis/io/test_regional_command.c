#include "tests/io_japan.h"
#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/read.h>

extern const struct sg_command sg_io_regional_command;
extern const struct sg_command sg_io_linkages_command;

static void read_table(struct sg_table *table)
{
    struct sg_read_options options;
    struct sg_error err = {0};
    sg_read_options_init(&options);
    sg_table_init(table);
    assert_true(sg_read_table("examples/io/japan_2011_13.csv", &options, table, NULL, &err));
}

/* The region that is made up, as a table of outputs. */
static char *region_text(const struct sg_table *table)
{
    struct japan japan;
    struct sg_buffer text = {0};
    read_japan(&japan);
    sg_buffer_add(&text, "name|output#\n");
    for (size_t i = 0; i < JAPAN; i++)
        sg_buffer_printf(&text, "%s|%.17g\n", table->columns[i + 1]->name, japan.region[i]);
    return sg_buffer_take(&text);
}

/* Expected values of R 4.2, solve(). */
static void japan(void **state)
{
    (void)state;
    static const struct {
        const char *options[8];
        double agriculture, services;
    } cases[] = {
        {{"delta", "0.25", NULL}, 1.683608, 1.417532},
        {{"delta", "0.25", "method", "aflq", NULL}, 1.739934, 1.449992},
        {{"delta", "0.25", "method", "aflq", "aflq", "free", NULL}, 1.840815, 1.509591},
        {{"method", "slq", NULL}, 1.808068, 1.611040},
        {{"method", "cilq", NULL}, 1.819190, 1.609854},
        {{"delta", "0.25", "coefficients", "domestic", NULL}, 1.544150, 1.337240},
        {{"delta", "0", NULL}, 1.819190, 1.609854}, /* CILQ */
    };
    struct trial t = {0};
    struct sg_table in;
    read_table(&in);
    char *region = region_text(&in);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *options[16] = {"region", region, "region-value", "output", "linkages", ""};
        for (size_t k = 0; cases[i].options[k]; k++)
            options[6 + k] = cases[i].options[k];
        assert_true(try_command(&t, &sg_io_regional_command, &in, options));
        assert_close(value_at(&t.out, "農林水産業", "value"), cases[i].agriculture, 5e-7);
        assert_close(value_at(&t.out, "サービス", "value"), cases[i].services, 5e-7);
    }
    free(region);
    sg_table_free(&in);
    trial_free(&t);
}

/* Between the ends of the range; the result is a table that is read again. */
static void range_and_pipe(void **state)
{
    (void)state;
    struct trial t = {0}, again = {0};
    struct sg_table in;
    read_table(&in);
    char *region = region_text(&in);
    const char *options[] = {"region",      region,  "region-value", "output", "delta", "0.25",
                             "delta-range", "0,0.3", "linkages",     NULL,     NULL};
    assert_true(try_command(&t, &sg_io_regional_command, &in, options));
    double value = value_at(&t.out, "製造業", "value");
    assert_true(value_at(&t.out, "製造業", "lower") < value);
    assert_close(value_at(&t.out, "製造業", "upper"), 2.185884, 5e-7); /* CILQ */
    options[8] = NULL;
    assert_true(try_command(&t, &sg_io_regional_command, &in, options));
    assert_true(value_at(&t.out, "製造業|建設", "lower") <=
                value_at(&t.out, "製造業|建設", "coefficient"));
    assert_true(value_at(&t.out, "製造業|建設", "upper") >=
                value_at(&t.out, "製造業|建設", "coefficient"));
    assert_true(try_command(&again, &sg_io_linkages_command, &t.out, NULL));
    assert_close(value_at(&again.out, "製造業", "output_multiplier"), value, 1e-12);
    assert_string_equal(again.notes.items[again.notes.n - 1],
                        "model: domestic, as the table has rows of imports");
    free(region);
    sg_table_free(&in);
    trial_free(&t);
    trial_free(&again);
}

static const char nation[] = "name|A#|B#|C#|households#|imports#\nA|20|10|0|90|-20\nB|0|5|0|45|0\n"
                             "C|0|0|10|90|0\ngva|80|35|90||\n";

static bool run_region(struct trial *t, const char *text, const char *region,
                       const char *const more[])
{
    struct sg_table in;
    const char *options[16] = {"region",   region, "region-value", "mine_jobs", "nation-value",
                               "all_jobs", NULL};
    for (size_t k = 0; more && more[k]; k++)
        options[6 + k] = more[k];
    table_of(&in, text);
    bool ok = try_command(t, &sg_io_regional_command, &in, options);
    sg_table_free(&in);
    return ok;
}

static void without_figures(void **state)
{
    (void)state;
    static const char region[] =
        "name|mine_jobs#|all_jobs#\nA|30|60\nB|0|40\nC|…|…\nTotal|30|100\n";
    static const char *const average[] = {"uncovered", "average", "method", "cilq", NULL};
    static const char *const absent[] = {"uncovered", "absent", NULL};
    struct trial t = {0};
    assert_true(run_region(&t, nation, region, average));
    assert_string_equal(t.notes.items[0],
                        "no figure of C: taken to be as common as in the nation (SLQ 1)");
    assert_string_equal(t.notes.items[1], "the region has no B: their rows are 0");
    assert_close(value_at(&t.out, "C|C", "coefficient"), 0.1, 1e-15);
    assert_close(value_at(&t.out, "C|C", "value"), 10 * 0.3, 1e-15);
    assert_close(value_at(&t.out, "B|B", "coefficient"), 0, 0);
    assert_close(value_at(&t.out, "A|A", "coefficient"), 0.2, 1e-15);
    assert_close(value_at(&t.out, "A|A", "value"), 0.2 * 50, 1e-14);
    assert_close(value_at(&t.out, "imports|C", "coefficient"), 0, -1e-15);
    assert_true(run_region(&t, nation, region, absent));
    assert_close(value_at(&t.out, "C|C", "coefficient"), 0, 0);
    trial_free(&t);
}

static void refusals(void **state)
{
    (void)state;
    static const char fine[] = "name|mine_jobs#|all_jobs#|all_sales#\nA|3|6|1\nB|1|4|1\nC|1|2|1\n";
    static const char *const range[] = {"delta-range", "0.4,0.1", NULL};
    static const char *const none[] = {"coefficients", "domestic", NULL};
    static const char *const total[] = {"coefficients", "total", NULL};
    static const char closed[] =
        "name|A#|B#|C#|households#\nA|20|10|0|70\nB|0|5|0|45\nC|0|0|10|90\ngva|80|35|90|\n";
    static const char rows[] = "name|A#|B#|C#|households#\nA|20|10|0|70\nB|0|5|0|45\nC|0|0|10|90\n"
                               "imports|30|5|5|\ngva|50|30|85|\n";
    static const struct {
        const char *nation, *region;
        const char *const *more;
        const char *message;
    } cases[] = {
        {nation, "name|mine_jobs#|all_jobs#\nA|3|6\nB|1|4\n", NULL,
         "1 industries have no figure in --region: C; --uncovered average takes them to be as "
         "common as in the nation, absent to be none"},
        {nation, "name|mine_jobs#|all_jobs#\nA|X|6\nB|1|4\nC|1|2\n", NULL,
         "the figure of 'A' is suppressed: its quotient, and the totals of all others, are not "
         "known"},
        {nation, "name|mine_jobs#|all_jobs#\nA|-1|6\nB|1|4\nC|1|2\n", NULL,
         "the figure of 'A' is -1, below 0"},
        {nation, "name|mine_jobs#|all_jobs#\nA|7|6\nB|1|4\nC|1|2\n", NULL,
         "'A' has 7 in the region, more than the 6 of the nation"},
        {nation, "name|mine_jobs#|all_jobs#\nA|0|6\nB|0|4\nC|0|2\n", NULL,
         "the figures of the region add up to 0"},
        {nation, "name|mine_jobs#|all_jobs#\nA|3|6\nB|1|4\nD|1|2\n", NULL,
         "1 labels are no industry of the table: D; 'concordance' moves figures to its industries "
         "first"},
        {nation, fine, range,
         "--delta-range '0.4,0.1' is not two numbers from 0 to 1, the smaller first: 0.1,0.4"},
        {closed, fine, none, "the table has no imports, which --coefficients domestic needs"},
        {rows, fine, total,
         "imports are rows of this table, so its coefficients are domestic: --coefficients total "
         "is not to be had"},
    };
    static const char *const no_file[] = {"delta", "0.3", NULL};
    static const char *const no_column[] = {"region", fine, NULL};
    static const char *const sales[] = {
        "region", fine, "region-value", "mine_jobs", "nation-value", "all_sales", NULL};
    static const char *const no_nation[] = {"region", fine, "region-value", "mine_jobs", NULL};
    struct trial t = {0};
    struct sg_table in;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(run_region(&t, cases[i].nation, cases[i].region, cases[i].more));
        assert_string_equal(t.err.message, cases[i].message);
    }
    table_of(&in, nation);
    assert_false(try_command(&t, &sg_io_regional_command, &in, no_file));
    assert_string_equal(t.err.message, "--region FILE is needed");
    assert_false(try_command(&t, &sg_io_regional_command, &in, no_column));
    assert_string_equal(t.err.message, "--region-value COL is needed");
    assert_false(try_command(&t, &sg_io_regional_command, &in, no_nation));
    assert_string_equal(t.err.message,
                        "--nation-value COL is needed: 'mine_jobs' does not say that it is output, "
                        "which is all that the table has of the nation");
    assert_false(try_command(&t, &sg_io_regional_command, &in, sales));
    assert_string_equal(t.err.message,
                        "'mine_jobs' and 'all_sales' do not measure the same: a location quotient "
                        "needs one measure for region and nation");
    sg_table_free(&in);
    assert_true(run_region(&t, rows, fine, NULL));
    assert_string_equal(t.notes.items[0], "FLQ of domestic coefficients");
    trial_free(&t);
}

/* A suppressed flow of the nation is one of the region, unless the region has none of it. */
static void suppressed(void **state)
{
    (void)state;
    static const char hidden[] =
        "name|A#|B#|C#|households#|output#\nA|20|X|0|70|100\nB|0|5|X|45|50\nC|0|0|10|90|100\n"
        "gva|80|35|90||\n";
    static const char region[] = "name|mine_jobs#|all_jobs#\nA|30|60\nB|0|40\nC|1|3\n";
    static const char *const linkages[] = {"linkages", "", "delta-range", "0,1", NULL};
    struct trial t = {0};
    assert_true(run_region(&t, hidden, region, linkages));
    assert_string_equal(status_at(&t.out, "B", "value"), "suppressed");
    assert_string_equal(status_at(&t.out, "B", "lower"), "suppressed");
    assert_string_equal(status_at(&t.out, "C", "value"), ""); /* of B, which is not there */
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(japan), cmocka_unit_test(range_and_pipe),
                                       cmocka_unit_test(without_figures),
                                       cmocka_unit_test(refusals), cmocka_unit_test(suppressed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
