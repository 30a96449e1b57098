#include "code_form.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Reads a code from `*at` on and moves past it. */
static struct sg_code_form read_code(const char **at)
{
    struct sg_code_form code = {0};
    const char *from = *at;
    size_t n = 0, digits = 0;
    if (is_letter(*from))
        code.text[n++] = *from++;
    for (; is_digit(*from) || (*from == '.' && digits && is_digit(from[1])); from++)
        if (*from != '.' && digits++ < SG_CODE_SIZE - 3)
            code.text[n++] = *from;
    if (digits >= 2)
        from += strspn(from, "-/");
    *at = from;
    code.depth = n == 0 || digits > 6 ? 0 : (int)digits + 1;
    return code;
}

struct sg_code_form sg_code_of_label(const char *label)
{
    char *text = sg_text_nfkc(label);
    const char *at = text + strspn(text, " ");
    struct sg_code_form code = read_code(&at);
    bool ends = *at == '\0' || *at == ' ' || *at == '_' || *at == '|' || *at == ':';
    bool japanese = code.depth == 1 && (unsigned char)*at >= 0xE3;
    if (!ends && !japanese)
        code.depth = 0;
    free(text);
    return code;
}

struct sg_code_form sg_code_of_text(const char *text)
{
    char *trimmed = sg_text_trim(text), *plain = sg_text_nfkc(trimmed);
    const char *at = plain;
    struct sg_code_form code = read_code(&at);
    if (*at)
        code.depth = 0;
    free(plain);
    free(trimmed);
    return code;
}

bool sg_code_is_below(const struct sg_code_form *below, const struct sg_code_form *above)
{
    if (below->depth <= above->depth)
        return false;
    return strncmp(below->text, above->text, strlen(above->text)) == 0 ||
           (above->depth == 1 && is_digit(below->text[0]));
}

/* Prefectures have 01 to 47. */
static long area_of_digits(const char *digits, size_t n)
{
    long code = strtol(digits, NULL, 10);
    if (n == 6)
        code /= 10;
    return (n >= 4 && n <= 6 && code <= 47999 && (code >= 1000 || code == 0)) ? code : -1;
}

long sg_area_code(const char *text)
{
    char *plain = sg_text_key(text);
    const char *digits = plain + (plain[0] == 'r');
    size_t n = strspn(digits, "0123456789");
    long code = digits[n] ? -1 : area_of_digits(digits, n);
    free(plain);
    return code;
}

/* The cities of designation, and the special wards of Tokyo, end in these; their wards follow. */
long sg_area_code_above(long code)
{
    static const long cities[] = {150, 140, 130, 100};
    long local = code % 1000, prefecture = code - local;
    if (code <= 0)
        return -1;
    if (local == 0)
        return 0;
    for (size_t i = 0; local < 200 && i < sizeof cities / sizeof *cities; i++)
        if (local == cities[i])
            return prefecture;
        else if (local > cities[i])
            return prefecture + cities[i];
    return prefecture;
}
