#include "tests/test_support.h"

#include <stdlib.h>
#include <string.h>

#include "tests/random_csv.h"

/* The portable kernel, and under other names that of SSE2: the library picks the widest. */
#define SG_SPLIT_TARGET
#define SG_SPLIT_PORTABLE
#include "surveys/scan/split_kernel.h"
#include "surveys/scan/split_variant.h"
#ifdef __SSE2__
#undef SG_SPLIT_PORTABLE
#define SG_SPLIT_SSE2
#define masks masks_sse2
#define classify classify_sse2
#define quotes_odd quotes_odd_sse2
#define first_bits first_bits_sse2
#define prefix_xor prefix_xor_sse2
#define record_ends record_ends_sse2
#define note_odd note_odd_sse2
#define unquote unquote_sse2
#define note_places note_places_sse2
#define note_bounds note_bounds_sse2
#define split_window split_window_sse2
#include "surveys/scan/split_kernel.h"
#undef split_window
#undef quotes_odd
#else
#define split_window_sse2 split_window
#define quotes_odd_sse2 quotes_odd
#endif

/* All that a text gives, from its first byte on. */
struct found {
    uint32_t *bounds, *records, *odds;
    size_t n_bounds, n_records, n_odds, breaks;
};

static void append(uint32_t **to, size_t *n, uint32_t value)
{
    *to = sg_resize(*to, *n + 1, sizeof **to);
    (*to)[(*n)++] = value;
}

/* The kernel over a text without the windows of sg_split_next. */
static struct found run_kernel(void kernel(struct sg_split *), const char *text, size_t n)
{
    struct sg_split split = {0};
    sg_split_begin(&split, text, n, ',');
    split.bounds.items = sg_alloc(n + SG_SPLIT_IDLE, sizeof(uint32_t));
    split.records.items = sg_alloc(n + SG_SPLIT_IDLE, sizeof(uint32_t));
    while (split.at < n)
        kernel(&split);
    return (struct found){split.bounds.items, split.records.items, split.odds.items, split.bounds.n,
                          split.records.n,    split.odds.n,        split.breaks};
}

/* One byte after another. */
static struct found run_plainly(const char *text, size_t n)
{
    struct found found = {0};
    bool inside = false, after_end = true, after_close = false;
    for (size_t i = 0; i < n; i++) {
        bool line_end = text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
        bool quote = text[i] == '"';
        if (quote)
            inside = !inside;
        bool end = !inside && (line_end || text[i] == ',');
        found.breaks += inside && line_end;
        if (end)
            append(&found.bounds, &found.n_bounds, (uint32_t)i);
        if (end && line_end)
            append(&found.records, &found.n_records, (uint32_t)found.n_bounds);
        bool opens = quote && inside;
        if ((opens && !after_end && !after_close) ||
            (after_close && !end && !opens && (inside || text[i] != '\r')))
            append(&found.odds, &found.n_odds, (uint32_t)i);
        after_end = end;
        after_close = quote && !inside;
    }
    return found;
}

static void assert_same(const struct found *a, const struct found *b)
{
    assert_int_equal(a->n_bounds, b->n_bounds);
    assert_int_equal(a->n_records, b->n_records);
    assert_int_equal(a->n_odds, b->n_odds);
    assert_int_equal(a->breaks, b->breaks);
    if (a->n_bounds)
        assert_memory_equal(a->bounds, b->bounds, a->n_bounds * sizeof *a->bounds);
    if (a->n_records)
        assert_memory_equal(a->records, b->records, a->n_records * sizeof *a->records);
    if (a->n_odds)
        assert_memory_equal(a->odds, b->odds, a->n_odds * sizeof *a->odds);
}

static void found_free(struct found *found)
{
    free(found->bounds);
    free(found->records);
    free(found->odds);
}

/* `n` bytes that meet in every way, with the pad behind. */
static char *random_text(size_t n, unsigned style, uint64_t *state)
{
    static const char *const alphabets[] = {"a,\n\r\"", "abcdefgh,\n", "ab,\n\"\"\r\n",
                                            ",,,,\n\n\n\r", "\xE9\xA3\xB2,\n\""};
    const char *alphabet = alphabets[style % 5];
    char *text = sg_alloc(n + SG_SPLIT_PAD + 1, 1);
    for (size_t i = 0; i < n; i++)
        text[i] = alphabet[random_below(state, (unsigned)strlen(alphabet))];
    return text;
}

static void kernels_agree(void **unused)
{
    (void)unused;
    uint64_t state = 7;
    for (unsigned i = 0, cases = (unsigned)test_cases(150000); i < cases; i++) {
        size_t n = random_below(&state, 400);
        char *text = random_text(n, i, &state);
        struct found plain = run_plainly(text, n);
        struct found portable = run_kernel(split_window, text, n);
        struct found sse2 = run_kernel(split_window_sse2, text, n);
        assert_same(&portable, &plain);
        assert_same(&sse2, &plain);
#ifdef SG_SPLIT_VARIANTS
        if (sg_split_has_avx2()) {
            struct found avx2 = run_kernel(sg_split_window_avx2, text, n);
            assert_same(&avx2, &plain);
            assert_int_equal(quotes_odd(text, n), sg_split_quotes_odd_avx2(text, n));
            found_free(&avx2);
        }
        if (sg_split_has_avx512()) {
            struct found avx512 = run_kernel(sg_split_window_avx512, text, n);
            assert_same(&avx512, &plain);
            found_free(&avx512);
        }
#endif
        assert_int_equal(quotes_odd(text, n), sg_split_quotes_odd(text, n));
        assert_int_equal(quotes_odd_sse2(text, n), sg_split_quotes_odd(text, n));
        found_free(&plain);
        found_free(&portable);
        found_free(&sse2);
        free(text);
    }
}

/* Over several windows, used up record by record. */
static void windows_join(void **unused)
{
    (void)unused;
    uint64_t state = 8;
    for (unsigned i = 0; i < 40; i++) {
        size_t n = 3 * SG_SPLIT_WINDOW + random_below(&state, 200);
        char *text = random_text(n, i, &state);
        if (i % 4 == 3) /* one record over two windows, with an odd quote in its first part */
            memset(text + 5, 'x', 2 * SG_SPLIT_WINDOW);
        struct found plain = run_plainly(text, n), joined = {0};
        struct sg_split split = {0};
        sg_split_begin(&split, text, n, ',');
        size_t bounds = 0;
        while (sg_split_next(&split)) {
            for (size_t k = 0; k < split.records.n; k++) {
                for (; split.used < split.records.items[k]; split.used++)
                    append(&joined.bounds, &joined.n_bounds, split.bounds.items[split.used]);
                append(&joined.records, &joined.n_records, (uint32_t)joined.n_bounds);
                uint32_t end = joined.bounds[joined.n_bounds - 1];
                while (split.used_odds < split.odds.n && split.odds.items[split.used_odds] <= end)
                    append(&joined.odds, &joined.n_odds, split.odds.items[split.used_odds++]);
            }
            bounds = split.bounds.n - split.used;
        }
        for (size_t k = 0; k < bounds; k++)
            append(&joined.bounds, &joined.n_bounds, split.bounds.items[split.used + k]);
        while (split.used_odds < split.odds.n)
            append(&joined.odds, &joined.n_odds, split.odds.items[split.used_odds++]);
        joined.breaks = split.breaks;
        assert_same(&joined, &plain);
        sg_split_free(&split);
        found_free(&plain);
        found_free(&joined);
        free(text);
    }
}

static void record_ends_are_found(void **unused)
{
    (void)unused;
    uint64_t state = 9;
    for (unsigned i = 0, cases = (unsigned)test_cases(100000); i < cases; i++) {
        size_t n = random_below(&state, 200);
        char *text = random_text(n, i, &state);
        struct found plain = run_plainly(text, n);
        size_t first = n, last = 0;
        if (plain.n_records) {
            first = plain.bounds[plain.records[0] - 1] + 1;
            last = plain.bounds[plain.records[plain.n_records - 1] - 1] + 1;
        }
        assert_int_equal(sg_split_first_end(text, 0, n, false), first);
        assert_int_equal(sg_split_last_end(text, n), last);
        found_free(&plain);
        free(text);
    }
    char inside[70] = "a\n\"b\n";
    assert_int_equal(sg_split_first_end(inside, 0, 5, true), 5);
    assert_int_equal(sg_split_first_end(inside, 2, 5, false), 5);
    assert_int_equal(sg_split_first_end(inside, 0, 5, false), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(kernels_agree),
                                       cmocka_unit_test(windows_join),
                                       cmocka_unit_test(record_ends_are_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
