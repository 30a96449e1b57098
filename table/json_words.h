/* The words of a table as JSON, which its writer (reports/) and its reader (surveys/) share. */
#ifndef SG_TABLE_JSON_WORDS_H
#define SG_TABLE_JSON_WORDS_H

#include <sangyo/table.h>

#define SG_JSON_FORMAT "sangyo.table"
/* 1 had no format and version, and of the table its title, notes and sources alone. */
enum { SG_JSON_VERSION = 2, SG_JSON_TEXTS = 7, SG_JSON_TEST_NUMBERS = 4 };

extern const char *const sg_json_kind_words[SG_COLUMN_PERIOD + 1];
extern const char *const sg_json_period_words[SG_PERIOD_DAY + 1];

/* The numbers of a test, and where they are kept. */
extern const char *const sg_json_test_words[SG_JSON_TEST_NUMBERS];
double *sg_json_test_number(struct sg_test *test, size_t i);

/* The keys of what is known of a table besides its title, and where it is kept. */
extern const char *const sg_json_info_words[SG_JSON_TEXTS];
char **sg_json_info_text(struct sg_table_info *info, size_t i);

#endif
