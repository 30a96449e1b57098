/* The bulk files of Eurostat: tabs between years, commas between the dimensions in the first
   column. */
#ifndef SG_SURVEYS_FORMATS_EUROSTAT_H
#define SG_SURVEYS_FORMATS_EUROSTAT_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the `n` bytes are, or begin with, a first cell such as freq,unit,geo\TIME_PERIOD. */
bool sg_eurostat_begins(const char *text, size_t n);

/* Bytes of the last dimension's name behind which \TIME_PERIOD or \time stands in the cell. */
size_t sg_eurostat_names(const char *cell);

#endif
