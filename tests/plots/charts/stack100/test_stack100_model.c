#include "tests/test_support.h"

#include "plots/charts/stack100/stack100_color.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plots/charts/stack100/stack100_words.h"
#include "plots/page/names.h"
#include "plots/page/words.h"
#include "tests/composition_table.h"
#include "tests/table_of.h"

static void read_rows(const struct composition_row rows[], size_t n, const char *sort,
                      struct sg_table *table, struct sg_stack100 *stack)
{
    composition_table(table, rows, n);
    struct sg_error err = {0};
    if (!sg_stack100_read(table, (struct sg_stack100_wish){.sort = sort}, stack, &err))
        fail_msg("%s", err.message);
}

static void the_six_largest_of_the_newest_period_are_shown(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_stack100 stack;
    kawasaki_table(&table);
    assert_true(sg_stack100_read(&table, (struct sg_stack100_wish){0}, &stack, NULL));
    static const char *const expected[] = {"卸売業，小売業", "宿泊業，飲食サービス業",
                                           "医療，福祉",     "不動産業，物品賃貸業",
                                           "建設業",         "生活関連サービス業，娯楽業"};
    assert_int_equal(stack.n_series, 6);
    for (size_t k = 0; k < 6; k++)
        assert_string_equal(stack.names[k], expected[k]);
    assert_int_equal(stack.n_rest, 11);
    assert_true(stack.only_divisions);
    assert_int_equal(stack.n_bars, 2);
    assert_string_equal(stack.bars[0].period, "2016");
    assert_true(stack.bars[1].joins);
    /* printed in the report: 19.8 and 10.0; the rest from 11 parts of 2021 */
    assert_close(stack.bars[1].shares[0], 19.8, -0.05);
    assert_close(stack.bars[1].shares[4], 10.0, -0.05);
    assert_close(stack.bars[1].shares[6], 100.0 * 11719 / 41223, 1e-12);
    assert_close(stack.bars[1].total, 41223, 0);
    for (size_t b = 0; b < 2; b++) {
        double sum = 0;
        for (size_t k = 0; k < 7; k++)
            sum += stack.bars[b].shares[k];
        assert_close(sum, 100, 1e-12);
    }
    sg_stack100_free(&stack);
    assert_true(sg_stack100_read(&table, (struct sg_stack100_wish){.sort = "given"}, &stack, NULL));
    assert_string_equal(stack.names[0], "建設業");
    sg_stack100_free(&stack);
    struct sg_error err = {0};
    assert_false(sg_stack100_read(&table, (struct sg_stack100_wish){.sort = "size"}, &stack, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    sg_table_free(&table);
}

static const struct composition_row eight[] = {
    {NULL, "a", NULL, 30, 100, 0}, {NULL, "その他", NULL, 25, 100, 0},
    {NULL, "c", NULL, 15, 100, 0}, {NULL, "d", NULL, 10, 100, 0},
    {NULL, "e", NULL, 8, 100, 0},  {NULL, "f", NULL, 7, 100, 0},
    {NULL, "g", NULL, 5, 100, 0},  {NULL, "h", NULL, 0, 100, SG_STATUS_NIL},
};

static void a_residual_part_is_never_ranked_and_one_part_keeps_its_name(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_stack100 stack;
    read_rows(eight, 7, NULL, &table, &stack);
    assert_int_equal(stack.n_series, 6);
    assert_string_equal(stack.names[1], "c");
    assert_int_equal(stack.n_rest, 1);
    assert_string_equal(stack.names[6], "その他");
    assert_close(stack.bars[0].shares[6], 25, 1e-12);
    assert_false(stack.only_divisions);
    sg_stack100_free(&stack);
    sg_table_free(&table);
}

static void what_is_unknown_is_neither_zero_nor_rest(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_stack100 stack;
    struct composition_row rows[8];
    memcpy(rows, eight, sizeof rows);
    rows[2].status = SG_STATUS_SUPPRESSED;
    rows[3].status = SG_STATUS_SUPPRESSED;
    read_rows(rows, 8, NULL, &table, &stack);
    assert_close(stack.bars[0].hidden, 25, 1e-12);
    assert_int_equal(stack.bars[0].voids, SG_STATUS_SUPPRESSED);
    assert_string_equal(sg_words_symbol(stack.voids, SG_JA), "X");
    sg_stack100_free(&stack);
    sg_table_free(&table);
    for (size_t i = 0; i < 8; i++)
        rows[i].status = SG_STATUS_NOT_AVAILABLE;
    read_rows(rows, 8, NULL, &table, &stack);
    assert_close(stack.bars[0].hidden, 100, 0);
    sg_stack100_free(&stack);
    sg_table_free(&table);
    for (size_t i = 0; i < 8; i++)
        rows[i] = (struct composition_row){NULL, eight[i].part, NULL, 0, 0, SG_STATUS_NIL};
    read_rows(rows, 8, NULL, &table, &stack);
    assert_close(stack.bars[0].hidden, 0, 0);
    assert_true(isnan(stack.bars[0].shares[0]));
    sg_stack100_free(&stack);
    sg_table_free(&table);
}

static void areas_of_one_name_stay_apart_and_periods_come_in_order(void **state)
{
    (void)state;
    static const struct composition_row rows[] = {
        {"B", "x", "2021", 1, 2, 0}, {"B", "y", "2021", 1, 2, 0}, {"A", "x", "2021", 1, 4, 0},
        {"A", "y", "2021", 3, 4, 0}, {"B", "x", "2016", 1, 4, 0}, {"B", "y", "2016", 3, 4, 0},
    };
    struct sg_table table;
    struct sg_stack100 stack;
    read_rows(rows, 6, NULL, &table, &stack);
    assert_int_equal(stack.n_bars, 3);
    assert_int_equal(stack.n_areas, 2);
    assert_int_equal(stack.n_periods, 2);
    assert_string_equal(stack.bars[0].area, "B");
    assert_string_equal(stack.bars[0].period, "2016");
    assert_string_equal(stack.bars[1].period, "2021");
    assert_string_equal(stack.bars[2].area, "A");
    assert_true(stack.bars[2].groups && !stack.bars[1].groups && !stack.bars[1].joins);
    sg_stack100_free(&stack);
    sg_table_free(&table);
}

/* Codes tell areas apart whose names are one (25 names are shared by 57 municipalities). */
static void names_are_taken_from_the_name_column(void **state)
{
    (void)state;
    static const struct composition_row rows[] = {{"13206", "x", NULL, 1, 1, 0},
                                                  {"34208", "x", NULL, 1, 1, 0}};
    struct sg_table table;
    struct sg_stack100 stack;
    composition_table(&table, rows, 2);
    struct sg_column *name = sg_table_add(&table, "市区町村", SG_COLUMN_CATEGORY);
    table.columns[0]->role = SG_ROLE_AREA;
    name->role = SG_ROLE_AREA_NAME;
    sg_column_set_text(name, 0, "府中市");
    sg_column_set_text(name, 1, "府中市");
    assert_true(sg_stack100_read(&table, (struct sg_stack100_wish){0}, &stack, NULL));
    assert_int_equal(stack.n_bars, 2);
    assert_string_equal(stack.bars[1].area, "府中市");
    sg_stack100_free(&stack);
    sg_table_free(&table);
}

/* Two areas whose seven parts are large in turn: no choice of six is right for both, so it is said.
 */
static void a_rest_that_hides_the_largest_part_is_owned_up(void **state)
{
    (void)state;
    static const char *const parts[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    struct composition_row rows[16];
    for (size_t i = 0; i < 16; i++)
        rows[i] = (struct composition_row){i < 8 ? "A" : "B",
                                           parts[i % 8],
                                           NULL,
                                           i < 8 ? (i < 6 ? 14 : 8)
                                                 : (i < 14    ? 10
                                                    : i == 14 ? 13
                                                              : 27),
                                           100,
                                           0};
    struct sg_table table;
    struct sg_stack100 stack;
    struct sg_buffer note = {0};
    read_rows(rows, 16, NULL, &table, &stack);
    assert_string_equal(stack.names[0], "h"); /* 27 in B, the mean 17.5 the largest too */
    assert_false(sg_stack100_hides(&stack, &stack.bars[1]));
    stack.bars[0].largest_rest = 99;
    assert_true(sg_stack100_hides(&stack, &stack.bars[0]));
    sg_stack100_note(&stack, (struct sg_stack100_words){SG_JA, true}, &note);
    assert_non_null(strstr(note.text, "最大の区分が「その他」に含まれる帯がある（Aなど）"));
    sg_buffer_free(&note);
    sg_stack100_free(&stack);
    sg_table_free(&table);
}

static void what_cannot_be_stacked_is_refused(void **state)
{
    (void)state;
    static const struct {
        struct composition_row rows[3];
        size_t n;
        const char *expected;
    } cases[] = {
        {{{NULL, "x", NULL, 1, 2, 0}, {NULL, "x", NULL, 1, 2, 0}}, 2, "'x' stands twice"},
        {{{NULL, "x", NULL, -1, 2, 0}}, 1, "negative share (-50)"},
        {{{NULL, "x", NULL, 3, 4, 0}, {NULL, "y", NULL, 3, 4, 0}}, 2, "add to 150.0"},
        {{{NULL, "全産業", NULL, 4, 4, 0}}, 1, "nothing to draw"},
        {{{0}}, 0, "nothing to draw"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_stack100 stack;
        struct sg_error err = {0};
        composition_table(&table, cases[i].rows, cases[i].n);
        assert_false(sg_stack100_read(&table, (struct sg_stack100_wish){0}, &stack, &err));
        assert_int_equal(err.kind, SG_FAIL_DATA);
        if (!strstr(err.message, cases[i].expected))
            fail_msg("'%s' does not say '%s'", err.message, cases[i].expected);
        sg_table_free(&table);
    }
}

/* As crosstab writes them. */
static void columns_of_a_cross_table_are_bars_and_their_n_add_up(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_stack100 stack;
    struct sg_buffer title = {0};
    table_of(&table, "row|column|n#|row_percent#|column_percent#\n"
                     "良い|小|3|50|30\n良い|大|3|50|20\n悪い|小|7|20|70\n悪い|大|12|80|80\n");
    assert_true(sg_stack100_read(&table, (struct sg_stack100_wish){.sort = "given"}, &stack, NULL));
    assert_int_equal(stack.n_bars, 2);
    assert_string_equal(stack.bars[1].area, "大");
    assert_close(stack.bars[1].total, 15, 0);
    assert_close(stack.bars[0].total, 10, 0);
    assert_close(stack.bars[1].shares[0], 20, 0);
    assert_true(stack.of_groups && stack.of_answers);
    sg_stack100_free(&stack);
    sg_table_free(&table);
    /* of a published table: its values, without the total, and no sample */
    table_of(&table, "row|column|value#|column_percent#\n物品|市内|40|80\n工事|市内|10|20\n"
                     "計|市内|50|100\n物品|市外|60|75\n工事|市外|20|25\n計|市外|80|100\n");
    assert_true(sg_stack100_read(&table, (struct sg_stack100_wish){.sort = "given"}, &stack, NULL));
    assert_close(stack.bars[0].total, 50, 0);
    assert_close(stack.bars[1].total, 80, 0);
    assert_false(stack.of_answers);
    sg_stack100_title(&stack, (struct sg_stack100_words){.lang = SG_JA}, &title);
    assert_string_equal(title.text, "いずれの区分でも物品が最も多い");
    sg_buffer_free(&title);
    sg_stack100_free(&stack);
    sg_table_free(&table);
}

static void a_table_without_shares_is_refused(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_stack100 stack;
    struct sg_error err = {0};
    sg_table_init(&table);
    sg_table_add(&table, "industry", SG_COLUMN_CATEGORY);
    assert_false(sg_stack100_read(&table, (struct sg_stack100_wish){0}, &stack, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    assert_non_null(strstr(err.message, "share_percent"));
    sg_table_free(&table);
}

static void assert_title(const struct composition_row rows[], size_t n, const char *ja,
                         const char *en)
{
    struct sg_table table;
    struct sg_stack100 stack;
    read_rows(rows, n, NULL, &table, &stack);
    for (int lang = SG_EN; lang <= SG_JA; lang++) {
        struct sg_buffer title = {0};
        sg_stack100_title(&stack, (struct sg_stack100_words){(enum sg_lang)lang, true}, &title);
        assert_string_equal(sg_buffer_text(&title), lang == SG_JA ? ja : en);
        sg_buffer_free(&title);
    }
    sg_stack100_free(&stack);
    sg_table_free(&table);
}

/* Wording goes by the values as printed: 33.34 and 33.26 are both 33.3. */
static void titles_say_what_the_printed_shares_show(void **state)
{
    (void)state;
    static const struct composition_row change[] = {
        {NULL, "製造業", "2016", 50, 100, 0},     {NULL, "建設業", "2016", 30, 100, 0},
        {NULL, "医療，福祉", "2016", 20, 100, 0}, {NULL, "製造業", "2021", 40, 100, 0},
        {NULL, "建設業", "2021", 30, 100, 0},     {NULL, "医療，福祉", "2021", 30, 100, 0}};
    assert_title(change, 6, "製造の割合が縮み、医療，福祉が広がる",
                 "The share of manufacturing fell, that of medical and welfare rose");
    static const struct composition_row same[] = {{NULL, "x", "2016", 33.34, 100, 0},
                                                  {NULL, "y", "2016", 66.66, 100, 0},
                                                  {NULL, "x", "2021", 33.26, 100, 0},
                                                  {NULL, "y", "2021", 66.74, 100, 0}};
    assert_title(same, 4, "構成比は変わらない", "The shares have not changed");
    static const struct composition_row slight[] = {{NULL, "x", "2016", 33.3, 100, 0},
                                                    {NULL, "y", "2016", 66.7, 100, 0},
                                                    {NULL, "x", "2021", 33.7, 100, 0},
                                                    {NULL, "y", "2021", 66.3, 100, 0}};
    assert_title(slight, 4, "構成比はほぼ同じ", "The shares are almost the same");
    static const struct composition_row level[] = {{NULL, "製造業", NULL, 50.04, 100, 0},
                                                   {NULL, "x", NULL, 29.96, 100, 0},
                                                   {NULL, "y", NULL, 20, 100, 0}};
    assert_title(level, 3, "製造が50.0％で最も多く、xの30.0％が続く",
                 "The largest share is that of manufacturing, 50.0%, then x, 30.0%");
    static const struct composition_row ties[] = {{NULL, "x", NULL, 45, 100, 0},
                                                  {NULL, "y", NULL, 45, 100, 0},
                                                  {NULL, "z", NULL, 10, 100, 0}};
    assert_title(ties, 3, "xとyがともに45.0％で最も多い",
                 "The largest shares are those of x and y, 45.0%");
    static const struct composition_row hidden[] = {
        {NULL, "x", NULL, 45, 100, 0}, {NULL, "y", NULL, 55, 100, SG_STATUS_SUPPRESSED}};
    assert_title(hidden, 2, "", "");
    static const struct composition_row areas[] = {
        {"A市", "x", NULL, 6, 10, 0}, {"A市", "y", NULL, 4, 10, 0}, {"B市", "x", NULL, 7, 10, 0},
        {"B市", "y", NULL, 3, 10, 0}, {"C市", "x", NULL, 3, 10, 0}, {"C市", "y", NULL, 7, 10, 0}};
    assert_title(areas, 6, "3地域のうち2地域でxが最も多い",
                 "x has the largest share in 2 of 3 areas");
    assert_title(areas, 4, "いずれの地域でもxが最も多い", "x has the largest share in all 2 areas");
    static const struct composition_row both[] = {
        {"A市", "x", "2016", 4, 10, 0}, {"A市", "y", "2016", 6, 10, 0},
        {"A市", "x", "2021", 6, 10, 0}, {"A市", "y", "2021", 4, 10, 0},
        {"B市", "x", "2021", 7, 10, 0}, {"B市", "y", "2021", 3, 10, 0}};
    assert_title(both, 6, "2021年はいずれの地域でもxが最も多い",
                 "x has the largest share in all 2 areas in 2021");
    static const struct composition_row uneven[] = {{"A市", "x", "2016", 10, 10, 0},
                                                    {"B市", "x", "2021", 10, 10, 0}};
    assert_title(uneven, 2, "", "");
}

static void over_a_break_nothing_is_compared(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_stack100 stack;
    struct sg_buffer title = {0}, note = {0};
    kawasaki_table(&table);
    struct sg_stack100_words words = {SG_JA, true};
    table.info.breaks[0].caution = false;
    assert_true(sg_stack100_read(&table, (struct sg_stack100_wish){0}, &stack, NULL));
    assert_false(stack.bars[1].joins);
    sg_stack100_title(&stack, words, &title);
    assert_string_equal(title.text, "卸売・小売が19.8％で最も多く、宿泊・飲食の11.8％が続く");
    sg_stack100_note(&stack, words, &note);
    assert_non_null(strstr(note.text, "（前の時点と比較できない）"));
    sg_buffer_free(&note);
    sg_buffer_free(&title);
    sg_stack100_free(&stack);
    sg_table_free(&table);
}

static void divisions_are_known_in_every_spelling(void **state)
{
    (void)state;
    assert_string_equal(sg_names_label("卸売業、小売業", SG_JA, true), "卸売・小売");
    assert_string_equal(sg_names_label("サービス業(他に分類されないもの)", SG_EN, false),
                        "Services, N.E.C.");
    assert_string_equal(sg_names_label("卸売業、小売業", SG_JA, false), "卸売業，小売業");
    assert_string_equal(sg_names_label("食料品製造業", SG_EN, true), "食料品製造業");
    assert_false(sg_names_is_division("食料品製造業"));
}

/* The colours of a composition, as the names of its series have them. */
static void colors_of(const char *text, struct sg_buffer *out)
{
    struct sg_table table;
    struct sg_stack100 stack;
    table_of(&table, text);
    assert_true(sg_stack100_read(&table, (struct sg_stack100_wish){0}, &stack, NULL));
    static const char *const names[] = {"建設業", "製造業", "医療，福祉", "a", "b"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t k = 0; k < stack.n_series; k++)
            if (strcmp(stack.names[k], names[i]) == 0)
                sg_buffer_printf(out, "%s %d ", names[i], (int)sg_stack100_color(&stack, k));
    sg_stack100_free(&stack);
    sg_table_free(&table);
}

/* A division is known by its colour in every figure of a document, whatever its rank. */
static void a_name_keeps_its_colour(void **state)
{
    (void)state;
    struct sg_buffer first = {0}, other = {0};
    colors_of("industry|share_percent#\n建設業|50\n製造業|30\n医療，福祉|15\na|3\nb|2\n", &first);
    colors_of("industry|share_percent#\nb|40\n医療，福祉|30\na|10\n製造業|15\n建設業|5\n", &other);
    assert_string_equal(first.text, other.text);
    assert_non_null(strstr(first.text, "製造業"));
    sg_buffer_free(&first);
    sg_buffer_free(&other);
}

/* Sixteen areas by their share of a part, the whole before them. */
static void many_areas_go_by_one_part(void **state)
{
    (void)state;
    struct sg_buffer text = {0};
    struct sg_table table;
    struct sg_stack100 stack;
    struct sg_error err = {0};
    sg_buffer_add(&text, "area|industry|share_percent#");
    for (int i = 0; i < 16; i++) {
        char name[32];
        snprintf(name, sizeof name, i == 9 ? "全国" : "市%d", i);
        sg_buffer_printf(&text, "\n%s|製造業|%d\n%s|建設業|%d", name, 40 + i * 7 % 16, name,
                         60 - i * 7 % 16);
    }
    table_of(&table, text.text);
    assert_true(
        sg_stack100_read(&table, (struct sg_stack100_wish){.focus = "建設業"}, &stack, NULL));
    assert_string_equal(stack.bars[0].area, "全国");
    size_t k = strcmp(stack.names[0], "建設業") == 0 ? 0 : 1;
    for (size_t b = 2; b < stack.n_bars; b++)
        assert_true(stack.bars[b - 1].shares[k] >= stack.bars[b].shares[k]);
    assert_true(stack.bars[1].groups); /* apart */
    sg_stack100_free(&stack);
    assert_false(sg_stack100_read(&table, (struct sg_stack100_wish){.focus = "x"}, &stack, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    sg_table_free(&table);
    sg_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_six_largest_of_the_newest_period_are_shown),
        cmocka_unit_test(a_residual_part_is_never_ranked_and_one_part_keeps_its_name),
        cmocka_unit_test(what_is_unknown_is_neither_zero_nor_rest),
        cmocka_unit_test(areas_of_one_name_stay_apart_and_periods_come_in_order),
        cmocka_unit_test(names_are_taken_from_the_name_column),
        cmocka_unit_test(a_rest_that_hides_the_largest_part_is_owned_up),
        cmocka_unit_test(what_cannot_be_stacked_is_refused),
        cmocka_unit_test(columns_of_a_cross_table_are_bars_and_their_n_add_up),
        cmocka_unit_test(a_table_without_shares_is_refused),
        cmocka_unit_test(titles_say_what_the_printed_shares_show),
        cmocka_unit_test(over_a_break_nothing_is_compared),
        cmocka_unit_test(divisions_are_known_in_every_spelling),
        cmocka_unit_test(a_name_keeps_its_colour),
        cmocka_unit_test(many_areas_go_by_one_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
