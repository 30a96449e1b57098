/* What periods.c and its parts share. */
#ifndef SG_TABLE_PERIODS_PARTS_H
#define SG_TABLE_PERIODS_PARTS_H

#include "period_parts.h"
#include "periods.h"

enum sg_form {
    SG_FORM_BLANK,
    SG_FORM_OTHER,
    SG_FORM_FULL,      /* a period by itself */
    SG_FORM_NUMBER,    /* 26: one or two digits */
    SG_FORM_COMPACT,   /* 202307 */
    SG_FORM_DOTTED,    /* 2023.7 */
    SG_FORM_TWO_YEARS, /* 2019-20 */
    SG_FORM_SHORT,     /* 23/4, 23.9, 23/4-6: a year of two digits */
    SG_FORM_LETTER,    /* R1, M01, H1, S2, T4 */
    SG_FORM_PART,      /* 2月, 第1四半期, Q1: without its year */
    SG_FORM_BARE_PART, /* 7-9 */
    SG_FORM_BARE_YEAR, /* 10年度, 28年6月: without its era */
    SG_FORM_ERA        /* 平成 */
};

/* One text: its key, its form, and what has been found out. */
struct sg_form_item {
    char *key;
    enum sg_form form;
    struct sg_period period;
    struct sg_year_reader how; /* of a full one; its era also of an era's word */
    int first, second;         /* the numbers of a form of digits or of a letter */
    bool number;               /* a plain number */
    bool unclear;              /* of two readings: has no period */
    bool two_digits;           /* the month is written 07 */
};

struct sg_forms {
    const char *const *texts;
    struct sg_form_item *items;
    size_t n;
    const struct sg_periods_context *context;
    const struct sg_era *era; /* --era */
    struct sg_periods *out;
};

/* Sorts a text by its form (periods_form.c). */
void sg_form_of(const char *text, const struct sg_era *usual, struct sg_form_item *item);

/* Whether the header says that years are fiscal years. */
bool sg_form_is_under_fiscal(const struct sg_periods_context *context);
/* Whether the header, or who asks, says that the texts are periods. */
bool sg_form_is_named(const struct sg_periods_context *context);

/* Forms that the whole sequence decides (periods_settle.c): they become full, or other, or the
   doubt is noted. A letter that is a part becomes SG_FORM_PART. */
void sg_settle_forms(struct sg_forms *forms);

/* Notes that a text has two readings; the first one is told. */
void sg_periods_doubt(struct sg_periods *periods, enum sg_periods_doubt doubt, size_t at,
                      const int readings[2]);

enum { SG_MARK_BLANK = 1, SG_MARK_NUMBER = 2, SG_MARK_UNCLEAR = 4 };
/* Counts, and gives the verdict; marks[i] says what text i is. */
void sg_periods_conclude(struct sg_periods *periods, const unsigned char marks[]);

/* Whether a part may come after the one before (of no kind: none) within a year. */
bool sg_part_follows(const struct sg_period *before, const struct sg_period *part);

/* An empty result of n texts. */
void sg_periods_init(struct sg_periods *periods, const char *const texts[], size_t n);

/* A label that reads as `period` by itself, of the texts of a year and a part if they allow it. */
char *sg_period_join_label(const char *year, const char *part, const struct sg_period *period);

#endif
