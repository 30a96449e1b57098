#include "tests/test_support.h"
#include "tests/work_folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sangyo/buffer.h>

#include "program_run.h"

static void assert_file(const char *name, const char *part, bool has)
{
    char *text = read_file(name);
    if ((strstr(text, part) != NULL) != has)
        fail_msg("%s %s '%s':\n%s", name, has ? "lacks" : "has", part, text);
    free(text);
}

static int make_folder(void **state)
{
    (void)state;
    if (enter_work_folder() != 0)
        return -1;
    write_file("in.csv",
               "area_code,area,industry,value\nR15201,新潟市,製造業,40\n"
               "R15201,新潟市,建設業,60\nR15205,柏崎市,製造業,5\nR15205,柏崎市,建設業,X\n");
    return 0;
}

#define REPORT(...) run_program((const char *const[]){"report", "r.md", __VA_ARGS__, NULL})

static bool is_without_cmark(void)
{
    write_file("r.md", "x\n");
    if (REPORT("-o", "r.html") != 4)
        return false;
    print_message("skipped: built without libcmark-gfm\n");
    return true;
}

static const char document[] =
    "---\narea: R15201\nname: 新潟市\n---\n# {{name}} & `{{name}}`\n\n{{name}} "
    "[x](https://e.org/{{area}})\n\n"
    "```sangyo\ncomposition in.csv --where area_code={{area}} | show=table "
    "caption='{{name}} {{area}}'\n```\n";

static void values_are_text(void **state)
{
    (void)state;
    if (is_without_cmark())
        return;
    write_file("r.md", document);
    assert_int_equal(REPORT("-o", "r.html"), 0);
    assert_file("r.html", "<title>新潟市 &amp; {{name}}</title>", true);
    assert_file("r.html", "href=\"https://e.org/R15201\"", true);
    assert_file("r.html", "新潟市 R15201<span class=\"sg-facts\">", true);
    assert_int_equal(REPORT("-o", "r.html", "--set", "area=R15205 -o x"), 1);
    assert_file("said", "r.md: row 10: in.csv: column area_code: no row has 'R15205 -o x'", true);
    assert_int_not_equal(access("x", F_OK), 0);
    static const char hostile[] =
        "name=<script>alert(1)</script>**b**\\input{x}$(touch y)`touch y`\"' onload=\"z";
    static const char *const outputs[] = {"r.html", "r.tex", "r.md.md"};
    static const char *const lacking[] = {"<script", "\\input{x}", "\\<script"};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(REPORT("-o", outputs[i], "--set", hostile), 0);
        assert_file(outputs[i], i == 2 ? "<b>" : lacking[i], false);
        assert_int_not_equal(access("y", F_OK), 0);
    }
    assert_int_equal(REPORT("-o", "r.html", "--set", "name=javascript:alert(1)"), 0);
    write_file("r.md", "[a]({{url}})\n");
    assert_int_equal(REPORT("-o", "r.html", "--set", "url=javascript:alert(1)"), 1);
    assert_file("said", "is refused", true);
    write_file("r.md", "```sangyo\ncomposition in.csv --where area_code=R15201 {{o}}\n```\n");
    assert_int_equal(REPORT("-o", "r.html", "--set", "o=--output=x"), 2);
    assert_file("said", "r.md: row 2: {{o}} is '--output=x', which would be an option", true);
}

static void wrong_values_are_errors(void **state)
{
    (void)state;
    if (is_without_cmark())
        return;
    write_file("r.md", "# a\n\nb {{x}} `{{y}}`\n");
    assert_int_equal(REPORT("-o", "r.html"), 2);
    assert_file("said", "r.md: row 3: {{x}} has no value: give --set x=VALUE", true);
    assert_int_equal(REPORT("-o", "r.html", "--set", "x=1", "--set", "z=2"), 2);
    assert_file("said", "--set names 'z', which the document does not", true);
    assert_int_equal(REPORT("-o", "r.html", "--set", "x=1", "--set", "x=2"), 2);
    assert_int_equal(REPORT("-o", "r.html", "--set", "x"), 2);
    assert_int_equal(REPORT("-o", "r.html", "--set", "x=a=b"), 0);
    assert_file("r.html", "b a=b <code>{{y}}</code>", true);
}

static void a_report_for_each_row(void **state)
{
    (void)state;
    if (is_without_cmark())
        return;
    write_file("r.md", document);
    write_file("areas.csv", "area,name\nR15201,新潟市\nR99999,無い\nR15205,柏崎市\n");
    assert_int_equal(REPORT("--for", "areas.csv", "-o", "o-{{area}}.html"), 1);
    assert_file("said", "sangyo: o-R99999.html: r.md: row 10: in.csv", true);
    assert_file("said", "sangyo: 1 of 3 reports were not made", true);
    assert_file("o-R15201.html", "<h1", true);
    assert_file("o-R15205.html", "柏崎市 R15205<span class=\"sg-facts\">", true);
    assert_int_not_equal(access("o-R99999.html", F_OK), 0);
    assert_int_not_equal(access("o-{{area}}.html", F_OK), 0);
    static const struct {
        const char *rows, *output, *says;
        int status;
    } cases[] = {
        {"area,name\n../x,a\n", "q-{{area}}.html",
         "areas.csv: row 2, column area: '../x' is no part", 1},
        {"area,name\na/b,a\n", "q-{{area}}.html", "'a/b' is no part of a file name", 1},
        {"area,name\n,a\n", "q-{{area}}.html", "'' is no part of a file name", 1},
        {"area,name\nR1,a\nR1,b\n", "q-{{area}}.html",
         "rows 2 and 3 would make the same file 'q-R1.html'", 1},
        {"area,name\nR1,a\n", "q.html", "--output names a file for each row", 2},
        {"area,name\nR1,a\n", "q-{{code}}.html", "{{code}} has no value", 2},
        {"area,name\n", "q-{{area}}.html", "without rows of data", 1},
        {"area,name\nr.md,a\n", "{{area}}", "would write over 'r.md', which is read", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        write_file("areas.csv", cases[i].rows);
        assert_int_equal(REPORT("--for", "areas.csv", "-o", cases[i].output, "-f", "html"),
                         cases[i].status);
        assert_file("said", cases[i].says, true);
        assert_int_equal(system("test -z \"$(ls q* 2>/dev/null)\""), 0);
    }
    /* a code keeps its zero */
    write_file("areas.csv", "area,name\n01100,a\n");
    write_file("r.md", "{{area}} {{name}}\n");
    assert_int_equal(REPORT("--for", "areas.csv", "-o", "z-{{area}}.html"), 0);
    assert_file("z-01100.html", "01100 a", true);
    assert_int_equal(REPORT("--for", "areas.csv", "-o", "z-{{area}}.html", "--set", "area=1"), 2);
    assert_int_equal(REPORT("--for", "areas.csv"), 2);
}

static void named_blocks_are_tables(void **state)
{
    (void)state;
    if (is_without_cmark())
        return;
    write_file("r.md", "```sangyo\ntidy in.csv --where area_code=R15201 | id=base\n```\n\n"
                       "```sangyo\ncomposition @base --value value | show=table id=t\n```\n\n"
                       "```sangyo\nratio value/value @base --join @base | show=table\n```\n");
    assert_int_equal(REPORT("-o", "r.html"), 0);
    assert_file("r.html", "id=\"base\"", false);
    assert_file("r.html", "Table 1", true);
    assert_file("r.html", "Table 3", false);
    assert_file("r.html",
                "sangyo tidy --where area_code=R15201 in.csv | sangyo composition --value value",
                true);
    write_file("r.md", "```sangyo\ncomposition @base\n```\n");
    assert_int_equal(REPORT("-o", "r.html"), 2);
    assert_file("said", "r.md: row 2: no block before makes a table '@base'", true);
    write_file("r.md", "```sangyo\ncomposition in.csv | sentences | id=base\n```\n");
    assert_int_equal(REPORT("-o", "r.html"), 2);
    assert_file("said", "gives text, which is no table for '@base'", true);
}

/* Totals first and bold, what repeats once, how it was made folded or at the end. */
static void tables_are_as_printed(void **state)
{
    (void)state;
    if (is_without_cmark())
        return;
    write_file("total.csv", "year,industry,value\n2016,製造業,40\n2016,建設業,60\n2016,計,100\n"
                            "2021,製造業,30\n2021,計,90\n2021,建設業,60\n");
    write_file("r.md", "# a\n\n```sangyo\ncomposition total.csv | show=table,figure\n```\n");
    assert_int_equal(REPORT("-o", "r.html"), 0);
    assert_file("r.html",
                "<tbody>\n<tr class=\"t\"><th scope=\"row\" class=\"s\">2016</th>"
                "<th scope=\"row\" class=\"w\">Total</th><td class=\"n\">100</td>",
                true);
    assert_file("r.html", "<tr><th scope=\"row\" class=\"s\"><span class=\"r\">2016</span></th>",
                true);
    assert_file("r.html", "<tr class=\"t\"><th scope=\"row\" class=\"s\">2021</th>", true);
    assert_file("r.html",
                "<details class=\"sg-origin\">\n<summary>How it was made</summary>\n"
                "<p>total.csv, rows 2 to 7: <code>sangyo composition total.csv</code>",
                true);
    assert_file("r.html", "<div class=\"sg-picture sg-narrow\"", true);
    assert_int_equal(REPORT("-o", "r.tex"), 0);
    assert_file("r.tex", "\\section*{How it was made}", true);
    assert_file("r.tex", "\\hyperlink{table-1}{Table 1, Figure 1}: total.csv, rows 2 to 7", true);
    assert_int_equal(REPORT("-o", "out.md"), 0);
    assert_file("out.md", "## How it was made\n\n- [Table 1, Figure 1](#table-1): total.csv", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_text), cmocka_unit_test(wrong_values_are_errors),
        cmocka_unit_test(a_report_for_each_row), cmocka_unit_test(named_blocks_are_tables),
        cmocka_unit_test(tables_are_as_printed)};
    return cmocka_run_group_tests(tests, make_folder, leave_work_folder);
}
