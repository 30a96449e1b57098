/* Every case of vectors/regional/edge_cases.csv: what the commands return where packages are wrong.
   The toy tables are copied, so that the cases run without the data folder too. */
#include "tests/table_of.h"
#include "tests/test_support.h"
#include "tests/vector_file.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/entropy.h>
#include <sangyo/herfindahl.h>

extern const struct sg_command sg_specialization_command;
extern const struct sg_command sg_concentration_command;
extern const struct sg_command sg_change_command;
extern const struct sg_command sg_shift_share_command;

/* in_toy54_zero.csv: region R3 and industry I4 have nothing. */
static const char zero[] = "area|industry|establishments#\n"
                           "R1|I1|100\nR2|I1|10\nR3|I1|0\nR4|I1|55\nR5|I1|3\n"
                           "R1|I2|0\nR2|I2|60\nR3|I2|0\nR4|I2|45\nR5|I2|90\n"
                           "R1|I3|30\nR2|I3|25\nR3|I3|0\nR4|I3|35\nR5|I3|12\n"
                           "R1|I4|0\nR2|I4|0\nR3|I4|0\nR4|I4|0\nR5|I4|0\n";

/* in_toy54_t0.csv with the cell R2, I3 suppressed and all totals published. */
static const char suppressed[] =
    "area|industry|establishments#\n"
    "R1|I1|100\nR1|I2|20\nR1|I3|30\nR1|I4|50\nR1|計|200\n"
    "R2|I1|10\nR2|I2|60\nR2|I3|X\nR2|I4|5\nR2|計|100\n"
    "R3|I1|7\nR3|I2|13\nR3|I3|40\nR3|I4|140\nR3|計|200\n"
    "R4|I1|55\nR4|I2|45\nR4|I3|35\nR4|I4|65\nR4|計|200\n"
    "R5|I1|3\nR5|I2|90\nR5|I3|12\nR5|I4|45\nR5|計|150\n"
    "全国|I1|175\n全国|I2|228\n全国|I3|142\n全国|I4|305\n全国|計|850\n";

static const char *const by_sum[] = {"reference", "sum", NULL};
static const char *const over_areas[] = {"across", "areas", NULL};
static const char *const localisation[] = {"index", "hachman", NULL};

static void status_is(struct trial *trial, const char *labels, const char *column,
                      const char *status)
{
    assert_string_equal(status_at(&trial->out, labels, column), status);
    if (*status)
        assert_true(isnan(value_at(&trial->out, labels, column)));
}

static void zero_totals(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial t = {0};
    table_of(&in, zero);
    assert_true(try_command(&t, &sg_specialization_command, &in, by_sum));
    status_is(&t, "R3|I1", "coefficient", "no_region_total");
    status_is(&t, "R2|I4", "coefficient", "no_reference");
    assert_true(try_command(&t, &sg_concentration_command, &in, NULL));
    status_is(&t, "R3|hhi", "value", "no_region_total");
    status_is(&t, "R3|entropy", "value", "no_region_total");
    assert_true(try_command(&t, &sg_concentration_command, &in, localisation));
    status_is(&t, "R3|hachman", "value", "no_region_total");
    assert_true(try_command(&t, &sg_concentration_command, &in, over_areas));
    status_is(&t, "I4|gini", "value", "no_reference");
    status_is(&t, "I4|gini_locational", "value", "no_reference");
    trial_free(&t);
    sg_table_free(&in);
}

static void one_suppressed(void **state)
{
    (void)state;
    static const char *const nation[] = {"reference", "全国", NULL};
    struct sg_table in;
    struct trial t = {0};
    table_of(&in, suppressed);
    assert_true(try_command(&t, &sg_specialization_command, &in, nation));
    assert_close(value_at(&t.out, "R1|I1", "coefficient"), 2.4285714285714288, 1e-12);
    status_is(&t, "R2|I3", "coefficient", "suppressed");
    assert_true(try_command(&t, &sg_specialization_command, &in, by_sum));
    assert_close(value_at(&t.out, "R1|I1", "coefficient"), 2.4285714285714288, 1e-12);
    status_is(&t, "R1|I3", "coefficient", "suppressed"); /* the sum of I3 is not known */
    trial_free(&t);
    sg_table_free(&in);
}

static void from_zero(void **state)
{
    (void)state;
    static const char text[] = "area|industry|year@|value#\n"
                               "R1|I1|2016|0\nR1|I1|2021|5\nR1|I2|2016|0\nR1|I2|2021|0\n"
                               "R1|I3|2016|40\nR1|I3|2021|60\n"
                               "全国|I1|2016|50\n全国|I1|2021|60\n全国|I2|2016|10\n"
                               "全国|I2|2021|10\n全国|I3|2016|100\n全国|I3|2021|120\n";
    static const char *const esteban[] = {"method", "esteban-marquillas", NULL};
    struct sg_table in;
    struct trial t = {0};
    table_of(&in, text);
    assert_true(try_command(&t, &sg_change_command, &in, NULL));
    status_is(&t, "R1|I1|2016|2021", "change_percent", "entry");
    assert_close(value_at(&t.out, "R1|I1|2016|2021", "contribution_points"), 12.5, 1e-12);
    status_is(&t, "R1|I2|2016|2021", "change_percent", "undefined");
    assert_true(try_command(&t, &sg_shift_share_command, &in, NULL));
    assert_close(value_at(&t.out, "R1|I1|2016|2021", "competitive"), 5, 0);
    assert_close(value_at(&t.out, "R1|total|2016|2021", "competitive"), 5 + 60 - 40 * 1.2, 1e-12);
    assert_true(try_command(&t, &sg_shift_share_command, &in, esteban));
    status_is(&t, "R1|I1|2016|2021", "competitive", "entry");
    trial_free(&t);
    sg_table_free(&in);
}

static void single_category(void **state)
{
    (void)state;
    const double x[] = {1, 0, 0, 0};
    assert_close(sg_entropy_relative(sg_entropy(x, 4), 4), 0, 0);
    assert_close(sg_herfindahl_normalized(sg_herfindahl(x, 4), 4), 1, 0);
}

/* A case that is added to the file must be added here. */
static void all_are_tested(void **state)
{
    (void)state;
    static const char *const cases[] = {"zero region total R3 x I1",
                                        "zero industry total R2 x I4",
                                        "zero region total",
                                        "zero industry column",
                                        "one suppressed (NA) cell R2,I3; value of unaffected R1,I1",
                                        "one suppressed (NA) cell",
                                        "base 0 -> 5",
                                        "base 0 -> 0",
                                        "zero regional base in one industry",
                                        "single category (1,0,0,0)"};
    FILE *file = vector_open("vectors/regional/edge_cases.csv");
    struct vector_row row;
    if (!file)
        skip();
    while (vector_next(file, &row)) {
        size_t i = 0;
        while (i < sizeof cases / sizeof *cases && strcmp(cases[i], row.fields[0]) != 0)
            i++;
        if (i == sizeof cases / sizeof *cases)
            fail_msg("edge case '%s' has no test", row.fields[0]);
    }
    fclose(file);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zero_totals),    cmocka_unit_test(one_suppressed),
        cmocka_unit_test(from_zero),      cmocka_unit_test(single_category),
        cmocka_unit_test(all_are_tested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
