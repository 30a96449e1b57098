#include "targets.h"

#include <math.h>
#include <string.h>

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

static double number_of(const struct sg_table *table, const char *name, size_t row)
{
    ptrdiff_t at = sg_table_find(table, name);
    const struct sg_column *column = at < 0 ? NULL : table->columns[at];
    bool known = column && column->kind == SG_COLUMN_NUMBER && !sg_status_void(column->status[row]);
    return known && isfinite(column->values[row]) ? column->values[row] : NAN;
}

static const char *text_of(const struct sg_table *table, const char *en, const char *ja, size_t row)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_NUMBER &&
            (sg_text_same_key(column->name, en) || sg_text_same_key(column->name, ja)))
            return sg_column_text(column, row);
    }
    return "";
}

struct sg_target sg_target_of_row(const struct sg_table *table, size_t row)
{
    return (struct sg_target){.actual = number_of(table, "actual", row),
                              .target = number_of(table, "target", row),
                              .course = sg_course_read(text_of(table, "direction", "方向", row)),
                              .grade = text_of(table, "grade", "評価", row)};
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
    found->no_actual += (size_t)(isnan(target->actual) && !isnan(target->target));
    found->no_target += (size_t)(isnan(target->target) != 0);
}
