#include "targets.h"

#include <math.h>
#include <string.h>

#include "table/lookup.h"
#include "table/text.h"

static bool is_among(const char *text, const char *const words[])
{
    for (; *words; words++)
        if (strcmp(text, *words) == 0)
            return true;
    return false;
}

enum sg_course sg_course_read(const char *text)
{
    static const char *const up[] = {"up", "上", "↑", NULL};
    static const char *const down[] = {"down", "下", "↓", NULL};
    return is_among(text, up)     ? SG_COURSE_UP
           : is_among(text, down) ? SG_COURSE_DOWN
                                  : SG_COURSE_UNKNOWN;
}

static const struct sg_column *labels_of(const struct sg_table *table, const char *en,
                                         const char *ja)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_NUMBER &&
            (sg_text_same_key(column->name, en) || sg_text_same_key(column->name, ja)))
            return column;
    }
    return NULL;
}

struct sg_target_columns sg_target_find(const struct sg_table *table)
{
    return (struct sg_target_columns){.actual = sg_table_numbers(table, "actual"),
                                      .target = sg_table_numbers(table, "target"),
                                      .direction = labels_of(table, "direction", "方向"),
                                      .grade = labels_of(table, "grade", "評価")};
}

static const char *text_at(const struct sg_column *column, size_t row)
{
    return column ? sg_column_text(column, row) : "";
}

static bool is_cancelled(const struct sg_column *actual, size_t row)
{
    return actual && sg_status_void(actual->status[row]) & SG_STATUS_NOT_APPLICABLE;
}

struct sg_target sg_target_at(const struct sg_target_columns *columns, size_t row)
{
    return (struct sg_target){.actual = sg_column_finite(columns->actual, row),
                              .target = sg_column_finite(columns->target, row),
                              .cancelled = is_cancelled(columns->actual, row),
                              .course = sg_course_read(text_at(columns->direction, row)),
                              .grade = text_at(columns->grade, row)};
}

static bool is_paired(const struct sg_target *target)
{
    return !isnan(target->actual) && !isnan(target->target);
}

enum sg_met sg_target_met(const struct sg_target *target)
{
    static const char *const met[] = {"met", "達成", "A", NULL};
    static const char *const not_met[] = {"not met", "未達成", "B", "C", "D", NULL};
    if (!is_paired(target))
        return SG_MET_UNKNOWN;
    if (target->course == SG_COURSE_UP)
        return target->actual >= target->target ? SG_MET_YES : SG_MET_NO;
    if (target->course == SG_COURSE_DOWN)
        return target->actual <= target->target ? SG_MET_YES : SG_MET_NO;
    return is_among(target->grade, met)       ? SG_MET_YES
           : is_among(target->grade, not_met) ? SG_MET_NO
                                              : SG_MET_UNKNOWN;
}

size_t sg_targets_all(const struct sg_targets_found *found)
{
    return found->n - found->no_target;
}

void sg_targets_count(struct sg_targets_found *found, const struct sg_target *target)
{
    enum sg_met met = sg_target_met(target);
    bool paired = is_paired(target);
    found->n++;
    found->paired += paired;
    found->known += met != SG_MET_UNKNOWN;
    found->met += met == SG_MET_YES;
    found->reaching += (size_t)(paired && target->actual >= target->target);
    found->graded += (size_t)(paired && *target->grade);
    if (isnan(target->actual) && !isnan(target->target)) {
        found->cancelled += target->cancelled;
        found->no_actual += !target->cancelled;
    }
    found->no_target += (size_t)(isnan(target->target) != 0);
}
