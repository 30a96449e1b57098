#include "area_list.h"

#include <stddef.h>
#include <string.h>

#include "code_form.h"

static const struct sg_known_area areas[] = {
#define SG_AREA(code, ja, en, parts) {code, {en, ja}, parts},
#include "area_list.def"
#undef SG_AREA
};

const struct sg_known_area *sg_known_area(long code)
{
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++)
        if (areas[i].code == code)
            return &areas[i];
    return NULL;
}

const struct sg_known_area *sg_area_named(const char *label)
{
    for (size_t i = 0; label && i < sizeof areas / sizeof *areas; i++)
        if (strcmp(areas[i].name.ja, label) == 0)
            return &areas[i];
    return NULL;
}

/* Whether `name` is `english`, with or without `word` at the end of either. */
static bool is_called(const char *name, const char *english, const char *word)
{
    size_t n = strlen(name), m = strlen(english), w = strlen(word);
    if (n > w && strcmp(name + n - w, word) == 0)
        n -= w;
    if (m > w && strcmp(english + m - w, word) == 0)
        m -= w;
    return n == m && strncmp(name, english, n) == 0;
}

const struct sg_known_area *sg_area_called(const char *english, enum sg_area_level level)
{
    const char *word = level == SG_AREA_CITY ? " City" : " Prefecture";
    if (*english < 'A' || *english > 'Z')
        return NULL;
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++)
        if (sg_area_level(areas[i].code) == level && is_called(areas[i].name.en, english, word))
            return &areas[i];
    return NULL;
}

enum sg_area_level sg_area_level(long code)
{
    if (code == 0)
        return SG_AREA_NATION;
    if (code % 1000 == 0)
        return SG_AREA_PREFECTURE;
    return sg_known_area(code) ? SG_AREA_CITY : SG_AREA_PART;
}

/* The wards of Hamamatsu until 2023. */
static int wards_of(const struct sg_known_area *city, long ward)
{
    enum { HAMAMATSU = 22130, LAST_OF_SEVEN = 22137, SEVEN = 7 };
    return city->code == HAMAMATSU && ward <= LAST_OF_SEVEN ? SEVEN : city->parts;
}

double sg_area_municipalities(long code)
{
    enum { SPECIAL_WARDS = 13100 };
    const struct sg_known_area *own = sg_known_area(code);
    if (own && (sg_area_level(code) != SG_AREA_CITY || code == SPECIAL_WARDS))
        return own->parts;
    long above = sg_area_code_above(code);
    const struct sg_known_area *city =
        sg_area_level(above) == SG_AREA_CITY ? sg_known_area(above) : NULL;
    return own || !city || above == SPECIAL_WARDS ? 1 : 1.0 / wards_of(city, code);
}
