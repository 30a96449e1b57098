/* Periods told by their neighbours: a header row, or a column, of texts of which one alone cannot
   tell. 2009-10 is a fiscal year among fiscal years; 202307 a month where no value can stand; 26
   after 平成24年 a year of Heisei; 2月 after 2002年1月 one of 2002; M01 a month, unless eras stand
   beside it.
 */
#ifndef SG_TABLE_PERIODS_H
#define SG_TABLE_PERIODS_H

#include <sangyo/period.h>
#include <sangyo/table.h>

/* What is known besides the texts; all zero if nothing is. */
struct sg_periods_context {
    const char *era;    /* --era; NULL: not given */
    int frequency;      /* --frequency: periods a year, 1, 4 or 12; 0: not given */
    const char *header; /* the name over a column; NULL: none, or the texts are a header row */
    bool periods;       /* the user, or the file, says that they are periods */
    bool across;        /* the texts are (part of) a header row */
    bool labels;        /* no value can stand here, so that 202307 or 2023.07 may be a month */
    bool under_periods; /* each already has a period over it: 26 is no year of an era */
};

/* Periods a year by the option, else by a header that names them: 1 年度, 4 四半期, 12 年月; else
   0. */
int sg_periods_frequency(const struct sg_periods_context *context);

struct sg_args;
/* --era and --frequency of a command. */
struct sg_periods_context sg_periods_context_of(const struct sg_args *args);

/* How sure it is that all texts that are not blank are periods. */
enum sg_periods_verdict {
    SG_PERIODS_NONE,    /* some are none, or all are blank */
    SG_PERIODS_UNCLEAR, /* one has two readings; see `doubt` */
    SG_PERIODS_NUMBERS, /* all are, but as plain numbers (2016, 202307): only their place tells */
    SG_PERIODS_SURE
};

enum sg_periods_doubt {
    SG_DOUBT_NONE,
    SG_DOUBT_TWO_YEARS, /* 2009-10: fiscal year or month; --frequency 1 or 12 */
    SG_DOUBT_NUMBER,    /* 202302: month or quarter; --frequency 12 or 4 */
    SG_DOUBT_ERA,       /* 10年度: of which era; --era */
    SG_DOUBT_LETTER,    /* H1 after 1988: the year 1989 or a half of 1988; --era */
    SG_DOUBT_YEAR       /* 1月 after 12月: of the same year or the next */
};

/* What each text is. To be released with sg_periods_free. */
struct sg_periods {
    size_t n;
    struct sg_period *periods; /* of no kind: blank, no period, or unclear */
    char **labels; /* the text as it stands; with what it takes from its neighbours, if anything:
                    * 2002年2月
                    */
    size_t n_periods, n_blank, n_other; /* n in all; an unclear one counts as period */
    enum sg_periods_verdict verdict;
    enum sg_periods_doubt doubt; /* the first; may be there with texts that are no periods */
    size_t at;                   /* its text, else the first that is no period */
    int readings[2];             /* the numbers that its message names */
};

/* Reads `n` texts in their order, without an error. */
enum sg_periods_verdict sg_periods_try(const char *const texts[], size_t n,
                                       const struct sg_periods_context *context,
                                       struct sg_periods *periods);

/* The same of two texts each, a year (or an era, 平成) and a part of it: 2023年 and 1-3月,
   令和5年度 and 第1四半期, 2020 and 7. A blank year is that of the text before; a blank part leaves
   the year; a part that is a whole period (2023年1-3月) must lie in the year. Parts under one year
   must come in order, so hand over one group of columns at a time. context[0] is of the years, [1]
   of the parts. `at` counts pairs. */
enum sg_periods_verdict sg_periods_join(const char *const years[], const char *const parts[],
                                        size_t n, const struct sg_periods_context context[2],
                                        struct sg_periods *periods);

/* sg_periods_try, and an error unless all texts that are not blank are periods: both readings, and
   the option that chooses. `periods` is to be released in either case. */
bool sg_periods_read(const char *const texts[], size_t n, const struct sg_periods_context *context,
                     struct sg_periods *periods, struct sg_error *err);
/* The error of what is not SURE or NUMBERS. Returns false. */
bool sg_periods_fail(const struct sg_periods *periods, struct sg_error *err);

/* Whether two columns say the same in every row: 2023年 and 令和5年. */
bool sg_periods_agree(const struct sg_periods *a, const struct sg_periods *b);

/* The texts of a column of labels, in the order in which they first stand there: --era, --frequency
   and `periods` of the context count. */
enum sg_periods_verdict sg_column_try_periods(const struct sg_column *column,
                                              const struct sg_periods_context *context,
                                              struct sg_periods *periods);
/* Makes the column one of periods if that is what its texts are; an unclear one is an error. */
bool sg_column_read_periods(struct sg_column *column, const struct sg_periods_context *context,
                            struct sg_error *err);

void sg_periods_free(struct sg_periods *periods);

#endif
