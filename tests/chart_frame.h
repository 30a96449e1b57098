/* What every chart is tested for; a test gives its tables and claims. */
#ifndef SG_TESTS_CHART_FRAME_H
#define SG_TESTS_CHART_FRAME_H

#include <stdint.h>

#include "chart_checks.h"
#include "table_of.h"

/* Texts are those of table_of; lists end with zeros. */
struct chart_table {
    const char *name, *text;
};
struct chart_claim {
    const char *figure, *text;
};
struct chart_refusal {
    const char *text;
    enum sg_failure kind;
    const char *words;
};

struct chart_frame {
    const char *chart;
    const struct chart_table *drawn; /* as CHART-NAME-LANG-WIDTH.svg; the extremes among them */
    const struct chart_claim *says;  /* of those figures */
    void (*rows)(struct sg_buffer *text, int n); /* a table of that many rows, with long names */
    int most;             /* of which the chart takes as many, and refuses more */
    const char *too_many; /* what it then says */
    const struct chart_refusal *refused;
    /* A table, not yet initialised, of labels and numbers. */
    void (*hostile)(struct sg_table *table, char labels[N_HOSTILE][600]);
};

/* Draws `drawn` in Japanese and English, at half and full width, and has the checker look at them;
   forty rows likewise, as CHART-forty-…; then finds what all these figures say. */
void chart_is_drawn(void **state);
void chart_of_forty_rows_fits(void **state);
void chart_says_what_it_claims(void **state);
/* More than `most` are an error of kind DATA in both languages, and as many are drawn. */
void chart_of_too_many_rows_is_refused(void **state);
void chart_refuses_what_it_cannot_draw(void **state);
/* Labels that would run, break or vanish stand as text in every format. */
void chart_shows_hostile_labels_as_text(void **state);

#define CHART_TEST(test, frame) cmocka_unit_test_prestate(test, (void *)(uintptr_t)(frame))
/* All of them. */
#define CHART_TESTS(frame)                                                                         \
    CHART_TEST(chart_is_drawn, frame), CHART_TEST(chart_of_forty_rows_fits, frame),                \
        CHART_TEST(chart_says_what_it_claims, frame),                                              \
        CHART_TEST(chart_of_too_many_rows_is_refused, frame),                                      \
        CHART_TEST(chart_refuses_what_it_cannot_draw, frame),                                      \
        CHART_TEST(chart_shows_hostile_labels_as_text, frame)

/* For the end of a group of tests. */
int chart_clean(void **state);

#endif
