#include <sangyo/lang.h>

#include <stddef.h>
#include <string.h>

#include "messages.h"

struct wording {
    const char *en;
    const char *ja;
};

static const struct wording wordings[] = {
#define SG_MESSAGE(en, ja) {en, ja},
#include "messages.def"
#undef SG_MESSAGE
};

const char *sg_lang_pick(struct sg_bilingual text, enum sg_lang lang)
{
    return lang == SG_JA && text.ja ? text.ja : text.en;
}

enum sg_lang sg_lang_of_locale(const char *locale)
{
    return locale && strncmp(locale, "ja", 2) == 0 ? SG_JA : SG_EN;
}

const char *sg_lang_message(const char *format, enum sg_lang lang)
{
    if (lang != SG_JA)
        return format;
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++)
        if (strcmp(wordings[i].en, format) == 0)
            return wordings[i].ja;
    return format;
}
