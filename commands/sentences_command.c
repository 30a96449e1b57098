/* sentences: a result in words. */
#include <sangyo/sentences.h>

#include "sentences_command.h"

static bool run_sentences(struct sg_run *run, const struct sg_table *in, struct sg_table *out,
                          struct sg_error *err)
{
    struct sg_texts sentences = {0};
    (void)out;
    bool ok = sg_sentences(in, run->lang, &sentences, err);
    for (size_t i = 0; ok && i < sentences.n; i++)
        sg_buffer_printf(&run->text, "%s\n", sentences.items[i]);
    sg_texts_free(&sentences);
    return ok;
}

const struct sg_command sg_sentences_command = {
    .name = "sentences",
    .group = SG_COMMANDS_REPORTS,
    .summary = {"say a result in sentences", "結果を文章にする"},
    .help =
        {"Writes the sentences of a report for the output of composition, change, index, ratio, "
         "specialization, concentration, shift-share, structure, base, complexity, dynamics rates, "
         "flows and productivity, io impact and skyline, tally, answers, "
         "margin, crosstab, estimate, compare, di, seasonal or kpi, recognised by its columns: one "
         "line for "
         "each period, "
         "area, question or series. Values are compared as printed, so equal prints are ties and "
         "are named together; totals, その他, 無回答 and the like are not ranked; answers from "
         "fewer "
         "than 30 are marked. A difference between two samples is called a rise or a fall only "
         "where compare found it significant; a group of a sample is named as higher only where "
         "its "
         "interval lies above the whole. Changes of shares and DIs are points, and what is "
         "untested "
         "and less than half a point or one percent is almost the same. Across a break nothing is "
         "compared.",
         "composition、change、index、ratio、specialization、concentration、shift-"
         "share、structure、"
         "base、complexity、dynamics "
         "rates・flows・productivity、io "
         "impact・skyline、tally、answers、margin、crosstab、estimate、compare、di、seasonal、kpi "
         "の出力を"
         "列名で見分けて、報告書の文章にします。時点、地域、設問、系列ごとに１行です。"
         "大小は印字される桁で比べ、同じ値はまとめて挙げます。総数や「その他」「無回答」などは"
         "順位に入れず、回答数30未満は参考値とします。標本調査の差は、compare の検定で有意なもの"
         "だけを上昇・低下とし、標本の区分は信頼区間が全体を上回るときだけ高いとします。割合やDIの"
         "変化はポイントで示し、検定していない0.5ポイント未満又は１％未満の変化は「ほぼ同じ」と"
         "します。断層をまたぐ比較はしません。"},
    .example = "examples/published/composition.csv",
    .input = SG_INPUT_TABLE,
    .output = SG_OUTPUT_TEXT,
    .run_table = run_sentences};
