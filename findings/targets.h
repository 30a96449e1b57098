/* Indicators that met their targets, and those of which that is not known: facts without words. */
#ifndef SG_FINDINGS_TARGETS_H
#define SG_FINDINGS_TARGETS_H

#include <sangyo/table.h>

/* Which way an indicator is to go. */
enum sg_course { SG_COURSE_UNKNOWN, SG_COURSE_UP, SG_COURSE_DOWN };

enum sg_met { SG_MET_UNKNOWN, SG_MET_NO, SG_MET_YES };

struct sg_target {
    double actual, target; /* NaN: not known */
    bool cancelled;        /* no actual value applies: 中止 */
    enum sg_course course;
    const char *grade; /* as `kpi` writes it; "" for none */
};

/* up, 上, ↑, down, 下, ↓; anything else is unknown. */
enum sg_course sg_course_read(const char *text);

/* The columns of `kpi` that say it; NULL: not there. */
struct sg_target_columns {
    const struct sg_column *actual, *target, *direction, *grade;
};
struct sg_target_columns sg_target_find(const struct sg_table *table);

/* Of a row of their table. */
struct sg_target sg_target_at(const struct sg_target_columns *columns, size_t row);

/* By the numbers where the course is known, else by a grade of the presets of `kpi`. Not known
   without an actual value or a target. */
enum sg_met sg_target_met(const struct sg_target *target);

struct sg_targets_found {
    size_t n;      /* indicators */
    size_t paired; /* with an actual value and a target */
    size_t known;  /* of those: it is known whether the target is met */
    size_t met;    /* of those */
    size_t
        reaching;  /* of the paired: the actual value is the target or more, whatever the course */
    size_t graded; /* of the paired: they have a grade */
    size_t cancelled; /* with a target, and no actual value applies */
    size_t no_actual; /* with a target alone, for other reasons */
    size_t no_target;
};

/* Those with a target: of all these it is said what they reached. */
size_t sg_targets_all(const struct sg_targets_found *found);

void sg_targets_count(struct sg_targets_found *found, const struct sg_target *target);

#endif
