#include "tests/table_of.h"
#include "tests/test_support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/io/io_words.h"

extern const struct sg_command sg_io_coefficients_command;
extern const struct sg_command sg_io_inverse_command;
extern const struct sg_command sg_io_linkages_command;

static bool run_on(struct trial *t, const char *text, const char *const options[])
{
    struct sg_table in;
    table_of(&in, text);
    bool ok = try_command(t, &sg_io_linkages_command, &in, options);
    sg_table_free(&in);
    return ok;
}

static void words(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        enum io_role rows, columns;
    } cases[] = {
        {"（控除）輸入", IO_UNKNOWN, IO_IMPORTS},
        {"（控除）輸入品商品税", IO_UNKNOWN, IO_IMPORTS},
        {"（控除）関税", IO_UNKNOWN, IO_IMPORTS},
        {"移　入", IO_UNKNOWN, IO_IMPORTS},
        {"間接税（関税・輸入品商品税を除く。）", IO_VALUE_ADDED, IO_UNKNOWN},
        {"（控除）経常補助金", IO_VALUE_ADDED, IO_UNKNOWN},
        {"家計外消費支出（行）", IO_VALUE_ADDED, IO_FINAL},
        {"雇用者所得", IO_COMPENSATION, IO_UNKNOWN},
        {"民間消費支出", IO_UNKNOWN, IO_HOUSEHOLDS},
        {"県内総固定資本形成（公的）", IO_UNKNOWN, IO_FINAL},
        {"調整項", IO_UNKNOWN, IO_FINAL},
        {"市内生産額", IO_OUTPUT, IO_OUTPUT},
        {"内生部門計", IO_SUBTOTAL, IO_SUBTOTAL},
        {"県内最終需要計", IO_UNKNOWN, IO_SUBTOTAL},
        {"final_consumption_households", IO_UNKNOWN, IO_HOUSEHOLDS},
        {"Non-profit instns serving households", IO_UNKNOWN, IO_FINAL},
        {"Imported goods and services", IO_IMPORTS, IO_UNKNOWN},
        {"Total demand", IO_UNKNOWN, IO_SUBTOTAL},
        {"Compensation of employees", IO_COMPENSATION, IO_UNKNOWN},
        {"国内", IO_UNKNOWN, IO_UNKNOWN},
        {"商業", IO_UNKNOWN, IO_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(io_word_meaning(cases[i].label, IO_ROWS).role, cases[i].rows);
        assert_int_equal(io_word_meaning(cases[i].label, IO_COLUMNS).role, cases[i].columns);
    }
    assert_int_equal(io_role_of_word("exports"), IO_EXPORTS);
    assert_int_equal(io_role_of_word("export"), IO_UNKNOWN);
}

/* The same table in several forms gives the same: codes beside labels, a long one, sums and their
   parts side by side, imports above 0, lines named by a file. */
static void forms(void **state)
{
    (void)state;
    static const char *const positive[] = {"imports-positive", NULL, NULL};
    static const char *const roles[] = {"roles",
                                        "label|role\nconsumption|households\npay|"
                                        "compensation\nothers|value_added\nbought|imports\n",
                                        NULL};
    static const char *const named[] = {"inputs", "from", "outputs", "to", NULL};
    static const struct {
        const char *text;
        const char *const *options;
    } cases[] = {
        {"name|A#|B#|民間消費支出#|（控除）輸入#\nA|20|10|90|-20\nB|0|5|45|0\n雇用者所得|30|10||\n"
         "営業余剰|50|25||\n",
         NULL},
        {"code|name|01#|02#|households#|imports#\n01|A|20|10|90|-20\n02|B|0|5|45|0\n"
         "x|gva|80|35||\ny|compensation|30|10||\n",
         NULL},
        {"code|name|01_A#|02 B#|households#|imports#\n01|A|20|10|90|-20\n02|B|-|5|45|-\n"
         "x|gva|80|35||\ny|compensation|30|10||\n",
         NULL},
        {"name|A#|B#|内生部門計#|民間消費支出#|国内最終需要計#|輸出#|輸出計#|（控除）輸入#|"
         "（控除）輸入計#|生産額#\n"
         "A|20|10|30|90|90|0|0|-20|-20|100\nB|0|5|5|45|45|0|0|0|0|50\n内生部門計|20|15||||||||\n"
         "雇用者所得|30|10||||||||\n営業余剰|50|25||||||||\n粗付加価値部門計|80|35||||||||\n生産額|"
         "100|50||||||||\n",
         NULL},
        {"name|A#|B#|households#|imports#\nA|20|10|90|20\nB|0|5|45|0\ngva|80|35||\n"
         "compensation|30|10||\n",
         positive},
        {"name|A#|B#|consumption#|bought#\nA|20|10|90|-20\nB|0|5|45|0\nothers|50|25||\npay|30|10||"
         "\n",
         roles},
        {"input|output|value#\nA|A|20\nA|B|10\nA|households|90\nA|imports|-20\nB|B|5\n"
         "B|households|45\ngva|A|80\ngva|B|35\ncompensation|A|30\ncompensation|B|10\n",
         NULL},
        {"from|to|value#\nA|A|20\nA|B|10\nA|households|90\nA|imports|-20\nB|B|5\n"
         "B|households|45\ngva|A|80\ngva|B|35\ncompensation|A|30\ncompensation|B|10\n",
         named},
    };
    struct trial t = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(run_on(&t, cases[i].text, cases[i].options));
        assert_labels(&t.out, "A B");
        assert_close(value_at(&t.out, "A", "import_coefficient"), 20.0 / 120, 1e-15);
        assert_close(value_at(&t.out, "A", "output_multiplier"), 1 / (1 - 0.2 * 100 / 120), 1e-14);
        assert_close(value_at(&t.out, "A", "income_effect"), 1 / (1 - 0.2 * 100 / 120), 1e-14);
        assert_close(value_at(&t.out, "B", "gva_effect"),
                     (0.7 / 0.9 + 0.8 * (0.2 * 100 / 120) / (1 - 0.2 * 100 / 120) / 0.9) / 0.7,
                     1e-14);
    }
    trial_free(&t);
}

/* An industry may be called what elsewhere is a column of demand. */
static void industry_of_a_word(void **state)
{
    (void)state;
    struct trial t = {0};
    assert_true(run_on(&t,
                       "name|A#|Government#|government consumption#|households#|imports#\n"
                       "A|20|0|0|100|-20\nGovernment|0|0|7|0|0\ngva|80|7|||\n",
                       NULL));
    assert_labels(&t.out, "A Government");
    trial_free(&t);
}

/* A sum of another kind is no misprint of output. */
static void other_sums(void **state)
{
    (void)state;
    struct trial t = {0};
    assert_true(run_on(&t,
                       "name|A#|B#|C#|households#|imports#|total demand#\nA|20|10|0|90|-20|100\n"
                       "B|0|5|0|45|0|50\nC|0|0|1|49|0|90\ngva|80|35|49|||\n",
                       NULL));
    assert_int_equal(t.notes.n, 0);
    trial_free(&t);
}

static void zero_output(void **state)
{
    (void)state;
    struct trial t = {0};
    assert_true(run_on(&t,
                       "name|A#|B#|households#|imports#\nA|20|0|100|-20\nB|0|0|7|-7\n"
                       "gva|80|0||\n",
                       NULL));
    assert_string_equal(t.notes.items[0], "'B' has no output: its coefficients are 0");
    assert_close(value_at(&t.out, "B", "output_multiplier"), 1, 0);
    assert_string_equal(status_at(&t.out, "B", "forward"), "undefined");
    assert_string_equal(status_at(&t.out, "B", "gva_effect"), "undefined");
    trial_free(&t);
}

#define FINE "A|20|10|90|-20\nB|0|5|45|0\ngva|80|35||\n"

static void refusals(void **state)
{
    (void)state;
    static const char *const note[] = {"balance", "note", NULL};
    static const char *const positive[] = {"imports-positive", NULL, NULL};
    static const char *const bad_role[] = {"roles", "label|role\nA|buyer\n", NULL};
    static const char *const no_line[] = {"roles", "label|role\nQ|imports\n", NULL};
    static const char *const no_roles[] = {"roles", "name|role\nA|imports\n", NULL};
    static const char *const lone[] = {"inputs", "name", NULL};
    static const char *const absent[] = {"inputs", "qqq", "outputs", "name", NULL};
    static const char *const numbers[] = {"inputs", "A", "outputs", "name", NULL};
    static const char *const domestic[] = {"model", "domestic", NULL};
    static const char *const open[] = {"model", "open", NULL};
    static const char *const type2[] = {"model", "type2", NULL};
    static const char *const rate[] = {"model", "type2", "consumption-rate", "-1", NULL};
    static const char *const resident[] = {
        "model", "type2", "consumption-rate", "0.6", "resident-share", "qqq", NULL};
    static const char *const share[] = {
        "model", "type2", "consumption-rate", "0.6", "resident-share", "60", NULL};
    static const char head[] = "name|A#|B#|households#|imports#\n" FINE;
    static const char paid[] = "name|A#|B#|households#|imports#\n" FINE "compensation|30|10||\n";
    static const struct {
        const char *text;
        const char *const *options;
        const char *message;
        size_t row;
    } cases[] = {
        {"name|A#|B#|households#|imports#\nA|20|10|190|-20\nB|0|5|45|0\ngva|80|35||\n", NULL,
         "the row of 'A' adds up to 200, its column to 100: 100 apart (1 industries); --balance "
         "note goes on",
         2},
        {"name|A#|B#|households#|imports#|output#\nA|20|10|90|-20|300\nB|0|5|45|0|50\ngva|80|35|||"
         "\n",
         NULL,
         "the column of 'A' adds up to 100, its output is 300: 200 apart (1 industries); --balance "
         "note goes on",
         2},
        {"name|A#|B#|households#|imports#\nA|20|10|90|20\nB|0|5|45|0\ngva|80|35||\n", NULL,
         "the columns of imports add up to 20, above 0: give --imports-positive where they are to "
         "be subtracted",
         0},
        {head, positive, "the columns of imports add up to -20, below 0, with --imports-positive",
         0},
        {"name|A#|B#|households#|sundries#\n" FINE, NULL,
         "1 columns are neither an industry that has a row too nor a word that is known: sundries; "
         "--roles FILE says what they are",
         0},
        {"name|A#|B#|households#|imports#\n" FINE "misc|1|1||\nelse|1|1||\n", NULL,
         "2 rows are neither an industry that has a column too nor a word that is known: misc, "
         "else; --roles FILE says what they are",
         5},
        {"name|A#|A #|households#|imports#\n" FINE, NULL, "two columns are the industry 'A'", 0},
        {head, bad_role,
         "'buyer' is no role; there are industry, output, subtotal, imports, product_tax, "
         "compensation, value_added, employment, households, final, exports",
         2},
        {head, no_line, "no line of the table is called 'Q'", 2},
        {head, no_roles, "--roles needs the columns label and role", 0},
        {head, lone, "--inputs and --outputs go together", 0},
        {head, numbers, "column 'A' holds numbers, not labels", 0},
        {"input|output|value#\nA|A|20\nA|A|10\n", NULL, "the pair of input and output stands twice",
         3},
        {"A#|B#\n1|2\n", NULL,
         "no numbers stand behind a column of labels: an input-output table has the names of its "
         "rows first",
         0},
        {"name|households#\ngva|2\n", NULL,
         "no row has a column of the same name: an input-output table has its industries on both "
         "sides",
         0},
        {"name|A#\nA|2\n", NULL,
         "outputs are not known: the table has neither a line of output nor rows of value added, "
         "with which columns add up to it",
         0},
        {"name|A#|output#\nA|2|-5\ngva|-7|\n", note, "the output of 'A' is -5, below 0", 0},
        {"name|A#|output#\nA|2|0\ngva|-2|\n", NULL, "'A' has inputs but an output of 0", 0},
        {head, domestic,
         "imports are columns of this table, so they are within its flows: --model open, not "
         "domestic",
         0},
        {"name|A#|households#\nA|2|8\nimports|1|\ngva|7|\n", open,
         "imports are rows of this table, so its flows are domestic: --model domestic (or closed), "
         "not open",
         0},
        {"name|A#|households#\nA|2|8\ngva|8|\n", open,
         "the table has no columns of imports, which --model open needs", 0},
        {"name|A#|households#\nA|12|-2\ngva|-2|\n", NULL,
         "no demand can be met with these coefficients: the condition of Hawkins and Simon fails "
         "at 'A'",
         0},
        {head, type2, "the table has no row of compensation of employees (雇用者所得)", 0},
        {"name|A#\nA|12\ncompensation|8\n", type2,
         "the table has no column of consumption of households (民間消費支出)", 0},
        {paid, type2,
         "--consumption-rate K is needed: what households spend of their income here; there is no "
         "usual value (from-table: consumption over compensation of the table)",
         0},
        {paid, rate, "--consumption-rate '-1' is neither a number from 0 nor from-table", 0},
        {paid, resident,
         "--resident-share 'qqq' is neither a number from 0 to 1 nor, with --employment FILE, a "
         "column of it",
         0},
        {paid, share, "--resident-share of 'A' is 60, not from 0 to 1", 0},
    };
    struct trial t = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(run_on(&t, cases[i].text, cases[i].options));
        assert_string_equal(t.err.message, cases[i].message);
        assert_int_equal(t.err.row, cases[i].row);
    }
    assert_false(run_on(&t, head, absent));
    assert_true(run_on(&t, cases[0].text, note));
    assert_string_equal(
        t.notes.items[0],
        "the row of 'A' adds up to 200, its column to 100: 100 apart (1 industries)");
    trial_free(&t);
}

/* Files that stand beside: jobs and the share of residents. */
static void sides(void **state)
{
    (void)state;
    static const char text[] = "name|A#|B#|households#|imports#\n" FINE "compensation|30|10||\n";
#define HOUSEHOLDS "model", "type2", "consumption-rate", "0.6", "resident-share"
    static const char *const by_industry[] = {HOUSEHOLDS, "own", "employment",
                                              "name|jobs#|own#\nB|7|0\nA|10|.5\nTotal|17|\n", NULL};
    static const char *const half[] = {HOUSEHOLDS, ".5", NULL};
    static const char *const table[] = {"model", "type2", "consumption-rate", "from-table", NULL};
    static const char *const missing[] = {"employment", "name|jobs#\nA|10\n", NULL};
    static const char *const unknown[] = {"employment", "name|jobs#\nA|10\nB|1\nC|3\n", NULL};
    static const char *const twice[] = {"employment", "name|jobs#\nA|10\nB|1\nA|3\n", NULL};
    static const char *const none[] = {"employment", "name|jobs#\nQ|10\n", NULL};
    static const char *const several[] = {"employment", "name|x#|y#\nA|10|1\nB|1|1\n", NULL};
    struct trial t = {0}, other = {0};
    assert_true(run_on(&t, text, by_industry));
    assert_close(value_at(&t.out, "A", "employment_effect") * 0.1,
                 value_at(&t.out, "A", "employment_multiplier"), 1e-14);
    assert_true(run_on(&other, text, half));
    assert_true(value_at(&other.out, "B", "output_multiplier") >
                value_at(&t.out, "B", "output_multiplier")); /* there B earns too */
    assert_false(run_on(&t, text, table)); /* what is earned is spent more than once */
    assert_non_null(strstr(t.err.message, "Simon fails at 'households'"));
    assert_string_equal(t.notes.items[0],
                        "consumption rate: 3.375, consumption over compensation of the table");
    assert_string_equal(
        t.notes.items[1],
        "the consumption rate is above 1: households would spend more than they earn");
    assert_false(run_on(&t, text, missing));
    assert_string_equal(t.err.message, "1 industries of the table have no row: B");
    assert_false(run_on(&t, text, unknown));
    assert_string_equal(t.err.message,
                        "1 labels are no industry of the table: C; 'concordance' moves figures to "
                        "its industries first");
    assert_int_equal(t.err.row, 4);
    assert_false(run_on(&t, text, twice));
    assert_string_equal(t.err.message, "the industry 'A' stands twice");
    assert_false(run_on(&t, text, none));
    assert_string_equal(t.err.message, "no column has the industries of the table, such as 'A'");
    assert_false(run_on(&t, text, several));
    assert_string_equal(t.err.message,
                        "the table has 2 columns of numbers; one called 'jobs' is needed");
    trial_free(&t);
    trial_free(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words),
                                       cmocka_unit_test(forms),
                                       cmocka_unit_test(other_sums),
                                       cmocka_unit_test(zero_output),
                                       cmocka_unit_test(industry_of_a_word),
                                       cmocka_unit_test(refusals),
                                       cmocka_unit_test(sides)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
