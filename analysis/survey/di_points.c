#include "di_points.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include <sangyo/number.h>
#include <sangyo/score.h>

/* What the answers of a slice add up to. */
struct sums {
    double up, down, none; /* counts or percentages */
    double first, second;  /* Σ c x, Σ c² x */
    sg_quad exact, left;   /* Σ c x again; Σ x of no answer */
    double n;              /* of percentages; NaN: not known, or not one */
    sg_status status;
    size_t n_rows, n_up, n_down, n_listed;
    size_t source;
};

static bool fail_row(const struct di_input *input, size_t row, struct sg_error *err)
{
    const struct sg_table *table = input->answers.table;
    sg_fail_at_file(err, table->info.file);
    return sg_fail_at_row(err, sg_table_file_row(table, row));
}

static bool check_amount(const struct di_input *input, size_t row, double x, struct sg_error *err)
{
    if (!(x < 0) && !(input->percent && x > 100))
        return true;
    char text[SG_NUMBER_SIZE];
    sg_number_shortest(x, text);
    if (input->percent)
        sg_fail(err, SG_FAIL_DATA, "a percentage lies between 0 and 100, not at %s", text);
    else
        sg_fail(err, SG_FAIL_DATA, "%s is no number of answers", text);
    return fail_row(input, row, err);
}

/* Percentages of one question share their n. */
static bool add_n(const struct di_input *input, struct sums *sums, size_t row, struct sg_error *err)
{
    double n;
    if (!sg_published_n(&input->answers, row, &n, err))
        return false;
    sums->n = sums->n_rows == 0 || sums->n == n ? n : NAN;
    return true;
}

static bool add_row(const struct di_input *input, const struct di_scale *scale,
                    const struct di_answer *answer, size_t row, struct sums *sums,
                    struct sg_error *err)
{
    struct sg_cube_cell cell = sg_cube_at(&input->cube, row);
    if (!check_amount(input, row, cell.value, err) ||
        (input->percent && !add_n(input, sums, row, err)))
        return false;
    sums->source = sums->n_rows++ ? sums->source : row;
    sums->n_listed += answer->listed;
    sums->n_up += answer->kind == DI_UP;
    sums->n_down += answer->kind == DI_DOWN;
    bool counts = answer->score != 0 || answer->kind == DI_UP || answer->kind == DI_DOWN ||
                  (answer->kind == DI_NO_ANSWER && !scale->no_answer_in);
    if (!counts)
        return true;
    sums->status |= sg_cube_flags(cell.status) & ~(sg_status)SG_STATUS_NIL;
    sums->status |= sg_status_void(cell.status);
    sums->up += answer->kind == DI_UP ? cell.value : 0;
    sums->down += answer->kind == DI_DOWN ? cell.value : 0;
    sums->none += answer->kind == DI_NO_ANSWER ? cell.value : 0;
    sums->first += answer->score * cell.value;
    sums->exact += sg_quad_of(answer->score) * sg_quad_of(cell.value);
    sums->left += answer->kind == DI_NO_ANSWER ? sg_quad_of(cell.value) : 0;
    sums->second += answer->score * answer->score * cell.value;
    return true;
}

/* Limits mean ± z se of the mean of multinomial scores. */
static void set_limits(struct di_point *point, const struct di_rules *rules, double variance,
                       double n, double asked)
{
    const struct di_scale *scale = rules->scale;
    double left =
        isinf(rules->population) ? 1 : (rules->population - asked) / (rules->population - 1);
    if (rules->population == 1)
        left = 0;
    double z = gsl_cdf_ugaussian_Qinv((1 - rules->level) / 2);
    point->se = 100 * sqrt(variance * left / n);
    double reach = z * point->se;
    point->limits.lower = fmax(point->di - reach, 100 * scale->least);
    point->limits.upper = fmin(point->di + reach, 100 * scale->most);
}

/* The index from sums over a base, the total or what answered of it, which `n` answers make up of
   `asked`. */
static void set_point(struct di_point *point, const struct di_rules *rules, const struct sums *sums,
                      double total, double asked)
{
    double base = total - (rules->scale->no_answer_in ? 0 : sums->none);
    double n = asked * (base / (base + (rules->scale->no_answer_in ? 0 : sums->none)));
    double mean = sums->first / base;
    sg_status small = sg_base_rule_status(rules->small, n);
    point->status |= small;
    point->limits_status = sg_status_void(small);
    if (sg_status_void(small))
        return;
    point->up = 100 * sums->up / base;
    point->down = 100 * sums->down / base;
    point->di = 100 * mean;
    point->above = sums->exact;
    point->below = sg_quad_of(total) - (rules->scale->no_answer_in ? 0 : sums->left);
    if (isnan(n) || !(n > 0))
        point->limits_status = SG_STATUS_NOT_AVAILABLE;
    else
        set_limits(point, rules, fmax(sums->second / base - mean * mean, 0), n, asked);
}

static bool settle(const struct di_input *input, const struct di_rules *rules, uint32_t slice,
                   const struct sums *sums, struct di_point *point, struct sg_error *err)
{
    struct sg_cube_cell total = input->cube.slices[slice].total;
    const struct di_scale *scale = rules->scale;
    if (input->percent)
        total = (struct sg_cube_cell){100, 0};
    point->status = sums->status | sg_status_void(total.status);
    point->shown = sums->n_listed > 0;
    point->source = sums->source;
    if (!scale->complete && (sums->n_up == 0 || sums->n_down == 0))
        point->status |= SG_STATUS_NOT_AVAILABLE;
    double base = total.value - (scale->no_answer_in ? 0 : sums->none);
    if (sg_status_has_value(point->status) && !(base > 0))
        point->status |= SG_STATUS_UNDEFINED;
    point->limits_status = sg_status_void(point->status);
    if (!point->shown || !sg_status_has_value(point->status))
        return true;
    double asked = input->percent ? sums->n : total.value;
    if (asked > rules->population) {
        char texts[2][SG_NUMBER_SIZE];
        sg_number_shortest(sg_number_round(asked, input->exact), texts[0]);
        sg_number_shortest(rules->population, texts[1]);
        sg_fail(err, SG_FAIL_DATA, "n is %s, more than the population of %s", texts[0], texts[1]);
        return fail_row(input, sums->source, err);
    }
    set_point(point, rules, sums, total.value, asked);
    /* printed decimals add up to no more decimals (halves have one more): 1.7, not 1.6999999999 */
    point->up = sg_number_round(point->up, input->exact);
    point->down = sg_number_round(point->down, input->exact);
    point->di = sg_number_round(point->di, input->exact);
    return true;
}

static bool fail_unlisted(const struct di_input *input, size_t row, struct sg_error *err)
{
    const struct sg_cube *cube = &input->cube;
    sg_fail(err, SG_FAIL_USAGE, "answer '%s' has no score in --score",
            sg_cube_label(cube, &cube->by, cube->row_by[row]));
    return fail_row(input, row, err);
}

/* Adds up the answers of each slice. */
static bool add_up(const struct di_input *input, const struct di_scale *scale, struct sums sums[],
                   struct sg_error *err)
{
    const struct sg_cube *cube = &input->cube;
    struct di_answer *answers = sg_alloc(cube->by.n, sizeof *answers);
    bool fine = true;
    for (uint32_t i = 0; i < cube->by.n; i++)
        answers[i] = di_scale_answer(scale, sg_cube_label(cube, &cube->by, i));
    for (size_t row = 0; row < cube->table->n_rows && fine; row++)
        if (sg_cube_is_summed(cube, row))
            fine = add_row(input, scale, &answers[cube->row_by[row]], row,
                           &sums[cube->row_slice[row]], err);
    for (size_t row = 0; row < cube->table->n_rows && fine && scale->complete; row++) {
        const struct di_answer *answer = &answers[cube->row_by[row]];
        if (sg_cube_is_summed(cube, row) && sums[cube->row_slice[row]].n_listed > 0 &&
            !answer->listed && answer->kind != DI_NO_ANSWER)
            fine = fail_unlisted(input, row, err);
    }
    free(answers);
    return fine;
}

struct di_point *di_points(const struct di_input *input, const struct di_rules *rules,
                           struct sg_error *err)
{
    const struct sg_cube *cube = &input->cube;
    struct di_point *points = sg_alloc(cube->slice_of.n, sizeof *points);
    struct sums *sums = sg_alloc(cube->slice_of.n, sizeof *sums);
    bool fine = add_up(input, rules->scale, sums, err);
    for (uint32_t i = 0; i < cube->slice_of.n && fine; i++) {
        points[i] = (struct di_point){.up = NAN,
                                      .down = NAN,
                                      .di = NAN,
                                      .limits = {NAN, NAN},
                                      .se = NAN,
                                      .source = sums[i].source};
        fine = settle(input, rules, i, &sums[i], &points[i], err);
    }
    free(sums);
    if (!fine) {
        free(points);
        return NULL;
    }
    return points;
}
