/* Files of statistical packages, written by libreadstat. */
#ifndef SG_TESTS_DATASET_FILE_H
#define SG_TESTS_DATASET_FILE_H

#include <stddef.h>

enum made_format { MADE_SAV, MADE_ZSAV, MADE_DTA, MADE_OLD_DTA, MADE_SAS7BDAT, MADE_XPT };

/* A survey of four records: id (text), q1 (labels 1 to 3 and 9, which SPSS declares missing), emp
   (a number, 999999 declared missing by SPSS), day and month (dates), scale (labels of its ends
   alone), weight w. To be freed; NULL where the library is not there. */
char *made_dataset(enum made_format format, size_t *n);

#endif
