/* Diffusion indices: the newest period of each series against the one before. */
#include "kinds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "plots/page/words.h"

enum { DECIMALS = 1 };

/* The row of the latest period, the last one where periods have no dates. */
static size_t newest(const struct sg_subject *subject, const size_t rows[], size_t n)
{
    const struct sg_column *period = subject->period;
    size_t found = rows[n - 1];
    for (size_t i = n; period && period->kind == SG_COLUMN_PERIOD && i-- > 0;) {
        int32_t code = period->codes[rows[i]], best = period->codes[found];
        if (code >= 0 && best >= 0 &&
            sg_period_compare(&period->levels.periods[code], &period->levels.periods[best]) > 0)
            found = rows[i];
    }
    return found;
}

/* What the move did to the sign: nothing where it is plain. */
static const char *sense(double di, double change, enum sg_lang lang)
{
    double before = sg_number_round(di - change, DECIMALS);
    if (change == 0)
        return "";
    if (di < 0 && before < 0)
        return change > 0
                   ? sg_words_pick(lang, ", less negative than before", "、マイナス幅が縮小した")
                   : sg_words_pick(lang, ", more negative than before", "、マイナス幅が拡大した");
    if (di > 0 && before < 0)
        return sg_words_pick(lang, ", from negative to positive", "、プラスに転じた");
    if (di < 0 && before > 0)
        return sg_words_pick(lang, ", from positive to negative", "、マイナスに転じた");
    if (di > 0 && before > 0)
        return change > 0
                   ? sg_words_pick(lang, ", more positive than before", "、プラス幅が拡大した")
                   : sg_words_pick(lang, ", less positive than before", "、プラス幅が縮小した");
    return "";
}

static void say_level_in_japanese(const struct sg_subject *subject, double di, double change,
                                  struct sg_buffer *out)
{
    const char *moved = sense(di, change, SG_JA);
    if (isnan(change)) {
        sg_subject_print(subject, di, DECIMALS, "である。", out);
        return;
    }
    if (change == 0) {
        sg_buffer_add(out, "前期と同じ");
        sg_subject_print(subject, di, DECIMALS, "である。", out);
        return;
    }
    sg_buffer_add(out, "前期比");
    sg_subject_print(subject, fabs(change), DECIMALS, "ポイント", out);
    sg_buffer_add(out, change > 0 ? "上昇の" : "低下の");
    sg_subject_print(subject, di, DECIMALS, *moved ? "となり" : "となった", out);
    sg_buffer_printf(out, "%s。", moved);
}

static void say_level_in_english(const struct sg_subject *subject, double di, double change,
                                 struct sg_buffer *out)
{
    sg_subject_print(subject, di, DECIMALS, "", out);
    if (change == 0)
        sg_buffer_add(out, ", the same as in the period before");
    if (!isnan(change) && change != 0) {
        sg_buffer_add(out, change > 0 ? ", up " : ", down ");
        sg_subject_print(subject, fabs(change), DECIMALS, " points on the period before", out);
        sg_buffer_add(out, sense(di, change, SG_EN));
    }
    sg_buffer_add(out, ".");
}

static void say_streak(double streak, enum sg_lang lang, struct sg_buffer *out)
{
    if (fabs(streak) < 2 || isnan(streak))
        return;
    if (lang == SG_JA)
        sg_buffer_printf(out, "%.0f期連続の%sである。", fabs(streak), streak > 0 ? "上昇" : "低下");
    else
        sg_buffer_printf(out, " It has %s %.0f periods in a row.", streak > 0 ? "risen" : "fallen",
                         fabs(streak));
}

static void say_assessment(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    const struct sg_column *assessment = sg_table_labels(subject->table, "assessment");
    const char *word = assessment ? sg_column_text(assessment, row) : "";
    if (*word)
        sg_buffer_printf(
            out, sg_words_pick(subject->lang, " The assessment is “%s”.", "判断は「%s」である。"),
            word);
}

static void say_year(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA;
    double change = sg_column_value(sg_table_numbers(subject->table, "change_year_points"), row);
    change = isnan(change) ? NAN : sg_number_round(change, DECIMALS);
    if (isnan(change) || change == 0)
        return;
    sg_buffer_add(out, ja ? "前年同期比では" : " On the same period a year before it is ");
    sg_buffer_add(out, ja ? "" : change > 0 ? "up " : "down ");
    sg_subject_print(subject, fabs(change), DECIMALS, ja ? "ポイント" : " points.", out);
    sg_buffer_add(out, !ja ? "" : change > 0 ? "上昇した。" : "低下した。");
}

static double number_at(const struct sg_subject *subject, const char *name, size_t row)
{
    const struct sg_column *column = sg_table_numbers(subject->table, name);
    return column ? sg_column_value(column, row) : NAN;
}

/* The adjusted index and its change, which may be none that is distinct from chance. */
static void say_adjusted(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    bool ja = subject->lang == SG_JA;
    double di = number_at(subject, "di_adjusted", row);
    double change = number_at(subject, "change_adjusted_points", row);
    double lower = number_at(subject, "change_adjusted_lower_points", row);
    double upper = number_at(subject, "change_adjusted_upper_points", row);
    if (isnan(di))
        return;
    sg_buffer_add(out, ja ? "季節調整値は" : " Seasonally adjusted it was ");
    sg_subject_print(subject, di, DECIMALS, "", out);
    change = isnan(change) ? NAN : sg_number_round(change, DECIMALS);
    if (!isnan(change) && change != 0) {
        sg_buffer_add(out, ja ? "で、前期比" : change > 0 ? ", up " : ", down ");
        sg_subject_print(subject, fabs(change), DECIMALS, ja ? "ポイント" : " points", out);
        sg_buffer_add(out, !ja ? "" : change > 0 ? "の上昇" : "の低下");
    }
    if (lower <= 0 && upper >= 0)
        sg_buffer_add(out, ja ? "だが、前期との差は確かでない。"
                              : ", which is not distinct from no change.");
    else
        sg_buffer_add(out, ja ? "である。" : ".");
}

static void say_lead(const struct sg_subject *subject, size_t row, struct sg_buffer *out)
{
    const char *name = sg_subject_measure(subject, row);
    sg_subject_lead(subject, subject->period, row, "DI", out);
    if (subject->lang == SG_JA)
        return;
    sg_buffer_printf(out, "%s", *name ? name : "the DI");
    sg_subject_where(subject, row, out);
    sg_buffer_add(out, " was ");
}

static void say_flags(const struct sg_subject *subject, sg_status status, struct sg_buffer *out)
{
    if (status & SG_STATUS_BREAK)
        sg_buffer_add(out, sg_words_pick(subject->lang,
                                         " The series breaks: it is not compared with the period "
                                         "before.",
                                         "系列に断層があるため、前期とは比較しない。"));
    if (status & SG_STATUS_CAUTION)
        sg_buffer_add(out, sg_words_pick(subject->lang,
                                         " Methods or coverage changed: compare with caution.",
                                         "ただし、調査方法等の変更があり、比較には注意を要する。"));
    if (status & SG_STATUS_SMALL_BASE)
        sg_buffer_add(out, sg_words_pick(subject->lang, " The base is small: for reference only.",
                                         "回答数が少ないため参考値である。"));
}

static void say(const struct sg_subject *subject, const size_t rows[], size_t n,
                struct sg_buffer *out)
{
    size_t row = newest(subject, rows, n), start = out->n;
    const struct sg_column *level = sg_table_numbers(subject->table, "di");
    const struct sg_column *move = sg_table_numbers(subject->table, "change_points");
    double di = sg_column_value(level, row), change = sg_column_value(move, row);
    if (isnan(di))
        return;
    di = sg_number_round(di, DECIMALS);
    change = isnan(change) ? NAN : sg_number_round(change, DECIMALS);
    say_lead(subject, row, out);
    (subject->lang == SG_JA ? say_level_in_japanese : say_level_in_english)(subject, di, change,
                                                                            out);
    sg_subject_capital(subject, out, start);
    say_streak(sg_column_value(sg_table_numbers(subject->table, "streak"), row), subject->lang,
               out);
    say_assessment(subject, row, out);
    say_year(subject, row, out);
    say_adjusted(subject, row, out);
    say_flags(subject, sg_subject_status(subject, row), out);
}

const struct sg_sentence_kind sg_sentences_of_di = {
    .name = "di", .columns = {"di", "change_points"}, .split = SG_SUBJECT_SERIES, .say = say};
