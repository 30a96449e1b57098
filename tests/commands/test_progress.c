#include "tests/test_support.h"

#include "commands/progress.h"

static void says_share_speed_and_time_left(void **unused)
{
    (void)unused;
    char text[SG_PROGRESS_SIZE];
    struct sg_scan_progress progress = {.done = 250e6, .total = 1000e6, .seconds = 0.5};
    sg_progress_text(&progress, SG_EN, text);
    assert_string_equal(text, "25 %, 500 MB/s, 2 s left");
    sg_progress_text(&progress, SG_JA, text);
    assert_string_equal(text, "25%　毎秒500MB　残り2秒");
    progress.total = 0;
    sg_progress_text(&progress, SG_EN, text);
    assert_string_equal(text, "250 MB, 500 MB/s");
    progress = (struct sg_scan_progress){0};
    sg_progress_text(&progress, SG_EN, text);
    assert_string_equal(text, "0 MB, 0 MB/s");
}

/* Not before a second, then five times a second. */
static void shows_now_and_then(void **unused)
{
    (void)unused;
    struct sg_progress shown = {0};
    struct sg_scan_progress progress = {.done = 1, .total = 100, .seconds = 0.9};
    sg_progress_show(&shown, &progress);
    assert_close(shown.shown, 0, 0);
    progress.seconds = 1.1;
    sg_progress_show(&shown, &progress);
    assert_close(shown.shown, 1.1, 0);
    progress.seconds = 1.2;
    sg_progress_show(&shown, &progress);
    assert_close(shown.shown, 1.1, 0);
    progress.seconds = 1.4;
    sg_progress_show(&shown, &progress);
    assert_close(shown.shown, 1.4, 0);
    sg_progress_end(&shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(says_share_speed_and_time_left),
                                       cmocka_unit_test(shows_now_and_then)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
