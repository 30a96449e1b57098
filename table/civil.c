#include "civil.h"

enum { DAYS_OF_ERA = 146097 };

struct sg_civil sg_civil_of(int64_t days)
{
    int64_t era = (days >= 0 ? days : days - (DAYS_OF_ERA - 1)) / DAYS_OF_ERA;
    int64_t within = days - era * DAYS_OF_ERA;
    int64_t year = (within - within / 1460 + within / 36524 - within / 146096) / 365;
    int64_t of_year = within - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    struct sg_civil date = {(int)(year + era * 400), (int)(month < 10 ? month + 3 : month - 9),
                            (int)(of_year - (153 * month + 2) / 5 + 1)};
    date.year += date.month <= 2;
    return date;
}
