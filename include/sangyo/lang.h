/* The two languages of every label and message. */
#ifndef SANGYO_LANG_H
#define SANGYO_LANG_H

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

enum sg_lang { SG_EN, SG_JA };

/* A text in both languages; `ja` may be NULL where it is the same as `en`. */
struct sg_bilingual {
    const char *en;
    const char *ja;
};

/* The text in `lang`. Never NULL unless `text.en` is. */
SG_API const char *sg_lang_pick(struct sg_bilingual text, enum sg_lang lang);

/* The language that a locale name such as "ja_JP.UTF-8" asks for; English for NULL and all else. */
SG_API enum sg_lang sg_lang_of_locale(const char *locale);

#ifdef __cplusplus
}
#endif
#endif
