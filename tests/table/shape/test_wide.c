#include "../../test_support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sangyo/read.h>
#include <sangyo/write.h>

#include "../../random_csv.h"
#include "../../table_of.h"
#include "table/shape/wide.h"

/* As CSV, which names columns and statuses. */
static void assert_wide(const char *text, const char *column, const char *select,
                        const char *expected)
{
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {0};
    struct sg_buffer out = {0};
    table_of(&table, text);
    table.main = sg_table_likely_main(&table);
    const struct sg_wide wide = {.column = column, .select = select};
    if (!sg_wide_apply(&table, &wide, &notes, &err))
        fail_msg("%s", err.message);
    const struct sg_write_options options = {.lang = SG_EN, .decimals = -1};
    assert_true(sg_writer_named("csv")->write(&table, &options, &out, NULL));
    assert_string_equal(sg_buffer_text(&out), expected);
    sg_buffer_free(&out);
    sg_texts_free(&notes);
    sg_table_free(&table);
}

static void labels_become_columns(void **state)
{
    (void)state;
    const char *text = "industry|year@|value#\n製造業|2021|3\n建設業|2021|X\n製造業|2016|1\n";
    assert_wide(text, "year", NULL,
                "industry,2016,2021,2021_status\n製造業,1,3,\n建設業,,,suppressed\n");
    assert_wide(text, "period", NULL,
                "industry,2016,2021,2021_status\n製造業,1,3,\n建設業,,,suppressed\n");
    assert_wide(text, "industry", NULL,
                "year,建設業,建設業_status,製造業\n2021,,suppressed,3\n2016,,,1\n");
}

static void several_numbers_stand_side_by_side(void **state)
{
    (void)state;
    const char *text = "area|period@|di#|change_points#|assessment\n"
                       "Ａ|2024|1|・|良い\nＡ|2025|2|1|普通\nＢ|2024|3|・|良い\n";
    assert_wide(text, "period", "di,change_points",
                "area,2024_di,2024_change_points,2024_change_points_status,2025_di,"
                "2025_change_points\nＡ,1,,not_applicable,2,1\nＢ,3,,not_applicable,,\n");
    assert_wide(text, "period", "area,assessment", "area,2024,2025\nＡ,良い,普通\nＢ,良い,\n");
}

/* What says more of a label goes with it; units become those of the columns. */
static void attributes_go_with_their_labels(void **state)
{
    (void)state;
    assert_wide("area_code|area|x|value#\nR14130|川崎市|p|1\nR14204|鎌倉市|p|2\n"
                "R14130|川崎市|q|3\nR14204|鎌倉市|q|4\n",
                "area_code", NULL, "x,R14130,R14204\np,1,2\nq,3,4\n");
    assert_wide("x|measure|unit|value#\np|事業所数|所|1\np|従業者数|人|2\n", "measure", NULL,
                "x,事業所数,従業者数\np,1,2\n");
    assert_wide("size|x|value#\n大|p|1\n小|q|2\n", "x", NULL, "size,p,q\n大,1,\n小,,2\n");
    assert_wide("city|state|value#\nＡ|甲|1\nＢ|乙|2\nＣ|甲|3\n", "state", NULL,
                "city,甲,乙\nＡ,1,\nＢ,,2\nＣ,3,\n");
}

static void the_table_of_change_has_levels_and_changes(void **state)
{
    (void)state;
    assert_wide("industry|from@|to@|previous#|current#|change#|change_percent#|annual_percent#\n"
                "Ａ|2016|2021|10|12|2|20|4\nＢ|2016|2021|X|5|X|X|X\n",
                "period", NULL,
                "industry,2016,2016_status,2021,change,change_status,change_percent,"
                "change_percent_status\nＡ,10,,12,2,,20,\nＢ,,suppressed,5,,suppressed,,"
                "suppressed\n");
    assert_wide("industry|from@|to@|previous#|current#|change#|change_percent#\n"
                "Ａ|2012|2016|8|10|2|25\nＡ|2016|2021|10|12|2|20\n",
                "period", "current,change",
                "industry,2012,2016,2021,2016_change,2021_change\n"
                "Ａ,8,10,12,2,2\n");
    assert_wide("industry|from@|to@|previous#|current#|change#|change_percent#\n"
                "Ａ|2016|2021|10|12|2|20\n",
                "period", "change_percent", "industry,change_percent\nＡ,20\n");
}

static void assert_refused(const char *text, const char *column, const char *select,
                           enum sg_failure kind)
{
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {0};
    table_of(&table, text);
    const struct sg_wide wide = {.column = column, .select = select};
    assert_false(sg_wide_apply(&table, &wide, &notes, &err));
    assert_int_equal(err.kind, kind);
    sg_texts_free(&notes);
    sg_table_free(&table);
}

static void what_has_no_place_is_refused(void **state)
{
    (void)state;
    const char *text = "industry|size|year@|value#\nＡ|大|2016|1\nＡ|小|2016|2\n";
    assert_refused(text, "year", "industry,value", SG_FAIL_DATA); /* two rows, one cell */
    assert_refused(text, "nope", NULL, SG_FAIL_USAGE);
    assert_refused(text, "value", NULL, SG_FAIL_USAGE);
    assert_refused(text, "year", "nope", SG_FAIL_USAGE);
    assert_refused("a|b\nx|y\n", "a", NULL, SG_FAIL_USAGE);
    assert_refused("a|year@|v#\nx||1\n", "year", NULL, SG_FAIL_DATA);
    assert_refused(
        "i|from@|to@|previous#|current#|change#\nＡ|2012|2016|1|2|1\nＡ|2016|2021|3|4|1\n",
        "period", NULL, SG_FAIL_DATA); /* 2016 is 2 and 3 */
}

static const char *const symbols[] = {"X", "-", "…", "12.5", "0", "-3", "・", "1e300", "7"};

/* Rows for some pairs of labels, in any order. */
static void make_long(struct sg_table *table, uint64_t *chance)
{
    struct sg_buffer text = {0};
    unsigned rows = 1 + random_below(chance, 5), labels = 1 + random_below(chance, 4);
    sg_buffer_add(&text, "item|group|value#");
    for (unsigned i = 0; i < rows; i++)
        for (unsigned k = 0; k < labels; k++)
            if (random_below(chance, 4))
                sg_buffer_printf(&text, "\n%c|%s %u|%s", 'a' + (char)((i * 3) % rows), "group", k,
                                 symbols[random_below(chance, 9)]);
    sg_buffer_add(&text, "\n");
    table_of(table, sg_buffer_text(&text));
    sg_buffer_free(&text);
}

static void read_back(struct sg_table *table, struct sg_table *back)
{
    struct sg_buffer out = {0};
    struct sg_error err = {0};
    struct sg_texts notes = {0};
    struct sg_read_options reading;
    char path[64];
    sg_read_options_init(&reading);
    const struct sg_write_options options = {.lang = SG_EN, .decimals = -1};
    assert_true(sg_writer_named("csv")->write(table, &options, &out, NULL));
    random_csv_write(out.text, out.n, path);
    if (!sg_read_table(path, &reading, back, &notes, &err))
        fail_msg("%s\n%s", err.message, out.text);
    unlink(path);
    sg_buffer_free(&out);
    sg_texts_free(&notes);
}

static bool same_number(double a, double b)
{
    return (isnan(a) && isnan(b)) || (a <= b && a >= b);
}

/* Set side by side, written and read back, a table has the values and statuses that it had. */
static void wide_tables_read_back(void **state)
{
    (void)state;
    uint64_t chance = 11;
    for (int k = 0; k < test_cases(5000); k++) {
        struct sg_table longer, table, back;
        struct sg_texts notes = {0};
        uint64_t here = chance;
        make_long(&longer, &chance);
        make_long(&table, &here);
        const struct sg_wide wide = {.column = "group"};
        struct sg_error err = {0};
        bool unique = sg_wide_apply(&table, &wide, &notes, &err);
        if (unique && table.n_rows) {
            read_back(&table, &back);
            assert_int_equal(back.n_rows, table.n_rows);
            assert_int_equal(back.n_columns, table.n_columns);
            for (size_t row = 0; row < longer.n_rows; row++) {
                ptrdiff_t at = sg_table_find(&back, sg_column_text(longer.columns[1], row));
                size_t to = 0;
                assert_true(at >= 0);
                while (strcmp(sg_column_text(back.columns[0], to),
                              sg_column_text(longer.columns[0], row)) != 0)
                    assert_true(++to < back.n_rows);
                assert_true(
                    same_number(back.columns[at]->values[to], longer.columns[2]->values[row]));
                assert_int_equal(back.columns[at]->status[to], longer.columns[2]->status[row]);
            }
            sg_table_free(&back);
        }
        sg_texts_free(&notes);
        sg_table_free(&table);
        sg_table_free(&longer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_become_columns),
        cmocka_unit_test(several_numbers_stand_side_by_side),
        cmocka_unit_test(attributes_go_with_their_labels),
        cmocka_unit_test(the_table_of_change_has_levels_and_changes),
        cmocka_unit_test(what_has_no_place_is_refused),
        cmocka_unit_test(wide_tables_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
