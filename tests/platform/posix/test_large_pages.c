#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "platform/posix/large_pages.h"

static bool is_zero(const char *bytes, size_t n)
{
    return n == 0 || (bytes[0] == 0 && memcmp(bytes, bytes + 1, n - 1) == 0);
}

/* Released blocks are used again, full of what was in them. */
static void memory_used_again_is_zeroed(void **state)
{
    static const size_t sizes[] = {1, 24, 1024, 1025, 70000, 3 << 20, 9 << 20, 100 << 20};
    (void)state;
    sg_posix_take_heap();
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            char *block = sg_alloc(sizes[i], 1);
            assert_true(is_zero(block, sizes[i]));
            memset(block, 7, sizes[i]);
            free(block);
        }
}

static void growth_keeps_what_is_there(void **state)
{
    (void)state;
    char *bytes = NULL;
    size_t capacity = 0, n = 0;
    for (; n < 40 << 20; n += 4099) {
        bytes = sg_grow(bytes, &capacity, n + 1, 1);
        bytes[n] = (char)(n % 251);
    }
    for (size_t i = 0; i < n; i += 4099)
        assert_int_equal(bytes[i], (char)(i % 251));
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_used_again_is_zeroed),
        cmocka_unit_test(growth_keeps_what_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
