#include "area_code.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

enum { PREFECTURES = 47 };

/* Source: 総務省, 全国地方公共団体コード; the weights are 6 to 2. */
int sg_area_code_check_digit(const char *digits)
{
    int sum = 0;
    for (int i = 0; i < 5; i++)
        sum += (digits[i] - '0') * (6 - i);
    int rest = sum % 11;
    return rest < 2 ? 1 - rest : 11 - rest;
}

static bool is_in_a_prefecture(const char *code)
{
    int prefecture = (code[0] - '0') * 10 + code[1] - '0';
    return prefecture <= PREFECTURES && (prefecture > 0 || strcmp(code, "00000") == 0);
}

/* The five digits of n digits. */
static bool five_of(const char *digits, size_t n, char code[SG_AREA_CODE_SIZE])
{
    switch (n) {
    case 1:
    case 2:
        snprintf(code, SG_AREA_CODE_SIZE, "%.2d000", atoi(digits));
        return atoi(digits) > 0;
    case 4:
        snprintf(code, SG_AREA_CODE_SIZE, "0%.4s", digits);
        return true;
    case 5:
    case 6:
        snprintf(code, SG_AREA_CODE_SIZE, "%.5s", digits);
        return n == 5 || digits[5] - '0' == sg_area_code_check_digit(digits);
    default:
        return false;
    }
}

bool sg_area_code_read(const char *label, char code[SG_AREA_CODE_SIZE])
{
    char *key = sg_text_key(label);
    const char *digits = key + (*key == 'r');
    size_t n = strspn(digits, "0123456789");
    bool whole = n > 0 && !digits[n] && (digits == key || n == 5);
    bool read = whole && five_of(digits, n, code) && is_in_a_prefecture(code);
    free(key);
    return read;
}

bool sg_area_code_same(const char *a, const char *b)
{
    char left[SG_AREA_CODE_SIZE], right[SG_AREA_CODE_SIZE];
    return sg_area_code_read(a, left) && sg_area_code_read(b, right) && strcmp(left, right) == 0;
}

bool sg_area_codes_are(const char *const labels[], size_t n)
{
    char code[SG_AREA_CODE_SIZE];
    bool all = n > 0;
    for (size_t i = 0; all && i < n; i++)
        all = sg_area_code_read(labels[i], code);
    return all;
}
