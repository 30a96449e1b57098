#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sangyo/error.h>
#include <sangyo/memory.h>

static void memory_is_zeroed_and_never_null(void **state)
{
    (void)state;
    double *numbers = sg_alloc(3, sizeof *numbers);
    for (int i = 0; i < 3; i++)
        assert_close(numbers[i], 0, 0);
    numbers = sg_resize(numbers, 5, sizeof *numbers);
    numbers[4] = 1;
    free(numbers);
    char *nothing = sg_alloc(0, sizeof *nothing);
    assert_non_null(nothing);
    nothing = sg_resize(nothing, 0, 8);
    assert_non_null(nothing);
    free(nothing);
}

static void growth_at_least_doubles(void **state)
{
    (void)state;
    size_t capacity = 0;
    int *items = sg_grow(NULL, &capacity, 1, sizeof *items);
    assert_int_equal(capacity, 8);
    assert_ptr_equal(sg_grow(items, &capacity, 8, sizeof *items), items);
    items[7] = 7;
    items = sg_grow(items, &capacity, 9, sizeof *items);
    assert_int_equal(capacity, 16);
    assert_int_equal(items[7], 7);
    items = sg_grow(items, &capacity, 100, sizeof *items);
    assert_int_equal(capacity, 100);
    free(items);
}

static void copies(void **state)
{
    (void)state;
    char *text = sg_copy_text("産業");
    assert_string_equal(text, "産業");
    free(text);
    assert_null(sg_copy_text(NULL));
    text = sg_copy_bytes("abc", 2);
    assert_string_equal(text, "ab");
    free(text);
    text = sg_copy_bytes(NULL, 0);
    assert_string_equal(text, "");
    free(text);
}

static void lists_of_texts(void **state)
{
    (void)state;
    struct sg_texts texts = {0};
    for (int i = 0; i < 20; i++)
        sg_texts_add(&texts, i % 2 ? "odd" : "even");
    assert_int_equal(texts.n, 20);
    assert_string_equal(texts.items[19], "odd");
    sg_texts_add_once(&texts, "odd");
    assert_int_equal(texts.n, 20);
    sg_texts_add_once(&texts, "new");
    assert_int_equal(texts.n, 21);
    sg_texts_free(&texts);
    assert_int_equal(texts.n, 0);
    sg_texts_free(&texts);
}

static void running_out_has_a_status_of_its_own(void **state)
{
    (void)state;
    int ends[2], status;
    char said[100] = "";
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        free(sg_alloc(SIZE_MAX / 2, 3)); /* more bytes than size_t counts */
        exit(0);
    }
    close(ends[1]);
    assert_true(read(ends[0], said, sizeof said - 1) > 0);
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), SG_EXIT_MEMORY);
    assert_int_equal(SG_EXIT_MEMORY, 5);
    assert_string_equal(said, "sangyo: out of memory\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_never_null),
        cmocka_unit_test(growth_at_least_doubles),
        cmocka_unit_test(copies),
        cmocka_unit_test(lists_of_texts),
        cmocka_unit_test(running_out_has_a_status_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
