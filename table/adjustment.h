/* What the adjustments of p values are called. */
#ifndef SG_TABLE_ADJUSTMENT_H
#define SG_TABLE_ADJUSTMENT_H

#include <sangyo/lang.h>

/* Of the word of --adjust: "Holm", "Holm法"; "none", "なし" where nothing was adjusted; NULL for
   any other word, and for NULL. */
const char *sg_adjustment_name(const char *word, enum sg_lang lang);

#endif
