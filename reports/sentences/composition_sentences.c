#include "kinds.h"
#include "ranking_words.h"

#include <math.h>

#include "plots/page/words.h"

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    static const double whole = 100;
    const struct sg_ranking_rule rule = {.decimals = 1, .sign = 1, .above = 0, .whole = &whole};
    bool ja = subject->lang == SG_JA;
    const struct sg_ranking_style style = {.decimals = 1, .unit = ja ? "％" : "%"};
    const struct sg_column *share = sg_table_numbers(subject->table, "share_percent");
    struct sg_ranking ranking;
    sg_ranking_of_rows(&ranking, subject, share, NULL, rows, n, &rule);
    size_t start = out->n;
    const struct sg_unpublished unpublished = {subject->period, {"share", "構成比"}};
    sg_ranking_say_unpublished(&ranking, subject, &unpublished, rows[0], out);
    if (ranking.n) {
        sg_subject_lead(subject, subject->period, rows[0], "構成比", out);
        sg_ranking_caveat(&ranking, subject, out);
        if (!ja) {
            sg_ranking_lead(&ranking, "largest", "share", out);
            sg_subject_say_measure(subject, rows[0], " of ", out);
            sg_subject_where(subject, rows[0], out);
            sg_ranking_link(&ranking, " was that of ", " were those of ", out);
        }
        sg_ranking_say(&ranking, subject, &style, "多く", out);
        sg_buffer_add(out, ja ? "。" : ".");
        sg_subject_capital(subject, out, start);
    }
    sg_ranking_free(&ranking);
}

const struct sg_sentence_kind sg_sentences_of_composition = {
    .name = "composition",
    .columns = {"value", "total", "share_percent"},
    .split = SG_SUBJECT_ITEMS,
    .say = say};
