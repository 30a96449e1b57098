/* What the number format of a cell of a workbook says of its number. */
#ifndef SG_SURVEYS_SPREADSHEET_NUMBER_FORMAT_H
#define SG_SURVEYS_SPREADSHEET_NUMBER_FORMAT_H

#include <stdbool.h>

enum { SG_FORMAT_UNIT_SIZE = 32 };

/* The parts of a date that a format shows, together by `or`. */
enum sg_date_part {
    SG_DATE_YEAR = 1,
    SG_DATE_MONTH = 2,
    SG_DATE_DAY = 4,
    SG_DATE_HOUR = 8,
    SG_DATE_MINUTE = 16,
    SG_DATE_SECOND = 32,
    SG_DATE_ELAPSED = 64 /* hours go on beyond a day, as [h] shows them */
};

struct sg_number_format {
    unsigned date; /* parts of enum sg_date_part; 0: no date */
    bool percent;
    bool scaled;                    /* it shows thousands or millions of what is stored */
    char unit[SG_FORMAT_UNIT_SIZE]; /* behind the digits: 人 of #,##0"人"; "" where scaled */
};

/* By a code such as yyyy"年"m"月" (ECMA-376 part 1, 18.8.31). */
struct sg_number_format sg_number_format_of(const char *code);
/* By the number of a built-in format, with those of Japanese workbooks (18.8.30). */
struct sg_number_format sg_number_format_built_in(unsigned number);

#endif
