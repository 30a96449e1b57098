#include "targets.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include <sangyo/role.h>
#include <sangyo/text.h>

#include "input.h"
#include "words.h"

struct columns {
    const struct sg_column *name, *component, *unit, *direction, *grade, *period;
    const struct sg_column *actual, *target, *base, *attainment;
};

static const struct sg_column *find_label(const struct sg_table *table, const char *en,
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

static const struct sg_column *first_label(const struct sg_table *table)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i]->kind == SG_COLUMN_CATEGORY)
            return table->columns[i];
    return NULL;
}

static bool find_columns(const struct sg_table *table, struct columns *columns,
                         struct sg_error *err)
{
    static const struct sg_input_need actual = {"bullet", "actual", "kpi"};
    static const struct sg_input_need target = {"bullet", "target", "kpi"};
    if (!sg_input_require(table, actual, &columns->actual, err) ||
        !sg_input_require(table, target, &columns->target, err) ||
        !sg_input_role(table, SG_ROLE_PERIOD, false, &columns->period, err))
        return false;
    columns->base = sg_input_number(table, "base");
    columns->attainment = sg_input_number(table, "attainment_percent");
    columns->name = find_label(table, "indicator", "指標");
    columns->component = find_label(table, "component", "内訳");
    columns->unit = find_label(table, "unit", "単位");
    columns->grade = find_label(table, "grade", "評価");
    columns->direction = find_label(table, "direction", "方向");
    if (!columns->name && !sg_input_role(table, SG_ROLE_BY, false, &columns->name, err))
        return false;
    if (!columns->name)
        columns->name = first_label(table);
    return columns->name ||
           sg_fail(err, SG_FAIL_USAGE, "chart %s needs a column of categories or areas", "bullet");
}

/* The code of the newest period, or SG_EMPTY. */
static int32_t newest_of(const struct sg_table *table, const struct sg_column *period)
{
    int32_t newest = SG_EMPTY;
    for (size_t row = 0; period && row < table->n_rows; row++) {
        int32_t code = period->codes[row];
        bool timed = period->kind == SG_COLUMN_PERIOD;
        if (code != SG_EMPTY &&
            (newest == SG_EMPTY || !timed ||
             sg_period_compare(&period->levels.periods[code], &period->levels.periods[newest]) > 0))
            newest = code;
    }
    return newest;
}

static enum sg_course course_of(const struct sg_column *direction, size_t row)
{
    const char *text = direction ? sg_column_text(direction, row) : "";
    if (strcmp(text, "up") == 0 || strcmp(text, "上") == 0 || strcmp(text, "↑") == 0)
        return SG_COURSE_UP;
    if (strcmp(text, "down") == 0 || strcmp(text, "下") == 0 || strcmp(text, "↓") == 0)
        return SG_COURSE_DOWN;
    return SG_COURSE_UNKNOWN;
}

/* What kpi has found out with a direction that the table does not repeat. */
static int grade_of(const struct sg_column *grade, size_t row)
{
    const char *text = grade ? sg_column_text(grade, row) : "";
    if (strcmp(text, "met") == 0 || strcmp(text, "達成") == 0)
        return 1;
    return strcmp(text, "not met") == 0 || strcmp(text, "未達成") == 0 ? 0 : -1;
}

static char *name_of(const struct columns *columns, size_t row)
{
    struct sg_buffer name = {0};
    sg_buffer_add(&name, sg_column_text(columns->name, row));
    if (columns->component && *sg_column_text(columns->component, row))
        sg_buffer_printf(&name, " %s", sg_column_text(columns->component, row));
    return sg_buffer_take(&name);
}

static double finite_value(const struct sg_column *column, size_t row)
{
    double value = column ? sg_input_value(column, row) : NAN;
    return isfinite(value) ? value : NAN;
}

static void read_row(struct sg_targets *targets, const struct columns *columns, size_t row)
{
    struct sg_target *item = &targets->items[targets->n++];
    *item = (struct sg_target){
        .name = name_of(columns, row),
        .unit = columns->unit ? sg_column_text(columns->unit, row) : "",
        .course = course_of(columns->direction, row),
        .grade = grade_of(columns->grade, row),
        .actual = finite_value(columns->actual, row),
        .target = finite_value(columns->target, row),
        .base = finite_value(columns->base, row),
        .attainment = finite_value(columns->attainment, row),
        .actual_void = sg_input_void(columns->actual, row),
        .target_void = sg_input_void(columns->target, row),
    };
    targets->has_base = targets->has_base || !isnan(item->base);
    targets->voids |= item->actual_void | item->target_void;
}

/* Stable, the highest attainment first, unknown ones last. */
static void sort_items(struct sg_targets *targets)
{
    for (size_t i = 1; i < targets->n; i++)
        for (size_t k = i; k > 0; k--) {
            struct sg_target *above = &targets->items[k - 1], *here = &targets->items[k];
            double a = isnan(above->attainment) ? -INFINITY : above->attainment;
            double b = isnan(here->attainment) ? -INFINITY : here->attainment;
            if (a >= b)
                break;
            struct sg_target moved = *above;
            *above = *here;
            *here = moved;
        }
}

static bool read_all(struct sg_targets *targets, bool given, struct sg_error *err)
{
    const struct sg_table *table = targets->table;
    struct columns columns = {0};
    if (!find_columns(table, &columns, err))
        return false;
    int32_t newest = newest_of(table, columns.period);
    targets->items = sg_alloc(SG_TARGETS, sizeof *targets->items);
    for (size_t row = 0; row < table->n_rows; row++) {
        if (newest != SG_EMPTY && columns.period->codes[row] != newest)
            continue;
        if (targets->n == SG_TARGETS)
            return sg_fail(err, SG_FAIL_DATA,
                           "more than %d rows are too many for a figure: choose some with --where",
                           SG_TARGETS);
        read_row(targets, &columns, row);
    }
    if (newest != SG_EMPTY) {
        targets->period = columns.period->levels.texts[newest];
        if (columns.period->kind == SG_COLUMN_PERIOD)
            targets->when = columns.period->levels.periods[newest];
    }
    if (!given)
        sort_items(targets);
    return targets->n > 0 ||
           sg_fail(err, SG_FAIL_DATA, "there is nothing to draw: the table has no rows");
}

bool sg_targets_read(const struct sg_table *table, const char *sort, struct sg_targets *targets,
                     struct sg_error *err)
{
    bool given;
    *targets = (struct sg_targets){.table = table};
    if (!sg_input_sort(sort, true, &given, err))
        return false;
    bool ok = read_all(targets, given, err);
    if (!ok)
        sg_targets_free(targets);
    return ok;
}

void sg_targets_free(struct sg_targets *targets)
{
    for (size_t i = 0; i < targets->n; i++)
        free(targets->items[i].name);
    free(targets->items);
    *targets = (struct sg_targets){0};
}

/* --- words */

int sg_target_is_met(const struct sg_target *target)
{
    if (target->course == SG_COURSE_UNKNOWN && !isnan(target->actual))
        return target->grade;
    if (isnan(target->actual) || isnan(target->target))
        return -1;
    return target->course == SG_COURSE_UP ? target->actual >= target->target
                                          : target->actual <= target->target;
}

/* Decimals that actual value, target and base need, up to 4. */
static int decimals_of(const struct sg_target *target)
{
    const double values[] = {target->actual, target->target, target->base};
    int decimals = 0;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        while (decimals < 4 && !isnan(values[i]) &&
               fabs(sg_number_round(values[i], decimals) - values[i]) > 1e-9 * fabs(values[i]))
            decimals++;
    return decimals;
}

static void add_amount(double x, const struct sg_target *target, enum sg_lang lang,
                       struct sg_buffer *out)
{
    int decimals = fabs(x) < 1e-4 ? -1 : decimals_of(target);
    sg_words_number(x, (struct sg_words_number){x == 0 ? 0 : decimals, false, lang}, out);
    if (lang == SG_EN && *target->unit && strcmp(target->unit, "%") != 0 &&
        strcmp(target->unit, "％") != 0)
        sg_buffer_add_char(out, ' ');
    sg_buffer_add(out, target->unit);
}

void sg_target_actual(const struct sg_target *target, enum sg_lang lang, struct sg_buffer *out)
{
    if (isnan(target->actual))
        sg_buffer_add(out, sg_words_symbol(target->actual_void, lang));
    else
        add_amount(target->actual, target, lang, out);
}

void sg_target_goal(const struct sg_target *target, enum sg_lang lang, struct sg_buffer *out)
{
    sg_buffer_add(out, sg_words_pick(lang, "/ target ", "/ 目標 "));
    if (isnan(target->target))
        sg_buffer_add(out, sg_words_symbol(target->target_void, lang));
    else
        add_amount(target->target, target, lang, out);
    if (isnan(target->attainment))
        return;
    sg_buffer_add(out, " (");
    sg_words_number(target->attainment, (struct sg_words_number){0, false, lang}, out);
    sg_buffer_add(out, "%)");
}

/* How many are met of those of which that is known. */
static size_t count_met(const struct sg_targets *targets, size_t *known)
{
    size_t met = 0;
    *known = 0;
    for (size_t i = 0; i < targets->n; i++) {
        int is_met = sg_target_is_met(&targets->items[i]);
        met += is_met == 1;
        *known += is_met >= 0;
    }
    return met;
}

/* Where no direction is known: how many actual values reach their target. */
static size_t count_reaching(const struct sg_targets *targets, size_t *known)
{
    size_t reaching = 0;
    *known = 0;
    for (size_t i = 0; i < targets->n; i++) {
        const struct sg_target *item = &targets->items[i];
        if (isnan(item->actual) || isnan(item->target))
            continue;
        reaching += item->actual >= item->target;
        (*known)++;
    }
    return reaching;
}

void sg_targets_title(const struct sg_targets *targets, enum sg_lang lang, struct sg_buffer *out)
{
    size_t known, all, met = count_met(targets, &known), reaching = count_reaching(targets, &all);
    bool directed = known == all;
    if (!all)
        return;
    if (lang == SG_JA)
        sg_buffer_printf(out,
                         directed ? "%zu指標のうち%zu指標が目標に到達"
                                  : "%zu指標のうち%zu指標で実績が目標値以上",
                         all, directed ? met : reaching);
    else
        sg_buffer_printf(out,
                         directed ? "%zu of %zu indicators meet their target"
                                  : "In %zu of %zu indicators the actual value is at or above the "
                                    "target",
                         directed ? met : reaching, all);
}

void sg_targets_subtitle(const struct sg_targets *targets, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_table_info *info = &targets->table->info;
    sg_buffer_add(out, info->title ? info->title
                                   : sg_words_pick(lang, "Indicators against their targets",
                                                   "指標の実績と目標"));
    if (!targets->period)
        return;
    sg_buffer_add(out, sg_words_pick(lang, ", ", "（"));
    sg_words_period(targets->period, &targets->when, lang, out);
    sg_buffer_add(out, sg_words_pick(lang, "", "）"));
}

void sg_targets_note(const struct sg_targets *targets, enum sg_lang lang, struct sg_buffer *out)
{
    struct sg_words_scope scope = {.used = targets->voids};
    bool down = false;
    for (size_t i = 0; i < targets->n; i++)
        down = down || targets->items[i].course == SG_COURSE_DOWN;
    sg_buffer_add(
        out, sg_words_pick(
                 lang,
                 "Grey bands, dark to light: attainment below 70%, below 90%, 90% and more. "
                 "Each row has a scale of its own. ",
                 "灰色の帯は濃い順に達成率70％未満、90％未満、90％以上。各行の横軸は別の目盛。"));
    if (down)
        sg_buffer_add(out, sg_words_pick(lang,
                                         "Where the value is to fall, bands show target over "
                                         "actual, percentages actual over target. ",
                                         "値を下げる指標の帯は目標÷実績、かっこ内は実績÷目標。"));
    sg_words_notes(targets->table, &scope, lang, out);
}

void sg_targets_description(const struct sg_targets *targets, enum sg_lang lang,
                            struct sg_buffer *out)
{
    sg_buffer_add(out, sg_words_pick(lang, "Bars of actual values with ticks for targets. ",
                                     "実績の横棒に目標の印を付けた図。"));
    for (size_t i = 0; i < targets->n; i++) {
        const struct sg_target *item = &targets->items[i];
        sg_buffer_printf(out, "%s%s", item->name, sg_words_pick(lang, ": ", "："));
        sg_target_actual(item, lang, out);
        sg_buffer_add_char(out, ' ');
        sg_target_goal(item, lang, out);
        if (!isnan(item->base)) {
            sg_buffer_add(out, sg_words_pick(lang, ", from ", "、基準値"));
            add_amount(item->base, item, lang, out);
        }
        sg_buffer_add(out, sg_words_pick(lang, ". ", "。"));
    }
}
