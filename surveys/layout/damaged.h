/* Labels whose letters were lost before the file came here. */
#ifndef SG_SURVEYS_LAYOUT_DAMAGED_H
#define SG_SURVEYS_LAYOUT_DAMAGED_H

#include "sheet.h"

/* A note for each column of labels with a question mark within a word, or U+FFFD, where letters
   were: labels that differed may be equal now. */
void sg_damaged_remark(const struct sg_sheet *sheet, struct sg_texts *notes, enum sg_lang lang);

#endif
