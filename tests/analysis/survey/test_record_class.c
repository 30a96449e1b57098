#include "tests/test_support.h"

#include <string.h>

#include "analysis/survey/record_class.h"

enum { MOST_LABELS = 4, MOST_BYTES = 9 };

static uint32_t next(uint32_t *random)
{
    *random = *random * 1664525u + 1013904223u;
    return *random >> 8;
}

/* Any bytes but NUL, most of them such as mean something in the text of a class. */
static void make_fields(uint32_t *random, char texts[MOST_LABELS][MOST_BYTES + 8],
                        struct sg_field fields[MOST_LABELS])
{
    static const char bytes[] = {'\x1f', '\x1e', '0', '1', ':', '\xe3', '\x81', '\x82'};
    for (size_t i = 0; i < MOST_LABELS; i++) {
        memset(texts[i], 0, MOST_BYTES + 8);
        fields[i] = (struct sg_field){texts[i], next(random) % (MOST_BYTES + 1)};
        for (size_t k = 0; k < fields[i].n; k++)
            texts[i][k] = next(random) % 4 ? bytes[next(random) % sizeof bytes]
                                           : (char)(1 + next(random) % 255);
    }
}

static void assert_fields(const struct sg_field *a, const struct sg_field *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(a[i].n, b[i].n);
        assert_memory_equal(a[i].text, b[i].text, b[i].n);
        assert_int_equal(a[i].text[a[i].n], '\0');
    }
}

static void every_class_comes_back(void **state)
{
    (void)state;
    uint32_t random = 3;
    struct sg_buffer text = {0};
    for (size_t round = 0; round < 20000; round++) {
        char texts[2][MOST_LABELS][MOST_BYTES + 8];
        struct sg_field domain[MOST_LABELS], margins[MOST_LABELS];
        struct sg_class_read read;
        make_fields(&random, texts[0], domain);
        make_fields(&random, texts[1], margins);
        const struct sg_record_class class = {domain, next(&random) % MOST_LABELS,
                                              domain[MOST_LABELS - 1], margins,
                                              next(&random) % (MOST_LABELS + 1)};
        sg_record_class_encode(&class, &text);
        assert_int_equal(strlen(text.text), text.n);
        assert_true(sg_record_class_decode(text.text, class.n_domain, class.n_margins, &read));
        assert_fields(read.class.domain, class.domain, class.n_domain);
        assert_fields(&read.class.answer, &class.answer, 1);
        assert_fields(read.class.margins, class.margins, class.n_margins);
        sg_class_read_free(&read);
        assert_false(sg_record_class_decode(text.text, class.n_domain, class.n_margins + 1, &read));
        text.text[sg_record_class_margins(text.text, class.n_margins)] = '\0';
        assert_true(sg_record_class_decode(text.text, class.n_domain, 0, &read));
        assert_fields(&read.class.answer, &class.answer, 1);
        sg_class_read_free(&read);
    }
    sg_buffer_free(&text);
}

/* More than ten of them, and as many as a size_t has. */
static void numbers_come_back(void **state)
{
    (void)state;
    static const size_t numbers[] = {0, 1, 9, 10, 11, 255, 256, 12345678901, SIZE_MAX - 1};
    char room[SG_CLASS_DIGITS];
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_int_equal(sg_class_number_of(sg_class_number(numbers[i], room)), numbers[i]);
    struct sg_field longest = sg_class_number(SIZE_MAX, room);
    assert_int_equal(longest.n, 20);
    assert_true(longest.text >= room);
    assert_true(sg_class_number(0, room).text + 8 <= room + SG_CLASS_DIGITS);
}

static void other_texts_are_no_numbers(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "", "a", "-1", ":", "1a", "18446744073709551616", "99999999999999999999"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(sg_class_number_of((struct sg_field){texts[i], strlen(texts[i])}),
                         SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_class_comes_back),
        cmocka_unit_test(numbers_come_back),
        cmocka_unit_test(other_texts_are_no_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
