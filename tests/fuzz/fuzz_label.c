/* Any bytes as a label, a period, a number, a header and a glob: no crash, and what text.h,
   period.h and number.h promise. */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include <sangyo/number.h>
#include <sangyo/period.h>
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
    else /* an era changes bare years only, and those are not read without */
        require(sg_period_read(text, "heisei", &dated, NULL) &&
                sg_period_compare(&plain, &dated) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *text = sg_copy_bytes((const char *)data, n);
    size_t half = strlen(text) / 2;
    char *front = sg_copy_bytes(text, half);
    check_text(text);
    check_number(text, strlen(text));
    check_period(text);
    sg_text_glob(front, text + half);
    sg_role_of_header(text);
    sg_role_is_total(text, front);
    sg_role_is_residual(text);
    free(front);
    free(text);
    return 0;
}
