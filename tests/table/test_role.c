#include "tests/test_support.h"

#include <string.h>

#include "table/role.h"

static void usual_headers(void **state)
{
    (void)state;
    static const struct {
        const char *header;
        enum sg_role role;
    } cases[] = {
        {"業種", SG_ROLE_BY},
        {"産業大分類", SG_ROLE_BY},
        {"産業（大分類）", SG_ROLE_BY},
        {"Industry", SG_ROLE_BY},
        {"産業分類コード", SG_ROLE_BY_CODE},
        {"industry_code", SG_ROLE_BY_CODE},
        {"NAICS code", SG_ROLE_BY_CODE},
        {"地域コード", SG_ROLE_AREA},
        {"市区町村コード", SG_ROLE_AREA},
        {"団体コード", SG_ROLE_AREA},
        {"area_code", SG_ROLE_AREA},
        {"Area", SG_ROLE_AREA_NAME},
        {"area_name", SG_ROLE_AREA_NAME},
        {"都道府県", SG_ROLE_AREA_NAME},
        {"市区町村名", SG_ROLE_AREA_NAME},
        {"全国・都道府県", SG_ROLE_AREA_NAME},
        {"地　域", SG_ROLE_AREA_NAME},
        {"年", SG_ROLE_PERIOD},
        {"年次", SG_ROLE_PERIOD},
        {"/時間軸（年）", SG_ROLE_PERIOD},
        {"時間軸（年度次）", SG_ROLE_PERIOD},
        {"fiscal_year", SG_ROLE_PERIOD},
        {"TIME_PERIOD", SG_ROLE_PERIOD},
        {"REF_DATE", SG_ROLE_PERIOD},
        {"reference_year", SG_ROLE_PERIOD},
        {"基準年", SG_ROLE_PERIOD},
        {"時間軸コード", SG_ROLE_NONE}, /* its labels are the periods */
        {"値", SG_ROLE_VALUE},
        {"従業者数（人）", SG_ROLE_VALUE},
        {"establishments", SG_ROLE_VALUE},
        {"表章項目", SG_ROLE_MEASURE},
        {"domain", SG_ROLE_DOMAIN},
        {"status", SG_ROLE_STATUS},
        {"備考", SG_ROLE_NOTE},
        {"コード", SG_ROLE_NONE},
        {"name", SG_ROLE_NONE},
        {"名", SG_ROLE_NONE},
        {"", SG_ROLE_NONE},
        {"printed_share", SG_ROLE_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (sg_role_of_header(cases[i].header) != cases[i].role)
            fail_msg("%s is %s", cases[i].header, sg_role_word(sg_role_of_header(cases[i].header)));
}

static void words_and_back(void **state)
{
    (void)state;
    enum sg_role role;
    for (int i = SG_ROLE_NONE + 1; i <= SG_ROLE_NOTE; i++) {
        assert_true(sg_role_read(sg_role_word((enum sg_role)i), &role));
        assert_int_equal(role, i);
    }
    assert_string_equal(sg_role_word(SG_ROLE_NONE), "");
    assert_false(sg_role_read("", &role));
    assert_false(sg_role_read("industry", &role));
}

static void totals_and_residuals(void **state)
{
    (void)state;
    static const char *const totals[] = {"全産業",
                                         "総数",
                                         "総　数",
                                         "総計",
                                         "計",
                                         "合計",
                                         "全国",
                                         "全国（沖縄を除く）",
                                         "Total",
                                         "全産業（公務を除く）",
                                         "A～R 全産業",
                                         "AR 全産業（S公務を除く）",
                                         "Ａ〜Ｒ　全産業",
                                         "00000_全国",
                                         "R00000 全国",
                                         "【計】",
                                         "(総数)",
                                         "all industries",
                                         "Total, all industries",
                                         "Grand total",
                                         "Nation",
                                         "全体"};
    static const char *const parts[] = {"製造業",
                                        "小計",
                                        "",
                                        "A",
                                        "00",
                                        "川崎市",
                                        "全国展開",
                                        "計測機器製造業",
                                        "合計額",
                                        "その他",
                                        "IOT計",
                                        "学術研究，専門・技術サービス業",
                                        "サービス業（他に分類されないもの）",
                                        "Total war",
                                        "(",
                                        ")",
                                        "()",
                                        "（）"};
    static const char *const residuals[] = {
        "その他", "その他（　　）", "99 その他", "わからない", "無回答",
        "不詳",   "n.e.c.",         "No answer", "Others",     "T 分類不能の産業"};
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++)
        if (!sg_role_is_total(totals[i], NULL) || sg_role_is_residual(totals[i]))
            fail_msg("%s is a total", totals[i]);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (sg_role_is_total(parts[i], NULL) || sg_role_is_total(parts[i], "市全体"))
            fail_msg("%s is no total", parts[i]);
    for (size_t i = 0; i < sizeof residuals / sizeof *residuals; i++)
        if (!sg_role_is_residual(residuals[i]) || sg_role_is_total(residuals[i], NULL))
            fail_msg("%s is a residual", residuals[i]);
    static const char *const nones[] = {
        "特にない", "特に課題はない", "9 特に困っていることはありません",
        "なし",     "None of these",  "Nothing in particular"};
    for (size_t i = 0; i < sizeof nones / sizeof *nones; i++)
        if (!sg_role_is_none(nones[i]) || sg_role_is_residual(nones[i]))
            fail_msg("%s is an answer of none", nones[i]);
    assert_false(sg_role_is_none("特に重要なもの"));
    assert_false(sg_role_is_none("人手が足りない"));
    assert_false(sg_role_is_residual("その他の製造業"));
    assert_false(sg_role_is_residual("サービス業（他に分類されないもの）"));
    assert_true(sg_role_is_total("市 全体", "市全体"));
    assert_true(sg_role_is_total("総数", "市全体"));
}

/* A table of columns of kinds N (number), C (category) and P (period). */
static struct sg_table columns(const char *const names[], const char *kinds)
{
    struct sg_table table;
    sg_table_init(&table);
    for (; *kinds; kinds++)
        sg_table_add(&table, *names++,
                     *kinds == 'N'   ? SG_COLUMN_NUMBER
                     : *kinds == 'C' ? SG_COLUMN_CATEGORY
                                     : SG_COLUMN_PERIOD);
    return table;
}

struct found_case {
    const char *names[5];
    const char *kinds; /* as of columns() */
    enum sg_role role;
    ptrdiff_t column; /* -1: none; -2: several */
};

static void finding_without_being_asked(void **state)
{
    (void)state;
    static const struct found_case cases[] = {
        {{"year", "area_code", "area", "industry", "value"}, "PCCCN", SG_ROLE_AREA, 1},
        {{"year", "area_code", "area", "industry", "value"}, "PCCCN", SG_ROLE_AREA_NAME, 2},
        {{"year", "area_code", "area", "industry", "value"}, "PCCCN", SG_ROLE_BY, 3},
        {{"year", "area_code", "area", "industry", "value"}, "PCCCN", SG_ROLE_PERIOD, 0},
        {{"year", "area_code", "area", "industry", "value"}, "PCCCN", SG_ROLE_VALUE, 4},
        {{"地域コード", "都道府県", "市区町村", "総人口"}, "CCCN", SG_ROLE_AREA, 0},
        {{"地域コード", "都道府県", "市区町村", "総人口"}, "CCCN", SG_ROLE_AREA_NAME, 2},
        {{"地域コード", "都道府県", "市区町村", "総人口"}, "CCCN", SG_ROLE_VALUE, 3},
        {{"地域コード", "地域", "都道府県"}, "CCC", SG_ROLE_AREA_NAME, -1},
        {{"都道府県", "市区町村", "値"}, "CCN", SG_ROLE_AREA, -2},
        {{"市区町村", "値"}, "CN", SG_ROLE_AREA, 0},
        {{"市区町村", "値"}, "CN", SG_ROLE_AREA_NAME, -1},
        {{"産業コード", "値"}, "CN", SG_ROLE_BY, 0},
        {{"産業コード", "産業", "値"}, "CCN", SG_ROLE_BY, 1},
        {{"産業", "業種", "値"}, "CCN", SG_ROLE_BY, -2},
        {{"industry", "establishments", "employees"}, "CNN", SG_ROLE_VALUE, -2},
        {{"industry", "a", "b"}, "CNN", SG_ROLE_VALUE, -1},
        {{"industry", "値"}, "CC", SG_ROLE_VALUE, 1}, /* text: the caller names its bad cell */
        {{"industry", "value", "値"}, "CCN", SG_ROLE_VALUE, 2},
        {{"area", "industry"}, "NC", SG_ROLE_AREA, -1},
        {{NULL}, "", SG_ROLE_PERIOD, -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table = columns(cases[i].names, cases[i].kinds);
        struct sg_error err = {0};
        ptrdiff_t column = 99;
        bool assumed = false;
        bool found = sg_role_find(&table, cases[i].role, NULL, false, &column, &assumed, &err);
        if (found != (cases[i].column != -2) || (found && column != cases[i].column) ||
            assumed != (cases[i].column >= 0))
            fail_msg("case %zu: column %td, %s", i, column, err.message);
        found = sg_role_find(&table, cases[i].role, NULL, true, &column, NULL, &err);
        assert_int_equal(found, cases[i].column >= 0);
        assert_int_equal(err.kind, found ? SG_FAIL_NONE : SG_FAIL_USAGE);
        sg_table_free(&table);
    }
}

static void declared_columns_win(void **state)
{
    (void)state;
    static const char *const names[] = {"area_code", "area", "industry", "group", "value", "share"};
    struct sg_table table = columns(names, "CCCCNN");
    ptrdiff_t column;
    bool assumed = true;
    table.columns[3]->role = SG_ROLE_BY;
    table.columns[5]->role = SG_ROLE_VALUE;
    assert_true(sg_role_find(&table, SG_ROLE_BY, NULL, true, &column, &assumed, NULL));
    assert_int_equal(column, 3);
    assert_false(assumed);
    assert_true(sg_role_find(&table, SG_ROLE_VALUE, NULL, true, &column, &assumed, NULL));
    assert_int_equal(column, 5);
    table.columns[4]->role = SG_ROLE_VALUE;
    struct sg_error err = {.lang = SG_JA};
    assert_false(sg_role_find(&table, SG_ROLE_VALUE, NULL, false, &column, &assumed, &err));
    assert_string_equal(
        err.message,
        "値の列の候補が複数あります。--value で指定してください（候補：value, share）");
    table.columns[1]->role = SG_ROLE_AREA_NAME; /* a code of usual name still is the key */
    assert_true(sg_role_find(&table, SG_ROLE_AREA, NULL, true, &column, &assumed, NULL));
    assert_int_equal(column, 0);
    assert_true(assumed);
    table.columns[0]->role = SG_ROLE_NOTE;
    assert_true(sg_role_find(&table, SG_ROLE_AREA, NULL, true, &column, &assumed, NULL));
    assert_int_equal(column, 1);
    assert_false(assumed);
    sg_table_free(&table);
}

static void what_is_asked_must_exist_and_fit(void **state)
{
    (void)state;
    static const char *const names[] = {"産業，大分類", "value"};
    struct sg_table table = columns(names, "CN");
    table.info.file = sg_copy_text("x.csv");
    ptrdiff_t column;
    bool assumed = true;
    struct sg_error err = {0};
    assert_true(sg_role_find(&table, SG_ROLE_BY, "産業、大分類", true, &column, &assumed, &err));
    assert_int_equal(column, 0);
    assert_false(assumed);
    assert_true(sg_role_find(&table, SG_ROLE_VALUE, "産業，大分類", true, &column, NULL, &err));
    assert_false(sg_role_find(&table, SG_ROLE_BY, "value", true, &column, NULL, &err));
    assert_string_equal(err.column, "value");
    assert_string_equal(err.message, "the column holds numbers where the category needs labels");
    err = (struct sg_error){0};
    assert_false(sg_role_find(&table, SG_ROLE_BY, "industry", false, &column, NULL, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    assert_string_equal(err.file, "x.csv");
    assert_string_equal(err.message, "no column 'industry'; the columns are '産業，大分類', 'value'");
    assert_false(sg_role_find(&table, SG_ROLE_PERIOD, NULL, true, &column, NULL, &err));
    assert_string_equal(err.message, "no column looks like the period; name one with --period: "
                                     "産業，大分類, value");
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(usual_headers),        cmocka_unit_test(words_and_back),
        cmocka_unit_test(totals_and_residuals), cmocka_unit_test(finding_without_being_asked),
        cmocka_unit_test(declared_columns_win), cmocka_unit_test(what_is_asked_must_exist_and_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
