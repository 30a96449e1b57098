#include "surveys/layout/arrange.h"
#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

static bool arrange(const char *text, struct sg_grid *grid, struct sg_layout *layout,
                    struct sg_error *err)
{
    static const struct sg_layout_options find_all = {-1, -1, NULL, NULL};
    *grid = (struct sg_grid){0};
    *layout = (struct sg_layout){0};
    assert_true(sg_csv_parse(text, strlen(text), 0, 0, grid, err));
    return sg_arrange(grid, find_all, &(struct sg_periods_context){0}, layout, err);
}

/* "name,name|cell,cell|…" of the rows and columns that are read, each row after its number. */
static char *describe(const struct sg_grid *grid, const struct sg_layout *layout)
{
    struct sg_buffer text = {0};
    for (size_t c = 0; c < layout->n_columns; c++)
        if (!layout->columns[c].left_out)
            sg_buffer_printf(&text, "%s,", layout->columns[c].name);
    for (size_t row = layout->data; row < layout->end; row++) {
        if (layout->skip[row])
            continue;
        sg_buffer_printf(&text, "|%zu:", sg_grid_row_number(grid, row));
        for (size_t c = 0; c < layout->n_columns; c++)
            if (!layout->columns[c].left_out)
                sg_buffer_printf(&text, "%s,", sg_grid_cell(grid, row, c));
    }
    return sg_buffer_take(&text);
}

static const struct {
    const char *what, *text, *read;
} cases[] = {
    {"labels merged downwards", "地域,産業,n\n北,建設,1\n,製造,2\n南,建設,3\n,製造,4\n",
     "地域,産業,n,|2:北,建設,1,|3:北,製造,2,|4:南,建設,3,|5:南,製造,4,"},
    {"merged in two columns", "A,B,C,n\na,x,p,1\n,,q,2\n,y,p,3\n,,q,4\nb,x,p,5\n,,q,6\n",
     "A,B,C,n,|2:a,x,p,1,|3:a,x,q,2,|4:a,y,p,3,|5:a,y,q,4,|6:b,x,p,5,|7:b,x,q,6,"},
    {"the same again", "地域,産業,n\n北,建設,1\n〃,製造,2\n同,小売,3\n",
     "地域,産業,n,|2:北,建設,1,|3:北,製造,2,|4:北,小売,3,"},
    {"a blank key behind a filled one stays",
     "市,区,n\n川崎市,幸区,1\n川崎市,川崎区,2\n鎌倉市,,3\n",
     "市,区,n,|2:川崎市,幸区,1,|3:川崎市,川崎区,2,|4:鎌倉市,,3,"},
    {"a blank key between filled ones stays",
     "市,区,町,n\n川崎市,幸区,南,1\n川崎市,幸区,北,2\n鎌倉市,,台,3\n",
     "市,区,町,n,|2:川崎市,幸区,南,1,|3:川崎市,幸区,北,2,|4:鎌倉市,,台,3,"},
    {"nothing is filled that would repeat a row", "地域,産業,n\n北,建設,1\n,建設,2\n南,製造,3\n",
     "地域,産業,n,|2:北,建設,1,|3:,建設,2,|4:南,製造,3,"},
    {"letters spelled downwards", "産,事,従\n業,業,業\n,所,者\n,数,数\n建設業,1,2\n製造業,3,4\n",
     "産業,事業所数,従業者数,|5:建設業,1,2,|6:製造業,3,4,"},
    {"a word in two rows", "年,店,人数\n度,,\n2016,1,2\n2021,3,4\n",
     "年度,店,人数,|3:2016,1,2,|4:2021,3,4,"},
    {"letters of two levels are no words", "市,東,,西,\n,男,女,男,女\n甲,1,2,3,4\n乙,3,4,5,6\n",
     "市,東 男,東 女,西 男,西 女,|3:甲,1,2,3,4,|4:乙,3,4,5,6,"},
    {"a heading line of one letter is no end of a word", "市,数\n北,\n甲,1\n南,\n甲,2\n",
     "heading,市,数,|3:北,甲,1,|5:南,甲,2,"},
    {"one line without a label", "市,数,率\n甲,1,2\n,3,4\n", "市,数,率,|2:甲,1,2,|3:,3,4,"},
    {"a page break with a blank row", "市,数\n甲,1\n\n市,数\n乙,2\n", "市,数,|2:甲,1,|5:乙,2,"},
    {"heading lines, and the header on each page",
     "産業,数\n東,\n建設,1\n製造,2\n産業,数\n西,\n建設,3\n製造,4\n",
     "heading,産業,数,|3:東,建設,1,|4:東,製造,2,|7:西,建設,3,|8:西,製造,4,"},

    {"months as numbers beside their years", "年,月,n\n2020,1,3\n2020,2,4\n2021,1,5\n",
     "年+月,n,|2:2020-1,3,|3:2020-2,4,|4:2021-1,5,"},
    {"months before another label",
     "年,月,産業,n\n2020,1,建,3\n2020,1,製,4\n2020,2,建,5\n2020,2,製,6\n",
     "年+月,産業,n,|2:2020-1,建,3,|3:2020-1,製,4,|4:2020-2,建,5,|5:2020-2,製,6,"},
    {"one month a year, by its name", "年,月,n\n2020,12,3\n2021,12,4\n",
     "年+月,n,|2:2020-12,3,|3:2021-12,4,"},
    {"quarters as numbers", "年度,四半期,n\n令和5年度,1,3\n令和5年度,2,4\n",
     "年度+四半期,n,|2:令和5年度第1四半期,3,|3:令和5年度第2四半期,4,"},
    {"small numbers that are none",
     "市,年,順位,n\nA,2020,1,5\nA,2021,2,6\nB,2020,2,7\nB,2021,1,8\n",
     "市,年,順位,n,|2:A,2020,1,5,|3:A,2021,2,6,|4:B,2020,2,7,|5:B,2021,1,8,"},
    {"two columns of periods that agree", "西暦,和暦,n\n2016年,平成28年,1\n2021年,令和3年,2\n",
     "西暦,n,|2:2016年,1,|3:2021年,2,"},
    {"two that do not", "年,調査年,n\n2016年,平成27年,1\n2021年,令和3年,2\n",
     "年,調査年,n,|2:2016年,平成27年,1,|3:2021年,令和3年,2,"},
    {"heading lines", "産業,n\n川崎区,\n建設,1\n製造,2\n幸区,\n建設,3\n製造,4\n",
     "heading,産業,n,|3:川崎区,建設,1,|4:川崎区,製造,2,|6:幸区,建設,3,|7:幸区,製造,4,"},
    {"lines over rows that stand once are rows", "産業,n\n農業,\n稲,1\n麦,2\n工業,\n鉄,3\n銅,4\n",
     "産業,n,|2:農業,,|3:稲,1,|4:麦,2,|5:工業,,|6:鉄,3,|7:銅,4,"},
    {"halves side by side", "市,n,市,n\nA,1,C,3\nB,2,,\n", "市,n,|2:A,1,|3:B,2,|2:C,3,"},
    {"halves with a blank column between", "市,n,,市,n\nA,1,,C,3\nB,2,,D,4\n",
     "市,n,|2:A,1,|3:B,2,|2:C,3,|3:D,4,"},
    {"halves whose codes are too few to be told",
     "コード,市,n,コード,市,n\n,計,9,2004,製造,5\n1994,建設,1,2016,卸売,3\n",
     "コード,市,n,|2:,計,9,|3:1994,建設,1,|2:2004,製造,5,|3:2016,卸売,3,"},
    {"one name twice over numbers is no half", "市,n,市,n\nA,1,5,3\nB,2,6,4\n",
     "市,n,市,n,|2:A,1,5,3,|3:B,2,6,4,"},
    {"year beside quarter, the year once",
     "年度,四半期,業種,n\n令和5年度,第1四半期,製造,1\n,第2四半期,製造,2\n",
     "年度+四半期,業種,n,|2:令和5年度 第1四半期,製造,1,|3:令和5年度 第2四半期,製造,2,"},
    {"a year in figures beside its month", "業種,年,月,n\n製造,2020,1月,1\n製造,2020,2月,2\n",
     "業種,年+月,n,|2:製造,2020年1月,1,|3:製造,2020年2月,2,"},
    {"an era once in the header", "業種,平成24年,26,28\nA,29,31,5\nB,30,35,7\n",
     "業種,平成24年,平成26年,平成28年,|2:A,29,31,5,|3:B,30,35,7,"},
    {"numbers beside a year of an era", "年,a,b\n平成28年,29,31\n平成29年,30,35\n",
     "年,a,b,|2:平成28年,29,31,|3:平成29年,30,35,"},
    {"an era once down the rows", "年,業種,n\n平成28年,製造,1\n29年,製造,2\n30年,製造,3\n",
     "年,業種,n,|2:平成28年,製造,1,|3:平成29年,製造,2,|4:平成30年,製造,3,"},
    {"an era once over bare numbers", "年,n\n平成28年,120\n29,90\n30,95\n",
     "年,n,|2:平成28年,120,|3:平成29年,90,|4:平成30年,95,"},
    {"a year once before its months", "月,n\n2002年1月,1\n2月,2\n3月,3\n",
     "月,n,|2:2002年1月,1,|3:2002年2月,2,|4:2002年3月,3,"},
    {"tables of ours are left alone", "A,B,n,status\na,x,1,\n,y,2,\n",
     "A,B,n,status,|2:a,x,1,,|3:,y,2,,"},
};

static void rows_are_arranged(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_grid grid;
        struct sg_layout layout;
        struct sg_error err = {0};
        bool done = arrange(cases[i].text, &grid, &layout, &err);
        char *read = done ? describe(&grid, &layout) : NULL;
        if (!done || strcmp(read, cases[i].read) != 0)
            fail_msg("%s: %s%s", cases[i].what, err.message, read ? read : "");
        free(read);
        sg_layout_free(&layout);
        sg_grid_free(&grid);
    }
}

static void headings_over_other_rows_are_refused(void **state)
{
    (void)state;
    struct sg_grid grid;
    struct sg_layout layout;
    struct sg_error err = {0};
    assert_false(arrange("産業,n\n北,\n建設,1\n製造,2\n南,\n建設,3\n", &grid, &layout, &err));
    assert_non_null(strstr(err.message, "'建設' stands under several heading lines"));
    assert_int_equal(err.row, 6);
    sg_grid_free(&grid);
}

static const struct {
    const char *what, *text, *said;
} refused[] = {
    {"equal headers over the same labels",
     "表1,,\n業,2016,2021\n建,1,2\n製,3,4\n\n表2,,\n業,2016,2021\n建,5,6\n製,7,8\n",
     "2 tables under one another, rows 2–4, 7–9: "},
    {"other years under the same name",
     "業,2016,2021\n建,1,2\n製,3,4\n業,2012,2014\n建,5,6\n製,7,8\n",
     "2 tables under one another, rows 1–3, 4–6: "},
    {"other names", "業,件,人\n建,1,2\n\n市,世帯,人口\n甲,3,4\n\n市,面積,戸数\n甲,5,6\n",
     "3 tables under one another, rows 1–2, 4–5, 7–8: keep each in a file of its own, or give "
     "--skip-rows 6 for"},
    {"percentages under the figures",
     "業,2016,2021\n建,100,120\n,30.0,33.3\n製,233,240\n,70.0,66.7\n",
     "each label has two lines, such as '建' in rows 2 and 3"},
};

static void what_is_more_than_one_table_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct sg_grid grid;
        struct sg_layout layout;
        struct sg_error err = {0};
        if (arrange(refused[i].text, &grid, &layout, &err) || !strstr(err.message, refused[i].said))
            fail_msg("%s: %s", refused[i].what, err.message);
        sg_grid_free(&grid);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_arranged),
        cmocka_unit_test(headings_over_other_rows_are_refused),
        cmocka_unit_test(what_is_more_than_one_table_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
