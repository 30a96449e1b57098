#include "serial_date.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "number_format.h"
#include "table/civil.h"

enum { DAY = 86400, LEAP_THAT_WAS_NONE = 60, LAST = 2958465 };

static void print_date(struct sg_civil date, unsigned parts, char text[SG_SERIAL_TEXT])
{
    int n = 0;
    if (!(parts & SG_DATE_YEAR) && (parts & SG_DATE_MONTH))
        n = snprintf(text, SG_SERIAL_TEXT, "%d月", date.month);
    if (!(parts & SG_DATE_YEAR) && (parts & SG_DATE_DAY))
        snprintf(text + n, SG_SERIAL_TEXT - (size_t)n, "%d日", date.day);
    if (!(parts & SG_DATE_YEAR))
        return;
    n = snprintf(text, SG_SERIAL_TEXT, "%04d", date.year);
    if (parts & (SG_DATE_MONTH | SG_DATE_DAY))
        n += snprintf(text + n, SG_SERIAL_TEXT - (size_t)n, "-%02d", date.month);
    if (parts & SG_DATE_DAY)
        snprintf(text + n, SG_SERIAL_TEXT - (size_t)n, "-%02d", date.day);
}

static void print_time(int64_t seconds, unsigned parts, char text[SG_SERIAL_TEXT])
{
    int minutes = (int)(seconds / 60);
    if (parts & SG_DATE_SECOND)
        snprintf(text, SG_SERIAL_TEXT, "%02d:%02d:%02d", minutes / 60, minutes % 60,
                 (int)(seconds % 60));
    else
        snprintf(text, SG_SERIAL_TEXT, "%02d:%02d", minutes / 60, minutes % 60);
}

bool sg_serial_date(double serial, bool since_1904, unsigned parts, char text[SG_SERIAL_TEXT])
{
    const int64_t day_1900 = 693899, day_1904 = 695361; /* 1899-12-30 and 1904-01-01 */
    text[0] = '\0';
    if (!(serial >= 0) || serial >= LAST + 1)
        return false;
    int64_t days = (int64_t)serial;
    int64_t seconds = (int64_t)floor((serial - (double)days) * DAY + 0.5);
    bool elapsed = parts & SG_DATE_ELAPSED;
    if (!since_1904 && days == LEAP_THAT_WAS_NONE && !elapsed)
        return false;
    bool before = !since_1904 && days < LEAP_THAT_WAS_NONE;
    print_date(sg_civil_of((since_1904 ? day_1904 : day_1900) + days + before), parts, text);
    if (text[0])
        return true;
    if (!elapsed)
        seconds = seconds < DAY ? seconds : DAY - 1;
    print_time(seconds + (elapsed ? days * DAY : 0), parts, text);
    return true;
}

static bool take_number(const char **at, int digits, int *number)
{
    *number = 0;
    for (int i = 0; i < digits; i++, ++*at) {
        if (**at < '0' || **at > '9')
            return false;
        *number = *number * 10 + (**at - '0');
    }
    return true;
}

bool sg_iso_date(const char *iso, unsigned parts, char text[SG_SERIAL_TEXT])
{
    struct sg_civil date;
    int hour = 0, minute = 0, second = 0;
    text[0] = '\0';
    if (!take_number(&iso, 4, &date.year) || *iso++ != '-' || !take_number(&iso, 2, &date.month) ||
        *iso++ != '-' || !take_number(&iso, 2, &date.day))
        return false;
    if (*iso == 'T' &&
        (iso++, !take_number(&iso, 2, &hour) || *iso++ != ':' || !take_number(&iso, 2, &minute) ||
                    *iso++ != ':' || !take_number(&iso, 2, &second)))
        return false;
    if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31 || hour > 23 ||
        minute > 59 || second > 59)
        return false;
    print_date(date, parts, text);
    if (!text[0])
        print_time(hour * 3600 + minute * 60 + second, parts, text);
    return true;
}
