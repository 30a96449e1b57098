/* One printed cell: number, symbol, or text. */
#ifndef SG_SURVEYS_FORMATS_CELL_H
#define SG_SURVEYS_FORMATS_CELL_H

#include <sangyo/error.h>
#include <sangyo/status.h>

/* What a symbol means in one file: the legend inside the file, a package's missingValues and
   --missing add to, and override, the usual symbols of Japanese official statistics. */
struct sg_mark {
    char *symbol; /* NFKC key as compared */
    sg_status status;
    char *meaning; /* as the legend says; may be NULL */
};

struct sg_marks {
    struct sg_mark *items;
    size_t n;
};

void sg_marks_free(struct sg_marks *marks);
/* Declares a symbol; the last declaration wins. */
void sg_marks_set(struct sg_marks *marks, const char *symbol, sg_status status,
                  const char *meaning);
/* Reads `X=suppressed,-=nil` (--missing). */
bool sg_marks_read(struct sg_marks *marks, const char *declared, struct sg_error *err);
/* The status that a legend's wording means (秘匿 → suppressed …); false if it says none. */
bool sg_marks_status_of_meaning(const char *meaning, sg_status *status);
/* Whether `text` is a symbol under `marks` (NULL: the usual ones alone). */
bool sg_marks_find(const struct sg_marks *marks, const char *text, sg_status *status);

enum sg_cell_kind {
    SG_CELL_EMPTY,
    SG_CELL_NUMBER, /* value, and flags in status */
    SG_CELL_SYMBOL, /* status; value 0 for nil, else NaN */
    SG_CELL_TEXT    /* neither */
};

struct sg_cell {
    enum sg_cell_kind kind;
    double value;
    sg_status status;
};

/* Reads 1,234 | １，２３４ | △ 1.7 | ▲1.7 | −1.7 | －1.7 | (91) | 12.3 r | p 4 | * 5 | X | … | ---
   . Thousands must stand in threes: `1,23,4` is text. A number too large for a double is text. */
struct sg_cell sg_cell_read(const char *text, const struct sg_marks *marks);

#endif
