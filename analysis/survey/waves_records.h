/* Waves of a survey in its records: the levels of a domain, in pairs of waves. */
#ifndef SG_ANALYSIS_SURVEY_WAVES_RECORDS_H
#define SG_ANALYSIS_SURVEY_WAVES_RECORDS_H

#include "answers.h"

/* A level of a domain in the waves, in their order: level numbers, SIZE_MAX where it has none. */
struct sg_wave_group {
    char *label; /* "" for all records */
    size_t *levels;
};

struct sg_wave_groups {
    struct sg_texts waves; /* labels in order */
    struct sg_wave_group *groups;
    size_t n;
};

/* Of a question within a domain whose last column is the wave. */
void sg_wave_groups_make(const struct sg_answers *answers, struct sg_wave_groups *groups);
void sg_wave_groups_free(struct sg_wave_groups *groups);

/* The design with --id as its sampling units. Release with sg_waves_design_free, not otherwise. */
struct sg_design sg_waves_design(const struct sg_run *run);
void sg_waves_design_free(struct sg_design *design);

/* The name of a group for the column `domain`. */
const char *sg_wave_group_label(const struct sg_run *run, const struct sg_wave_group *group);

#endif
