#include "tests/table_of.h"
#include "tests/test_support.h"
#include "tests/vector_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/read.h>
#include "table/lookup.h"

extern const struct sg_command sg_io_linkages_command;
extern const struct sg_command sg_io_inverse_command;
extern const struct sg_command sg_io_coefficients_command;

static void read_file(struct sg_table *table, const char *path)
{
    struct sg_read_options options;
    struct sg_error err = {0};
    sg_read_options_init(&options);
    sg_table_init(table);
    assert_true(sg_read_table(path, &options, table, NULL, &err));
}

static bool run_on_file(struct trial *t, const struct sg_command *command, const char *path,
                        const char *const options[])
{
    struct sg_table in;
    read_file(&in, path);
    bool ok = try_command(t, command, &in, options);
    sg_table_free(&in);
    return ok;
}

static bool run_on(struct trial *t, const struct sg_command *command, const char *text,
                   const char *const options[])
{
    struct sg_table in;
    table_of(&in, text);
    bool ok = try_command(t, command, &in, options);
    sg_table_free(&in);
    return ok;
}

/* R 4.2 solve() over the published table. */
static void japan(void **state)
{
    (void)state;
    static const char file[] = "examples/io/japan_2011_13.csv";
    static const char *const closed[] = {"model", "closed", NULL};
    static const char *const type2[] = {"model", "type2", "consumption-rate", "0.6", NULL};
    struct trial t = {0};
    assert_true(run_on_file(&t, &sg_io_linkages_command, file, NULL));
    assert_int_equal(t.out.n_rows, 13);
    assert_close(value_at(&t.out, "農林水産業", "output_multiplier"), 1.862103, 1e-6);
    assert_close(value_at(&t.out, "製造業", "influence"), 1.214446, 1e-6);
    assert_close(value_at(&t.out, "製造業", "sensitivity"), 2.333238, 1e-6);
    assert_close(value_at(&t.out, "鉱業", "import_coefficient"), 0.969859, 1e-6);
    assert_close(value_at(&t.out, "鉱業", "self_sufficiency_percent"), 3.0141, 1e-4);
    assert_close(value_at(&t.out, "商業", "backward"), 1.520987, 1e-6);
    assert_true(run_on_file(&t, &sg_io_linkages_command, file, closed));
    assert_close(value_at(&t.out, "製造業", "influence"), 1.364789, 1e-6);
    assert_true(sg_table_find(&t.out, "import_coefficient") < 0);
    assert_true(run_on_file(&t, &sg_io_linkages_command, file, type2));
    assert_close(value_at(&t.out, "分類不明", "output_multiplier"), 2.353868, 1e-6);
    assert_true(run_on_file(&t, &sg_io_inverse_command, file, type2));
    assert_int_equal(t.out.n_rows, 14 * 14);
    assert_true(value_at(&t.out, "Households|Households", "value") > 1);
    trial_free(&t);
}

/* Eurostat Manual of Supply, Use and Input-Output Tables (2008), p. 481 to 500. */
static void germany(void **state)
{
    (void)state;
    static const char file[] = "examples/io/germany_1995.csv";
    static const char *const ons[] = {"convention", "ons", NULL};
    struct trial t = {0};
    assert_true(run_on_file(&t, &sg_io_linkages_command, file, NULL));
    assert_int_equal(t.notes.n, 2);
    assert_string_equal(t.notes.items[0], "'total_final_use' prints 1079400 for 'industry_group', "
                                          "whose output is 1079446");
    assert_close(value_at(&t.out, "industry_group", "output_multiplier"), 1.8413, 2e-5);
    assert_close(value_at(&t.out, "agriculture_group", "gva_multiplier"), 0.8450, 5e-5);
    assert_close(value_at(&t.out, "agriculture_group", "forward"), 2.112605, 1e-6);
    double direct = 1096.0 / 43910;
    double multiplier = value_at(&t.out, "agriculture_group", "employment_multiplier");
    assert_close(value_at(&t.out, "agriculture_group", "employment_effect"), multiplier / direct,
                 1e-12);
    assert_true(run_on_file(&t, &sg_io_linkages_command, file, ons));
    assert_close(value_at(&t.out, "agriculture_group", "employment_effect"), multiplier, 1e-15);
    assert_true(run_on_file(&t, &sg_io_inverse_command, file, NULL));
    assert_close(value_at(&t.out, "construction|construction", "value"), 1.0289, 5e-5);
    trial_free(&t);
}

/* How many of a column are larger, plus one. */
static int rank_of(const struct sg_column *column, size_t n, size_t row)
{
    int rank = 1;
    for (size_t i = 0; i < n; i++)
        rank += column->values[i] > column->values[row];
    return rank;
}

/* What the Office for National Statistics published for 127 products. */
static void united_kingdom(void **state)
{
    (void)state;
    static const char *const ons[] = {"convention", "ons", NULL};
    static const char *const names[] = {"output_multiplier", "income_multiplier", "gva_multiplier",
                                        "income_effect", "gva_effect"};
    static const size_t fields[] = {1, 3, 5, 7, 9}, ranks[] = {2, 0, 6, 8, 10};
    const char *path = shared_file("vectors/io/uk_2010_pxp.csv");
    struct trial t = {0};
    struct vector_row row;
    if (!path)
        return;
    assert_true(run_on_file(&t, &sg_io_linkages_command, path, ons));
    FILE *file = vector_open("vectors/io/uk_test_results.csv");
    for (size_t i = 0; vector_next(file, &row); i++)
        for (size_t k = 0; k < 5; k++) {
            const struct sg_column *column = sg_table_numbers(&t.out, names[k]);
            double expected = vector_number(&row, fields[k]);
            if (column->status[i]) { /* housing of owners pays nobody; printed as 0 */
                assert_int_equal(column->status[i], SG_STATUS_UNDEFINED);
                assert_close(expected, 0, 0);
                continue;
            }
            assert_close(column->values[i], expected, -1e-10);
            if (ranks[k])
                assert_int_equal(rank_of(column, t.out.n_rows, i),
                                 (int)vector_number(&row, ranks[k]));
        }
    fclose(file);
    trial_free(&t);
}

/* Two industries: the second sells nothing to the first. x = 100, 50. */
static const char small[] = "name|A#|B#|households#|exports#|output#\n"
                            "A|20|10|50|20|100\nB|0|5|35|10|50\n"
                            "gva|80|35|||\ncompensation|40|10|||\n";

static void small_table(void **state)
{
    (void)state;
    struct trial t = {0};
    assert_true(run_on(&t, &sg_io_coefficients_command, small, NULL));
    assert_int_equal(t.out.n_rows, 8);
    assert_close(value_at(&t.out, "A|B", "coefficient"), 0.2, 1e-15);
    assert_close(value_at(&t.out, "gva|A", "coefficient"), 0.8, 1e-15);
    assert_true(run_on(&t, &sg_io_inverse_command, small, NULL));
    assert_close(value_at(&t.out, "A|A", "value"), 1.25, 1e-15);
    assert_close(value_at(&t.out, "A|B", "value"), 0.2 / (0.8 * 0.9), 1e-15);
    assert_close(value_at(&t.out, "B|A", "value"), 0, 0);
    assert_true(run_on(&t, &sg_io_linkages_command, small, NULL));
    assert_string_equal(t.notes.items[0], "model: closed, as the table has no imports");
    assert_close(value_at(&t.out, "B", "income_multiplier"), 0.4 * 0.2 / 0.72 + 0.2 / 0.9, 1e-14);
    trial_free(&t);
}

/* A suppressed flow, and a table that is the same the long way. */
static void suppressed(void **state)
{
    (void)state;
    static const char hidden[] = "name|A#|B#|C#|households#|exports#|output#\n"
                                 "A|20|X|0|50|20|100\nB|0|5|0|35|10|50\nC|1|2|3|40|0|46\n"
                                 "gva|79|33|43|||\n";
    static const char found[] = "name|A#|B#|C#|households#|exports#|output#\n"
                                "A|20|10|0|50|20|100\nB|0|5|0|35|10|50\nC|1|2|3|40|0|46\n"
                                "gva|79|33|43|||\n";
    struct trial t = {0}, known = {0};
    assert_true(run_on(&t, &sg_io_coefficients_command, hidden, NULL));
    assert_string_equal(status_at(&t.out, "A|B", "coefficient"), "suppressed");
    assert_close(value_at(&t.out, "A|B", "lower"), 0, 0);
    assert_close(value_at(&t.out, "A|B", "upper"), 0.2, 1e-15);
    assert_true(run_on(&t, &sg_io_inverse_command, hidden, NULL));
    assert_string_equal(status_at(&t.out, "A|B", "value"), "suppressed");
    assert_string_equal(status_at(&t.out, "C|B", "value"), "suppressed"); /* by way of A */
    assert_string_equal(status_at(&t.out, "B|B", "value"), "");
    assert_string_equal(status_at(&t.out, "A|A", "value"), "");
    assert_true(run_on(&t, &sg_io_linkages_command, hidden, NULL));
    assert_true(run_on(&known, &sg_io_linkages_command, found, NULL));
    assert_string_equal(status_at(&t.out, "B", "output_multiplier"), "suppressed");
    assert_string_equal(status_at(&t.out, "A", "influence"), "suppressed"); /* the mean is */
    assert_string_equal(status_at(&t.out, "A", "gva_multiplier"), "");
    assert_close(value_at(&t.out, "A", "output_multiplier"),
                 value_at(&known.out, "A", "output_multiplier"), 1e-14);
    assert_close(value_at(&t.out, "B", "upper"), value_at(&known.out, "B", "output_multiplier"),
                 1e-14); /* what the row leaves is all there was */
    assert_true(value_at(&t.out, "B", "lower") < value_at(&t.out, "B", "upper"));
    trial_free(&t);
    trial_free(&known);
}

static void suppressed_open(void **state)
{
    (void)state;
    static const char hidden[] = "name|A#|B#|households#|imports#|output#\n"
                                 "A|20|X|90|-20|100\nB|0|5|45|0|50\ngva|80|35|||\n"
                                 "compensation|X|10|||\n";
    static const char sums[] = "name|A#|B#|households#|imports#\n"
                               "A|20|X|90|-20\nB|0|5|45|0\ngva|80|35||\n";
    struct trial t = {0};
    assert_true(run_on(&t, &sg_io_linkages_command, hidden, NULL));
    /* output and imports leave the demand here, 120 */
    assert_close(value_at(&t.out, "A", "import_coefficient"), 20.0 / 120, 1e-15);
    assert_close(value_at(&t.out, "A", "output_multiplier"), 1 / (1 - 0.2 * 100 / 120), 1e-14);
    assert_string_equal(status_at(&t.out, "B", "output_multiplier"), "suppressed");
    assert_string_equal(status_at(&t.out, "A", "income_multiplier"), "suppressed");
    assert_true(run_on(&t, &sg_io_linkages_command, sums, NULL)); /* no output, so none is known */
    assert_string_equal(status_at(&t.out, "A", "import_coefficient"), "suppressed");
    assert_string_equal(status_at(&t.out, "B", "gva_multiplier"), "suppressed");
    assert_true(sg_table_find(&t.out, "upper") < 0);
    trial_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(japan),          cmocka_unit_test(germany),
        cmocka_unit_test(united_kingdom), cmocka_unit_test(small_table),
        cmocka_unit_test(suppressed),     cmocka_unit_test(suppressed_open)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
