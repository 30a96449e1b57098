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
    bool asked;    /* by --missing: it holds behind and before numbers, whatever it looks like */
};

struct sg_marks {
    struct sg_mark *items;
    size_t n;
};

/* (X) is suppressed in some tables and not applicable in others: both, until someone says which. */
enum { SG_MARK_TWO_READINGS = SG_STATUS_SUPPRESSED | SG_STATUS_NOT_APPLICABLE };

void sg_marks_free(struct sg_marks *marks);
/* Declares in `to` all that `from` does. */
void sg_marks_merge(struct sg_marks *to, const struct sg_marks *from);
/* Declares a symbol; the last declaration wins. */
void sg_marks_set(struct sg_marks *marks, const char *symbol, sg_status status,
                  const char *meaning);
/* Reads `X=suppressed,-=nil` (--missing). */
bool sg_marks_read(struct sg_marks *marks, const char *declared, struct sg_error *err);
/* The status that a legend's wording means (秘匿 → suppressed …); false if it says none. */
bool sg_marks_status_of_meaning(const char *meaning, sg_status *status);
/* What is declared in `marks` for `text` as printed, or NULL. */
const struct sg_mark *sg_marks_declared(const struct sg_marks *marks, const char *text);
/* Whether `text` is a symbol under `marks` (NULL: the usual ones alone). */
bool sg_marks_find(const struct sg_marks *marks, const char *text, sg_status *status);

enum sg_cell_kind {
    SG_CELL_EMPTY,
    SG_CELL_NUMBER, /* value, and flags in status */
    SG_CELL_SYMBOL, /* status; value 0 for nil, else NaN: also for a flag without its number */
    SG_CELL_TEXT    /* neither */
};

struct sg_cell {
    enum sg_cell_kind kind;
    double value;
    sg_status status;
};

/* Reads 1,234 | １，２３４ | 1 234 | 1'234 | △ 1.7 | ▲1.7 | −1.7 | －1.7 | (91) | 12.3 r | p 4 | *
   5 | 9 [u] | X | … |
   ---. Thousands must stand in threes: `1,23,4` is text. A number too large for a double is text.
 */
struct sg_cell sg_cell_read(const char *text, const struct sg_marks *marks);

/* What in one column only the cells around it can tell from a label or a unit. */
enum sg_cell_doubt {
    SG_CELL_SURE,
    SG_CELL_LETTER,   /* D, S, c alone: suppressed where no other letters stand */
    SG_CELL_FLAGGED,  /* 12 d, 3 bu: a flag where other numbers stand without, else a unit */
    SG_CELL_CANCELLED /* 大会中止: no number among targets and what came of them */
};

/* As sg_cell_read, but reads what is in doubt, too, and says so. */
struct sg_cell sg_cell_read_doubtful(const char *text, const struct sg_marks *marks,
                                     enum sg_cell_doubt *doubt);

#endif
