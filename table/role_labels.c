/* What labels say of their rows: totals, residual parts, answers that there is nothing to say. The
   words are label keys (text.h): lower case, without spaces. */
#include "role.h"

#include <stdlib.h>
#include <string.h>

#include "role_words.h"
#include "text.h"

static const char *const totals[] = {"全産業",
                                     "全産業計",
                                     "全産業合計",
                                     "産業計",
                                     "産業総数",
                                     "産業合計",
                                     "全業種",
                                     "全業種計",
                                     "業種計",
                                     "総数",
                                     "総計",
                                     "計",
                                     "合計",
                                     "総合計",
                                     "総合",
                                     "全体",
                                     "全国",
                                     "全国計",
                                     "全地域",
                                     "地域計",
                                     "全市",
                                     "市計",
                                     "県計",
                                     "全県",
                                     "都道府県計",
                                     "市区町村計",
                                     "全規模",
                                     "規模計",
                                     "男女計",
                                     "全事業所",
                                     "全企業",
                                     "total",
                                     "grandtotal",
                                     "overall",
                                     "all",
                                     "allindustries",
                                     "industrytotal",
                                     "totalindustries",
                                     "allsectors",
                                     "alltotal",
                                     "total,allindustries",
                                     "totalallindustries",
                                     "allindustriestotal",
                                     "total,allareas",
                                     "allareas",
                                     "allregions",
                                     "nation",
                                     "national",
                                     "nationwide",
                                     "wholecountry",
                                     "wholenation",
                                     "nationaltotal",
                                     "wholejapan",
                                     "alljapan",
                                     "ustotal",
                                     "total-allindustries",
                                     "total-allsectors",
                                     "total-allnaceactivities",
                                     "totalforallsectors",
                                     "allnaics",
                                     "insgesamt",
                                     "gesamt",
                                     "zusammen",
                                     "summe",
                                     "ensemble",
                                     "somme",
                                     "------"};
/* Answers that say there is nothing to say. */
static const char *const nones[] = {"特にない",    "特になし",      "特に無し", "特に無い",
                                    "該当なし",    "なし",          "ない",     "none",
                                    "noneofthese", "noneoftheabove"};

static const char *const residuals[] = {"その他",
                                        "無回答",
                                        "未回答",
                                        "回答なし",
                                        "不明",
                                        "不詳",
                                        "わからない",
                                        "分からない",
                                        "分類不能",
                                        "分類不能の産業",
                                        "その他・不明",
                                        "その他・無回答",
                                        "その他,無回答",
                                        "その他,不明",
                                        "不明・無回答",
                                        "無回答・不明",
                                        "無記入",
                                        "other",
                                        "others",
                                        "allother",
                                        "noanswer",
                                        "noresponse",
                                        "notanswered",
                                        "notstated",
                                        "unknown",
                                        "don'tknow",
                                        "dontknow",
                                        "nec",
                                        "n.e.c.",
                                        "n.e.c",
                                        "notelsewhereclassified",
                                        "unclassified"};

static const char *const no_answers[] = {
    "無回答",       "未回答",       "回答なし",     "無記入",   "不明",       "不詳",
    "不明・無回答", "無回答・不明", "無回答・無効", "noanswer", "noresponse", "notanswered",
    "notstated",    "nonresponse",  "missing",      "blank"};

/* The length of a code such as "00000_" or "a~r" at the start of a key: at most two letters. */
static size_t code_length(const char *key)
{
    size_t n = 0, letters = 0;
    for (; key[n] > ' ' && letters <= 2; n++)
        letters += key[n] >= 'a' && key[n] <= 'z';
    return letters <= 2 ? n : 0;
}

/* The key of a label without brackets and without the code that e-Stat and offices put before a
   Japanese one: A~R全産業(S公務を除く), 00000_全国. */
static char *bare_label(const char *label)
{
    char *key = sg_text_key(label);
    sg_role_cut_brackets(key);
    size_t code = code_length(key);
    if (key[code])
        sg_role_cut_start(key, code);
    return key;
}

static bool is_label_among(const char *label, const char *const words[], size_t n)
{
    char *key = bare_label(label);
    bool found = sg_role_is_among(key, words, n);
    free(key);
    return found;
}

/* Totals by their brackets: Japan alone is one of many countries. */
static const char *const bracketed_totals[] = {"japan(municipalities)", "japan(total)",
                                               "japan(allmunicipalities)", "japan(allprefectures)"};

static bool is_bracketed_total(const char *label)
{
    if ((*label != 'J' && *label != 'j') || !strchr(label, '('))
        return false;
    char *key = sg_text_key(label);
    bool found =
        sg_role_is_among(key, bracketed_totals, sizeof bracketed_totals / sizeof *bracketed_totals);
    free(key);
    return found;
}

bool sg_role_is_total(const char *label, const char *declared)
{
    return (declared && sg_text_same_key(label, declared)) ||
           is_label_among(label, totals, sizeof totals / sizeof *totals) ||
           is_bracketed_total(label);
}

bool sg_role_is_residual(const char *label)
{
    return is_label_among(label, residuals, sizeof residuals / sizeof *residuals);
}

/* 特に課題はない, 特に困っていることはありません. */
static bool begins_as_none(const char *key)
{
    static const char *const ends[] = {"ない", "なし", "無い", "無し", "ありません"};
    static const char *const begins[] = {"noparticular", "nothinginparticular", "noneinparticular"};
    size_t n = strlen(key);
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (strncmp(key, begins[i], strlen(begins[i])) == 0)
            return true;
    for (size_t i = 0; strncmp(key, "特に", strlen("特に")) == 0 && i < sizeof ends / sizeof *ends;
         i++)
        if (n > strlen(ends[i]) && strcmp(key + n - strlen(ends[i]), ends[i]) == 0)
            return true;
    return false;
}

bool sg_role_is_none(const char *label)
{
    char *key = bare_label(label);
    bool found = begins_as_none(key);
    free(key);
    return found || is_label_among(label, nones, sizeof nones / sizeof *nones);
}

bool sg_role_is_no_answer(const char *label)
{
    return is_label_among(label, no_answers, sizeof no_answers / sizeof *no_answers);
}
