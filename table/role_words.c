/* The usual headers and labels, as label keys (text.h): lower case, without spaces. */
#include "role_words.h"

#include <stdlib.h>
#include <string.h>

#include "measure.h"
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
    "年",       "年次",     "年度",     "時点",     "時間軸",        "時期",     "調査年",
    "調査年次", "調査年度", "調査時点", "調査時期", "調査期",        "年月",     "年月日",
    "月次",     "四半期",   "期",       "期間",     "西暦",          "year",     "period",
    "time",     "date",     "quarter",  "month",    "fiscalyear",    "fy",       "wave",
    "調査回",   "集計年",   "対象年",   "集計年度", "対象年度",      "yr",       "timeperiod",
    "refdate",  "jahr",     "année",    "año",      "referenceyear", "baseyear", "基準年",
    "基準年度"};
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
/* They tell no rows apart either. */
static const char *const units[] = {"単位", "unit", "units"};

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
    {SG_ROLE_NOTE, SG_ROLE_NONE, WORDS(units)},
#undef WORDS
};

bool sg_role_is_among(const char *key, const char *const words[], size_t n)
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

void sg_role_cut_start(char *key, size_t n)
{
    memmove(key, key + n, strlen(key + n) + 1);
}

/* Removes brackets around the whole, else a bracketed rest: 【計】, 時間軸(年), 全国(沖縄を除く).
 */
void sg_role_cut_brackets(char *key)
{
    static const char *const pairs[][2] = {{"(", ")"},   {"[", "]"},   {"<", ">"},   {"【", "】"},
                                           {"〔", "〕"}, {"〈", "〉"}, {"《", "》"}, {"「", "」"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char *open = strstr(key, pairs[i][0]);
        if (!open || !cut_end(key, pairs[i][1]))
            continue;
        if (open == key)
            sg_role_cut_start(key, strlen(pairs[i][0]));
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
        sg_role_cut_start(key, 1);
    sg_role_cut_brackets(key);
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
        if (sg_role_is_among(key, headers[i].words, headers[i].n))
            role = code ? headers[i].code : headers[i].role;
    free(key);
    return role;
}

bool sg_role_is_municipality(const char *header)
{
    char *key = header_key(header);
    cut_name(key);
    bool found =
        sg_role_is_among(key, municipalities, sizeof municipalities / sizeof *municipalities);
    free(key);
    return found;
}

bool sg_role_is_prefecture(const char *header)
{
    static const char *const prefectures[] = {"都道府県", "県", "prefecture", "pref"};
    char *key = header_key(header);
    cut_name(key);
    bool found = sg_role_is_among(key, prefectures, sizeof prefectures / sizeof *prefectures);
    free(key);
    return found;
}

bool sg_role_is_unit(const char *name)
{
    char *key = sg_text_key(name);
    bool is = sg_role_is_among(key, units, sizeof units / sizeof *units);
    free(key);
    return is;
}

bool sg_role_holds_units(const struct sg_column *column)
{
    size_t n = 0;
    for (size_t i = 0; i < column->levels.n; i++) {
        struct sg_unit unit;
        n += sg_unit_read(column->levels.texts[i], &unit) ||
             sg_unit_is_usual(column->levels.texts[i]);
    }
    return n * 2 >= column->levels.n;
}

ptrdiff_t sg_role_unit_column(const struct sg_table *table)
{
    ptrdiff_t found = -1;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct sg_column *column = table->columns[i];
        if (column->kind != SG_COLUMN_CATEGORY || !sg_role_is_unit(column->name) ||
            (column->role != SG_ROLE_NOTE && !sg_role_holds_units(column)))
            continue; /* a unit that is declared may be one that nobody knows */
        if (strcmp(column->name, "unit") == 0) /* tidy's own */
            return (ptrdiff_t)i;
        found = found < 0 ? (ptrdiff_t)i : found;
    }
    return found;
}
