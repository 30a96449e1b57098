/* Births and deaths of the whole as rates; units and jobs that came and went. */
#include "kinds.h"
#include "level_said.h"

#include <math.h>
#include <string.h>

#include <sangyo/number.h>
#include "plots/page/words.h"
#include "table/role.h"

static double value_at(const struct sg_subject *subject, const char *column, size_t row)
{
    return sg_column_value(sg_table_numbers(subject->table, column), row);
}

static void print(const struct sg_subject *subject, const char *column, size_t row,
                  const char *unit, struct sg_buffer *out)
{
    double value = value_at(subject, column, row);
    bool whole = value == floor(value) && !strstr(column, "_percent");
    sg_subject_print(subject, value, whole ? 0 : 1, unit, out);
}

/* Which of the two rates is above the other, as printed. */
static void say_difference(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    double births = sg_number_round(value_at(subject, "birth_rate_percent", row), 1);
    double deaths = sg_number_round(value_at(subject, "death_rate_percent", row), 1);
    bool ja = subject->lang == SG_JA, more = births > deaths;
    double points = fabs(sg_number_round(births - deaths, 1));
    if (!(points > 0)) {
        sg_buffer_add(out, ja ? "で、両者は等しい。" : ", which is the same.");
        return;
    }
    sg_buffer_add(out, ja ? (more ? "で、開業率が" : "で、廃業率が") : ", ");
    sg_subject_print(subject, points, 1, ja ? "ポイント" : " points", out);
    sg_buffer_add(out, ja ? "上回る。" : more ? " less." : " more.");
}

/* Rates by employment insurance are others than those of a census. */
static bool is_insurance(const struct sg_subject *subject, size_t row)
{
    const struct sg_column *method = sg_table_labels(subject->table, "method");
    return method && strncmp(sg_column_text(method, row), "employment-insurance", 20) == 0;
}

/* "川崎市の2021年の開業率は4.8％、廃業率は5.7％（ともに年率）で、廃業率が0.9ポイント上回る。" */
static void say_whole(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    const struct sg_column *when = subject->period ? subject->period : subject->to;
    bool ja = subject->lang == SG_JA;
    const char *percent = ja ? "％" : "%";
    size_t start = out->n;
    if (isnan(value_at(subject, "birth_rate_percent", row)) ||
        isnan(value_at(subject, "death_rate_percent", row)))
        return;
    sg_subject_topic(subject, when, row, "開業率", out);
    if (!ja) {
        sg_buffer_add(out, "the birth rate");
        sg_subject_where(subject, row, out);
    }
    if (is_insurance(subject, row))
        sg_buffer_add(out, ja ? "（雇用保険）" : " (employment insurance)");
    sg_buffer_add(out, ja ? "は" : " was ");
    print(subject, "birth_rate_percent", row, percent, out);
    sg_buffer_add(out, ja ? "、廃業率は" : " and the death rate ");
    print(subject, "death_rate_percent", row, percent, out);
    sg_buffer_add(out, ja ? "（ともに年率）" : " a year");
    say_difference(subject, row, out);
    sg_subject_capital(subject, out, start);
}

static void say_rates(const struct sg_subject *subject, const size_t rows[], size_t n,
                      struct sg_buffer *out)
{
    static const struct sg_level level = {
        "birth_rate_percent", {"birth rate", "開業率"}, false, false, true};
    ptrdiff_t whole = sg_subject_total(subject, rows, n);
    if (whole >= 0)
        say_whole(subject, (size_t)whole, out);
    if (n < 2)
        return;
    sg_buffer_add(out, out->n && subject->lang == SG_EN ? " " : "");
    sg_level_say(&level, subject, rows, n, out);
}

/* "2016年から2021年まで" and where; of all areas nothing is said of these. */
static void say_span(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA;
    const char *area = subject->area ? sg_column_text(subject->area, row) : "";
    bool whole = !*area || sg_role_is_total(area, subject->table->info.total_label);
    if (ja && !whole)
        sg_buffer_printf(out, "%sの", area);
    sg_buffer_add(out, ja ? "" : "from ");
    sg_subject_when(subject, subject->from, row, out);
    sg_buffer_add(out, ja ? "から" : " to ");
    sg_subject_when(subject, subject->to, row, out);
    sg_buffer_add(out, ja ? "までの" : "");
    if (!ja && !whole)
        sg_subject_where(subject, row, out);
    sg_buffer_add(out, ja ? "" : ", ");
}

static void say_jobs(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA;
    const char *percent = ja ? "％）" : "%)";
    sg_buffer_add(out, ja ? "。雇用は" : "; ");
    print(subject, "creation", row, ja ? "（" : " jobs (", out);
    sg_subject_print(subject, value_at(subject, "creation_percent", row), 1, percent, out);
    sg_buffer_add(out, ja ? "が創出され、" : " were created and ");
    print(subject, "destruction", row, ja ? "（" : " (", out);
    sg_subject_print(subject, value_at(subject, "destruction_percent", row), 1, percent, out);
    sg_buffer_add(out, ja ? "が失われた。" : " destroyed.");
}

/* Units are counted whatever is known of their jobs. */
static void say_flow(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA;
    size_t start = out->n;
    say_span(subject, row, out);
    sg_buffer_add(out, ja ? "参入は" : "of the units ");
    print(subject, "entrants", row, ja ? "件、退出は" : " entered, ", out);
    print(subject, "exits", row, ja ? "件、存続は" : " left and ", out);
    print(subject, "continuing", row, ja ? "件である" : " continued", out);
    if (isnan(value_at(subject, "creation_percent", row)))
        sg_buffer_add(out, ja ? "。" : ".");
    else
        say_jobs(subject, row, out);
    sg_subject_capital(subject, out, start);
}

static void say_flows(const struct sg_subject *subject, const size_t rows[], size_t n,
                      struct sg_buffer *out)
{
    const struct sg_column *sizes = sg_table_labels(subject->table, "sizes");
    ptrdiff_t whole = sg_subject_total(subject, rows, n);
    /* units of unknown size are few, and stand apart */
    bool apart = whole >= 0 && sizes && sizes->codes[whole] != sizes->codes[0];
    if (whole >= 0 && !apart)
        say_flow(subject, (size_t)whole, out);
}

const struct sg_sentence_kind sg_sentences_of_rates = {
    .name = "dynamics rates",
    .columns = {"birth_rate_percent", "death_rate_percent", "survivor_percent"},
    .split = SG_SUBJECT_ITEMS,
    .say = say_rates};

const struct sg_sentence_kind sg_sentences_of_flows = {
    .name = "dynamics flows",
    .columns = {"entrants", "exits", "creation_percent", "destruction_percent"},
    .split = SG_SUBJECT_ITEMS,
    .say = say_flows};
