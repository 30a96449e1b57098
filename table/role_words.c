/* The usual headers and labels, as label keys (text.h): lower case, without spaces. */
#include "role_words.h"

#include <stdlib.h>
#include <string.h>

#include "role.h"
#include "text.h"

static const char *const municipalities[] = {"市区町村", "市町村", "区市町村",     "市区",
                                             "自治体",   "団体",   "municipality", "city"};
static const char *const areas[] = {"地域",
                                    "地域事項",
                                    "都道府県",
                                    "全国・都道府県",
                                    "全国・都道府県・市区町村",
                                    "全国,都道府県",
                                    "地方",
                                    "行政区",
                                    "区",
                                    "町丁",
                                    "町丁・字等",
                                    "area",
                                    "region",
                                    "prefecture",
                                    "pref",
                                    "county",
                                    "country",
                                    "district",
                                    "ward"};
static const char *const categories[] = {"業種",
                                         "業種区分",
                                         "業種分類",
                                         "産業",
                                         "産業別",
                                         "産業分類",
                                         "産業大分類",
                                         "産業中分類",
                                         "産業小分類",
                                         "業種大分類",
                                         "業種中分類",
                                         "部門",
                                         "分類",
                                         "industry",
                                         "sector",
                                         "division",
                                         "industrydivision",
                                         "industrysector",
                                         "industrygroup",
                                         "category",
                                         "選択肢",
                                         "回答選択肢",
                                         "option"};
static const char *const category_codes[] = {"naics", "sic", "jsic", "isic", "nace"};
static const char *const periods[] = {
    "年",       "年次",       "年度",     "時点",   "時間軸", "時期",   "調査年", "調査年次",
    "調査年度", "調査時点",   "調査時期", "調査期", "年月",   "年月日", "月次",   "四半期",
    "期",       "期間",       "西暦",     "year",   "period", "time",   "date",   "quarter",
    "month",    "fiscalyear", "fy",       "wave",   "調査回"};
static const char *const values[] = {"値",
                                     "実数",
                                     "数値",
                                     "事業所数",
                                     "従業者数",
                                     "企業数",
                                     "企業等数",
                                     "売上高",
                                     "付加価値額",
                                     "value",
                                     "establishments",
                                     "employees",
                                     "employment",
                                     "count",
                                     "numberofestablishments",
                                     "numberofemployees",
                                     "personsengaged",
                                     "firms",
                                     "sales"};
static const char *const measures[] = {"表章項目", "指標", "指標名", "measure", "indicator",
                                       "variable", "設問", "質問",   "question"};
static const char *const domains[] = {"層", "層別", "domain"};
static const char *const statuses[] = {"状態", "status"};
static const char *const notes[] = {"注", "注記", "備考", "note", "notes", "remark", "remarks"};

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
                                     "alljapan"};
static const char *const residuals[] = {"その他",         "特にない",     "特になし",
                                        "特に無し",       "無回答",       "未回答",
                                        "回答なし",       "不明",         "不詳",
                                        "わからない",     "分からない",   "分類不能",
                                        "分類不能の産業", "その他・不明", "その他・無回答",
                                        "その他,無回答",  "その他,不明",  "不明・無回答",
                                        "無回答・不明",   "無記入",       "該当なし",
                                        "なし",           "other",        "others",
                                        "allother",       "none",         "noneofthese",
                                        "noneoftheabove", "noanswer",     "noresponse",
                                        "notanswered",    "notstated",    "unknown",
                                        "don'tknow",      "dontknow",     "nec",
                                        "n.e.c.",         "n.e.c",        "notelsewhereclassified",
                                        "unclassified"};

static const char *const no_answers[] = {
    "無回答",       "未回答",       "回答なし",     "無記入",   "不明",       "不詳",
    "不明・無回答", "無回答・不明", "無回答・無効", "noanswer", "noresponse", "notanswered",
    "notstated",    "nonresponse",  "missing",      "blank"};

static const struct {
    enum sg_role role;
    enum sg_role code; /* the role of its code column */
    const char *const *words;
    size_t n;
} headers[] = {
#define WORDS(list) list, sizeof list / sizeof *list
    {SG_ROLE_AREA_NAME, SG_ROLE_AREA, WORDS(municipalities)},
    {SG_ROLE_AREA_NAME, SG_ROLE_AREA, WORDS(areas)},
    {SG_ROLE_BY, SG_ROLE_BY_CODE, WORDS(categories)},
    {SG_ROLE_BY_CODE, SG_ROLE_BY_CODE, WORDS(category_codes)},
    {SG_ROLE_PERIOD, SG_ROLE_NONE, WORDS(periods)},
    {SG_ROLE_VALUE, SG_ROLE_NONE, WORDS(values)},
    {SG_ROLE_MEASURE, SG_ROLE_NONE, WORDS(measures)},
    {SG_ROLE_DOMAIN, SG_ROLE_NONE, WORDS(domains)},
    {SG_ROLE_STATUS, SG_ROLE_NONE, WORDS(statuses)},
    {SG_ROLE_NOTE, SG_ROLE_NONE, WORDS(notes)},
#undef WORDS
};

static bool is_among(const char *key, const char *const words[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(words[i], key) == 0)
            return true;
    return false;
}

static bool cut_end(char *key, const char *end)
{
    size_t n = strlen(key), m = strlen(end);
    if (n <= m || strcmp(key + n - m, end) != 0)
        return false;
    key[n - m] = '\0';
    return true;
}

static void cut_start(char *key, size_t n)
{
    memmove(key, key + n, strlen(key + n) + 1);
}

/* Removes brackets around the whole, else a bracketed rest: 【計】, 時間軸(年), 全国(沖縄を除く).
 */
static void cut_brackets(char *key)
{
    static const char *const pairs[][2] = {{"(", ")"},   {"[", "]"},   {"<", ">"},   {"【", "】"},
                                           {"〔", "〕"}, {"〈", "〉"}, {"《", "》"}, {"「", "」"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char *open = strstr(key, pairs[i][0]);
        if (!open || !cut_end(key, pairs[i][1]))
            continue;
        if (open == key)
            cut_start(key, strlen(pairs[i][0]));
        else
            *open = '\0';
        return;
    }
}

/* The key of a header without the slash of e-Stat's pseudo columns, brackets and underscores. */
static char *header_key(const char *header)
{
    char *key = sg_text_key(header);
    size_t kept = 0;
    if (key[0] == '/')
        cut_start(key, 1);
    cut_brackets(key);
    for (size_t i = 0; key[i]; i++)
        if (key[i] != '_' && key[i] != '-')
            key[kept++] = key[i];
    key[kept] = '\0';
    return key;
}

static bool cut_code(char *key)
{
    return cut_end(key, "コード") || cut_end(key, "番号") || cut_end(key, "code");
}

static void cut_name(char *key)
{
    if (!cut_end(key, "名称") && !cut_end(key, "名"))
        cut_end(key, "name");
}

enum sg_role sg_role_of_header(const char *header)
{
    char *key = header_key(header);
    bool code = cut_code(key);
    enum sg_role role = SG_ROLE_NONE;
    cut_name(key);
    for (size_t i = 0; i < sizeof headers / sizeof *headers && role == SG_ROLE_NONE; i++)
        if (is_among(key, headers[i].words, headers[i].n))
            role = code ? headers[i].code : headers[i].role;
    free(key);
    return role;
}

bool sg_role_is_municipality(const char *header)
{
    char *key = header_key(header);
    cut_name(key);
    bool found = is_among(key, municipalities, sizeof municipalities / sizeof *municipalities);
    free(key);
    return found;
}

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
    cut_brackets(key);
    size_t code = code_length(key);
    if (key[code])
        cut_start(key, code);
    return key;
}

static bool is_label_among(const char *label, const char *const words[], size_t n)
{
    char *key = bare_label(label);
    bool found = is_among(key, words, n);
    free(key);
    return found;
}

bool sg_role_is_total(const char *label, const char *declared)
{
    return (declared && sg_text_same_key(label, declared)) ||
           is_label_among(label, totals, sizeof totals / sizeof *totals);
}

bool sg_role_is_residual(const char *label)
{
    return is_label_among(label, residuals, sizeof residuals / sizeof *residuals);
}

bool sg_role_is_no_answer(const char *label)
{
    return is_label_among(label, no_answers, sizeof no_answers / sizeof *no_answers);
}
