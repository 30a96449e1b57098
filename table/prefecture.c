#include "prefecture.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "area_code.h"
#include "area_list.h"
#include "text.h"

enum { MOST_DIGITS = 6, A_CHARACTER = 3 /* bytes of 都, 府, 県 */ };

/* How long a text is without one of the endings that may be left out. */
static size_t bare_length(const char *text, const char *const endings[])
{
    size_t n = strlen(text);
    for (; *endings; endings++) {
        size_t m = strlen(*endings);
        if (n > m && strcmp(text + n - m, *endings) == 0)
            return n - m;
    }
    return n;
}

static size_t japanese_length(const char *name)
{
    static const char *const endings[] = {"県", "都", "府", NULL}; /* but 北海道, and 京都 */
    size_t n = strlen(name);
    return n > 2 * A_CHARACTER ? bare_length(name, endings) : n;
}

/* Vowels with a macron become plain. */
static void take_off_macrons(char *text)
{
    char *to = text;
    for (const char *at = text; *at;) {
        bool o = strncmp(at, "ō", 2) == 0, u = strncmp(at, "ū", 2) == 0;
        bool capital = strncmp(at, "Ō", 2) == 0;
        *to++ = o || capital ? 'o' : u ? 'u' : *at;
        at += o || u || capital ? 2 : 1;
    }
    *to = '\0';
}

/* Whether a key is the English name, as it is or as offices ended it before. */
static bool is_english(const char *key, const char *name)
{
    static const char *const endings[] = {"prefecture", "metropolis", "pref.", "pref", "-ken",
                                          "-fu",        "-to",        "-do",   NULL};
    size_t n = bare_length(key, endings);
    if (strcmp(key, "gumma") == 0 || strcmp(key, "gumma-ken") == 0)
        return strcmp(name, "Gunma") == 0;
    for (size_t i = 0; i < n || name[i]; i++)
        if (i >= n || key[i] != (char)tolower((unsigned char)name[i]))
            return false;
    return true;
}

static int of_name(const char *key)
{
    for (int i = 1; i <= SG_PREFECTURES; i++) {
        const struct sg_known_area *area = sg_known_area(1000L * i);
        size_t bare = japanese_length(area->name.ja);
        bool brief = strlen(key) == bare && strncmp(key, area->name.ja, bare) == 0;
        if (brief || strcmp(key, area->name.ja) == 0 || is_english(key, area->name.en))
            return i;
    }
    return strcmp(key, "全国") == 0 || strcmp(key, "japan") == 0 ? 0 : -1;
}

static int of_code(const char *digits)
{
    char code[SG_AREA_CODE_SIZE], longer[MOST_DIGITS + 2];
    if (sg_area_code_read(digits, code) && strcmp(code + 2, "000") == 0)
        return atoi(code) / 1000;
    snprintf(longer, sizeof longer, "0%.*s", MOST_DIGITS, digits);
    bool lost = strlen(digits) == MOST_DIGITS - 1 && sg_area_code_read(longer, code);
    return lost && strcmp(code + 2, "000") == 0 ? atoi(code) / 1000 : -1;
}

/* Where a code before a name ends: 13東京都, r13000東京都. */
static size_t code_length(const char *key)
{
    size_t n = strspn(key + (*key == 'r'), "0123456789");
    return n ? n + (*key == 'r') : 0;
}

int sg_prefecture_read(const char *label)
{
    char *key = sg_text_key(label);
    take_off_macrons(key);
    size_t n = code_length(key);
    const char *name = key + n + strspn(key + n, "_:.|");
    char *digits = sg_copy_bytes(key, n);
    int by_code = n ? of_code(digits) : -1, by_name = *name ? of_name(name) : -1;
    int found = !n || !*name ? (n ? by_code : by_name) : by_code == by_name ? by_code : -1;
    free(digits);
    free(key);
    return found;
}

void sg_prefecture_name(int prefecture, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_known_area *area = sg_known_area(1000L * prefecture);
    if (lang == SG_JA)
        sg_buffer_add_bytes(out, area->name.ja, japanese_length(area->name.ja));
    else
        sg_buffer_add(out, area->name.en);
}
