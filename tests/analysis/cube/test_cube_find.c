/* Which columns are category, period and area. */
#include "tests/table_of.h"
#include "tests/test_support.h"

#include <string.h>

extern const struct sg_command sg_composition_command, sg_change_command, sg_base_command;

static bool is_said(const struct trial *trial, const char *text)
{
    bool said = false;
    for (size_t i = 0; i < trial->notes.n; i++)
        said = said || strstr(trial->notes.items[i], text);
    return said;
}

/* Of 北海道 50, 青森県 10, 岩手県 40 the shares are 50, 10, 40 %, with a code beside or not, asked
   for or not. */
static void areas_are_parts(void **state)
{
    (void)state;
    static const char *const tables[] = {
        "都道府県|事業所数#\n北海道|50\n青森県|10\n岩手県|40\n",
        "都道府県|都道府県コード|事業所数#\n北海道|01|50\n青森県|02|10\n岩手県|03|40\n",
        "都道府県|年@|事業所数#\n北海道|2021|50\n青森県|2021|10\n岩手県|2021|40\n",
        "都道府県|事業所数#\n北海道|50\n青森県|10\n岩手県|40\n全国|100\n"};
    static const char *const asked[][3] = {{"by", "都道府県", NULL}, {NULL}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (size_t k = 0; k < 2; k++) {
            struct sg_table in;
            struct trial trial = {0};
            table_of(&in, tables[i]);
            assert_true(try_command(&trial, &sg_composition_command, &in, asked[k]));
            assert_close(value_at(&trial.out, "北海道", "share_percent"), 50, 1e-13);
            assert_close(value_at(&trial.out, "青森県", "share_percent"), 10, 1e-13);
            assert_close(value_at(&trial.out, "岩手県", "share_percent"), 40, 1e-13);
            trial_free(&trial);
            sg_table_free(&in);
        }
}

/* 100 to 110: the areas contribute 5, -2 and 7 points. */
static void contributions_to_the_whole(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    static const char *const options[] = {"by", "都道府県", NULL};
    table_of(&in, "都道府県|年@|事業所数#\n北海道|2016|50\n青森県|2016|10\n岩手県|2016|40\n"
                  "北海道|2021|55\n青森県|2021|8\n岩手県|2021|47\n");
    assert_true(try_command(&trial, &sg_change_command, &in, options));
    assert_close(value_at(&trial.out, "北海道", "contribution_points"), 5, 1e-13);
    assert_close(value_at(&trial.out, "青森県", "contribution_points"), -2, 1e-13);
    assert_close(value_at(&trial.out, "岩手県", "contribution_points"), 7, 1e-13);
    trial_free(&trial);
    sg_table_free(&in);
}

static void a_period_may_be_the_category(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    static const char *const options[] = {"by", "年", NULL};
    table_of(&in, "年@|事業所数#\n2016|30\n2021|70\n");
    assert_true(try_command(&trial, &sg_composition_command, &in, options));
    assert_close(value_at(&trial.out, "2016", "share_percent"), 30, 1e-13);
    trial_free(&trial);
    sg_table_free(&in);
}

/* Another category beside areas: each area is a whole. */
static void areas_with_a_category_are_slices(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "都道府県|規模|件数#\n北海道|小|30\n北海道|大|10\n青森県|小|5\n青森県|大|15\n");
    assert_true(try_command(&trial, &sg_composition_command, &in, NULL));
    assert_true(is_said(&trial, "column '規模' is taken for --by"));
    assert_close(value_at(&trial.out, "北海道|小", "share_percent"), 75, 1e-13);
    assert_close(value_at(&trial.out, "青森県|小", "share_percent"), 25, 1e-13);
    trial_free(&trial);
    sg_table_free(&in);
}

/* One candidate takes the role whatever its name; two are named. */
static void one_candidate(void **state)
{
    (void)state;
    static const char *const tables[] = {"区分|件数#\n男|30\n女|70\n",
                                         "Size|件数#\n男|30\n女|70\n",
                                         "|件数#\n男|30\n女|70\n",
                                         "区分コード|区分|件数#\n1|男|30\n2|女|70\n",
                                         "区分|備考|件数#\n男||30\n女|注1|70\n",
                                         "measure|件数#\n総数|100\n男|30\n女|70\n",
                                         "measure|件数#\n男|30\n女|70\n"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct sg_table in;
        struct trial trial = {0};
        table_of(&in, tables[i]);
        if (!try_command(&trial, &sg_composition_command, &in, NULL))
            fail_msg("%zu: %s", i, trial.err.message);
        size_t rows = trial.out.n_rows;
        const struct sg_column *share =
            trial.out.columns[sg_table_find(&trial.out, "share_percent")];
        assert_close(share->values[rows - 2], 30, 1e-13);
        assert_close(share->values[rows - 1], 70, 1e-13);
        trial_free(&trial);
        sg_table_free(&in);
    }
}

static void refusals(void **state)
{
    (void)state;
    static const struct {
        const char *table, *options[5], *message;
    } cases[] = {
        {"規模|形態|件数#\n小|個人|1\n大|個人|2\n小|法人|3\n大|法人|4\n",
         {NULL},
         "several columns may be the category; name one with --by: 規模, 形態"},
        {"measure|値#\n事業所数|30\n従業者数|70\n", {NULL}, "no column looks like the category"},
        {"業種|件数#\nA|1\nB|2\n",
         {"by", "業種", "area", "業種"},
         "column '業種' cannot be --area and another role at once"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table in;
        struct trial trial = {0};
        table_of(&in, cases[i].table);
        assert_false(try_command(&trial, &sg_composition_command, &in, cases[i].options));
        assert_int_equal(trial.err.kind, SG_FAIL_USAGE);
        assert_non_null(strstr(trial.err.message, cases[i].message));
        trial_free(&trial);
        sg_table_free(&in);
    }
}

/* Measures are no parts of each other: each is analysed alone. */
static void measures_stay_groups(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "measure|年@|値#\n事業所数|2016|10\n従業者数|2016|90\n事業所数|2021|20\n"
                  "従業者数|2021|90\n");
    assert_true(try_command(&trial, &sg_change_command, &in, NULL));
    assert_close(value_at(&trial.out, "事業所数", "contribution_points"), 100, 1e-13);
    trial_free(&trial);
    sg_table_free(&in);
}

/* 01100, 1100, 011002 and R01100 are one municipality. */
static void codes_of_areas_meet(void **state)
{
    (void)state;
    struct sg_table in;
    struct trial trial = {0};
    table_of(&in, "地域コード|産業|年@|値#\nR01100|建設業|2016|10\n1100|建設業|2021|20\n"
                  "R13101|建設業|2016|5\n131016|建設業|2021|4\n");
    assert_true(try_command(&trial, &sg_change_command, &in, NULL));
    assert_int_equal(trial.out.n_rows, 2);
    assert_close(value_at(&trial.out, "R01100|建設業", "change"), 10, 0);
    assert_close(value_at(&trial.out, "R13101|建設業", "change"), -1, 0);
    trial_free(&trial);
    sg_table_free(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(areas_are_parts),
                                       cmocka_unit_test(contributions_to_the_whole),
                                       cmocka_unit_test(a_period_may_be_the_category),
                                       cmocka_unit_test(areas_with_a_category_are_slices),
                                       cmocka_unit_test(one_candidate),
                                       cmocka_unit_test(refusals),
                                       cmocka_unit_test(measures_stay_groups),
                                       cmocka_unit_test(codes_of_areas_meet)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
