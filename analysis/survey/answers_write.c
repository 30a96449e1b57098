/* What `answers` writes: a row per answer and level, with limits, marks and letters. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/presentation.h>
#include "analysis/estimate/adjustments.h"
#include "table/args.h"

#include "answers.h"
#include "answers_fit.h"
#include "letters.h"
#include "survey_options.h"

struct columns {
    struct sg_column *question, *option, *domain, *letter, *letters;
    struct sg_column *n, *base, *estimate, *se, *lower, *upper, *df, *deff, *effective;
};

struct writer {
    struct sg_run *run;
    struct sg_table *out;
    struct columns columns;
    enum sg_proportion_method method;
    struct sg_base_rule rule;
    const struct sg_table *expected; /* shares to be tested against, or NULL */
    bool weighted, many_domains, by_size, letters, nchs;
    size_t n_extreme;
    const struct sg_shares *shares; /* of all the options of a question; NULL: they are few */
};

static struct sg_column *number(struct sg_table *out, const char *name, enum sg_lang lang,
                                struct sg_bilingual label)
{
    struct sg_column *column = sg_table_add(out, name, SG_COLUMN_NUMBER);
    const char *text = lang == SG_JA ? label.ja : label.en;
    if (text)
        column->label = sg_copy_text(text);
    return column;
}

static void add_columns(struct writer *w)
{
    enum sg_lang lang = w->run->lang;
    struct columns *c = &w->columns;
    const struct sg_bilingual plain = {NULL, NULL};
    c->question = sg_table_add(w->out, "question", SG_COLUMN_CATEGORY);
    c->option = sg_table_add(w->out, "option", SG_COLUMN_CATEGORY);
    c->domain = sg_table_add(w->out, "domain", SG_COLUMN_CATEGORY);
    if (w->letters)
        c->letter = sg_table_add(w->out, "letter", SG_COLUMN_CATEGORY);
    c->n = number(w->out, "n", lang, (struct sg_bilingual){"n", "回答数"});
    c->base = number(w->out, "base", lang, (struct sg_bilingual){"Base", "回答者数"});
    c->base->decimals = 0;
    c->estimate = number(w->out, "estimate_percent", lang, plain);
    c->se = number(w->out, "se_points", lang, plain);
    c->lower = number(w->out, "lower_percent", lang, plain);
    c->upper = number(w->out, "upper_percent", lang, plain);
    c->df = number(w->out, "df", lang, plain);
    c->deff = number(w->out, "deff", lang, plain);
    c->effective = number(w->out, "n_effective", lang, plain);
    if (w->letters)
        c->letters = sg_table_add(w->out, "letters", SG_COLUMN_CATEGORY);
    w->out->main = (ptrdiff_t)sg_table_index(w->out, c->estimate);
}

static const char *text_of(const struct writer *w, struct sg_bilingual text)
{
    return w->run->lang == SG_JA ? text.ja : text.en;
}

static void set(struct sg_column *column, size_t row, double value, double scale, sg_status status)
{
    bool known = !isnan(value) && !sg_status_void(status);
    sg_status own = status ? status : known ? 0 : (sg_status)SG_STATUS_UNDEFINED;
    sg_column_set(column, row, known ? value * scale : NAN, own);
}

/* The interval; where p is 0 or 1, of beta (wilson if asked) with the effective size that the
   weights alone leave. */
static bool find_limits(struct writer *w, const struct sg_estimate *e, struct sg_interval *limits)
{
    const struct sg_estimated_proportion p = {.p = e->estimate,
                                              .variance = e->variance,
                                              .n = (double)e->n,
                                              .df = e->df,
                                              .logit_variance = e->logit_variance,
                                              .assumed_n = e->kish};
    bool extreme = e->estimate <= 0 || e->estimate >= 1;
    enum sg_proportion_method method = w->method;
    if (extreme && method != SG_PROPORTION_WILSON)
        method = SG_PROPORTION_BETA;
    bool known = sg_proportion_clipped(method, &p, w->run->level, limits);
    w->n_extreme += extreme && known;
    return extreme && known;
}

/* What the rule that was chosen says of an estimate. */
static sg_status present(const struct writer *w, const struct sg_estimate *e)
{
    const struct sg_estimated_proportion p = {.p = e->estimate,
                                              .variance = e->variance,
                                              .n = (double)e->n,
                                              .df = e->df,
                                              .assumed_n = e->kish};
    if (!w->nchs)
        return sg_base_rule_status(w->rule, (double)e->n);
    enum sg_presentation presentation = sg_presentation_of(&p);
    if (presentation == SG_PRESENT_NOT)
        return SG_STATUS_NOT_AVAILABLE | SG_STATUS_SMALL_BASE;
    return presentation == SG_PRESENT_PLAIN ? 0 : SG_STATUS_SMALL_BASE;
}

static void write_row(struct writer *w, const struct sg_answers *answers,
                      const struct sg_option_line *line, size_t level, const struct sg_estimate *e)
{
    struct columns *c = &w->columns;
    size_t row = sg_table_add_row(w->out);
    struct sg_interval limits;
    bool assumed = find_limits(w, e, &limits);
    sg_status status = present(w, e);
    if (isnan(e->estimate))
        status = e->n ? (sg_status)SG_STATUS_UNDEFINED : status;
    sg_status limit_status = status | (assumed ? (sg_status)SG_STATUS_ESTIMATED : 0);
    const struct sg_estimated_proportion p = {.p = e->estimate, .variance = e->variance};
    double effective = sg_proportion_effective_n(&p);
    sg_column_set_text(c->question, row, answers->question->name);
    sg_column_set_text(c->option, row,
                       line->is_blank ? text_of(w, (struct sg_bilingual){"no answer", "無回答"})
                                      : line->label);
    sg_survey_set_domain(w->run->lang, c->domain, row, answers->domain, &answers->levels, level,
                         w->many_domains);
    sg_column_set(c->n, row, (double)sg_answers_count(answers, line, level), 0);
    sg_column_set(c->base, row, (double)e->n, 0);
    set(c->estimate, row, e->estimate, 100, status);
    set(c->se, row, e->se, 100, status);
    set(c->lower, row, limits.lower, 100, limit_status);
    set(c->upper, row, limits.upper, 100, limit_status);
    set(c->df, row, e->df > 0 ? e->df : NAN, 1, status & ~(sg_status)SG_STATUS_SMALL_BASE);
    set(c->deff, row, sg_estimate_deff(e, !w->weighted), 1, status);
    set(c->effective, row, isnan(effective) ? e->kish : effective, 1, limit_status);
}

/* Letters of one line over all levels, which were just written as the last n rows. */
static bool write_letters(struct writer *w, const struct sg_answers *answers,
                          const struct sg_option_line *line, const size_t *levels, size_t n,
                          struct sg_error *err)
{
    size_t pairs = n * (n - 1) / 2, first = w->out->n_rows - n;
    double *p = sg_alloc(pairs, sizeof *p), *estimates = sg_alloc(n, sizeof *estimates);
    struct sg_statistic *statistics = sg_alloc(n, sizeof *statistics);
    struct sg_texts letters = {0};
    bool done = true;
    for (size_t i = 0; i < n; i++) {
        statistics[i] = sg_answers_statistic(answers, line, levels[i]);
        estimates[i] = w->columns.estimate->values[first + i];
    }
    for (size_t a = 0; done && a < n; a++)
        for (size_t b = a + 1; done && b < n; b++) {
            struct sg_estimate difference;
            done = sg_statistic_difference(answers->sample, &statistics[a], &statistics[b],
                                           &difference, err);
            bool shown = !isnan(estimates[a]) && !isnan(estimates[b]);
            p[sg_letters_pair(n, a, b)] = shown ? sg_letters_p(&difference) : NAN;
        }
    sg_adjustment_of(w->run->args)->adjust(p, pairs, p);
    sg_letters_assign(estimates, p, n, 1 - w->run->level, &letters);
    for (size_t i = 0; i < n; i++) {
        struct sg_buffer own = {0};
        sg_letter_of(i, &own);
        sg_column_set_text(w->columns.letter, first + i, sg_buffer_text(&own));
        sg_column_set_text(w->columns.letters, first + i, letters.items[i]);
        sg_buffer_free(&own);
        free(statistics[i].terms);
    }
    sg_texts_free(&letters);
    free(statistics);
    free(estimates);
    free(p);
    return done;
}

/* The line among all records, where it is one of many options; else false. */
static bool write_share(struct writer *w, const struct sg_answers *answers,
                        const struct sg_option_line *line)
{
    struct sg_estimate estimate;
    size_t n, *classes = w->shares ? sg_answers_option_classes(answers, line, &n) : NULL;
    bool few = classes && sg_shares_are_few(w->shares, classes, n);
    if (few) {
        sg_shares_estimate(w->shares, classes, n, &estimate);
        write_row(w, answers, line, SIZE_MAX, &estimate);
    }
    free(classes);
    return few;
}

static bool write_line(struct writer *w, const struct sg_answers *answers,
                       const struct sg_option_line *line, size_t level, struct sg_error *err)
{
    struct sg_statistic statistic = sg_answers_statistic(answers, line, level);
    struct sg_estimate estimate;
    bool done = sg_statistic_estimate(answers->sample, &statistic, 1, &estimate, err);
    if (done)
        write_row(w, answers, line, level, &estimate);
    free(statistic.terms);
    return done;
}

/* A question within one domain; all records come with the first domain. */
static bool write_question(struct writer *w, struct sg_answers *answers, bool with_total,
                           struct sg_error *err)
{
    size_t n, n_levels = answers->levels.n;
    struct sg_option_line *lines = sg_answers_lines(answers, w->by_size, &n);
    size_t *levels = sg_survey_level_order(answers->plan->notes, answers->domain, &answers->levels);
    struct sg_shares shares;
    bool done = true, many = with_total && sg_answers_shares(answers, n, &shares);
    w->shares = many ? &shares : NULL;
    for (size_t i = 0; done && i < n; i++) {
        if (with_total && !write_share(w, answers, &lines[i]))
            done = write_line(w, answers, &lines[i], SIZE_MAX, err);
        for (size_t k = 0; done && k < n_levels; k++)
            done = write_line(w, answers, &lines[i], levels[k], err);
        if (done && w->letters && n_levels > 1)
            done = write_letters(w, answers, &lines[i], levels, n_levels, err);
    }
    if (many)
        sg_shares_free(&shares);
    free(levels);
    free(lines);
    return done;
}

static bool write_all(struct writer *w, struct sg_answers_plan *plan,
                      const struct sg_gathered *gathered, struct sg_error *err)
{
    bool done = true;
    struct sg_named_answers named = {.plan = plan};
    for (size_t q = 0; done && q < plan->n_questions; q++)
        for (size_t d = 0; done && d < plan->n_domains; d++) {
            struct sg_answers answers;
            sg_answers_understand(plan, q, d, gathered, &answers);
            if (d == 0)
                sg_answers_remark(w->run, &answers);
            sg_named_answers_meet(&named, &answers);
            done = write_question(w, &answers, d == 0, err);
            if (done && d == 0 && w->expected)
                done = sg_answers_fit(w->run, &answers, w->expected, &w->out->info, err);
            sg_answers_free(&answers);
        }
    done = done && sg_named_answers_check(&named, err);
    sg_named_answers_free(&named);
    if (gathered->counts[SG_COUNT_CONFLICT])
        sg_run_note(w->run, "%zu records chose '%s' together with others",
                    gathered->counts[SG_COUNT_CONFLICT], plan->none);
    if (w->n_extreme)
        sg_run_note(w->run,
                    "%zu shares are 0 or 100 %%: their limits assume a design effect of the "
                    "weights alone",
                    w->n_extreme);
    return done;
}

bool sg_answers_write(struct sg_run *run, struct sg_answers_plan *plan,
                      const struct sg_gathered *gathered, struct sg_table *out,
                      struct sg_error *err)
{
    struct writer w = {.run = run,
                       .out = out,
                       .method = (enum sg_proportion_method)sg_args_choice(run->args, "ci"),
                       .rule = plan->rule,
                       .weighted = gathered->has_weights,
                       .many_domains = plan->n_domains > 1,
                       .by_size = sg_args_choice(run->args, "order") == SG_ORDER_SIZE,
                       .letters = sg_args_flag(run->args, "letters"),
                       .nchs = sg_args_flag(run->args, "nchs")};
    const char *expected = sg_args_text(run->args, "expected");
    struct sg_table table;
    sg_table_init(&table);
    bool done = !expected || run->read_table(run, expected, &table, err);
    w.expected = expected ? &table : NULL;
    add_columns(&w);
    done = done && write_all(&w, plan, gathered, err);
    sg_table_free(&table);
    return done;
}
