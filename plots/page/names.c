#include "names.h"

#include <stdlib.h>
#include <string.h>

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

static const struct division *find(const char *label)
{
    const struct division *found = NULL;
    char *key = sg_text_key(label ? label : "");
    for (size_t i = 0; i < sizeof divisions / sizeof *divisions && !found; i++)
        if (begins_like(key, divisions[i].full.ja) && sg_text_same_key(key, divisions[i].full.ja))
            found = &divisions[i];
    free(key);
    return found;
}

static const struct sg_bilingual words[] = {
#define SG_LABEL(ja, en) {en, ja},
#include "label_names.def"
#undef SG_LABEL
};

/* The word in the other language that a label in neither brackets nor plural is, or NULL. */
static const struct sg_bilingual *find_word(const char *label, enum sg_lang lang)
{
    const struct sg_bilingual *found = NULL;
    char *key = sg_text_key(label ? label : "");
    for (size_t i = 0; i < sizeof words / sizeof *words && !found; i++) {
        const char *other = lang == SG_EN ? words[i].ja : words[i].en;
        bool near = lang == SG_JA || begins_like(key, other);
        if (near && sg_text_same_key(key, other))
            found = &words[i];
    }
    free(key);
    return found;
}

const char *sg_names_label(const char *label, enum sg_lang lang, bool brief)
{
    const struct division *division = find(label);
    if (division)
        return lang == SG_JA && !brief
                   ? label
                   : sg_lang_pick(brief ? division->brief : division->full, lang);
    const struct sg_bilingual *word = find_word(label, lang);
    if (word)
        return sg_lang_pick(*word, lang);
    const struct sg_known_area *area = lang == SG_EN ? sg_area_named(label) : NULL;
    return area ? area->name.en : label;
}

bool sg_names_is_common(const char *label, enum sg_lang lang)
{
    return find(label) || find_word(label, lang);
}

bool sg_names_is_division(const char *label)
{
    return find(label) != NULL;
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
