/* Any bytes as a label, a period, a number, a header and a glob: no crash, and what text.h,
   period.h, periods.h and number.h promise. */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include <sangyo/number.h>
#include <sangyo/period.h>
#include "table/periods.h"
#include "table/role.h"
#include "table/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void check_text(const char *text)
{
    char *key = sg_text_key(text);
    char *again = sg_text_key(key);
    char *trimmed = sg_text_trim(text);
    bool valid = sg_text_is_utf8(text, strlen(text), NULL);
    require(strcmp(key, again) == 0);
    require(sg_text_is_utf8(key, strlen(key), NULL) == valid);
    require(!valid || sg_text_same_key(text, trimmed)); /* malformed text is its own key */
    require(sg_text_glob("*", text));
    require(sg_text_width(text) <= 2 * sg_text_length(text));
    free(trimmed);
    free(again);
    free(key);
}

static void check_number(const char *text, size_t n)
{
    double x, back;
    char shortest[SG_NUMBER_SIZE];
    if (!sg_number_read(text, n, &x))
        return;
    require(isfinite(x));
    size_t length = sg_number_shortest(x, shortest);
    require(sg_number_read(shortest, length, &back) && !(back < x) && !(back > x));
}

static void check_period(const char *text)
{
    struct sg_period plain, dated;
    if (!sg_period_read(text, NULL, &plain, NULL))
        require(plain.kind == SG_PERIOD_NONE);
    else /* an era changes bare years only, and those are not read without: but 23/4-6 */
        require(sg_period_read(text, "heisei", &dated, NULL) &&
                (sg_period_compare(&plain, &dated) == 0 || strchr(text, '/') ||
                 plain.kind == SG_PERIOD_QUARTER));
}

static void check_periods(const struct sg_periods *periods, bool alone)
{
    size_t dated = 0;
    require(periods->n_periods + periods->n_blank + periods->n_other == periods->n);
    require(periods->verdict != SG_PERIODS_UNCLEAR || periods->doubt != SG_DOUBT_NONE);
    for (size_t i = 0; i < periods->n; i++) {
        const struct sg_period *period = &periods->periods[i];
        dated += period->kind != SG_PERIOD_NONE;
        require(periods->labels[i] != NULL);
        require(period->kind == SG_PERIOD_NONE || (period->day >= 1 && period->day <= 31));
        /* by itself it is the same, or one of the forms that neighbours decide */
        if (alone && period->kind != SG_PERIOD_NONE)
            require(periods->verdict != SG_PERIODS_NONE);
    }
    require(dated <= periods->n_periods);
    require(periods->verdict < SG_PERIODS_NUMBERS || dated == periods->n_periods);
}

/* The parts of the text between | as a header row, a column, and a year beside its part. */
static void check_sequence(const char *text)
{
    static const struct sg_periods_context contexts[] = {
        {0},
        {.across = true},
        {.labels = true, .header = "年"},
        {.labels = true, .periods = true, .frequency = 4},
        {.era = "R", .frequency = 1, .under_periods = true}};
    enum { N = sizeof contexts / sizeof *contexts };
    struct sg_texts texts = {0};
    struct sg_periods periods;
    for (const char *at = text;; at++) {
        size_t n = strcspn(at, "|");
        char *part = sg_copy_bytes(at, n);
        sg_texts_add(&texts, part);
        free(part);
        at += n;
        if (!*at)
            break;
    }
    const char *const *items = (const char *const *)texts.items;
    for (size_t i = 0; i < N; i++) {
        sg_periods_try(items, texts.n, &contexts[i], &periods);
        check_periods(&periods, texts.n == 1);
        require(sg_periods_agree(&periods, &periods) == (periods.verdict != SG_PERIODS_NONE));
        sg_periods_free(&periods);
    }
    for (size_t i = 0; i + 1 < N; i++) {
        size_t half = texts.n / 2;
        sg_periods_join(items, items + half, half, &contexts[i], &periods);
        check_periods(&periods, false);
        sg_periods_free(&periods);
    }
    sg_texts_free(&texts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *text = sg_copy_bytes((const char *)data, n);
    size_t half = strlen(text) / 2;
    char *front = sg_copy_bytes(text, half);
    check_text(text);
    check_number(text, strlen(text));
    check_period(text);
    check_sequence(text);
    sg_text_glob(front, text + half);
    sg_role_of_header(text);
    sg_role_is_total(text, front);
    sg_role_is_residual(text);
    free(front);
    free(text);
    return 0;
}
