/* The wordings of messages/. */
#ifndef SG_TABLE_MESSAGES_H
#define SG_TABLE_MESSAGES_H

#include <sangyo/lang.h>

/* The Japanese wording of an English message format, which is its key in messages/; the format
   itself when `lang` is English or no wording is known. Conversions agree in number and type. */
const char *sg_lang_message(const char *format, enum sg_lang lang);

#endif
