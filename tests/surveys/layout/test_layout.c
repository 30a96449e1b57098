#include "surveys/layout/layout.h"
#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

static const struct sg_layout_options find_all = {-1, -1, NULL, NULL};

static bool find(const char *text, struct sg_layout_options options, struct sg_grid *grid,
                 struct sg_layout *layout, struct sg_error *err)
{
    *grid = (struct sg_grid){0};
    *layout = (struct sg_layout){0};
    assert_true(sg_csv_parse(text, strlen(text), 0, 0, grid, err));
    return sg_layout_find(grid, options, layout, err);
}

/* "name/code/period/unit|…", columns left out in brackets. */
static char *describe(const struct sg_layout *layout)
{
    struct sg_buffer text = {0};
    for (size_t c = 0; c < layout->n_columns; c++) {
        const struct sg_layout_column *column = &layout->columns[c];
        sg_buffer_printf(&text, column->left_out ? "%s[%s]" : "%s%s", c ? "|" : "", column->name);
        if (column->code || column->period || column->unit)
            sg_buffer_printf(&text, "/%s/%s/%s", column->code ? column->code : "",
                             column->period ? column->period : "",
                             column->unit ? column->unit : "");
    }
    return sg_buffer_take(&text);
}

static const struct shape {
    const char *what;
    const char *text;
    size_t header, n_header, data, end;
    const char *columns;
} shapes[] = {
    {"plain", "year,industry,n\n2016,A,1\n2021,A,2\n", 0, 1, 1, 3, "year|industry|n"},
    {"one column", "n\n1\n2\n", 0, 1, 1, 3, "n"},
    {"one column of labels", "name\nA\nB\n", 0, 1, 1, 3, "name"},
    {"one cell below a header", "n\n1\n", 0, 1, 1, 2, "n"},
    {"labels alone", "a,b\nx,y\nx,z\n", 0, 1, 1, 3, "a|b"},
    {"bare years as names", "産業,2016,2021\nA,1,2\nB,3,4\n", 0, 1, 1, 3, "産業|2016|2021"},
    {"codes, years, labels as in SSDSE",
     "SSDSE,Area,A11,A12\n,年度,2020,2021\nコード,地域,人口,出生数\nR1,札幌,10,2\nR2,函館,5,1\n", 0,
     3, 3, 5, "コード/SSDSE//|地域/Area//|人口/A11/2020/|出生数/A12/2021/"},
    {"codes, years, labels over a single row",
     "SSDSE,Area,A11,A12\n,年度,2020,2021\nコード,地域,人口,出生数\nR1,札幌,10,2\n", 0, 3, 3, 4,
     "コード/SSDSE//|地域/Area//|人口/A11/2020/|出生数/A12/2021/"},
    {"preamble, legend, codes as in e-Stat",
     "統計名：,指標,,\n表題：,人口,,\n,,,\n***,集計していないもの,,\n-,データが得られないもの,,\n,,"
     ",\n"
     ",,/人口 コード,#A1\n年 コード,年,/人口,#A1_総人口【万人】\n1975100000,1975年度,,\"11,194\"\n"
     "1976100000,1976年度,,***\n",
     6, 2, 8, 10, "年 コード|年|[/人口]//人口 コード//|#A1_総人口【万人】/#A1//万人"},
    {"merged years over labels, filled right",
     "産業,2016年,,2021年,\n,事業所数,従業者数,事業所数,従業者数\nA,1,2,3,4\nB,5,6,7,8\n", 0, 2, 2,
     4,
     "産業|2016年 事業所数//2016年/|2016年 従業者数//2016年/|2021年 事業所数//2021年/"
     "|2021年 従業者数//2021年/"},
    {"merged labels over labels, narrow top",
     ",従業者数,,,\n産業,総数,男,女,不詳\nA,1,2,3,4\nB,5,6,7,8\n", 0, 2, 2, 4,
     "産業|従業者数 総数|従業者数 男|従業者数 女|従業者数 不詳"},
    {"a label merged downwards does not reach right",
     "産業,,従業者数,\n,,男,女\nA,a,1,2\nB,b,3,4\n", 0, 2, 2, 4,
     "産業|column_2|従業者数 男|従業者数 女"},
    {"units below labels", "産業,人口,出荷額\n,（人）,（百万円）\nA,1,2\nB,3,4\n", 0, 2, 2, 4,
     "産業|人口///人|出荷額///百万円"},
    {"years below labels", "産業,人口,出荷額\n年度,2020,2021\nA,1,2\nB,3,4\n", 0, 2, 2, 4,
     "産業|人口//2020/|出荷額//2021/"},
    {"units in labels; not every bracket is one",
     "業種,好転(%),従業者数（民営）,額（百万円）,率【‐】\nA,1,2,3,4\nB,1,2,3,4\n", 0, 1, 1, 3,
     "業種|好転(%)///%|従業者数（民営）|額（百万円）///百万円|率【‐】"},
    {"title and unit above", "経済センサス\n,,（単位：人）\n産業,男,女\nA,1,2\nB,3,4\n", 2, 1, 3, 5,
     "産業|男///人|女///人"},
    {"row numbers", ",a,b\n1,x,5\n2,y,6\n", 0, 1, 1, 3, "[column_1]|a|b"},
    {"nothing in the last columns", "a,b,,\nx,1,,\ny,2,,\n", 0, 1, 1, 3, "a|b"},
    {"an empty pseudo column", "地域,/時間軸,2015年\n札幌,,1\n函館,,2\n", 0, 1, 1, 3,
     "地域|[/時間軸]|2015年"},
    {"a pseudo column with data stays", "地域,/時間軸,2015年\n札幌,x,1\n函館,,2\n", 0, 1, 1, 3,
     "地域|/時間軸|2015年"},
    {"line breaks in labels", "産業,\"事業\n所数\",\"per\nsons\"\nA,1,2\nB,3,4\n", 0, 1, 1, 3,
     "産業|事業所数|per sons"},
    {"the same name twice", "a,n,n\nx,1,2\ny,3,4\n", 0, 1, 1, 3, "a|n|n"},
    {"text among the first numbers is no header", "name,n\nA,\"1,23,4\"\nB,2\nC,3\n", 0, 1, 1, 4,
     "name|n"},
    {"a merged label over a row of years",
     "産業,事業所数,,従業者数,\n,2016,2021,2016,2021\nA,1,2,3,4\nB,5,6,7,8\n", 0, 2, 2, 4,
     "産業|2016 事業所数//2016/|2021 事業所数//2021/|2016 従業者数//2016/|2021 従業者数//2021/"},
    {"labels in the middle of their groups",
     "産業,,事業所数,,,従業者数,\n,2012,2016,2021,2012,2016,2021\nA,1,2,3,4,5,6\nB,1,2,3,4,5,6\n",
     0, 2, 2, 4,
     "産業|2012 事業所数//2012/|2016 事業所数//2016/|2021 事業所数//2021/"
     "|2012 従業者数//2012/|2016 従業者数//2016/|2021 従業者数//2021/"},
    {"repeated labels over years beside the name of the stub",
     ",実数,実数,率\n産業,2016,2021,2021\nA,12,9,2.5\nB,28,26,7.5\n", 0, 2, 2, 4,
     "産業|2016 実数//2016/|2021 実数//2021/|率//2021/"},
    {"numbers that look like years below a full header",
     "業種,事業所数,従業者数\n建設業,2016,2021\n製造業,1990,12\n卸売業,5,6\n", 0, 1, 1, 4,
     "業種|事業所数|従業者数"},
    {"numbers that look like years below periods",
     "業種,事業所数,\n,2016,2021\n建設業,2001,1999\n製造業,1990,2012\n", 0, 2, 2, 4,
     "業種|2016 事業所数//2016/|2021 事業所数//2021/"},
    {"quarters under years",
     "業種,2023年,,2024年,\n,1-3月,4-6月,1-3月,4-6月\nA,1,2,3,4\nB,1,2,3,4\n", 0, 2, 2, 4,
     "業種|2023年 1-3月//2023年 1-3月/|2023年 4-6月//2023年 4-6月/"
     "|2024年 1-3月//2024年 1-3月/|2024年 4-6月//2024年 4-6月/"},
    {"a period within each label", "業種,2016年事業所数,2021年事業所数\nA,1,2\nB,1,2\n", 0, 1, 1, 3,
     "業種|2016年事業所数//2016年/|2021年事業所数//2021年/"},
    {"names that are units themselves, over units",
     "業種,2020,,2021,\n,件,人,件,人\n,（所）,（名）,（所）,（名）\nA,1,2,3,4\nB,1,2,3,4\n", 0, 3,
     3, 5, "業種|2020 件//2020/所|2020 人//2020/名|2021 件//2021/所|2021 人//2021/名"},
    {"attributes of series",
     ",A,B\nUnit,persons,n\nFrequency,Annual,Annual\nSeries ID,A1K,A2K\n2012,10,20\n2013,300,4\n"
     "2014,5,6\n",
     0, 4, 4, 7, "column_1|A///persons|B///n"},
    {"numbers that look like years in halves side by side",
     "市,a,b,市,a,b\nA,2016,1990,C,2001,2002\nB,5,6,D,1,2\nE,5,6,F,1,2\n", 0, 1, 1, 4,
     "市|a|b|市|a|b"},
    {"a letter with a number is no era", "id,mr1,mr2,q2001,q2002\na,1,2,3,4\nb,1,2,3,4\n", 0, 1, 1,
     3, "id|mr1|mr2|q2001|q2002"},
    {"an era before Japanese", "業種,H28事業所数,R3事業所数\nA,1,2\nB,1,2\n", 0, 1, 1, 3,
     "業種|H28事業所数//H28/|R3事業所数//R3/"},
    {"years behind names", "業種,emp_2016,emp_2021\nA,1,2\nB,1,2\n", 0, 1, 1, 3,
     "業種|emp_2016//2016/|emp_2021//2021/"},
    {"a period in one label alone stays there", "業種,事業所数,2021年事業所数\nA,1,2\nB,1,2\n", 0,
     1, 1, 3, "業種|事業所数|2021年事業所数"},
    {"labels, years, units",
     "産業,事業所数,,従業者数,\n,2016,2021,2016,2021\n,（所）,（所）,（人）,（人）\nA,1,2,3,4\nB,5,"
     "6,7,8\n",
     0, 3, 3, 5,
     "産業|2016 事業所数//2016/所|2021 事業所数//2021/所|2016 従業者数//2016/人"
     "|2021 従業者数//2021/人"},
    {"symbols in the first row are data", "name,n,m\nA,X,…\nB,2,3\nC,3,4\n", 0, 1, 1, 4,
     "name|n|m"},
};

static void shapes_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        const struct shape *shape = &shapes[i];
        struct sg_grid grid;
        struct sg_layout layout;
        struct sg_error err = {0};
        bool found = find(shape->text, find_all, &grid, &layout, &err);
        char *columns = found ? describe(&layout) : NULL;
        if (!found || strcmp(columns, shape->columns) != 0 || layout.header != shape->header ||
            layout.n_header != shape->n_header || layout.data != shape->data ||
            layout.end != shape->end)
            fail_msg("%s: %s header %zu+%zu data %zu-%zu columns %s", shape->what, err.message,
                     layout.header, layout.n_header, layout.data, layout.end,
                     columns ? columns : "");
        free(columns);
        sg_layout_free(&layout);
        sg_grid_free(&grid);
    }
}

static void options_override(void **state)
{
    (void)state;
    static const char text[] = "note,to,skip\na,b,c\nx,1,2\ny,3,4\n";
    static const struct {
        struct sg_layout_options options;
        size_t header, data;
        const char *columns;
    } cases[] = {{{-1, 1, NULL, NULL}, 1, 2, "a|b|c"},
                 {{2, -1, "_", NULL}, 0, 2, "note_a|to_b|skip_c"},
                 {{1, 2, NULL, NULL}, 2, 3, "x|1|2"},
                 {{0, 1, NULL, NULL}, 1, 1, "column_1|column_2|column_3"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_grid grid;
        struct sg_layout layout;
        struct sg_error err = {0};
        assert_true(find(text, cases[i].options, &grid, &layout, &err));
        char *columns = describe(&layout);
        assert_string_equal(columns, cases[i].columns);
        assert_int_equal(layout.header, cases[i].header);
        assert_int_equal(layout.data, cases[i].data);
        free(columns);
        sg_layout_free(&layout);
        sg_grid_free(&grid);
    }
}

static void what_stands_around_is_kept(void **state)
{
    (void)state;
    static const char text[] = "表題：,人口,,\nX,数値が秘匿されているもの,,\n\n"
                               "地域,n,m,k\n札幌,1,2,3\n\n地域,n,m,k\n函館,4,5\n旭川,-,X,0\n"
                               "\n注）民営のみ\n-：データが得られないもの\n";
    struct sg_grid grid;
    struct sg_layout layout;
    struct sg_error err = {0};
    assert_true(find(text, find_all, &grid, &layout, &err));
    assert_string_equal(layout.title, "人口");
    assert_int_equal(layout.header, 3);
    assert_int_equal(layout.n_blank, 1);
    assert_int_equal(layout.n_repeated, 1);
    assert_int_equal(layout.n_short, 1);
    assert_int_equal(layout.end, 9);
    assert_int_equal(layout.notes.n, 2);
    assert_string_equal(layout.notes.items[0], "注）民営のみ");
    sg_status status;
    assert_true(sg_marks_find(&layout.legend, "-", &status));
    assert_int_equal(status, SG_STATUS_NOT_AVAILABLE);
    assert_int_equal(layout.legend.n, 2);
    sg_layout_free(&layout);
    sg_grid_free(&grid);
}

/* The last rows of a table whose cells are missing are data, not notes. */
static void empty_rows_of_data_stay(void **state)
{
    (void)state;
    struct sg_grid grid;
    struct sg_layout layout;
    struct sg_error err = {0};
    assert_true(find("a,n\nx,1\ny,2\nz,\n", find_all, &grid, &layout, &err));
    assert_int_equal(layout.end, 4);
    assert_int_equal(layout.notes.n, 0);
    sg_layout_free(&layout);
    sg_grid_free(&grid);
}

static void bad_layouts_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t row;
        const char *part;
    } cases[] = {
        {"a,b,c\n", 0, "without rows of data"},
        {"a,b,c\n\n,,\n", 0, "without rows of data"},
        {"\n\n", 0, "no header row"},
        {",a,b\n北,2016,2021\n南,1,2\n西,3,4\n", 2, "a year of the header or a number"},
        {"a,b\n1,2\n1,2,3\n", 3, "3 cells, the header 2: found '3'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_grid grid;
        struct sg_layout layout;
        struct sg_error err = {0};
        assert_false(find(cases[i].text, find_all, &grid, &layout, &err));
        assert_int_equal(err.kind, SG_FAIL_DATA);
        assert_int_equal(err.row, cases[i].row);
        if (!strstr(err.message, cases[i].part))
            fail_msg("'%s' is not in '%s'", cases[i].part, err.message);
        sg_grid_free(&grid);
    }
}

static void real_files(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        size_t header, n_header, end, n_columns, n_legend;
    } files[] = {{"data/japan/SSDSE-A-2024.csv", 0, 3, 1744, 128, 0},
                 {"data/japan/SSDSE-E-2023.csv", 0, 3, 51, 92, 0},
                 {"data/japan/FEH_00200502_240810184536.csv", 10, 2, 2316, 86, 3},
                 {"data/japan/FEH_00200524_200927163843.csv", 0, 1, 49, 10, 0},
                 {"data/di/202512_watcher4.csv", 7, 1, 1278, 6, 0},
                 {"data/di/onomichi_business_conditions_2006.csv", 0, 1, 14, 14, 0}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *path = shared_file(files[i].name);
        if (!path)
            continue;
        struct sg_grid grid;
        struct sg_layout layout;
        struct sg_error err = {0};
        assert_true(sg_grid_read(path, NULL, 0, &grid, &err));
        assert_true(sg_layout_find(&grid, find_all, &layout, &err));
        assert_int_equal(layout.header, files[i].header);
        assert_int_equal(layout.n_header, files[i].n_header);
        assert_int_equal(layout.end, files[i].end);
        assert_int_equal(layout.n_columns, files[i].n_columns);
        assert_int_equal(layout.legend.n, files[i].n_legend);
        sg_layout_free(&layout);
        sg_grid_free(&grid);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes_are_found),           cmocka_unit_test(options_override),
        cmocka_unit_test(what_stands_around_is_kept), cmocka_unit_test(empty_rows_of_data_stay),
        cmocka_unit_test(bad_layouts_are_refused),    cmocka_unit_test(real_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
