#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/io.h>
#include <sangyo/read.h>
#include "table/lookup.h"

extern const struct sg_command sg_io_impact_command;

#define DEMAND "demand", "name|demand#\n商業|1000\n運輸・郵便|1000\nサービス|8000\n"

static bool run_japan(struct trial *t, const char *const options[])
{
    struct sg_read_options read;
    struct sg_error err = {0};
    struct sg_table in;
    sg_read_options_init(&read);
    sg_table_init(&in);
    assert_true(sg_read_table("examples/io/japan_2011_13.csv", &read, &in, NULL, &err));
    bool ok = try_command(t, &sg_io_impact_command, &in, options);
    sg_table_free(&in);
    return ok;
}

static double total_at(const struct trial *t, const char *column)
{
    return value_at(&t->out, "Total", column);
}

/* R 4.2 over the table of 2011. */
static void japan(void **state)
{
    (void)state;
    static const char *const one[] = {DEMAND, "consumption-rate", "0.6", NULL};
    static const char *const all[] = {DEMAND,   "consumption-rate", "0.6",
                                      "rounds", "infinite",         NULL};
    static const char *const table[] = {DEMAND, "consumption-rate", "from-table", NULL};
    static const char *const here[] = {DEMAND, "consumption-rate", "0.6", "self-sufficiency", "no",
                                       NULL};
    struct trial t = {0};
    assert_true(run_japan(&t, one));
    assert_int_equal(t.out.n_rows, 14);
    assert_close(total_at(&t, "demand"), 10000, 1e-15);
    assert_close(total_at(&t, "direct"), 9813.032, 1e-7);
    assert_close(total_at(&t, "indirect"), 6387.682, 1e-7);
    assert_close(total_at(&t, "second"), 5270.175, 1e-7);
    assert_close(total_at(&t, "total"), 21470.89, 1e-7);
    assert_close(total_at(&t, "gva_direct"), 6011.209957, 1e-9);
    assert_close(total_at(&t, "gva_first"), 9066.703, 1e-7);
    assert_close(total_at(&t, "gva_second"), 2877.44, 1e-6);
    assert_close(total_at(&t, "income"), 5564.971, 1e-7);
    assert_true(sg_table_find(&t.out, "jobs") < 0);
    assert_string_equal(t.notes.items[0], "total over demand: 2.147089");
    assert_string_equal(t.out.info.methods.items[0], "total over demand: 2.147089");
    assert_true(run_japan(&t, all));
    assert_close(total_at(&t, "income"), 7310.045397, 1e-9);
    assert_close(total_at(&t, "total"), 23123.520855, 1e-10);
    assert_close(total_at(&t, "gva_first") + total_at(&t, "gva_second"), 12846.456717, 1e-10);
    assert_true(run_japan(&t, table));
    assert_close(total_at(&t, "second"), 9999.949608, 1e-9);
    assert_string_equal(
        t.notes.items[1],
        "the consumption rate is above 1: households would spend more than they earn");
    assert_true(run_japan(&t, here));
    assert_close(total_at(&t, "direct"), 10000, 1e-15);
    trial_free(&t);
}

/* A sells to B; both pay income; x = 100 and 50, a tenth of A's output is imported in all. */
static const char nation[] = "name|A#|B#|households#|exports#|imports#\nA|20|10|90|0|-20\n"
                             "B|0|5|35|10|0\ngva|80|35|||\ncompensation|40|10|||\n";

static bool run_on(struct trial *t, const char *text, const char *const options[])
{
    struct sg_table in;
    table_of(&in, text);
    bool ok = try_command(t, &sg_io_impact_command, &in, options);
    sg_table_free(&in);
    return ok;
}

#define OF_B "demand", "name|demand#\nB|90\n"
#define RATE "consumption-rate", "0.5"

static void jobs_and_residents(void **state)
{
    (void)state;
    static const char *const jobs[] = {OF_B, RATE, "employment", "name|jobs#\nA|10\nB|20\n", NULL};
    static const char *const half[] = {OF_B, RATE, "resident-share", "0.5", NULL};
    struct trial t = {0}, other = {0};
    /* B alone is made for demand of B: 90/.9; A for it: .2 of that less imports, over 1 − .2 · 5/6
     */
    double m = 5.0 / 6, b = 100, a = 0.2 * m * b / (1 - 0.2 * m);
    assert_true(run_on(&t, nation, jobs));
    assert_close(value_at(&t.out, "B", "direct"), 90, 1e-15);
    assert_close(value_at(&t.out, "B", "indirect"), 10, 1e-13);
    assert_close(value_at(&t.out, "A", "indirect"), a, 1e-13);
    double income = 0.4 * a + 0.2 * b, bought_b = 0.5 * income * 35 / 125 / 0.9;
    assert_close(total_at(&t, "income"), income, 1e-13);
    assert_close(value_at(&t.out, "B", "second"), bought_b, 1e-13);
    assert_close(value_at(&t.out, "B", "jobs"), 20.0 / 50 * (b + bought_b), 1e-13);
    assert_true(run_on(&other, nation, half));
    assert_close(total_at(&other, "income"), income / 2, 1e-13);
    assert_close(total_at(&other, "second"), total_at(&t, "second") / 2, 1e-13);
    trial_free(&t);
    trial_free(&other);
}

static void margins(void **state)
{
    (void)state;
    static const char market[] =
        "name|食品#|商業#|運輸#|households#\n食品|20|0|0|80\n商業|0|10|0|90\n"
        "運輸|0|0|5|95\ncompensation|80|90|95|\n";
#define MADE "prices", "purchasers", RATE, "margins"
    static const char *const words[] = {"demand", "name|demand#\n食品|100\n", MADE,
                                        "name|trade#|transport#\n食品|.25|.05\n", NULL};
    static const char *const names[] = {"demand", "name|demand#\n食品|100\n", MADE,
                                        "name|商業#|運輸#\n食品|.25|.05\n", NULL};
    static const char *const none[] = {
        "demand", "name|demand#\n食品|100\n", "prices", "purchasers", RATE, NULL};
    static const char *const more[] = {"demand", "name|demand#\n食品|100\n", MADE,
                                       "name|trade#|transport#\n食品|.25|.85\n", NULL};
    static const char *const other[] = {"demand", "name|demand#\n食品|100\n", MADE,
                                        "name|tax#\n食品|.25\n", NULL};
    static const char *const without[] = {"demand",  "name|demand#\n食品|100\n", RATE,
                                          "margins", "name|trade#\n食品|.25\n",  NULL};
    struct trial t = {0};
    assert_true(run_on(&t, market, words));
    assert_close(value_at(&t.out, "食品", "demand"), 70, 1e-14);
    assert_close(value_at(&t.out, "商業", "demand"), 25, 1e-14);
    assert_close(value_at(&t.out, "運輸", "demand"), 5, 1e-14);
    assert_true(run_on(&t, market, names));
    assert_close(value_at(&t.out, "商業", "direct"), 25, 1e-14);
    assert_false(run_on(&t, market, none));
    assert_string_equal(t.err.message, "--prices purchasers needs --margins FILE");
    assert_false(run_on(&t, market, more));
    assert_string_equal(t.err.message, "the margins of '食品' are not parts of its price: from 0 "
                                       "to 1, together 1 at most");
    assert_int_equal(t.err.row, 2);
    assert_false(run_on(&t, market, other));
    assert_string_equal(
        t.err.message,
        "no single industry gets the margins 'tax': call the column as it is called");
    assert_false(run_on(&t, market, without));
    assert_string_equal(t.err.message, "--margins goes with --prices purchasers");
    trial_free(&t);
}

static void refusals(void **state)
{
    (void)state;
    static const char poor[] = "name|A#|households#\nA|20|80\ngva|80|\n";
    static const struct {
        const char *text;
        const char *options[12];
        const char *message;
    } cases[] = {
        {nation, {RATE, NULL}, "--demand FILE is needed"},
        {nation,
         {OF_B, NULL},
         "--consumption-rate K is needed: what households spend of their income here; there is no "
         "usual value (from-table: consumption over compensation of the table)"},
        {nation,
         {OF_B, "consumption-rate", "most", NULL},
         "--consumption-rate 'most' is neither a number from 0 nor from-table"},
        {nation,
         {"demand", "name|demand#\nB|90\nC|1\n", RATE, NULL},
         "1 labels are no industry of the table: C; 'concordance' moves figures to its industries "
         "first"},
        {nation, {"demand", "name|demand#\nB|X\n", RATE, NULL}, "the demand for 'B' is not known"},

        {nation,
         {OF_B, "consumption-rate", "5", "rounds", "infinite", NULL},
         "rounds of consumption without end do not converge: a unit of income makes 1.876 of "
         "income"},
        {poor,
         {"demand", "name|demand#\nA|90\n", RATE, NULL},
         "the table has no row of compensation of employees (雇用者所得)"},
    };
    struct trial t = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(run_on(&t, cases[i].text, cases[i].options));
        assert_string_equal(t.err.message, cases[i].message);
    }
    trial_free(&t);
}

static void losses_and_hidden_flows(void **state)
{
    (void)state;
    static const char *const lost[] = {"demand", "name|demand#\nA|-60\nB|20\n", RATE, NULL};
    static const char *const of_a[] = {"demand", "name|demand#\nA|60\n", RATE, NULL};
    static const char *const of_b[] = {OF_B, RATE, NULL};
    static const char hidden[] = "name|A#|B#|households#|exports#|imports#|output#\n"
                                 "A|20|X|90|0|-20|100\nB|0|5|35|10|0|50\ngva|80|35||||\n"
                                 "compensation|40|10||||\n";
    static const char none_of_b[] = "name|A#|B#|households#|exports#|imports#|output#\n"
                                    "A|20|X|90|0|-20|100\nB|0|5|0|45|0|50\ngva|80|35||||\n"
                                    "compensation|40|10||||\n";
    struct trial t = {0};
    assert_true(run_on(&t, nation, lost));
    assert_string_equal(t.notes.items[0], "the demand for 1 industries is below 0: it is lost");
    assert_close(value_at(&t.out, "A", "direct"), -50, 1e-14);
    assert_true(run_on(&t, hidden, of_b));
    assert_string_equal(status_at(&t.out, "A", "indirect"), "suppressed");
    assert_string_equal(status_at(&t.out, "B", "indirect"), "");
    assert_string_equal(status_at(&t.out, "B", "second"), "suppressed"); /* of unknown income */
    assert_string_equal(status_at(&t.out, "Total", "total"), "suppressed");
    assert_true(run_on(&t, none_of_b, of_a)); /* neither sold to households nor to A */
    assert_string_equal(status_at(&t.out, "Total", "total"), "");
    trial_free(&t);
}

static void region(void **state)
{
    (void)state;
#define REGION                                                                                     \
    "region", "name|jobs_here#|jobs_all#\nA|3|6\nB|1|4\n", "region-value", "jobs_here",            \
        "nation-value", "jobs_all"
    static const char *const ranged[] = {OF_B, RATE, REGION, "delta-range", "0,1", NULL};
    static const char *const half[] = {OF_B,  RATE,           REGION,     "method",
                                       "slq", "coefficients", "domestic", NULL};
    static const char *const spot[] = {
        "demand", "name|demand#|here#\nB|90|1\nA|60|…\n", RATE, REGION, "met-here", "here", NULL};
    static const char *const wrong[] = {
        "demand", "name|demand#|here#\nB|90|1.5\n", RATE, "met-here", "here", NULL};
    static const char *const absent[] = {OF_B, RATE, "met-here", "there", NULL};
    static const char *const model[] = {OF_B, RATE, REGION, "model", "open", NULL};
    struct trial t = {0};
    assert_true(run_on(&t, nation, ranged));
    double total = total_at(&t, "total");
    assert_true(total_at(&t, "lower") < total && total < total_at(&t, "upper"));
    assert_true(value_at(&t.out, "B", "lower") < value_at(&t.out, "B", "upper"));
    assert_true(run_on(&t, nation, spot));
    assert_close(value_at(&t.out, "B", "direct"), 90, 1e-14);
    assert_close(value_at(&t.out, "A", "direct"), 60 * fmin(1, 1.25 * sg_io_lambda(4, 10, 0.3)),
                 1e-14);
    assert_false(run_on(&t, nation, wrong));
    assert_string_equal(t.err.message, "--met-here of 'B' is 1.5, not from 0 to 1");
    assert_false(run_on(&t, nation, absent));
    assert_true(run_on(&t, nation, half));
    assert_close(value_at(&t.out, "B", "direct"), 90 * (1.0 / 4) / (4.0 / 10), 1e-14);
    assert_true(sg_table_find(&t.out, "lower") < 0);
    assert_false(run_on(&t, nation, model));
    assert_string_equal(
        t.err.message, "--model is of the nation; with --region the coefficients are the region's");
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(japan),
                                       cmocka_unit_test(jobs_and_residents),
                                       cmocka_unit_test(margins),
                                       cmocka_unit_test(refusals),
                                       cmocka_unit_test(losses_and_hidden_flows),
                                       cmocka_unit_test(region)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
