#include "seasonal_say.h"

#include <math.h>
#include <stdio.h>

#include "table/args.h"

enum { SAID_EACH = 5, NAMED = 5, NUMBER = 32 };

const char *sg_season_verdict_word(enum sg_seasonality verdict, enum sg_lang lang)
{
    static const struct sg_bilingual words[] = {
        [SG_SEASONALITY_PRESENT] = {"present", "認められる"},
        [SG_SEASONALITY_PROBABLY_NOT] = {"probably not present", "おそらく認められない"},
        [SG_SEASONALITY_ABSENT] = {"not present", "認められない"}};
    return sg_lang_pick(words[verdict], lang);
}

struct teller {
    const struct sg_season_lines *lines;
    struct sg_run *run;
    struct sg_table *out;
};

/* The text of a number; - where there is none. */
static const char *text_of(double x, const char *format, char text[NUMBER])
{
    if (isnan(x))
        snprintf(text, NUMBER, "-");
    else
        snprintf(text, NUMBER, format, x);
    return text;
}

static const char *newest_note(const struct teller *t)
{
    return t->run->notes.items[t->run->notes.n - 1];
}

/* The newest remark of the run is a note of the result too. */
static void keep_note(const struct teller *t)
{
    sg_texts_add(&t->out->info.notes, newest_note(t));
}

static void keep_method(const struct teller *t)
{
    sg_texts_add(&t->out->info.methods, newest_note(t));
}

static void say_filters(const struct teller *t, const char *name,
                        const struct sg_season_summary *summary)
{
    char ratios[2][NUMBER];
    text_of(summary->i_to_c, "%.2f", ratios[0]);
    text_of(summary->moving_seasonality, "%.2f", ratios[1]);
    sg_run_note(t->run,
                summary->used.multiplicative
                    ? "%s: X-11, multiplicative; last seasonal filter %s (MSR %s), trend filter of "
                      "%zu terms (I/C %s)"
                    : "%s: X-11, additive; last seasonal filter %s (MSR %s), trend filter of %zu "
                      "terms (I/C %s)",
                name, sg_season_filter_word(&summary->used), ratios[1],
                summary->used.terms[SG_TREND_D12], ratios[0]);
    keep_method(t);
}

static void say_tests(const struct teller *t, const char *name,
                      const struct sg_season_summary *summary)
{
    const struct sg_seasonality_tests *tests = &summary->tests;
    char texts[4][NUMBER];
    sg_run_note(t->run,
                "%s: F of stable seasonality %s, Kruskal-Wallis %s, F of moving seasonality %s, "
                "M7 %s: identifiable seasonality is %s",
                name, text_of(tests->f_stable, "%.2f", texts[0]),
                text_of(tests->kruskal_wallis, "%.2f", texts[1]),
                text_of(tests->f_moving, "%.2f", texts[2]), text_of(tests->m7, "%.2f", texts[3]),
                sg_season_verdict_word(tests->verdict, t->run->lang));
    keep_method(t);
}

static void add_tests(const struct teller *t, const char *name, const struct sg_season_line *line)
{
    const struct sg_seasonality_tests *tests = &line->summary.tests;
    double groups = (double)line->series.frequency, n = (double)line->series.n;
    size_t skipped = (line->series.frequency - line->series.first) % line->series.frequency;
    double years = (double)((line->series.n - skipped) / line->series.frequency);
    struct sg_test *stable = sg_info_add_test(&t->out->info, "stable_seasonality", name);
    stable->f = tests->f_stable;
    stable->df1 = groups - 1;
    stable->df2 = n - groups;
    stable->p = tests->p_stable;
    struct sg_test *moving = sg_info_add_test(&t->out->info, "moving_seasonality", name);
    moving->f = tests->f_moving;
    moving->df1 = years - 1;
    moving->df2 = (years - 1) * (groups - 1);
    moving->p = tests->p_moving;
}

/* The names of the first lines that are of a kind. */
struct named {
    struct sg_buffer names;
    size_t n;
};

static void add_name(struct named *named, const char *name)
{
    if (named->n++ >= NAMED)
        return;
    sg_buffer_add(&named->names, named->names.n ? ", " : "");
    sg_buffer_add(&named->names, name);
}

/* What goes behind the names where there are more. */
static const char *more_than(const struct named *named)
{
    return named->n > NAMED ? ", …" : "";
}

/* Nothing could be adjusted: why the first was not. */
static bool fail_all(const struct sg_season_lines *lines, struct sg_error *err)
{
    const struct sg_error *first = NULL;
    for (size_t i = 0; i < lines->n; i++) {
        if (lines->lines[i].fine)
            return true;
        first = first ? first : lines->lines[i].error;
    }
    if (err && first)
        *err = *first;
    else if (!first)
        sg_fail(err, SG_FAIL_DATA, "no value of the series is known");
    return sg_fail_at_file(err, lines->info->file);
}

/* What is worth a word of several lines. */
struct groups {
    struct named refused, withheld, provisional;
};

static void say_line(const struct teller *t, size_t i, bool each, struct groups *groups)
{
    const struct sg_season_line *line = &t->lines->lines[i];
    const char *name = t->lines->names[i];
    if (line->error) {
        add_name(&groups->refused, name);
        if (groups->refused.n <= NAMED) {
            sg_run_note(t->run, "%s: not adjusted: %s", name, line->error->message);
            keep_note(t);
        }
        return;
    }
    if (each) {
        say_filters(t, name, &line->summary);
        say_tests(t, name, &line->summary);
    }
    add_tests(t, name, line);
    if (line->summary.withheld)
        add_name(&groups->withheld, name);
    else if (line->summary.provisional)
        add_name(&groups->provisional, name);
}

static void say_groups(const struct teller *t, struct groups *groups)
{
    const struct named *withheld = &groups->withheld, *provisional = &groups->provisional;
    if (groups->refused.n > NAMED)
        sg_run_note(t->run, "%zu series could not be adjusted", groups->refused.n);
    if (withheld->n) {
        const char *names = sg_buffer_text(&withheld->names), *more = more_than(withheld);
        sg_run_note(t->run,
                    "no identifiable seasonality in %zu series, which are not adjusted "
                    "(undefined); --force adjusts them: %s%s",
                    withheld->n, names, more);
        sg_note(&t->out->info.notes, t->run->lang,
                "series without adjusted values: no seasonality was identified");
    }
    if (provisional->n) {
        sg_run_note(t->run, "fewer than five years in %zu series: provisional: %s%s",
                    provisional->n, sg_buffer_text(&provisional->names), more_than(provisional));
        keep_note(t);
    }
    sg_buffer_free(&groups->refused.names);
    sg_buffer_free(&groups->withheld.names);
    sg_buffer_free(&groups->provisional.names);
}

/* X-13 with a model extends series before it adjusts them. */
static void say_ends(const struct teller *t)
{
    if (sg_args_text(t->run->args, "forecasts"))
        return;
    sg_run_note(t->run, "no ARIMA model extends the series: the last values differ from those of "
                        "X-13ARIMA-SEATS with one; sangyo seasonal --forecasts FILE extends it");
    keep_method(t);
}

bool sg_season_say(const struct sg_season_lines *lines, struct sg_run *run, struct sg_table *out,
                   struct sg_error *err)
{
    const struct teller t = {lines, run, out};
    struct groups groups = {0};
    bool each = lines->n <= SAID_EACH;
    if (!fail_all(lines, err))
        return false;
    for (size_t i = 0; i < lines->n; i++)
        say_line(&t, i, each, &groups);
    say_groups(&t, &groups);
    if (lines->options.rules.overlap > 0)
        sg_note(&out->info.notes, run->lang,
                "limits: errors of neighbouring periods with a correlation of %.3g",
                lines->options.rules.overlap);
    say_ends(&t);
    return true;
}
