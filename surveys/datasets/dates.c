#include "dates.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "table/civil.h"

/* Days from the origin of each to 1970-01-01. */
static const double origins[] = {
    [DATASET_SPSS] = 141428, /* 1582-10-14 */
    [DATASET_STATA] = 3653,  /* 1960-01-01 */
    [DATASET_SAS] = 3653,
};

struct known {
    const char *begins; /* the format's name, before its width */
    struct dataset_format format;
};

static const struct known spss[] = {{"DATETIME", {DATASET_SECONDS, DATASET_TO_SECOND}},
                                    {"YMDHMS", {DATASET_SECONDS, DATASET_TO_SECOND}},
                                    {"DATE", {DATASET_SECONDS, DATASET_TO_DAY}},
                                    {"ADATE", {DATASET_SECONDS, DATASET_TO_DAY}},
                                    {"EDATE", {DATASET_SECONDS, DATASET_TO_DAY}},
                                    {"SDATE", {DATASET_SECONDS, DATASET_TO_DAY}},
                                    {"JDATE", {DATASET_SECONDS, DATASET_TO_DAY}},
                                    {"MOYR", {DATASET_SECONDS, DATASET_TO_MONTH}},
                                    {"QYR", {DATASET_SECONDS, DATASET_TO_QUARTER}}};

static const struct known stata[] = {{"%tc", {DATASET_MILLISECONDS, DATASET_TO_SECOND}},
                                     {"%tC", {DATASET_MILLISECONDS, DATASET_TO_SECOND}},
                                     {"%td", {DATASET_DAYS, DATASET_TO_DAY}},
                                     {"%d", {DATASET_DAYS, DATASET_TO_DAY}},
                                     {"%tm", {DATASET_MONTHS, DATASET_TO_MONTH}},
                                     {"%tq", {DATASET_QUARTERS, DATASET_TO_QUARTER}},
                                     {"%th", {DATASET_HALVES, DATASET_TO_HALF}},
                                     {"%ty", {DATASET_YEARS, DATASET_TO_YEAR}}};

/* Longer names first where one begins as another. */
static const struct known sas[] = {{"DATETIME", {DATASET_SECONDS, DATASET_TO_SECOND}},
                                   {"DATEAMPM", {DATASET_SECONDS, DATASET_TO_SECOND}},
                                   {"E8601DT", {DATASET_SECONDS, DATASET_TO_SECOND}},
                                   {"B8601DT", {DATASET_SECONDS, DATASET_TO_SECOND}},
                                   {"DTDATE", {DATASET_SECONDS, DATASET_TO_DAY}},
                                   {"DTMONYY", {DATASET_SECONDS, DATASET_TO_MONTH}},
                                   {"DTYEAR", {DATASET_SECONDS, DATASET_TO_YEAR}},
                                   {"DATE", {DATASET_DAYS, DATASET_TO_DAY}},
                                   {"YYMMDD", {DATASET_DAYS, DATASET_TO_DAY}},
                                   {"MMDDYY", {DATASET_DAYS, DATASET_TO_DAY}},
                                   {"DDMMYY", {DATASET_DAYS, DATASET_TO_DAY}},
                                   {"E8601DA", {DATASET_DAYS, DATASET_TO_DAY}},
                                   {"B8601DA", {DATASET_DAYS, DATASET_TO_DAY}},
                                   {"WEEKDATE", {DATASET_DAYS, DATASET_TO_DAY}},
                                   {"WEEKDATX", {DATASET_DAYS, DATASET_TO_DAY}},
                                   {"WORDDATE", {DATASET_DAYS, DATASET_TO_DAY}},
                                   {"WORDDATX", {DATASET_DAYS, DATASET_TO_DAY}},
                                   {"JULIAN", {DATASET_DAYS, DATASET_TO_DAY}},
                                   {"NENGO", {DATASET_DAYS, DATASET_TO_DAY}},
                                   {"MONYY", {DATASET_DAYS, DATASET_TO_MONTH}},
                                   {"YYMM", {DATASET_DAYS, DATASET_TO_MONTH}},
                                   {"MMYY", {DATASET_DAYS, DATASET_TO_MONTH}},
                                   {"YYMON", {DATASET_DAYS, DATASET_TO_MONTH}},
                                   {"YYQ", {DATASET_DAYS, DATASET_TO_QUARTER}},
                                   {"YEAR", {DATASET_DAYS, DATASET_TO_YEAR}}};

struct dataset_format sg_dataset_format(enum dataset_origin origin, const char *format)
{
    static const struct {
        const struct known *items;
        size_t n;
    } lists[] = {[DATASET_SPSS] = {spss, sizeof spss / sizeof *spss},
                 [DATASET_STATA] = {stata, sizeof stata / sizeof *stata},
                 [DATASET_SAS] = {sas, sizeof sas / sizeof *sas}};
    for (size_t i = 0; format && i < lists[origin].n; i++) {
        const struct known *known = &lists[origin].items[i];
        size_t n = strlen(known->begins);
        if (origin == DATASET_STATA ? strncmp(format, known->begins, n) == 0
                                    : strncasecmp(format, known->begins, n) == 0)
            return known->format;
    }
    return (struct dataset_format){DATASET_NO_DATE, DATASET_TO_DAY};
}

/* Months, quarters, halves and years of Stata are counted as such, since 1960; %ty is the year. */
static bool print_counted(struct dataset_format format, double value, char text[40])
{
    static const int a_year[] = {
        [DATASET_MONTHS] = 12, [DATASET_QUARTERS] = 4, [DATASET_HALVES] = 2};
    if (format.counts == DATASET_YEARS) {
        snprintf(text, 40, "%04.0f", value);
        return value >= 1 && value <= 9999;
    }
    double n = a_year[format.counts], year = 1960 + floor(value / n);
    int part = (int)(value - floor(value / n) * n) + 1;
    if (!(year >= 1 && year <= 9999))
        return false;
    if (format.counts == DATASET_MONTHS)
        snprintf(text, 40, "%04.0f-%02d", year, part);
    else
        snprintf(text, 40, "%04.0f%c%d", year, format.counts == DATASET_QUARTERS ? 'Q' : 'H', part);
    return true;
}

bool sg_dataset_date(enum dataset_origin origin, struct dataset_format format, double value,
                     char text[40])
{
    if (value < floor(value) || value > floor(value))
        return false;
    if (format.counts >= DATASET_MONTHS)
        return print_counted(format, value, text);
    double seconds = format.counts == DATASET_SECONDS        ? value
                     : format.counts == DATASET_MILLISECONDS ? floor(value / 1000)
                                                             : value * 86400;
    double days = floor(seconds / 86400), rest = seconds - days * 86400;
    days -= origins[origin];
    if (!(fabs(days) < 4e6))
        return false;
    struct sg_civil date = sg_civil_of((int64_t)days + SG_CIVIL_1970);
    if (date.year < 1 || date.year > 9999)
        return false;
    switch (format.to) {
    case DATASET_TO_YEAR:
        snprintf(text, 40, "%04d", date.year);
        break;
    case DATASET_TO_HALF:
        snprintf(text, 40, "%04dH%d", date.year, (date.month - 1) / 6 + 1);
        break;
    case DATASET_TO_QUARTER:
        snprintf(text, 40, "%04dQ%d", date.year, (date.month - 1) / 3 + 1);
        break;
    case DATASET_TO_MONTH:
        snprintf(text, 40, "%04d-%02d", date.year, date.month);
        break;
    default:
        snprintf(text, 40, "%04d-%02d-%02d", date.year, date.month, date.day);
        if (format.to == DATASET_TO_SECOND && rest > 0)
            snprintf(text + 10, 30, "T%02d:%02d:%02d", (int)rest / 3600, (int)rest / 60 % 60,
                     (int)rest % 60);
    }
    return true;
}
