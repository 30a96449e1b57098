#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "plots/draw/finish.h"

static struct sg_buffer buffer_of(const char *bytes, size_t n)
{
    struct sg_buffer buffer = {0};
    sg_buffer_add_bytes(&buffer, bytes, n);
    return buffer;
}

static void endings_name_formats(void **state)
{
    (void)state;
    enum sg_format format;
    assert_true(sg_format_of_file("a/b.c/figure.pdf", &format));
    assert_string_equal(sg_format_ending(format), "pdf");
    static const char *const none[] = {"", "svg", "a.SVG", "a.svg.gz", "a.", "a.svg/b"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(sg_format_of_file(none[i], &format));
}

/* Every beginning of a figure short of the whole is refused. */
static void assert_only_whole(enum sg_format format, const char *bytes, size_t n)
{
    struct sg_figure figure = {.lang = SG_JA, .width = 72, .height = 36};
    for (size_t k = 0; k <= n; k++) {
        struct sg_buffer drawn = buffer_of(bytes, k), out = {0};
        assert_int_equal(sg_finish(&figure, format, &drawn, &out), k == n);
        sg_buffer_free(&drawn);
        sg_buffer_free(&out);
    }
}

static const char svg[] =
    "<?xml version=\"1.0\"?>\n<svg \n width=\"72\">\n<title>Gnuplot</title>\n<desc>by "
    "GNUPLOT</desc>\n"
    "<g id=\"gnuplot_canvas\">\n<defs>\n<circle id='gpDot'/>\n</defs>\n"
    "<g id=\"gnuplot_plot_1\" ><title>'x.tsv' using 1</title>\n<g fill=\"none\">\n</g>\n"
    "<g font-family=\"Any\" font-size=\"6\"><text>a ]]> b "
    "id=\"gnuplot_x\"</text></g></g></g></svg>";
static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0crc!"
                          "\0\0\0\0IEND\xAE\x42\x60\x82";
static const char pdf[] = "%PDF-1.5\n<< /CreationDate (D:20261120233000Z) >>\n%%EOF";

/* Header (its length at 48 bytes) and the record EOF. */
static void make_emf(char emf[120])
{
    memset(emf, 0, 120);
    emf[0] = 1;
    emf[4] = 100;
    memcpy(emf + 40, " EMF", 4);
    emf[48] = 120;
    emf[100] = 14;
    emf[104] = 20;
}

static void only_whole_figures_pass(void **state)
{
    (void)state;
    char emf[120];
    make_emf(emf);
    assert_only_whole(SG_FORMAT_EMF, emf, sizeof emf);
    assert_only_whole(SG_FORMAT_SVG, svg, sizeof svg - 1);
    assert_only_whole(SG_FORMAT_PNG, png, sizeof png - 1);
    assert_only_whole(SG_FORMAT_PDF, pdf, sizeof pdf - 1);
}

static void an_svg_gets_a_head_and_loses_tooltips(void **state)
{
    (void)state;
    struct sg_figure figure = {.lang = SG_JA,
                               .width = 72,
                               .height = 36,
                               .scale = 2,
                               .theme.font = "Noto Sans CJK JP",
                               .title = "a < b & \"c\"",
                               .description = "d\x01 '\x82"};
    struct sg_buffer drawn = buffer_of(svg, sizeof svg - 1), out = {0};
    assert_true(sg_finish(&figure, SG_FORMAT_SVG, &drawn, &out));
    static const char *const wanted[] = {
        "width=\"50.8mm\" height=\"25.4mm\" viewBox=\"0 0 72 36\" role=\"img\" lang=\"ja\"",
        "font-family=\"'Noto Sans CJK JP', ",
        "<title>a &lt; b &amp; &quot;c&quot;</title>",
        "<desc>d  '\xef\xbf\xbd</desc>",
        "<text>a ]]&gt; b id=\"gnuplot_x\"</text>",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_non_null(strstr(out.text, wanted[i]));
    static const char *const unwanted[] = {
        "GNUPLOT", "Gnuplot", "x.tsv", "<defs>", "gnuplot_canvas", "\"Any\"", "<g fill=\"none\">"};
    for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
        assert_null(strstr(out.text, unwanted[i]));
    sg_buffer_free(&drawn);
    sg_buffer_free(&out);
}

static void a_png_says_how_large_it_is_printed(void **state)
{
    (void)state;
    struct sg_figure figure = {0};
    struct sg_buffer drawn = buffer_of(png, sizeof png - 1), out = {0};
    assert_true(sg_finish(&figure, SG_FORMAT_PNG, &drawn, &out));
    assert_int_equal(out.n, sizeof png - 1 + 21);
    /* origin: the CRC is that of Python 3.11 zlib.crc32 over type and data */
    assert_memory_equal(out.text + 33, "\0\0\0\x09pHYs\0\0\x2e\x23\0\0\x2e\x23\x01\x78\xa5\x3f\x76",
                        21);
    sg_buffer_free(&drawn);
    sg_buffer_free(&out);
}

static void a_pdf_has_a_fixed_date(void **state)
{
    (void)state;
    struct sg_figure figure = {0};
    struct sg_buffer drawn = buffer_of(pdf, sizeof pdf - 1), out = {0};
    assert_true(sg_finish(&figure, SG_FORMAT_PDF, &drawn, &out));
    assert_string_equal(out.text, "%PDF-1.5\n<< /CreationDate (D:20000101000000Z) >>\n%%EOF");
    sg_buffer_free(&drawn);
    sg_buffer_free(&out);
}

/* The smallest document with a table of what it holds; offsets are those of its bytes. */
static const char plain_pdf[] =
    "%PDF-1.5\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<< /Producer (x)\n"
    "   /CreationDate (D:20261120233000Z)\n>>\nendobj\nxref\n0 3\n0000000000 65535 f \n"
    "0000000009 00000 n \n0000000044 00000 n \ntrailer\n<< /Size 3\n   /Root 1 0 R\n   /Info 2 0 "
    "R\n"
    ">>\nstartxref\n116\n%%EOF\n";

static void a_pdf_says_its_title_and_whose_figures_it_has(void **state)
{
    (void)state;
    struct sg_figure figure = {.title = "製造 (1)", .author = "A\xF0\xA0\xAE\xB7"};
    struct sg_buffer drawn = buffer_of(plain_pdf, sizeof plain_pdf - 1), out = {0};
    assert_true(sg_finish(&figure, SG_FORMAT_PDF, &drawn, &out));
    /* UTF-16: 製 U+88FD, 造 U+9020, 𠮷 U+20BB7 */
    assert_non_null(strstr(out.text, "/Title <FEFF88FD90200020002800310029>"));
    assert_non_null(strstr(out.text, "/Author <FEFF0041D842DFB7>"));
    assert_non_null(strstr(out.text, "/Prev 116"));
    assert_non_null(strstr(out.text, "/Producer (x)"));
    /* the new table of contents names the new object, and the end names the table */
    const char *object = out.text + sizeof plain_pdf - 1, *table = strstr(object, "xref\n2 1\n");
    assert_memory_equal(object, "2 0 obj", 7);
    assert_int_equal(strtol(table + strlen("xref\n2 1\n"), NULL, 10), object - out.text);
    assert_int_equal(strtol(strstr(table, "startxref\n") + strlen("startxref\n"), NULL, 10),
                     table - out.text);
    sg_buffer_free(&drawn);
    sg_buffer_free(&out);
}

/* Dots of one size across and down, whatever the size of the picture. */
static void circles_of_an_emf_are_round(void **state)
{
    (void)state;
    char emf[120];
    struct sg_figure figure = {0};
    make_emf(emf);
    emf[72] = 55; /* a device of 55 by 123 dots on 14 by 32 mm */
    emf[76] = 123;
    emf[80] = 14;
    emf[84] = 32;
    struct sg_buffer drawn = buffer_of(emf, sizeof emf), out = {0};
    assert_true(sg_finish(&figure, SG_FORMAT_EMF, &drawn, &out));
    assert_memory_equal(out.text + 72, out.text + 76, 4);
    assert_memory_equal(out.text + 80, out.text + 84, 4);
    assert_int_equal((unsigned char)out.text[72] + 256 * (unsigned char)out.text[73], 960);
    assert_int_equal((unsigned char)out.text[80], 254); /* 960 dots on 254 mm: 96 an inch */
    sg_buffer_free(&drawn);
    sg_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endings_name_formats),
        cmocka_unit_test(only_whole_figures_pass),
        cmocka_unit_test(an_svg_gets_a_head_and_loses_tooltips),
        cmocka_unit_test(a_png_says_how_large_it_is_printed),
        cmocka_unit_test(a_pdf_has_a_fixed_date),
        cmocka_unit_test(a_pdf_says_its_title_and_whose_figures_it_has),
        cmocka_unit_test(circles_of_an_emf_are_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
