/* Dates as statistical packages keep them: numbers since a day of theirs, under a format. */
#ifndef SG_SURVEYS_DATASETS_DATES_H
#define SG_SURVEYS_DATASETS_DATES_H

#include <stdbool.h>

enum dataset_origin { DATASET_SPSS, DATASET_STATA, DATASET_SAS };

enum dataset_date {
    DATASET_NO_DATE,
    DATASET_DAYS, /* what is counted, since the origin */
    DATASET_SECONDS,
    DATASET_MILLISECONDS,
    DATASET_MONTHS,
    DATASET_QUARTERS,
    DATASET_HALVES,
    DATASET_YEARS
};

enum dataset_precision {
    DATASET_TO_SECOND,
    DATASET_TO_DAY,
    DATASET_TO_MONTH,
    DATASET_TO_QUARTER,
    DATASET_TO_HALF,
    DATASET_TO_YEAR
};

struct dataset_format {
    enum dataset_date counts;
    enum dataset_precision to;
};

/* What a format such as DATE11, %tm, YYMMDD10. says; times of the day and weeks are numbers. */
struct dataset_format sg_dataset_format(enum dataset_origin origin, const char *format);
/* The date as text: 2021-06-30, 2021-06, 2021Q2, 2021H1, 2021, or with its time where there is one.
   False for what no calendar has. */
bool sg_dataset_date(enum dataset_origin origin, struct dataset_format format, double value,
                     char text[40]);

#endif
