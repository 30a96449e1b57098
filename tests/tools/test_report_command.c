#define _XOPEN_SOURCE 700 /* symlink */

#include "tests/test_support.h"
#include "tests/work_folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sangyo/buffer.h>

#include "program_run.h"

static int make_folder(void **state)
{
    (void)state;
    if (enter_work_folder() != 0 ||
        system("mkdir doc doc/sub doc/d.json other && mkfifo doc/fifo.csv doc/fifo.png && "
               "truncate -s 300M doc/huge.png") != 0)
        return -1;
    static const char data[] = "year,industry,value\n2016,製造業,40\n2016,建設業,60\n"
                               "2021,製造業,50\n2021,建設業,50\n";
    write_file("doc/in.csv", data);
    write_file("other/secret.csv", data);
    write_file("doc/hostile.csv", "year,industry,value\n2021,<script>alert(1)</script>,50\n"
                                  "2021,\"\"\"><img src=x onerror=alert(2)>\",50\n");
    write_file("doc/package.json", "{\"name\":\"p\",\"resources\":[{\"name\":\"r\",\"path\":"
                                   "\"link.csv\"}]}");
    write_file("other/package.json", "{\"name\":\"p\",\"resources\":[{\"name\":\"r\",\"path\":"
                                     "\"secret.csv\"}]}");
    return symlink("../other/secret.csv", "doc/link.csv") == 0 &&
                   symlink("../other", "doc/linked") == 0
               ? 0
               : -1;
}

#define REPORT(...) run_program((const char *const[]){"report", "doc/r.md", __VA_ARGS__, NULL})

static bool is_without_cmark(void)
{
    write_file("doc/r.md", "x\n");
    if (REPORT("-o", "doc/r.html") != 4)
        return false;
    print_message("skipped: built without libcmark-gfm\n");
    return true;
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("lacks '%s' in\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("has '%s' in\n%s", part, text);
}

static void a_page_has_tables_sentences_and_references(void **state)
{
    (void)state;
    if (is_without_cmark())
        return;
    write_file("doc/r.md",
               "# Title\n\nSee [](#shares), [](#part-one) and [this](#shares).\n\n"
               "## Part one\n\n```sangyo\nsangyo composition in.csv --where year=2021 |\n"
               "  show=sentence,table id=shares caption=\"Shares & more\" "
               "columns=industry,share_percent\n```\n\n"
               "```sangyo\ncomposition in.csv | tidy -\n```\n");
    assert_int_equal(REPORT("-o", "doc/r.html"), 2); /* tidy reads files */
    char *said = read_file("said");
    assert_has(said, "doc/r.md: row 13: 'tidy' reads files");
    free(said);
    write_file("doc/r.md",
               "# Title\n\nSee [](#shares), [](#part-one) and [this](#shares).\n\n"
               "## Part one\n\n```sangyo\nsangyo composition in.csv --where year=2021 |\n"
               "  show=sentence,table id=shares caption=\"Shares & more\" "
               "columns=industry,share_percent\n```\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n"
               "```sangyo\nchange in.csv --where industry=製造業 --decimals 2 | sentences\n"
               "```\n");
    assert_int_equal(REPORT("-o", "doc/r.html"), 0);
    char *page = read_file("doc/r.html");
    assert_has(page, "<title>Title</title>");
    assert_has(page, "See <a href=\"#shares\">Table 1</a>, <a href=\"#part-one\">Part one</a> and "
                     "<a href=\"#shares\">this</a>.");
    assert_has(page, "<h2 id=\"part-one\">\nPart one\n</h2>");
    assert_has(page, "<li class=\"l2\"><a href=\"#part-one\">Part one</a></li>");
    assert_has(page, "Table 1 Shares &amp; more</caption>"); /* Value says nothing */
    assert_has(page, "In 2021, the shares were those of manufacturing and construction "
                     "(50.0% each).");
    assert_has(page, "<th scope=\"col\">a</th>");
    assert_has(page, "<th scope=\"col\" style=\"text-align: right\">b</th>");
    assert_has(page,
               "in.csv, rows 4 to 5: <code>sangyo composition --where year=2021 in.csv</code>");
    assert_has(page, "50, 10 more than in 2016 (up 25.0%)");
    assert_lacks(page, "<th scope=\"col\" class=\"n\">Value");
    free(page);
}

static void other_formats_hold_the_same(void **state)
{
    (void)state;
    if (is_without_cmark())
        return;
    write_file("doc/r.md",
               "# T_1\n\n[](#t)\n\n```sangyo\ncomposition in.csv | show=table,sentence id=t "
               "caption='a|b_c'\n```\n");
    assert_int_equal(REPORT("-o", "doc/out.md"), 0);
    char *text = read_file("doc/out.md");
    assert_has(text, "[Table 1](#t)");
    assert_has(text, "<a id=\"t\"></a>**Table 1** a\\|b\\_c");
    assert_has(text, "| 2021 | Manufacturing | 50 | 50.0 | 1 |");
    free(text);
    assert_int_equal(REPORT("-o", "doc/out.tex"), 0);
    text = read_file("doc/out.tex");
    assert_has(text, "\\hypertarget{t}{}");
    assert_has(text, "\\caption{a\\textbar{}b\\_c (Total 100)}");
    assert_has(text, "\\section{T\\_1}");
    assert_has(text, "\\end{document}");
    free(text);
}

/* What stands in data, captions and the document is never markup. */
static void markup_is_text(void **state)
{
    (void)state;
    if (is_without_cmark())
        return;
    write_file(
        "doc/r.md",
        "# <script>alert(3)</script> & <b>x</b>\n\n<div onclick=\"alert(4)\">\nraw\n</div>\n\n"
        "```sangyo\ncomposition hostile.csv | show=table,sentence "
        "caption='<img src=x onerror=alert(5)>'\n```\n");
    assert_int_equal(REPORT("-o", "doc/r.html"), 0);
    char *page = read_file("doc/r.html");
    assert_lacks(page, "<script");
    assert_lacks(page, "<img");
    assert_lacks(page, "<div onclick");
    assert_lacks(page, "<b>x");
    assert_has(page, "&lt;script&gt;alert(1)&lt;/script&gt;");
    assert_has(page, "&lt;img src=x onerror=alert(5)&gt;");
    assert_has(page, "&lt;div onclick=&quot;alert(4)&quot;&gt;");
    free(page);
    assert_int_equal(REPORT("--unsafe", "-o", "doc/r.html"), 0);
    page = read_file("doc/r.html");
    assert_has(page, "<div onclick=\"alert(4)\">");
    assert_has(page, "&lt;script&gt;alert(1)&lt;/script&gt;"); /* data are never markup */
    free(page);
}

/* In LaTeX nothing of it is a command: what the library copies, too. */
static void code_is_text_in_latex(void **state)
{
    (void)state;
    if (is_without_cmark())
        return;
    write_file("doc/tex.csv", "year,industry,value\n2021,\\input{x},50\n2021,^^5cinput{x},50\n");
    write_file("doc/r.md",
               "# \\input{x}\n\n```\n\\end{verbatim}\\input{x}\n\n  [a\n```\n\n"
               "- \n      \\end{verbatim}\\write18{x}\n\n> ```tex\n> \\openout\n> ```\n\n"
               "`\\input{x}` [a \\input{x}](https://e.org/\\input{x}) a\x01\x0c\x7f~~b~~\\\n*c\n\n"
               "```sangyo\ncomposition tex.csv | show=table,figure,sentence "
               "caption='\\input{x}'\n```\n");
    assert_int_equal(REPORT("-o", "doc/r.tex"), 0);
    char *text = read_file("doc/r.tex");
    static const char *const lacking[] = {"verbatim}", "\\input", "\\write", "\\openout",
                                          "^^",        "\x01",    "\x0c",    "\x7f"};
    for (size_t i = 0; i < sizeof lacking / sizeof *lacking; i++)
        assert_lacks(text, lacking[i]);
    assert_has(text, "\\mbox{}\\textbackslash{}end\\{verbatim\\}\\textbackslash{}input\\{x\\}\\\\\n"
                     "\\mbox{}\\\\\n\\mbox{}~~[a\\par}");
    assert_has(text, "\\sout{b}\\\\\n{}*c");
    assert_has(text, "{ulem}");
    free(text);
}

/* By any name, and what the blocks and pictures of the document read. */
static void a_report_writes_over_nothing_that_it_reads(void **state)
{
    static const char document[] =
        "![x](p.png)\n\n```sangyo\ncomposition in.csv | show=figure id=f\n```\n";
    (void)state;
    if (is_without_cmark())
        return;
    assert_int_equal(system("cp doc/in.csv doc/p.png; "
                            "ln doc/in.csv doc/hard.csv; ln -s in.csv doc/soft.csv; "
                            "mkdir doc/new.figures"),
                     0);
    char *data = read_file("doc/in.csv");
    static const char *const outputs[] = {"doc/r.md", "doc/in.csv", "doc/hard.csv", "doc/soft.csv",
                                          "./doc/sub/../p.png"};
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
        write_file("doc/r.md", document);
        assert_int_equal(REPORT("-o", outputs[i], "-f", "html"), 2);
        assert_int_equal(REPORT("-o", "doc/r.html", "--workbook", outputs[i]), 2);
        char *said = read_file("said"), *old = read_file("doc/r.md"), *in = read_file("doc/in.csv");
        assert_has(said, "which is read: name another file");
        assert_string_equal(old, document);
        assert_string_equal(in, data);
        free(in);
        free(old);
        free(said);
    }
    assert_int_equal(REPORT("-o", "doc/z.html", "--workbook", "doc/z.html"), 2);
    assert_int_not_equal(access("doc/z.html", F_OK), 0);
    /* a figure of the report is an output */
    write_file(
        "doc/r.md",
        "![x](new.figures/f.png)\n\n```sangyo\ncomposition in.csv | show=figure id=f\n```\n");
    assert_int_equal(system("cp doc/in.csv doc/new.figures/f.png"), 0);
    assert_int_equal(REPORT("-o", "doc/new.md"), 2);
    char *kept = read_file("doc/new.figures/f.png");
    assert_string_equal(kept, data);
    free(kept);
    free(data);
    assert_int_equal(system("rm -r doc/new.figures doc/hard.csv doc/soft.csv"), 0);
}

static void refused_documents_leave_the_old_report(void **state)
{
    static const struct {
        const char *text, *says;
        int status;
    } cases[] = {
        {"a\n\n```sangyo\ncomposition ../other/secret.csv\n```\n",
         "row 4: '../other/secret.csv' lies outside", 2},
        {"```sangyo\ncomposition link.csv\n```\n", "row 2: 'link.csv' lies outside", 2},
        {"```sangyo\ncomposition linked/secret.csv\n```\n", "lies outside", 2},
        {"```sangyo\ncomposition package.json#r\n```\n", "lies outside", 2},
        {"```sangyo\ncomposition d.json/../../other/package.json\n```\n", "lies outside", 2},
        {"```sangyo\ncomposition d.json/../../other/package.json#r\n```\n", "lies outside", 2},
        {"```sangyo\ncomposition d.json#/../../other/package.json\n```\n", "d.json", 3},
        {"```sangyo\ncomposition fifo.csv\n```\n", "'fifo.csv' is a pipe or a device", 2},
        {"```sangyo\nspecialization in.csv --reference-file fifo.csv\n```\n", "is a pipe", 2},
        {"![x](fifo.png)\n", "'fifo.png' is a pipe", 2},
        {"```sangyo\ncomposition /etc/passwd\n```\n", "lies outside", 2},
        {"```sangyo\nspecialization in.csv --reference-file ../other/secret.csv\n```\n",
         "lies outside", 2},
        {"```sangyo\nchart stack100 ../other/secret.csv\n```\n", "lies outside", 2},
        {"```sangyo\ninspect ../other/secret.csv\n```\n", "lies outside", 2},
        {"```sangyo\ncomposition in.csv -o x.csv\n```\n", "--output writes", 2},
        {"```sangyo\ncomposition in.csv --chart x.svg\n```\n", "--chart writes", 2},
        {"```sangyo\nchart stack100 in.csv --keep\n```\n", "--keep writes", 2},
        {"```sangyo\ntally in.csv --by industry --partial\n```\n", "--partial writes", 2},
        {"```sangyo\nreport r.md\n```\n", "'report' gives nothing", 2},
        {"```sangyo\ncomposition --help\n```\n", "gives nothing", 2},
        {"```sangyo\ncomposition\n```\n", "no standard input", 2},
        {"```sangyo\ncomposition -\n```\n", "no standard input", 2},
        {"```sangyo\ncomposition in.csv | change in.csv\n```\n", "names the file", 2},
        {"```sangyo\ncomposition in.csv | sentences | sentences\n```\n", "gives text", 2},
        {"```sangyo\ncomposition in.csv | sentences | show=table\n```\n", "gives text", 2},
        {"```sangyo\ncheck in.csv | show=figure\n```\n", "no figure of its own", 2},
        {"```sangyo\ncheck in.csv | show=sentence\n```\n", "no sentences", 1},
        {"```sangyo\ncomposition in.csv | columns=nothing\n```\n", "'nothing'", 2},
        {"```sangyo\ncomposition missing.csv\n```\n", "missing.csv", 3},
        {"```sangyo\ncomposition in.csv | id=a\n```\n```sangyo\ncomposition in.csv | id=a\n```\n",
         "row 5: the id 'a' is used twice", 2},
        {"x\n\n[a](javascript:alert(1))\n", "row 3: the link 'javascript:alert(1)' is refused", 1},
        {"[a](JaVaScRiPt&#58;alert(1))\n", "is refused", 1},
        {"[a](data:text/html,x)\n", "is refused", 1},
        {"<javascript:alert(1)>\n", "is refused", 1},
        {"[a][b]\n\n[b]: vbscript:x\n", "is refused", 1},
        {"[a](//evil.example/x)\n", "the link '//evil.example/x' is refused", 1},
        {"[a](\\\\\\\\evil.example)\n", "is refused", 1},
        {"[a](/\\evil.example)\n", "is refused", 1},
        {"[a][b]\n\n[b]: //evil.example\n", "is refused", 1},
        {"![x](huge.png)\n", "300 MB are too much for a picture", 1},
        {"[](#nothing)\n", "no block or heading with the id 'nothing'", 1},
        {"![x](https://example.org/x.png)\n", "the picture", 1},
        {"![x](linked/x.png)\n", "linked/x.png", 3},
        {"![x](in.csv)\n", "the picture", 1},
        {"\xff\n", "not UTF-8", 1},
    };
    (void)state;
    if (is_without_cmark())
        return;
    write_file("doc/r.html", "the old report");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        write_file("doc/r.md", cases[i].text);
        int status = REPORT("-o", "doc/r.html", "--workbook", "doc/r.xlsx");
        char *said = read_file("said"), *old = read_file("doc/r.html");
        if (status != cases[i].status || !strstr(said, cases[i].says) || !strstr(said, "doc/r.md"))
            fail_msg("%s: status %d, %s", cases[i].text, status, said);
        assert_string_equal(old, "the old report");
        free(old);
        free(said);
    }
    assert_int_not_equal(access("doc/r.xlsx", F_OK), 0);
    assert_int_not_equal(access("doc/x.csv", F_OK), 0);
}

/* Commands joined within the program give what a shell's pipe gives. */
static void pipes_agree_with_the_shell(void **state)
{
    static const char *const lines[][2] = {
        {"change in.csv", "sentences"},
        {"composition in.csv", "sentences --where year=2016"},
        {"tidy in.csv", "composition --period period"},
        {"composition in.csv", "change --value value --by industry --period year"},
    };
    (void)state;
    if (is_without_cmark())
        return;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        bool text = strncmp(lines[i][1], "sentences", 9) == 0;
        char document[512], first[256], words[256];
        snprintf(document, sizeof document, "```sangyo\n%s -q | %s | show=%s\n```\n", lines[i][0],
                 lines[i][1], text ? "sentence" : "table");
        write_file("doc/r.md", document);
        assert_int_equal(REPORT("-f", "markdown", "-o", "doc/out.txt"), 0);
        /* the first command through a file */
        snprintf(words, sizeof words, "%s", lines[i][0]);
        char *file = strchr(words, ' ');
        *file++ = '\0';
        snprintf(first, sizeof first, "doc/%s", file);
        assert_int_equal(
            run_program((const char *const[]){words, first, "-q", "-o", "mid.csv", NULL}), 0);
        snprintf(document, sizeof document, "```sangyo\n%s ../mid.csv | show=%s\n```\n",
                 lines[i][1], text ? "sentence" : "table");
        write_file("doc/r.md", document);
        assert_int_equal(REPORT("-f", "markdown", "-o", "doc/other.txt", "--allow-dir", "."), 0);
        char *a = read_file("doc/out.txt"), *b = read_file("doc/other.txt");
        assert_non_null(strchr(a, '1'));
        char *table_a = strstr(a, "| ---"), *table_b = strstr(b, "| ---");
        assert_true(text || (table_a && table_b));
        if (!text) /* the cells; a pipe within the program also keeps the footnotes */
            *strstr(table_a, "|\n\n") = *strstr(table_b, "|\n\n") = '\0';
        assert_string_equal(text ? a : table_a, text ? b : table_b);
        free(a);
        free(b);
    }
}

static void figures_are_inside_or_beside(void **state)
{
    (void)state;
    if (is_without_cmark())
        return;
    write_file("doc/r.md",
               "# T\n\n```sangyo\ncomposition in.csv | show=figure id=f caption='A < B'\n"
               "```\n\n```sangyo\ncomposition in.csv | chart stack100\n```\n");
    if (REPORT("-o", "doc/r.html") == 4) {
        print_message("skipped: no gnuplot or no font\n");
        return;
    }
    char *page = read_file("doc/r.html");
    assert_has(page, "<figure class=\"sg-figure\" id=\"f\">");
    assert_has(page, "<span id=\"f-caption\">Figure 1 A &lt; B</span>");
    assert_has(page, "<span id=\"figure-2-caption\">Figure 2");
    assert_has(page, "<desc>Stacked bars");
    assert_lacks(page, "<?xml");
    free(page);
    assert_int_equal(REPORT("-f", "markdown"), 2); /* no file beside which figures could be */
    assert_int_equal(REPORT("-o", "doc/fig.md"), 0);
    char *text = read_file("doc/fig.md");
    assert_has(text, "![A \\< B](<fig.figures/f.png>)");
    assert_int_equal(access("doc/fig.figures/f.png", R_OK), 0);
    assert_int_equal(access("doc/fig.figures/figure-2.png", R_OK), 0);
    free(text);
}

static void folders_may_be_allowed(void **state)
{
    (void)state;
    if (is_without_cmark())
        return;
    write_file("doc/r.md", "```sangyo\ncomposition ../other/secret.csv\n```\n");
    assert_int_equal(REPORT("-o", "doc/r.html", "--allow-dir", "other"), 0);
    assert_int_equal(REPORT("-o", "doc/r.html", "--allow-dir", "none"), 3);
    assert_int_equal(REPORT("-o", "doc/r.html", "--allow-dir", "oth"), 3);
    /* a folder whose name begins like an allowed one is another */
    assert_int_equal(system("mkdir docs && cp doc/in.csv docs/"), 0);
    write_file("doc/r.md", "```sangyo\ncomposition ../docs/in.csv\n```\n");
    assert_int_equal(REPORT("-o", "doc/r.html"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_page_has_tables_sentences_and_references),
                                       cmocka_unit_test(other_formats_hold_the_same),
                                       cmocka_unit_test(code_is_text_in_latex),
                                       cmocka_unit_test(a_report_writes_over_nothing_that_it_reads),
                                       cmocka_unit_test(markup_is_text),
                                       cmocka_unit_test(refused_documents_leave_the_old_report),
                                       cmocka_unit_test(pipes_agree_with_the_shell),
                                       cmocka_unit_test(figures_are_inside_or_beside),
                                       cmocka_unit_test(folders_may_be_allowed)};
    return cmocka_run_group_tests(tests, make_folder, leave_work_folder);
}
