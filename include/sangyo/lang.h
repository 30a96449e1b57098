/* The two languages of every label and message. */
#ifndef SANGYO_LANG_H
#define SANGYO_LANG_H

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
const char *sg_lang_pick(struct sg_bilingual text, enum sg_lang lang);

/* The language that a locale name such as "ja_JP.UTF-8" asks for; English for NULL and all else. */
enum sg_lang sg_lang_of_locale(const char *locale);

/* The Japanese wording of an English message format, which is its key in messages.def; the format
   itself when `lang` is English or no wording is known. Conversions agree in number and type. */
const char *sg_lang_message(const char *format, enum sg_lang lang);

#ifdef __cplusplus
}
#endif
#endif
