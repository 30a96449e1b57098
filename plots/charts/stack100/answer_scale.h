/* Answers that are steps of a scale from good to bad: 増加, やや増加, 横ばい, やや減少, 減少. */
#ifndef SG_PLOTS_CHARTS_STACK100_ANSWER_SCALE_H
#define SG_PLOTS_CHARTS_STACK100_ANSWER_SCALE_H

#include <stdbool.h>
#include <stddef.h>

/* 2 good, 1 somewhat good, 0 neither, -1 somewhat bad, -2 bad; false if the label says none. */
bool sg_answer_grade(const char *label, int *grade);

enum { SG_ANSWER_STEPS = 5 };

/* Orders `n` labels from good to bad: step[i] is the place of label i on the five steps, 0 the best
   (3 answers take the first, the middle and the last). False unless every label has a place of its
   own and there are good ones and bad. */
bool sg_answer_scale(const char *const labels[], size_t n, int step[]);

#endif
