#include "tests/table_of.h"
#include "tests/test_support.h"

#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/sentences.h>

static void assert_says(const char *text, const char *unit, enum sg_lang lang, const char *expected)
{
    struct sg_table table;
    struct sg_texts said = {0};
    struct sg_buffer joined = {0};
    table_of(&table, text);
    for (size_t i = 0; i < table.n_columns; i++) {
        struct sg_column *column = table.columns[i];
        if (strcmp(column->name, "value") == 0) {
            column->measure_kind = unit ? SG_MEASURE_AMOUNT : SG_MEASURE_BALANCE;
            column->unit = sg_copy_text(unit);
        }
        column->decimals = column->kind == SG_COLUMN_NUMBER ? 1 : -1;
    }
    table.info.measure = sg_copy_text(unit ? "売上高" : "業況DI");
    assert_true(sg_sentences(&table, lang, &said, NULL));
    for (size_t i = 0; i < said.n; i++)
        sg_buffer_printf(&joined, "%s%s", i ? "|" : "", said.items[i]);
    assert_string_equal(sg_buffer_text(&joined), expected);
    sg_buffer_free(&joined);
    sg_texts_free(&said);
    sg_table_free(&table);
}

#define HEAD "period@|value#|seasonal#|adjusted#|trend#\n"

static void indices(void **state)
{
    (void)state;
    static const char moved[] =
        HEAD "2024年10-12月期|-6.2|-2.3|-3.9|-3\n2025年1-3月期|3.2|4.9|-1.7|-2.4\n";
    assert_says(
        moved, NULL, SG_JA,
        "2025年1-3月期の業況DIは、季節調整値で△1.7となり、前期から2.2ポイント上昇した（原数値"
        "は3.2）。");
    assert_says(
        HEAD "2025年1-3月期|3.2|4.9|-1.7|-2.4\n2024年10-12月期|-6.2|-2.3|-1.3|-3\n", NULL, SG_JA,
        "2025年1-3月期の業況DIは、季節調整値で△1.7で、前期とほぼ同じである（原数値は3.2）。");
    /* no period before, or a gap: no change */
    assert_says(HEAD "2024年7-9月期|1|1|1|1\n2025年1-3月期|3.2|4.9|-1.7|-2.4\n", NULL, SG_JA,
                "2025年1-3月期の業況DIは、季節調整値で△1.7である（原数値は3.2）。");
    assert_says(HEAD "2025年1-3月期|3.2|X|X|X\n", NULL, SG_JA, "");
}

static void amounts(void **state)
{
    (void)state;
    static const char fell[] = HEAD "2024年11月|47.7|1.1|50|45\n2024年12月|51.2|1.1|45|45\n";
    assert_says(
        fell, "百万円", SG_JA,
        "2024年12月の売上高は、季節調整値で45.0百万円となり、前期から10.0％減少した（原数値は"
        "51.2百万円）。");
    assert_says(
        fell, "百万円", SG_EN,
        "In Dec 2024, sales came to 45.0 million yen seasonally adjusted, down 10.0% on the "
        "period before (raw: 51.2 million yen).");
}

/* `di --seasonal`: a change whose limits hold 0 is none that is sure. */
static void indices_with_limits(void **state)
{
    (void)state;
    static const char head[] =
        "period@|di#|change_points#|streak#|change_year_points#|di_adjusted#|"
        "change_adjusted_points#|change_adjusted_lower_points#|change_adjusted_upper_points#\n";
    struct sg_buffer text = {0};
    sg_buffer_printf(&text, "%s2025年1-3月期|3.2|9.4|1|0|-1.7|2.2|-3|7.4\n", head);
    assert_says(
        sg_buffer_text(&text), NULL, SG_JA,
        "2025年1-3月期の業況DIは、前期比9.4ポイント上昇の3.2となり、プラスに転じた。季節調整値"
        "は△1.7で、前期比2.2ポイントの上昇だが、前期との差は確かでない。");
    sg_buffer_free(&text);
    sg_buffer_printf(&text, "%s2025年1-3月期|3.2|9.4|1|0|-1.7|2.2|0.3|4.1\n", head);
    assert_says(
        sg_buffer_text(&text), NULL, SG_JA,
        "2025年1-3月期の業況DIは、前期比9.4ポイント上昇の3.2となり、プラスに転じた。季節調整値"
        "は△1.7で、前期比2.2ポイントの上昇である。");
    sg_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(indices), cmocka_unit_test(amounts),
                                       cmocka_unit_test(indices_with_limits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
