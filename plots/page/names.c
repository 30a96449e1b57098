#include "names.h"

#include <stddef.h>
#include <string.h>

#include "table/text.h"

struct division {
    struct sg_bilingual full, brief;
};

static const struct division divisions[] = {
#define SG_JSIC(ja, brief_ja, en, brief_en) {{en, ja}, {brief_en, brief_ja}},
#include "table/jsic.def"
#undef SG_JSIC
};

static const struct division *find(const char *label)
{
    for (size_t i = 0; i < sizeof divisions / sizeof *divisions; i++)
        if (sg_text_same_key(label, divisions[i].full.ja))
            return &divisions[i];
    return NULL;
}

const char *sg_names_industry(const char *label, enum sg_lang lang, bool brief)
{
    const struct division *division = find(label);
    if (!division || (lang == SG_JA && !brief))
        return label;
    return sg_lang_pick(brief ? division->brief : division->full, lang);
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
