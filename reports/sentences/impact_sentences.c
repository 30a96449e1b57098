/* What a demand brings. */
#include "kinds.h"
#include "ranking_words.h"

#include <math.h>

#include "plots/page/words.h"
#include "table/measure.h"

static const struct sg_column *number_of(const struct sg_subject *subject, const char *name)
{
    return sg_table_numbers(subject->table, name);
}

/* A number and the unit of a column: 100百万円, 100 million yen. */
static void print_as(const struct sg_subject *subject, double value, const char *name, int decimals,
                     struct sg_buffer *out)
{
    const char *unit = sg_column_unit(number_of(subject, name), subject->lang);
    struct sg_buffer end = {0};
    if (unit && subject->lang == SG_EN)
        sg_buffer_add(&end, " ");
    if (unit)
        sg_unit_name(unit, 1, subject->lang, &end);
    sg_subject_print(subject, value, decimals, sg_buffer_text(&end), out);
    sg_buffer_free(&end);
}

/* The number of the row of the sum. */
static void print(const struct sg_subject *subject, const char *name, size_t row, int decimals,
                  const char *end, struct sg_buffer *out)
{
    print_as(subject, sg_column_value(number_of(subject, name), row), name, decimals, out);
    sg_buffer_add(out, end);
}

static bool is_known(const struct sg_subject *subject, const char *name, size_t row)
{
    const struct sg_column *column = number_of(subject, name);
    return column && !isnan(sg_column_value(column, row));
}

/* "需要額10,000による総合効果は21,471（2.15倍）で、直接効果が9,813、…である。" */
static void say_total(const struct sg_subject *subject, size_t row, int decimals,
                      struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA;
    double demand = sg_column_value(number_of(subject, "demand"), row);
    double total = sg_column_value(number_of(subject, "total"), row);
    sg_buffer_add(out, ja ? "需要額" : "A demand of ");
    print(subject, "demand", row, decimals, ja ? "による総合効果は" : " brings output of ", out);
    print(subject, "total", row, decimals, ja ? "" : " in all", out);
    if (demand > 0) {
        sg_buffer_add(out, ja ? "（需要額の" : " (");
        sg_subject_print(subject, total / demand, 2, ja ? "倍）" : " times as much)", out);
    }
    sg_buffer_add(out, ja ? "で、直接効果が" : ": ");
    print(subject, "direct", row, decimals, ja ? "、第１次間接効果が" : " directly, ", out);
    print(subject, "indirect", row, decimals, ja ? "、第２次間接効果が" : " by inputs and ", out);
    print(subject, "second", row, decimals, ja ? "である。" : " by consumption.", out);
}

static void say_range(const struct sg_subject *subject, size_t row, int decimals,
                      struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA;
    if (!is_known(subject, "lower", row) || !is_known(subject, "upper", row))
        return;
    sg_buffer_add(out, ja ? "δ の取り方により、総合効果は" : " By the choice of δ it is from ");
    print(subject, "lower", row, decimals, ja ? "から" : " to ", out);
    print(subject, "upper", row, decimals, ja ? "までの幅がある。" : ".", out);
}

/* Value added, income and jobs, as far as the table has them. */
static void say_products(const struct sg_subject *subject, size_t row, int decimals,
                         struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA, gva = is_known(subject, "gva_second", row);
    bool jobs = is_known(subject, "jobs", row), income = is_known(subject, "income", row);
    const char *and = "";
    if (!gva && !income && !jobs)
        return;
    sg_buffer_add(out, ja ? "このうち" : " Of it");
    if (gva) {
        double sum = sg_column_value(number_of(subject, "gva_first"), row) +
                     sg_column_value(number_of(subject, "gva_second"), row);
        sg_buffer_add(out, ja ? "粗付加価値は" : " value added is ");
        print_as(subject, sum, "gva_first", decimals, out);
        and = ja ? "、" : ", and";
    }
    if (income) {
        sg_buffer_printf(out, "%s%s", and, ja ? "雇用者所得は" : " income is ");
        print(subject, "income", row, decimals, "", out);
        and = ja ? "、" : ", and";
    }
    if (jobs) {
        sg_buffer_printf(out, "%s%s", and, ja ? "従業者数は" : " jobs are ");
        sg_subject_print(subject, sg_column_value(number_of(subject, "jobs"), row), 0,
                         ja ? "人" : "", out);
    }
    sg_buffer_add(out, ja ? "である。" : ".");
}

/* The industries that gain most. */
static void say_industries(const struct sg_subject *subject, const size_t rows[], size_t n,
                           int decimals, struct sg_buffer *out)
{
    const struct sg_ranking_rule rule = {.decimals = decimals, .sign = 1, .above = 0};
    const struct sg_ranking_style style = {.decimals = decimals, .unit = ""};
    struct sg_ranking ranking;
    bool ja = subject->lang == SG_JA;
    sg_ranking_of_rows(&ranking, subject, number_of(subject, "total"), NULL, rows, n, &rule);
    if (ranking.n > 1) {
        sg_buffer_add(out, ja ? "産業別の総合効果は、" : " ");
        if (!ja) {
            size_t start = out->n;
            sg_ranking_lead(&ranking, "largest", "effect", out);
            sg_ranking_link(&ranking, " is that on ", " are those on ", out);
            sg_subject_capital(subject, out, start);
        } else {
            sg_ranking_caveat(&ranking, subject, out);
        }
        sg_ranking_say(&ranking, subject, &style, "大きく", out);
        sg_buffer_add(out, ja ? "。" : ".");
    }
    sg_ranking_free(&ranking);
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    ptrdiff_t sum = sg_subject_total(subject, rows, n);
    int decimals = sg_subject_digits(number_of(subject, "total"), rows, n);
    if (sum >= 0 && is_known(subject, "total", (size_t)sum)) {
        say_total(subject, (size_t)sum, decimals, out);
        say_range(subject, (size_t)sum, decimals, out);
        say_products(subject, (size_t)sum, decimals, out);
    } else if (sum >= 0) {
        sg_buffer_add(
            out, sg_words_pick(subject->lang,
                               "What the demand brings in all is not known, as a flow "
                               "that it depends on is not.",
                               "依存する取引額が分からないため、総合効果の合計は不明である。"));
    }
    say_industries(subject, rows, n, decimals, out);
}

const struct sg_sentence_kind sg_sentences_of_impact = {
    .name = "io impact",
    .columns = {"demand", "direct", "indirect", "second"},
    .split = SG_SUBJECT_ITEMS,
    .say = say};
