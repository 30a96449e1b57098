#include "tests/surveys/dump.h"
#include "tests/test_support.h"

#include <stdio.h>
#include <unistd.h>

#include "table/args.h"

extern const struct sg_command sg_tidy_command;

enum { MOST_FILES = 2 };

/* Runs tidy with arguments such as "columns=C*"; texts become files of their own. */
static bool tidy_files(const char *const arguments[], const char *const paths[], size_t n,
                       struct sg_table *out, struct sg_error *err)
{
    struct sg_args args = {.options = sg_tidy_command.options};
    struct sg_run run = {.args = &args};
    for (size_t i = 0; arguments[i]; i++)
        for (size_t k = 0; sg_tidy_command.options[k]; k++) {
            const struct sg_option *option = sg_tidy_command.options[k];
            size_t length = strlen(option->name);
            if (strncmp(arguments[i], option->name, length) == 0 && arguments[i][length] == '=')
                assert_true(sg_args_add(&args, option, arguments[i] + length + 1, err));
        }
    sg_table_init(out);
    bool done = sg_tidy_command.run_files(&run, paths, n, out, err);
    sg_texts_free(&run.notes);
    sg_args_free(&args);
    return done;
}

static bool tidy_texts(const char *const arguments[], const char *const texts[], size_t n,
                       struct sg_table *out, struct sg_error *err)
{
    char names[MOST_FILES][32];
    const char *paths[MOST_FILES] = {NULL};
    for (size_t i = 0; i < n; i++) {
        strcpy(names[i], "/tmp/sangyo-tidy-XXXXXX");
        int file = mkstemp(names[i]);
        assert_true(file >= 0);
        assert_int_equal(write(file, texts[i], strlen(texts[i])), strlen(texts[i]));
        close(file);
        paths[i] = names[i];
    }
    bool done = tidy_files(arguments, paths, n, out, err);
    for (size_t i = 0; i < n; i++)
        unlink(names[i]);
    return done;
}

static const char ssdse[] =
    "SSDSE,Pref,A1,C22,C2201,C2202\n,年度,2020,2021,2021,2021\n"
    "地域コード,都道府県,人口,従業者数,従業者数（農業、林業）,従業者数（漁業）\n"
    "R1,北海道,10,5,2,3\nR2,青森県,7,X,-,4\n";
static const char ssdse_older[] =
    "SSDSE,Pref,A1,C22,C2201,C2202\n,年度,2015,2016,2016,2016\n"
    "地域コード,都道府県,人口,従業者数,従業者数（農業，林業）,従業者数（漁業）\n"
    "R1,北海道,11,6,1,5\nR3,岩手県,8,9,4,5\n";

static const struct {
    const char *what;
    const char *arguments[4];
    const char *texts[MOST_FILES];
    const char *table;
} cases[] = {
    {"a glob over codes, labels split",
     {"columns=C22*", "names=従業者数（{industry}）"},
     {ssdse},
     "地域コード:c=R1,R1,R1,R2,R2,R2|都道府県:c=北海道,北海道,北海道,青森県,青森県,青森県|"
     "measure:c=従業者数,従業者数,従業者数,従業者数,従業者数,従業者数|"
     "industry:c=全産業,農業、林業,漁業,全産業,農業、林業,漁業|"
     "period:p=2021,2021,2021,2021,2021,2021|value*:n=5,2,3,<suppressed>,0<nil>,4"},
    {"a glob over labels, the labels as measures",
     {"columns=*業）"},
     {ssdse},
     "地域コード:c=R1,R1,R2,R2|都道府県:c=北海道,北海道,青森県,青森県|"
     "measure:c=従業者数（農業、林業）,従業者数（漁業）,従業者数（農業、林業）,従業者数（漁業）|"
     "period:p=2021,2021,2021,2021|value*:n=2,3,0<nil>,4"},
    {"half-width brackets in the glob, a measure of one's own",
     {"columns=*(漁業)", "measure=jobs", "names=従業者数({size})"},
     {ssdse},
     "地域コード:c=R1,R2|都道府県:c=北海道,青森県|measure:c=jobs,jobs|size:c=漁業,漁業|"
     "period:p=2021,2021|value*:n=3,4"},
    {"a glob over years",
     {"columns=2020"},
     {ssdse},
     "地域コード:c=R1,R2|都道府県:c=北海道,青森県|measure:c=人口,人口|period:p=2020,2020|"
     "value*:n=10,7"},
    {"names choose the columns that fit; the total of other parts is 総数",
     {"names=従業者数（{size}）"},
     {ssdse},
     "地域コード:c=R1,R1,R1,R2,R2,R2|都道府県:c=北海道,北海道,北海道,青森県,青森県,青森県|"
     "measure:c=従業者数,従業者数,従業者数,従業者数,従業者数,従業者数|"
     "size:c=総数,農業、林業,漁業,総数,農業、林業,漁業|"
     "period:p=2021,2021,2021,2021,2021,2021|value*:n=5,2,3,<suppressed>,0<nil>,4"},
    {"two editions are stacked; labels meet by key",
     {"columns=C220*", "names=従業者数（{industry}）"},
     {ssdse_older, ssdse},
     "地域コード:c=R1,R1,R3,R3,R1,R1,R2,R2|都道府県:c=北海道,北海道,岩手県,岩手県,北海道,北海道,"
     "青森県,青森県|measure:c=従業者数,従業者数,従業者数,従業者数,従業者数,従業者数,従業者数,"
     "従業者数|industry:c=農業，林業,漁業,農業，林業,漁業,農業，林業,漁業,農業，林業,漁業|"
     "period:p=2016,2016,2016,2016,2021,2021,2021,2021|value*:n=1,5,4,5,2,3,0<nil>,4"},
    {"all numbers of a wide table",
     {NULL},
     {"業種,DI(%),回答\nA,△ 1.7,(91)\nB,---,(5)\n"},
     "業種:c=A,A,B,B|measure:c=DI,回答,DI,回答|unit:c=%,,%,|"
     "value*:n=-1.7,91,<undefined>,5"},
    {"units that alone tell measures apart stay in their names",
     {NULL},
     {"業種,回答（社）,回答（％）,人数(人)\nA,3,30,9\n"},
     "業種:c=A,A,A|measure:c=回答（社）,回答（％）,人数|unit:c=社,％,人|value*:n=3,30,9"},
    {"one unit over years",
     {NULL},
     {"業種,額【円】,\n,2016,2021\nA,1,2\n"},
     "業種:c=A,A|measure:c=額,額|period:p=2016,2021|unit:c=円,円|value*:n=1,2"},
    {"units read back and stacked",
     {NULL},
     {"市,measure,unit,value,status\n甲,額,円,1,\n乙,人数,人,2,\n", "市,額（円）\n丙,3\n"},
     "市:c=甲,乙,丙|measure:c=額,人数,額|unit:c=円,人,円|value*:n=1,2,3"},
    {"a unit above the table",
     {NULL},
     {"人口調べ\n,,（単位：人）\n市,男,女\n甲,1,2\n"},
     "市:c=甲,甲|measure:c=男,女|unit:c=人,人|value*:n=1,2"},
    {"two units above are not one",
     {NULL},
     {"調べ\n,,（単位：人、円）\n市,男,女\n甲,1,2\n"},
     "市:c=甲,甲|measure:c=男,女|value*:n=1,2"},
    {"a dash is no zero in a share by its column of units",
     {NULL},
     {"市,単位,値\n甲,％,1.5\n乙,％,-\n"},
     "市:c=甲,乙|measure:c=値,値|unit:c=％,％|value*:n=1.5,<undefined>"},
    {"columns called as those of tidy",
     {NULL},
     {"measure,status,n,m\na,済,1,2\nb,未,3,4\n"},
     "measure_2:c=a,a,b,b|status_2:c=済,済,未,未|measure:c=n,m,n,m|value*:n=1,2,3,4"},
    {"a column of units beside years",
     {NULL},
     {"項目,単位,2016年,2021年\n人口,人,1,2\n売上,円,3,4\n"},
     "項目:c=人口,人口,売上,売上|period:p=2016年,2021年,2016年,2021年|unit:c=人,人,円,円|"
     "value*:n=1,2,3,4"},
    {"a column of units beside units of the header",
     {NULL},
     {"項目,単位,額（円）,数\nA,人,1,2\nB,円,3,4\n"},
     "項目:c=A,A,B,B|measure:c=額,数,額,数|unit:c=円,,円,|value*:n=1,2,3,4|単位:c=人,人,円,円"},
    {"units of an office are labels",
     {NULL},
     {"unit,year,n\nA課,2016,1\nB課,2016,2\nA課,2021,3\nB課,2021,4\n"},
     "unit:c=A課,B課,A課,B課|measure:c=n,n,n,n|period:p=2016,2016,2021,2021|value*:n=1,2,3,4"},
    {"periods as labels",
     {NULL},
     {"表章項目,地域,/時間軸,2015年,2016年\n人口,A,,1,2\n人口,B,,3,4\n"},
     "地域:c=A,A,B,B|measure:c=人口,人口,人口,人口|period:p=2015年,2016年,2015年,2016年|"
     "value*:n=1,2,3,4"},
    {"periods within labels",
     {"names=DI {period}"},
     {"業種,DI 平成17年12月,DI 平成18年3月,n\nA,1,2,9\nB,3,4,9\n"},
     "業種:c=A,A,B,B|measure:c=DI,DI,DI,DI|"
     "period:p=平成17年12月,平成18年3月,平成17年12月,平成18年3月|value*:n=1,2,3,4"},
    {"one column of numbers",
     {NULL},
     {"year,industry,establishments\n2016,A,1\n2021,A,2\n"},
     "industry:c=A,A|measure:c=establishments,establishments|period:p=2016,2021|value*:n=1,2"},
    {"what is tidy stays",
     {NULL},
     {"area,measure,industry,period,value,status\nX,n,A,2016,,suppressed\nX,n,B,2016,2,\n"},
     "area:c=X,X|measure:c=n,n|industry:c=A,B|period:p=2016,2016|value*:n=<suppressed>,2"},
    {"one column alone", {NULL}, {"n\n1\n2\n"}, "measure:c=n,n|value*:n=1,2"},
};

static void files_become_long(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table out;
        struct sg_error err = {0};
        size_t n = cases[i].texts[1] ? 2 : 1;
        if (!tidy_texts(cases[i].arguments, cases[i].texts, n, &out, &err))
            fail_msg("%s: %s", cases[i].what, err.message);
        char *text = dump(&out);
        if (strcmp(text, cases[i].table) != 0)
            fail_msg("%s:\n%s\nexpected\n%s", cases[i].what, text, cases[i].table);
        free(text);
        sg_table_free(&out);
    }
}

static void what_does_not_fit_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *arguments[3];
        const char *texts[MOST_FILES];
        enum sg_failure kind;
        const char *part;
    } bad[] = {
        {{"columns=Q*"}, {ssdse}, SG_FAIL_USAGE, "no column 'Q*'; the columns are"},
        {{"columns=C22*", "names=事業所数（{industry}）"},
         {ssdse},
         SG_FAIL_USAGE,
         "'従業者数' does not fit"},
        {{"names=事業所数（{industry}）"}, {ssdse}, SG_FAIL_USAGE, "no column of numbers fits"},
        {{"names=事業所数（"}, {ssdse}, SG_FAIL_USAGE, "braces"},
        {{"columns=Pref"}, {ssdse}, SG_FAIL_DATA, "found '北海道'"},
        {{"columns=n*"},
         {"a,n,n2\nA,1,\"1,23,4\"\nB,2,5\nC,2,6\n"},
         SG_FAIL_DATA,
         "found '1,23,4'"},
        {{NULL}, {"a,b\nx,y\n"}, SG_FAIL_DATA, "no column of numbers"},
        {{NULL}, {"a,b\n"}, SG_FAIL_DATA, "without rows of data"},
        {{NULL}, {"a,n\nx,1\n", "b,n\nx,1\n"}, SG_FAIL_DATA, "no column 'a'"},
        {{NULL}, {"a,n\nx,1\ny,2\n", "a,c,n\nx,y,1\nz,y,2\n"}, SG_FAIL_DATA, "a column 'c'"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct sg_table out;
        struct sg_error err = {0};
        assert_false(
            tidy_texts(bad[i].arguments, bad[i].texts, bad[i].texts[1] ? 2 : 1, &out, &err));
        if (!strstr(err.message, bad[i].part) || err.kind != bad[i].kind)
            fail_msg("'%s' is not in '%s'", bad[i].part, err.message);
        sg_table_free(&out);
    }
}

static double sum(const struct sg_table *table, const char *column, const char *label,
                  const char *period)
{
    const struct sg_column *by = table->columns[sg_table_find(table, column)];
    const struct sg_column *periods = table->columns[sg_table_find(table, "period")];
    double total = 0;
    for (size_t row = 0; row < table->n_rows; row++)
        if (strcmp(sg_column_text(by, row), label) == 0 &&
            strcmp(sg_column_text(periods, row), period) == 0)
            total += table->columns[table->main]->values[row];
    return total;
}

/* Sums by csv.reader of Python 3.11 over the columns C2208 and C220836 of the two editions. */
static void two_editions_of_ssdse(void **state)
{
    (void)state;
    static const char *const arguments[] = {"columns=C2208*",
                                            "names=従業者数（民営）（{industry}）", NULL};
    char older[1024];
    const char *path = shared_file("data/japan/SSDSE-A-2021.csv");
    if (!path)
        return;
    snprintf(older, sizeof older, "%s", path);
    path = shared_file("data/japan/SSDSE-A-2024.csv");
    struct sg_table out;
    struct sg_error err = {0};
    assert_true(tidy_files(arguments, &path, 1, &out, &err));
    assert_int_equal(out.n_rows, 33079);
    sg_table_free(&out);
    assert_true(tidy_files(arguments, (const char *const[]){older, path}, 2, &out, &err));
    assert_int_equal(out.n_rows, 2 * 33079);
    assert_int_equal(out.columns[sg_table_find(&out, "industry")]->levels.n, 19);
    assert_int_equal(out.columns[0]->levels.n, 1741);
    assert_close(sum(&out, "industry", "全産業", "2016"), 56854058, 0);
    assert_close(sum(&out, "industry", "全産業", "2021"), 57937290, 0);
    assert_close(sum(&out, "industry", "建設業", "2021"), 3737396, 0);
    sg_table_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_become_long),
        cmocka_unit_test(what_does_not_fit_is_refused),
        cmocka_unit_test(two_editions_of_ssdse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
