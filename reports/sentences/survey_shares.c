#include "survey_shares.h"

#include <math.h>
#include <string.h>

#include "plots/page/words.h"

#include "ranking.h"

/* Printed shares of one answer each may add up to a little more than 100. */
static const double most_of_single = 101;

static bool says_multiple(const char *text)
{
    return strstr(text, "複数回答") || strstr(text, "multiple");
}

/* Said by a column, or by shares that add up to more than all. */
static bool is_multiple(const struct sg_subject *subject, const struct sg_column *percent,
                        const size_t rows[], size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        double share = sg_subject_value(percent, rows[i]);
        sum += isnan(share) ? 0 : share;
    }
    for (size_t k = 0; k < subject->table->n_columns; k++) {
        const struct sg_column *column = subject->table->columns[k];
        if (column->kind != SG_COLUMN_NUMBER && column != subject->by)
            for (size_t i = 0; i < n; i++)
                if (says_multiple(sg_column_text(column, rows[i])))
                    return true;
    }
    return sum > most_of_single;
}

static void lead_in_english(const struct sg_subject *subject, const struct sg_ranking *ranking,
                            size_t row, struct sg_buffer *out)
{
    const char *question = sg_subject_measure(subject, row);
    sg_buffer_add(out, sg_ranking_leads_alone(ranking) ? "the most frequent answer"
                                                       : "the most frequent answers");
    if (*question)
        sg_buffer_printf(out, " to “%s”", question);
    sg_subject_where(subject, row, out);
    sg_buffer_add(out, sg_ranking_leads_alone(ranking) ? " was " : " were ");
}

void sg_survey_say(const struct sg_subject *subject, const struct sg_survey_shares *shares,
                   const size_t rows[], size_t n, struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA;
    const struct sg_ranking_style style = {
        .decimals = 1, .unit = ja ? "％" : "%", .sign = 1, .above = 0, .n = shares->n};
    struct sg_ranking ranking;
    sg_ranking_make(&ranking, subject, shares->percent, rows, n, &style);
    size_t start = out->n;
    if (ranking.n) {
        sg_subject_lead(subject, shares->period, rows[0], "回答の割合", out);
        sg_ranking_caveat(&ranking, subject, out);
        if (!ja)
            lead_in_english(subject, &ranking, rows[0], out);
        sg_ranking_say(&ranking, subject, &style, "多く", out);
        if (is_multiple(subject, shares->percent, rows, n))
            sg_buffer_add(out, ja ? "（複数回答）" : " (multiple response)");
        sg_buffer_add(out, ja ? "。" : ".");
        sg_subject_capital(subject, out, start);
    }
    sg_ranking_free(&ranking);
}
