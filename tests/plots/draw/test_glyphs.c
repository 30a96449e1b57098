#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "plots/draw/glyphs.h"
#include "plots/page/font.h"

static void boxed(const char *text, const char *right, const char *said)
{
    struct sg_buffer texts = {0};
    struct sg_texts notes = {0};
    sg_buffer_add(&texts, text);
    sg_glyphs_box(&texts, &notes, SG_EN);
    assert_string_equal(sg_buffer_text(&texts), right);
    assert_int_equal(notes.n, *said != '\0');
    if (*said)
        assert_non_null(strstr(notes.items[0], said));
    sg_texts_free(&notes);
    sg_buffer_free(&texts);
}

static void what_the_font_has(void **state)
{
    (void)state;
    assert_true(sg_font_has('A'));
    assert_true(sg_font_has(0x696D)); /* 業 */
    assert_true(sg_font_has(0x25A1)); /* the box */
    assert_false(sg_font_has(0xE000));
    assert_false(sg_font_has(0x30000));
}

static void characters_of_no_font_are_boxes(void **state)
{
    (void)state;
    boxed("建設業\tA é △\n", "建設業\tA é △\n", "");
    /* private use, which no font can know, twice */
    boxed("\xEE\x80\x80業\xEE\x80\x80", "□業□", ": U+E000");
    boxed("\xEE\x80\x80\xEE\x80\x81", "□□", "U+E000, U+E001");
    /* combining marks and joiners take no room */
    boxed("e\xCC\x81 \xE2\x80\x8D", "e\xCC\x81 \xE2\x80\x8D", "");
}

/* Without fontconfig nothing is known of other fonts. */
static void without_fontconfig(void **state)
{
    (void)state;
    char *path = getenv("PATH") ? sg_copy_text(getenv("PATH")) : NULL;
    setenv("PATH", "/nowhere", 1);
    boxed("\xF0\xB0\x80\x80業", "□業", "U+30000");
    if (path)
        setenv("PATH", path, 1);
    else
        unsetenv("PATH");
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_the_font_has),
                                       cmocka_unit_test(characters_of_no_font_are_boxes),
                                       cmocka_unit_test(without_fontconfig)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
