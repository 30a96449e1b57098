#include "fixture.h"

static const char head[] =
    "% \\usepackage{array,booktabs,longtable}, for Japanese also {luatexja}; "
    "lualatex\n";

static void numbers_stand_right_and_notes_below(void **state)
{
    (void)state;
    struct sg_table table;
    struct sg_buffer expected = {0};
    make_industries(&table);
    sg_buffer_printf(&expected, "%s%s", head,
                     "\\begin{longtable}{lrr}\n"
                     "\\caption{産業別の構成比} \\\\\n"
                     "\\toprule\n"
                     "Industry & Value (persons) & Share (\\%) \\\\\n"
                     "\\midrule\n"
                     "\\endfirsthead\n"
                     "\\toprule\n"
                     "Industry & Value (persons) & Share (\\%) \\\\\n"
                     "\\midrule\n"
                     "\\endhead\n"
                     "\\bottomrule\n"
                     "\\endfoot\n"
                     "Wholesale and retail trade & 12,345 & 28.8 † \\\\\n"
                     "Manufacturing & −67 r & 0.0 \\\\\n"
                     "Mining & {-} & X \\\\\n"
                     "\\textbf{Total} & \\textbf{1,234,567.5} & \\textbf{100.0} \\\\\n"
                     "\\end{longtable}\n"
                     "{\\footnotesize\n"
                     "\\noindent {-}: nil\\par\n"
                     "\\noindent X: suppressed to protect confidentiality\\par\n"
                     "\\noindent †: compare with caution: method or coverage changed\\par\n"
                     "\\noindent r: revised\\par\n"
                     "\\noindent 四捨五入のため計と一致しない。\\par\n"
                     "\\noindent Source: 経済センサス\\par\n"
                     "}\n");
    assert_written(&table, "latex", &in_english, expected.text);
    sg_buffer_free(&expected);
    sg_table_free(&table);
}

static void no_label_is_a_command(void **state)
{
    (void)state;
    static const struct {
        const char *text, *cell;
    } cases[] = {
        {"\\input{/etc/passwd}", "\\textbackslash{}input\\{/etc/passwd\\}"},
        {"50% of $1 & #2_x^y~", "50\\% of \\$1 \\& \\#2\\_x\\textasciicircum{}y"
                                "\\textasciitilde{}"},
        {"[1] *", "{[}1{]} {*}"},
        {"a--b `q' \"", "a{-}{-}b \\textasciigrave{}q\\textquotesingle{} \\textquotedbl{}"},
        {"<b>|", "\\textless{}b\\textgreater{}\\textbar{}"},
        {"two\r\nlines^^M", "two lines\\textasciicircum{}\\textasciicircum{}M"},
        {"\x1b", " "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_table table;
        struct sg_buffer out = {0}, expected = {0};
        const char *cell = cases[i].cell;
        sg_table_init(&table);
        add_texts(&table, cases[i].text, 1, &cases[i].text);
        sg_texts_add(&table.info.notes, cases[i].text);
        table.info.title = sg_copy_text(cases[i].text);
        assert_true(sg_writer_named("latex")->write(&table, &in_english, &out, NULL));
        sg_buffer_printf(&expected, "\\caption{%s} \\\\\n\\toprule\n%s \\\\\n", cell, cell);
        assert_non_null(strstr(out.text, expected.text));
        sg_buffer_clear(&expected);
        sg_buffer_printf(&expected,
                         "\\endfoot\n%s \\\\\n\\end{longtable}\n{\\footnotesize\n"
                         "\\noindent %s\\par\n}\n",
                         cell, cell);
        assert_non_null(strstr(out.text, expected.text));
        sg_buffer_free(&out);
        sg_buffer_free(&expected);
        sg_table_free(&table);
    }
}

static void empty_tables_show_what_there_is(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    assert_written(&table, "latex", &in_english, head);
    sg_table_free(&table);
}

/* The argument of longtable and the size of a table with a column of each text. */
static void assert_columns(const char *const texts[], size_t n, const char *begin)
{
    struct sg_table table;
    struct sg_buffer out = {0};
    sg_table_init(&table);
    for (size_t i = 0; i < n; i++)
        add_texts(&table, "t", 1, &texts[i]);
    assert_true(sg_writer_named("latex")->write(&table, &in_english, &out, NULL));
    if (!strstr(out.text, begin))
        fail_msg("no '%s' in:\n%s", begin, out.text);
    sg_buffer_free(&out);
    sg_table_free(&table);
}

static void wide_tables_fit_the_line(void **state)
{
    (void)state;
    static const char sixty[] = "おおよそ三十字の長い設問おおよそ三十字の長い設問おおよそ三十字";
    static const char word[] = "uninterrupteduninterrupteduninterrupted";
    assert_columns((const char *const[]){"短い", "短い"}, 2, "lualatex\n\\begin{longtable}{ll}\n");
    assert_columns((const char *const[]){sixty, "短い設問が続くほどほどの長さ"}, 2,
                   "{\\small\\setlength{\\tabcolsep}{3pt}\n\\begin{longtable}{ll}\n");
    assert_columns((const char *const[]){sixty, "短い設問が続くほどほどの長さ"}, 2,
                   "\\end{longtable}}\n");
    /* two texts share what the third, which cannot break, leaves: 39 of 8 pt * 0.53 */
    assert_columns((const char *const[]){sixty, sixty, word}, 3,
                   "\\linewidth}>{\\raggedright\\arraybackslash}p{0.3695\\linewidth}}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_stand_right_and_notes_below),
        cmocka_unit_test(no_label_is_a_command),
        cmocka_unit_test(empty_tables_show_what_there_is),
        cmocka_unit_test(wide_tables_fit_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
