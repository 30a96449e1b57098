#include "tests/test_support.h"

#include <string.h>

#include "table/text.h"
#include "table/xml.h"

static void texts_are_no_markup(void **state)
{
    (void)state;
    static const struct {
        const char *text, *data, *attribute, *characters;
    } cases[] = {
        {"", "", "", ""},
        {"人口 1,000 ①", "人口 1,000 ①", "人口 1,000 ①", "人口 1,000 ①"},
        {"a&b<c>\"d'", "a&amp;b&lt;c&gt;&quot;d'", "a&amp;b&lt;c&gt;&quot;d&#39;", "a&b<c>\"d'"},
        {"]]>&amp;", "]]&gt;&amp;amp;", "]]&gt;&amp;amp;", "]]>&amp;"},
        {"\t\n\r", "\t\n\r", "\t\n\r", "\t\n\r"},
        {"a\x01\x1f"
         "b",
         "a��b", "a��b", "a��b"},
        {"\x7f\xc2\x85", "\x7f\xc2\x85", "\x7f\xc2\x85", "\x7f\xc2\x85"}, /* XML has them */
        {"\xef\xbf\xbe\xef\xbf\xbf", "��", "��", "��"},                   /* U+FFFE, U+FFFF */
        {"�\xef\xbf\xbc", "�\xef\xbf\xbc", "�\xef\xbf\xbc", "�\xef\xbf\xbc"},
        {"\x82\xa0<", "��&lt;", "��&lt;", "��<"}, /* CP932 */
        {"\xe3\x81", "��", "��", "��"},           /* cut short */
        {"\xed\xa0\x80", "���", "���", "���"},    /* a surrogate */
        {"\xf0\x9f\x98\x80", "😀", "😀", "😀"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sg_buffer out[3] = {{0}};
        sg_xml_text(cases[i].text, false, &out[0]);
        sg_xml_text(cases[i].text, true, &out[1]);
        sg_xml_characters(cases[i].text, &out[2]);
        assert_string_equal(sg_buffer_text(&out[0]), cases[i].data);
        assert_string_equal(sg_buffer_text(&out[1]), cases[i].attribute);
        assert_string_equal(sg_buffer_text(&out[2]), cases[i].characters);
        for (size_t k = 0; k < 3; k++)
            sg_buffer_free(&out[k]);
    }
}

/* Whatever the bytes: UTF-8 comes out, without < and without controls that XML has not. */
static void any_bytes_become_text(void **state)
{
    (void)state;
    uint32_t random = 9;
    for (size_t round = 0; round < 20000; round++) {
        char text[13];
        struct sg_buffer out = {0};
        random = random * 1664525u + 1013904223u;
        size_t n = random >> 8 & 7;
        for (size_t i = 0; i < n; i++) {
            random = random * 1664525u + 1013904223u;
            text[i] = (char)(1 + (random >> 8) % 255);
        }
        text[n] = '\0';
        sg_xml_text(text, true, &out);
        assert_true(sg_text_is_utf8(sg_buffer_text(&out), out.n, NULL));
        assert_null(strpbrk(sg_buffer_text(&out), "<>\"'\x01\x02\x08\x0b\x0c\x0e\x1b\x1f"));
        sg_buffer_free(&out);
    }
}

static void five_characters_have_entities(void **state)
{
    (void)state;
    for (int c = 0; c < 256; c++)
        assert_int_equal(sg_xml_entity((char)c) != NULL, c && strchr("&<>\"'", c));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_no_markup),
        cmocka_unit_test(any_bytes_become_text),
        cmocka_unit_test(five_characters_have_entities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
