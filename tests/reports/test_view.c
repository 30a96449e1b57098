#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "../random_csv.h"
#include "../table_of.h"

#include "reports/view.h"
#include "table/text.h"

static void assert_caption(const char *text, enum sg_lang lang, const char *caption,
                           const char *columns)
{
    struct sg_table table;
    struct sg_view view;
    struct sg_buffer names = {0};
    table_of(&table, text);
    table.main = sg_table_likely_main(&table);
    sg_view_make(&view, &table, lang);
    for (size_t i = 0; i < view.table.n_columns; i++)
        sg_buffer_printf(&names, "%s%s", i ? "," : "", view.table.columns[i]->name);
    assert_string_equal(sg_buffer_text(&view.caption), caption);
    assert_string_equal(sg_buffer_text(&names), columns);
    sg_buffer_free(&names);
    sg_view_free(&view);
    sg_table_free(&table);
}

static void what_is_the_same_in_all_rows_is_said_once(void **state)
{
    (void)state;
    const char *text =
        "area_code|area|year@|industry|x|value#|total#|rank#\n"
        "R14130|川崎市|2021|製造業|p|3|1200|2\nR14130|川崎市|2021|建設業|p|9|1200|1\n"
        "R14130|川崎市|2021|鉱業|p|X|1200|・\n";
    assert_caption(text, SG_JA, "地域コード：R14130、川崎市、2021年、x：p、総数 1,200",
                   "industry,value,rank");
    assert_caption(text, SG_EN, "Area code: R14130, Kawasaki, 2021, x: p, Total 1,200",
                   "industry,value,rank");
    assert_caption("area|value#\n13|1\n13|2\n", SG_JA, "", "area,value"); /* rows need a name */
    assert_caption("area|n|value#\n13|a|1\n13|b|2\n", SG_JA, "地域：13", "n,value");
}

static void nothing_is_lost(void **state)
{
    (void)state;
    /* a row alone, the main number, numbers with a mark or of two rows stay */
    assert_caption("area|value#|total#\n川崎市|3|9\n", SG_JA, "", "area,value,total");
    assert_caption("item|value#|total#\nＡ|3|9\nＢ|3|9\n", SG_JA, "", "item,value,total");
    assert_caption("item|value#|lower#\nＡ|3|X\nＢ|3|X\nＣ|3|X\n", SG_JA, "", "item,value,lower");
    assert_caption("item|value#\nＡ|3\nＢ|3\nＣ|3\n", SG_JA, "", "item,value");
    assert_caption("item|value#|note|n#\nＡ|3||\nＢ|4||\n", SG_JA, "", "item,value");
    assert_caption("item|value#\n|\n|\n", SG_JA, "", "item,value");
}

static void blocks_repeat_the_keys(void **state)
{
    (void)state;
    static const double widths[] = {10, 20, 30, 40, 90};
    struct sg_table table, block;
    struct sg_view view;
    size_t *starts;
    table_of(&table, "item|a#|b#|c#|d#\nＡ|1|2|3|4\nＢ|2|3|4|5\n");
    sg_view_make(&view, &table, SG_JA);
    assert_int_equal(view.n_keys, 1);
    assert_int_equal(sg_view_blocks(&view, widths, 2, 66, &starts), 3);
    assert_int_equal(starts[0], 1);
    assert_int_equal(starts[1], 3);
    assert_int_equal(starts[2], 4);
    assert_int_equal(starts[3], 5);
    sg_view_block(&view, starts[1], starts[2], &block);
    assert_int_equal(block.n_columns, 2);
    assert_string_equal(block.columns[0]->name, "item");
    assert_string_equal(block.columns[1]->name, "c");
    free(block.columns);
    free(starts);
    assert_int_equal(sg_view_blocks(&view, widths, 2, 1000, &starts), 1);
    free(starts);
    sg_view_free(&view);
    sg_table_free(&table);
}

static void a_unit_of_all_is_said_once(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, "item|2016#|2021#|change_percent#\nＡ|1|2|3\nＢ|2|3|4\n");
    table.beside = true;
    table.columns[1]->unit = sg_copy_text("人");
    table.columns[2]->unit = sg_copy_text("人");
    table.info.measure = sg_copy_text("従業者数");
    assert_written(&table, "table", &in_japanese,
                   "従業者数、単位：人\n\n項目  2016  2021  増減率（％）\n"
                   "----  ----  ----  ------------\nＡ       1     2           3.0\n"
                   "Ｂ       2     3           4.0\n");
    free(table.columns[2]->unit);
    table.columns[2]->unit = sg_copy_text("円");
    assert_written(&table, "table", &in_japanese,
                   "従業者数\n\n項目  2016（人）  2021（円）  増減率（％）\n"
                   "----  ----------  ----------  ------------\n"
                   "Ａ             1           2           3.0\n"
                   "Ｂ             2           3           4.0\n");
    sg_table_free(&table);
}

/* The caption says the unit of several columns, whatever stands beside them. */
static void a_unit_beside_coefficients_is_that_of_quantities(void **state)
{
    (void)state;
    struct sg_table table;
    table_of(&table, "item|value#|total#|coefficient#\nＡ|1|2|3\nＢ|2|3|4\n");
    table.columns[1]->unit = sg_copy_text("人");
    table.columns[2]->unit = sg_copy_text("人");
    assert_written(&table, "table", &in_japanese,
                   "数量の単位：人\n\n項目  実数  総数  特化係数\n"
                   "----  ----  ----  --------\nＡ       1     2      3.00\n"
                   "Ｂ       2     3      4.00\n");
    table.info.measure = sg_copy_text("人数"); /* says it */
    assert_written(&table, "markdown", &in_japanese,
                   "人数\n\n| 項目 | 実数 | 総数 | 特化係数 |\n| -------- | ----------: | "
                   "----------: | ----------: |\n"
                   "| Ａ | 1 | 2 | 3.00 |\n| Ｂ | 2 | 3 | 4.00 |\n");
    free(table.columns[3]->name); /* may have any unit */
    table.columns[3]->name = sg_copy_text("x");
    assert_written(&table, "markdown", &in_japanese,
                   "人数\n\n| 項目 | 実数（人） | 総数（人） | x |\n| -------- | ----------: | "
                   "----------: | -----: |\n"
                   "| Ａ | 1 | 2 | 3 |\n| Ｂ | 2 | 3 | 4 |\n");
    sg_table_free(&table);
}

static void make_wide(struct sg_table *table, uint64_t *chance)
{
    static const char *const words[] = {"製造業",   "卸売業，小売業", "establishments",
                                        "（参考）", " of the area",   "医療・福祉"};
    sg_table_init(table);
    unsigned n_labels = random_below(chance, 4), n_numbers = random_below(chance, 12);
    for (unsigned i = 0; i < n_labels + n_numbers; i++) {
        struct sg_buffer name = {0};
        for (unsigned k = 0, n = random_below(chance, 5); k < n; k++)
            sg_buffer_add(&name, words[random_below(chance, 6)]);
        sg_buffer_printf(&name, "%u", i);
        sg_table_add(table, sg_buffer_text(&name),
                     i < n_labels ? SG_COLUMN_CATEGORY : SG_COLUMN_NUMBER);
        sg_buffer_free(&name);
    }
    for (unsigned row = 0, n = random_below(chance, 5); row < n; row++) {
        sg_table_add_row(table);
        for (unsigned i = 0; i < n_labels + n_numbers; i++) {
            struct sg_buffer text = {0};
            for (unsigned k = 0, m = random_below(chance, 9); k < m; k++)
                sg_buffer_add(&text, words[random_below(chance, 6)]);
            if (i < n_labels)
                sg_column_set_text(table->columns[i], row, sg_buffer_text(&text));
            else
                sg_column_set(table->columns[i], row, 1000000 + 1000 * row + i, 0);
            sg_buffer_free(&text);
        }
    }
}

/* No line is wider than asked, and each number is there. */
static void pages_are_kept_and_nothing_is_cut(void **state)
{
    (void)state;
    uint64_t chance = 5;
    for (int k = 0; k < test_cases(5000); k++) {
        struct sg_table table;
        struct sg_buffer out = {0};
        struct sg_write_options options = {.lang = SG_JA, .decimals = -1};
        make_wide(&table, &chance);
        options.width = 40 + random_below(&chance, 100);
        assert_true(sg_writer_named("table")->write(&table, &options, &out, NULL));
        for (const char *at = sg_buffer_text(&out); *at;) {
            size_t n = strcspn(at, "\n");
            char *line = sg_copy_bytes(at, n);
            if (sg_text_width(line) > options.width)
                fail_msg("%zu: %s\n%s", options.width, line, out.text);
            free(line);
            at += n + (at[n] == '\n');
        }
        for (size_t i = 0; i < table.n_columns; i++)
            for (size_t row = 0; row < table.n_rows; row++) {
                char text[SG_NUMBER_SIZE];
                const struct sg_number_style style = {-1, true, false, SG_MINUS_SIGN};
                if (table.columns[i]->kind != SG_COLUMN_NUMBER)
                    continue;
                sg_number_display(table.columns[i]->values[row], style, text);
                if (!strstr(sg_buffer_text(&out), text))
                    fail_msg("%s is lost\n%s", text, out.text);
            }
        sg_buffer_free(&out);
        sg_table_free(&table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_the_same_in_all_rows_is_said_once),
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(blocks_repeat_the_keys),
        cmocka_unit_test(a_unit_of_all_is_said_once),
        cmocka_unit_test(a_unit_beside_coefficients_is_that_of_quantities),
        cmocka_unit_test(pages_are_kept_and_nothing_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
