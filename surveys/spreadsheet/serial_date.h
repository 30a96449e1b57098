/* Days as workbooks count them. */
#ifndef SG_SURVEYS_SPREADSHEET_SERIAL_DATE_H
#define SG_SURVEYS_SPREADSHEET_SERIAL_DATE_H

#include <stdbool.h>
#include <stddef.h>

enum { SG_SERIAL_TEXT = 40 };

/* The date of a serial number as far as the parts (enum sg_date_part) go: 2021, 2021-06,
   2021-06-01, 6月1日 without a year, 09:30 without a day. `since_1904`: days since 1904-01-01, else
   1 is 1900-01-01 and 60 a day that never was. False for that one, negative numbers and those
   beyond the year 9999. */
bool sg_serial_date(double serial, bool since_1904, unsigned parts, char text[SG_SERIAL_TEXT]);
/* The same of a date as ISO 8601 has it: 2021-06-01 or 2021-06-01T09:30:00. */
bool sg_iso_date(const char *iso, unsigned parts, char text[SG_SERIAL_TEXT]);

#endif
