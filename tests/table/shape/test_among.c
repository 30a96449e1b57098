#include "../../test_support.h"

#include <math.h>
#include <string.h>

#include "../../table_of.h"
#include "table/shape/among.h"

static void rank(struct sg_table *table, const char *text, const char *among, size_t n_notes)
{
    struct sg_texts notes = {0};
    table_of(table, text);
    table->main = sg_table_likely_main(table);
    assert_true(sg_among_apply(table, among, &notes, NULL));
    assert_int_equal(notes.n, n_notes);
    sg_texts_free(&notes);
}

static void assert_rank(const struct sg_table *table, const char *labels, double rank,
                        double number)
{
    assert_close(value_at(table, labels, "rank_among"), rank, 0);
    assert_close(value_at(table, labels, "number_among"), number, 0);
}

static void areas_are_ranked_within_the_other_keys(void **state)
{
    (void)state;
    struct sg_table table;
    rank(&table,
         "area|industry|value#\nＡ|製造業|5\nＢ|製造業|7\nＣ|製造業|5\n全国|製造業|17\n"
         "Ａ|建設業|1\nＢ|建設業|X\nＣ|建設業|2\n全国|建設業|9\n",
         "area", 1);
    assert_rank(&table, "Ａ|製造業", 2, 3);
    assert_rank(&table, "Ｂ|製造業", 1, 3);
    assert_rank(&table, "Ｃ|製造業", 2, 3); /* a tie */
    assert_rank(&table, "全国|製造業", NAN, NAN);
    assert_string_equal(status_at(&table, "全国|製造業", "rank_among"), "not_applicable");
    assert_rank(&table, "Ａ|建設業", 2, 2);
    assert_string_equal(status_at(&table, "Ｂ|建設業", "rank_among"), "suppressed");
    sg_table_free(&table);
}

/* 14000 Kanagawa, 14130 Kawasaki, 14131 a ward of it, 14204 Kamakura. */
static void areas_are_ranked_among_those_of_their_level(void **state)
{
    (void)state;
    struct sg_table table;
    rank(&table,
         "area_code|area|value#\n00000|全国|900\n14000|神奈川県|90\n13000|東京都|80\n"
         "14130|川崎市|30\n14131|川崎区|10\n14132|幸区|11\n14204|鎌倉市|40\n"
         "13100|特別区部|70\n13101|千代田区|35\n",
         "area", 0);
    assert_rank(&table, "14000|神奈川県", 1, 2);
    assert_rank(&table, "14130|川崎市", 3, 3);
    assert_rank(&table, "14204|鎌倉市", 1, 3);
    assert_rank(&table, "13101|千代田区", 2, 3); /* a municipality, the wards together are none */
    assert_rank(&table, "13100|特別区部", 1, 1);
    assert_rank(&table, "14131|川崎区", 2, 2);
    assert_rank(&table, "00000|全国", NAN, NAN);
    sg_table_free(&table);
}

/* With one area per industry there is nobody else to be ranked among. */
static void each_group_is_ranked_alone(void **state)
{
    (void)state;
    struct sg_table table;
    rank(&table, "area|industry|value#\nＡ|製造業|5\nＢ|建設業|7\n", "area", 0);
    assert_rank(&table, "Ａ|製造業", 1, 1);
    sg_table_free(&table);
    rank(&table, "area|industry|value#\nＡ|製造業|5\nＡ|建設業|7\n", "industry", 0);
    assert_rank(&table, "Ａ|製造業", 2, 2);
    sg_table_free(&table);
}

static void what_has_no_role_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"period", "nope", "value"};
    for (size_t i = 0; i < 3; i++) {
        struct sg_table table;
        struct sg_texts notes = {0};
        struct sg_error err = {0};
        table_of(&table, "area|value#\nＡ|5\n");
        assert_false(sg_among_apply(&table, wrong[i], &notes, &err));
        assert_int_equal(err.kind, SG_FAIL_USAGE);
        sg_table_free(&table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_are_ranked_within_the_other_keys),
        cmocka_unit_test(areas_are_ranked_among_those_of_their_level),
        cmocka_unit_test(each_group_is_ranked_alone),
        cmocka_unit_test(what_has_no_role_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
