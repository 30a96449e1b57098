#include "names.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/table.h>

#include "table/area_list.h"
#include "table/text.h"

struct division {
    struct sg_bilingual full, brief;
};

static const struct division divisions[] = {
#define SG_JSIC(ja, brief_ja, en, brief_en) {{en, ja}, {brief_en, brief_ja}},
#include "table/jsic.def"
#undef SG_JSIC
};

/* Whether the first character, which is a kanji or kana in all divisions, is the same: these are in
   a key as they are, and most names end here. */
static bool begins_like(const char *key, const char *name)
{
    return strncmp(key, name, strlen("漁")) == 0;
}

/* The same of two English names: their letters are ASCII. */
static bool begins_like_english(const char *key, const char *name)
{
    return *key == (*name >= 'A' && *name <= 'Z' ? *name + 'a' - 'A' : *name);
}

static bool is_named(const char *key, const struct sg_bilingual *name, enum sg_lang as)
{
    return as == SG_JA ? begins_like(key, name->ja) && sg_text_same_key(key, name->ja)
                       : begins_like_english(key, name->en) && sg_text_same_key(key, name->en);
}

/* Whether a label is a name in English: it has a capital, which codes (manufacturing) have not. */
static bool is_english_name(const char *label)
{
    return label && *label >= 'A' && *label <= 'Z';
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 't';
}

/* The bytes of the letters that offices put before a division: E製造業, A~B農林漁業. */
static size_t code_length(const char *key)
{
    static const char *const links[] = {"~", "-", "・"};
    size_t n = is_letter(*key);
    for (size_t i = 0; n == 1 && i < sizeof links / sizeof *links; i++) {
        size_t link = strlen(links[i]);
        if (strncmp(key + 1, links[i], link) == 0 && is_letter(key[1 + link]))
            n = link + 2;
    }
    return (unsigned char)key[n] >= 0x80 ? n : 0;
}

/* The division that a label names in Japanese, or in English where its own name in Japanese is
   wanted. */
static const struct division *find(const char *label, enum sg_lang lang)
{
    const struct division *found = NULL;
    bool english = lang == SG_JA && is_english_name(label);
    char *key = sg_text_key(label ? label : "");
    const char *name = key + code_length(key);
    for (size_t i = 0; i < sizeof divisions / sizeof *divisions && !found; i++)
        if (is_named(name, &divisions[i].full, SG_JA) ||
            (english && is_named(key, &divisions[i].full, SG_EN)))
            found = &divisions[i];
    free(key);
    return found;
}

/* Words that have one name in the other language, then those that have another one there too. */
static const struct word {
    struct sg_bilingual name;
    bool both_ways;
} words[] = {
#define SG_LABEL(ja, en) {{en, ja}, true},
#define SG_SYNONYM(ja, en) {{en, ja}, false},
#include "label_names.def"
#undef SG_LABEL
#undef SG_SYNONYM
};

/* The word in the other language that a label in neither brackets nor plural is, or NULL. */
static const struct sg_bilingual *find_word(const char *label, enum sg_lang lang)
{
    const struct sg_bilingual *found = NULL;
    if (lang == SG_JA && !is_english_name(label))
        return NULL;
    char *key = sg_text_key(label ? label : "");
    for (size_t i = 0; i < sizeof words / sizeof *words && !found; i++)
        if ((lang == SG_EN || words[i].both_ways) &&
            is_named(key, &words[i].name, lang == SG_EN ? SG_JA : SG_EN))
            found = &words[i].name;
    free(key);
    return found;
}

/* Whether a label in Japanese has no other comma than the one of the JSIC. */
static bool is_as_printed(const char *label)
{
    return (unsigned char)*label >= 0x80 && !strstr(label, "、") && !strchr(label, ',');
}

const char *sg_names_label(const char *label, enum sg_lang lang, bool brief)
{
    const struct division *division = find(label, lang);
    if (division && lang == SG_JA && !brief && is_as_printed(label))
        return label;
    if (division)
        return sg_lang_pick(brief ? division->brief : division->full, lang);
    const struct sg_bilingual *word = find_word(label, lang);
    if (word)
        return sg_lang_pick(*word, lang);
    const struct sg_known_area *area = lang == SG_EN ? sg_area_named(label) : NULL;
    return area ? area->name.en : label;
}

const char *sg_names_without_code(const char *label)
{
    const struct division *division = find(label, SG_JA);
    const char *name = label; /* keys know no spaces: the last place is behind them */
    for (const char *at = label; division && *at; at++)
        if (((unsigned char)*at & 0xC0) != 0x80 && sg_text_same_key(at, division->full.ja))
            name = at;
    return name;
}

bool sg_names_is_common(const char *label, enum sg_lang lang)
{
    return find(label, lang) || find_word(label, lang) ||
           (lang == SG_EN && label && sg_names_is_ours(label));
}

bool sg_names_is_division(const char *label)
{
    return find(label, SG_JA) != NULL;
}

static bool ends_with(const char *name, size_t n, const char *end)
{
    size_t m = strlen(end);
    return n >= m && strncmp(name + n - m, end, m) == 0;
}

bool sg_names_is_plural(const char *name)
{
    static const char *const behind[] = {" of ", " in ", " by ", " per ", " with ", " for ", " ("};
    static const char *const single[] = {"ss", "us", "is"};
    size_t n = strlen(name);
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        const char *at = strstr(name, behind[i]);
        n = at && (size_t)(at - name) < n ? (size_t)(at - name) : n;
    }
    if (ends_with(name, n, "ed")) /* persons engaged */
        while (n > 0 && name[n - 1] != ' ')
            n--;
    while (n > 0 && name[n - 1] == ' ')
        n--;
    for (size_t i = 0; i < sizeof single / sizeof *single; i++)
        if (ends_with(name, n, single[i]))
            return false;
    return ends_with(name, n, "s");
}

/* Whether a name is the one of a table, or begins so: Change of persons engaged, Sales (2021). */
static bool begins_as(const char *english, const char *ours)
{
    size_t n = strlen(ours);
    return n && strncmp(english, ours, n) == 0 &&
           (!english[n] || strncmp(english + n, " of ", 4) == 0 ||
            strncmp(english + n, " (", 2) == 0);
}

bool sg_names_is_ours(const char *english)
{
    const struct sg_column_info *column;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins_as(english, words[i].name.en))
            return true;
    for (size_t i = 0; i < sizeof divisions / sizeof *divisions; i++)
        if (begins_as(english, divisions[i].full.en) || begins_as(english, divisions[i].brief.en))
            return true;
    for (size_t i = 0; (column = sg_column_info_at(i)); i++)
        if (begins_as(english, column->label.en))
            return true;
    return false;
}

const char *sg_names_index(const char *name, enum sg_lang lang)
{
    static const struct {
        const char *name;
        struct sg_bilingual words;
    } indices[] = {
#define SG_INDEX_NAME(name, en, ja) {name, {en, ja}},
#include "index_names.def"
#undef SG_INDEX_NAME
    };
    for (size_t i = 0; i < sizeof indices / sizeof *indices; i++)
        if (strcmp(indices[i].name, name) == 0)
            return sg_lang_pick(indices[i].words, lang);
    return name;
}
