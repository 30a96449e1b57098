/* The bands into which rates are sorted. */
#ifndef SG_ANALYSIS_KPI_GRADES_H
#define SG_ANALYSIS_KPI_GRADES_H

#include "table/command.h"

/* What is graded: the choices of --grade-by. */
enum kpi_measure {
    KPI_ATTAINMENT,
    KPI_PROGRESS,
    KPI_PACE /* progress over expected progress */
};
enum { KPI_MEASURES = KPI_PACE + 1 };
extern const struct sg_choice kpi_measures[KPI_MEASURES];

struct kpi_band {
    char *name;
    double from; /* percent; -INFINITY: the rest */
};

/* From the highest down. */
struct kpi_grades {
    enum kpi_measure measure;
    struct kpi_band *bands;
    size_t n;
};

/* A preset, or NAME=PERCENT,…; `measure` -1: the preset's own, attainment for bands given. */
bool kpi_grades_read(const char *text, int measure, enum sg_lang lang, struct kpi_grades *grades,
                     struct sg_error *err);
void kpi_grades_free(struct kpi_grades *grades);

/* The band of a score in percent, as printed; whether a target is met is taken from the numbers
   themselves, so that 99.96 printed as 100.0 is not met. A score that is NaN is in the band of 100
   if met, else in the one band below 100 if there is but one. NULL: none. */
const char *kpi_grades_name(const struct kpi_grades *grades, double score, bool met);

#endif
