/* Tables for the tests of writers. */
#ifndef SG_TESTS_REPORTS_FIXTURE_H
#define SG_TESTS_REPORTS_FIXTURE_H

#include "tests/test_support.h"

#include <math.h>
#include <string.h>

#include <sangyo/write.h>

enum { HOSTILE_LABELS = 17 };

/* Labels as they should never be, but are. */
static const char *const hostile_labels[HOSTILE_LABELS] = {
    "農業，林業",
    "a|b",
    "say \"x\"",
    "'quoted'",
    "two\nlines",
    "two\r\nlines",
    "a\tb",
    "<script>alert(1)</script>",
    "=1+1",
    "\x1b[31mred\x1b[0m",
    "\xc2\x9b"
    "31m",
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefgh",
    "か\xe3\x82\x99", /* か with a combining mark */
    " spaces ",
    "back\\slash `code` *b* _u_ [l](u) ~~s~~ &amp; ^@#{}",
    "\xe2\x80\xaegnp.exe", /* right-to-left override */
    ",",
};

static inline void add_rows(struct sg_table *table, size_t n)
{
    while (table->n_rows < n)
        sg_table_add_row(table);
}

static inline struct sg_column *add_texts(struct sg_table *table, const char *name, size_t n,
                                          const char *const texts[])
{
    struct sg_column *column = sg_table_add(table, name, SG_COLUMN_CATEGORY);
    add_rows(table, n);
    for (size_t row = 0; row < n; row++)
        sg_column_set_text(column, row, texts[row]);
    return column;
}

/* `status` NULL: none. */
static inline struct sg_column *add_numbers(struct sg_table *table, const char *name, size_t n,
                                            const double values[], const sg_status status[])
{
    struct sg_column *column = sg_table_add(table, name, SG_COLUMN_NUMBER);
    add_rows(table, n);
    for (size_t row = 0; row < n; row++)
        sg_column_set(column, row, values[row], status ? status[row] : 0);
    return column;
}

/* Four industries with numbers, statuses and footnotes; the share is the main column. */
static inline void make_industries(struct sg_table *table)
{
    static const char *const labels[] = {"卸売業，小売業", "製造業", "鉱業", "計"};
    static const double values[] = {12345, -67, 0, 1234567.5};
    static const sg_status value_status[] = {0, SG_STATUS_REVISED, SG_STATUS_NIL, 0};
    static const double shares[] = {28.75, -0.04, NAN, 100};
    static const sg_status share_status[] = {SG_STATUS_CAUTION, 0, SG_STATUS_SUPPRESSED, 0};
    sg_table_init(table);
    struct sg_column *industry = add_texts(table, "industry", 4, labels);
    industry->role = SG_ROLE_BY;
    add_numbers(table, "value", 4, values, value_status)->unit = sg_copy_text("人");
    add_numbers(table, "share_percent", 4, shares, share_status);
    table->main = 2;
    table->info.title = sg_copy_text("産業別の構成比");
    sg_texts_add(&table->info.notes, "四捨五入のため計と一致しない。");
    sg_info_add_source(&table->info, "経済センサス", NULL);
}

/* One category column of hostile labels and one number column. */
static inline void make_hostile(struct sg_table *table)
{
    double values[HOSTILE_LABELS];
    for (size_t i = 0; i < HOSTILE_LABELS; i++)
        values[i] = 1.5 * (double)i;
    sg_table_init(table);
    add_texts(table, "label", HOSTILE_LABELS, hostile_labels);
    add_numbers(table, "value", HOSTILE_LABELS, values, NULL);
}

static inline void assert_written(const struct sg_table *table, const char *format,
                                  const struct sg_write_options *options, const char *expected)
{
    struct sg_buffer out = {0};
    struct sg_error err = {0};
    assert_true(sg_writer_named(format)->write(table, options, &out, &err));
    assert_string_equal(sg_buffer_text(&out), expected);
    sg_buffer_free(&out);
}

static const struct sg_write_options in_english = {.lang = SG_EN, .decimals = -1};
static const struct sg_write_options in_japanese = {.lang = SG_JA, .decimals = -1};

#endif
