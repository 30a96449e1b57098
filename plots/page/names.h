/* Names of industries and indices as a figure prints them. */
#ifndef SG_PLOTS_PAGE_NAMES_H
#define SG_PLOTS_PAGE_NAMES_H

#include <stdbool.h>

#include <sangyo/lang.h>

/* The name of a division of the JSIC in the language, short or in full; `label` itself in Japanese
   in full, or when it is none (keys are compared, so any edition's spelling will do). */
const char *sg_names_industry(const char *label, enum sg_lang lang, bool brief);

/* The name of an index of structure ("hhi" …); `name` itself when it is none. */
const char *sg_names_index(const char *name, enum sg_lang lang);

/* Whether it is a division of the JSIC. */
bool sg_names_is_division(const char *label);

#endif
