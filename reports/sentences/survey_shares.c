#include "survey_shares.h"

#include "plots/page/names.h"
#include "plots/page/words.h"

#include "ranking_words.h"

static void lead_in_english(const struct sg_subject *subject, const struct sg_ranking *ranking,
                            size_t row, struct sg_buffer *out)
{
    const char *question = sg_subject_measure(subject, row);
    sg_ranking_lead(ranking, "most frequent", "answer", out);
    if (*question && !sg_names_is_ours(question)) /* “Percent” is none */
        sg_buffer_printf(out, " to “%s”", question);
    sg_subject_where(subject, row, out);
    sg_ranking_link(ranking, " was ", " were ", out);
}

void sg_survey_say(const struct sg_subject *subject, const struct sg_survey_shares *shares,
                   const size_t rows[], size_t n, struct sg_buffer *out)
{
    static const struct sg_ranking_rule rule = {.decimals = 1, .sign = 1, .above = 0};
    bool ja = subject->lang == SG_JA;
    const struct sg_ranking_style style = {.decimals = 1, .unit = ja ? "％" : "%"};
    struct sg_ranking ranking;
    sg_ranking_of_rows(&ranking, subject, shares->percent, shares->n, rows, n, &rule);
    size_t start = out->n;
    const struct sg_unpublished unpublished = {shares->period, {"answer", "回答の割合"}};
    sg_ranking_say_unpublished(&ranking, subject, &unpublished, rows[0], out);
    if (ranking.n) {
        sg_subject_lead(subject, shares->period, rows[0], "回答の割合", out);
        sg_ranking_caveat(&ranking, subject, out);
        if (!ja)
            lead_in_english(subject, &ranking, rows[0], out);
        sg_ranking_say(&ranking, subject, &style, "多く", out);
        if (sg_subject_is_multiple(subject->table, shares->percent, subject->by, rows, n))
            sg_buffer_add(out, ja ? "（複数回答）" : " (multiple response)");
        sg_buffer_add(out, ja ? "。" : ".");
        sg_subject_capital(subject, out, start);
    }
    sg_ranking_free(&ranking);
}
