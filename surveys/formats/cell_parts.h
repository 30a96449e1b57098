/* What the files that read one cell share. */
#ifndef SG_SURVEYS_FORMATS_CELL_PARTS_H
#define SG_SURVEYS_FORMATS_CELL_PARTS_H

#include "mark.h"

/* A stretch of a folded text. */
struct cell_span {
    const char *begin, *end;
};

void cell_skip_spaces(struct cell_span *s);

struct cell_flags {
    sg_status status;
    bool in_doubt; /* some of them may be a unit: 12 d */
};

/* Takes away what stands behind and before a number. */
struct cell_flags cell_take_flags(struct cell_span *s, const struct sg_marks *marks);

#endif
