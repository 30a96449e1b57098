#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

static void an_empty_buffer_is_an_empty_text(void **state)
{
    (void)state;
    struct sg_buffer buffer = {0};
    assert_string_equal(sg_buffer_text(&buffer), "");
    sg_buffer_clear(&buffer);
    sg_buffer_printf(&buffer, "%s", "");
    sg_buffer_add_repeated(&buffer, "x", 0);
    assert_int_equal(buffer.n, 0);
    char *text = sg_buffer_take(&buffer);
    assert_string_equal(text, "");
    free(text);
    sg_buffer_free(&buffer);
}

static void it_grows(void **state)
{
    (void)state;
    struct sg_buffer buffer = {0};
    sg_buffer_add(&buffer, "事業所");
    sg_buffer_add_char(&buffer, '=');
    sg_buffer_printf(&buffer, "%d %s", 41223, "件");
    sg_buffer_add_bytes(&buffer, ";;", 1);
    sg_buffer_add_bytes(&buffer, NULL, 0);
    sg_buffer_add_repeated(&buffer, "--", 2);
    assert_string_equal(sg_buffer_text(&buffer), "事業所=41223 件;----");
    assert_int_equal(buffer.n, strlen(buffer.text));
    sg_buffer_clear(&buffer);
    assert_string_equal(sg_buffer_text(&buffer), "");
    for (int i = 0; i < 1000; i++)
        sg_buffer_printf(&buffer, "%03d", i);
    assert_int_equal(buffer.n, 3000);
    assert_memory_equal(buffer.text + 2994, "998999", 7);
    char *text = sg_buffer_take(&buffer);
    assert_int_equal(strlen(text), 3000);
    assert_null(buffer.text);
    assert_int_equal(buffer.n, 0);
    free(text);
    sg_buffer_add(&buffer, "again");
    sg_buffer_free(&buffer);
    assert_null(buffer.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_buffer_is_an_empty_text),
        cmocka_unit_test(it_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
