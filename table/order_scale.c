/* Steps of a scale, the better or more first, and the divisions of industry. */
#include "order.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

/* Words are label keys; a Japanese one stands at the start of what is left of a label. */
static const char *const ups[] = {
    "良い",   "よい",       "良好",      "好転",   "好調",      "改善",    "増加",     "増えた",
    "増える", "増収",       "増益",      "上昇",   "上向",      "満足",    "そう思う", "思う",
    "賛成",   "過剰",       "高い",      "多い",   "大きい",    "楽",      "黒字",     "拡大",
    "強い",   "強気",       "容易",      "有利",   "必要",      "重要",    "はい",     "ある",
    "good",   "better",     "excellent", "improv", "increas",   "up",      "rise",     "rising",
    "higher", "high",       "satisfied", "agree",  "more",      "surplus", "easy",     "easier",
    "strong", "favourable", "favorable", "likely", "important", "yes"};
static const char *const middles[] = {"普通",
                                      "横ばい",
                                      "横這い",
                                      "不変",
                                      "変わらない",
                                      "変化なし",
                                      "同じ",
                                      "ほぼ同じ",
                                      "どちらともいえない",
                                      "どちらとも言えない",
                                      "どちらでもない",
                                      "適正",
                                      "適当",
                                      "収支均衡",
                                      "均衡",
                                      "並み",
                                      "中立",
                                      "neutral",
                                      "average",
                                      "fair",
                                      "same",
                                      "aboutthesame",
                                      "unchanged",
                                      "nochange",
                                      "stable",
                                      "neither",
                                      "normal",
                                      "adequate",
                                      "medium",
                                      "flat"};
static const char *const downs[] = {"悪い",     "悪化",         "不調",         "減少",
                                    "減った",   "減る",         "減収",         "減益",
                                    "下降",     "下落",         "低下",         "下向",
                                    "不満",     "そう思わない", "思わない",     "反対",
                                    "不足",     "低い",         "少ない",       "小さい",
                                    "苦しい",   "厳しい",       "赤字",         "縮小",
                                    "弱い",     "弱気",         "困難",         "不利",
                                    "不要",     "重要でない",   "いいえ",       "ない",
                                    "bad",      "worse",        "worsen",       "worst",
                                    "poor",     "deteriorat",   "decreas",      "down",
                                    "fall",     "lower",        "low",          "dissatisfied",
                                    "disagree", "less",         "shortage",     "difficult",
                                    "harder",   "weak",         "unfavourable", "unfavorable",
                                    "unlikely", "unimportant",  "notimportant", "no"};
static const char *const strong[] = {"非常に", "とても",     "大変",         "大幅に",    "大幅な",
                                     "大幅",   "かなり",     "極めて",       "強く",      "著しく",
                                     "very",   "strongly",   "much",         "extremely", "greatly",
                                     "highly", "completely", "significantly"};
static const char *const weak[] = {
    "やや", "少し",     "どちらかといえば", "どちらかと言えば", "まあ",   "まあまあ", "ある程度",
    "若干", "somewhat", "slightly",         "alittle",          "rather", "fairly",   "moderately"};
/* Denials that soften: さほど良くない is a little bad. */
static const char *const denials[] = {"さほど", "あまり", "余り", "それほど"};
/* What may stand whole only, for much else begins so. */
static const char *const wholes[] = {"ある", "ない",   "楽",   "no",   "up",  "思う",
                                     "yes",  "more",   "less", "high", "low", "same",
                                     "はい", "いいえ", "必要", "不要"};

#define COUNT_OF(words) (sizeof(words) / sizeof *(words))

/* The length of the longest of `words` that `key` begins with, 0 if none. */
static size_t begins_with(const char *key, const char *const words[], size_t n)
{
    size_t longest = 0;
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(words[i]);
        if (length > longest && strncmp(key, words[i], length) == 0)
            longest = length;
    }
    return longest;
}

static bool is_among(const char *word, size_t n, const char *const words[], size_t n_words)
{
    for (size_t i = 0; i < n_words; i++)
        if (strlen(words[i]) == n && strncmp(words[i], word, n) == 0)
            return true;
    return false;
}

/* What may follow a word in a step: 増加した, 好転している, 減少傾向, dis­agree alone. */
static bool ends_a_step(const char *rest)
{
    static const char *const endings[] = {"",
                                          "した",
                                          "している",
                                          "する",
                                          "です",
                                          "傾向",
                                          "気味",
                                          "である",
                                          "ました",
                                          "となった",
                                          "になった",
                                          "くなった",
                                          "く",
                                          "向き",
                                          "いている",
                                          "e",
                                          "ed",
                                          "es",
                                          "ing",
                                          "ement",
                                          "e d",
                                          "ment",
                                          "ion",
                                          "ated",
                                          "ating",
                                          "ly",
                                          "norpoor",
                                          "nordisagree",
                                          "goodnorbad",
                                          "satisfiednordissatisfied",
                                          "agreenordisagree",
                                          "だ",
                                          "になっている"};
    return is_among(rest, strlen(rest), endings, COUNT_OF(endings));
}

/* The sign of a step without its degree: 1, 0, -1; false if it is none. */
static bool read_pole(const char *key, double *pole)
{
    static const struct {
        const char *const *words;
        size_t n;
        double pole;
    } poles[] = {
        {ups, COUNT_OF(ups), 1}, {middles, COUNT_OF(middles), 0}, {downs, COUNT_OF(downs), -1}};
    size_t longest = 0;
    for (size_t i = 0; i < 3; i++) {
        size_t n = begins_with(key, poles[i].words, poles[i].n);
        if (n > longest) {
            longest = n;
            *pole = poles[i].pole;
        }
    }
    return longest && ends_a_step(key + longest) &&
           (!key[longest] || !is_among(key, longest, wholes, COUNT_OF(wholes)));
}

bool sg_order_of_step(const char *label, double *rank)
{
    char *key = sg_text_key(label);
    const char *rest = key;
    double degree = 2, pole = 0;
    size_t denied = begins_with(rest, denials, COUNT_OF(denials));
    bool step = denied && strstr(rest, "ない");
    if (step) {
        *rank = strstr(rest, "悪") || strstr(rest, "不") ? -1 : 1;
    } else {
        size_t more = begins_with(rest, strong, COUNT_OF(strong));
        size_t less = begins_with(rest, weak, COUNT_OF(weak));
        degree = more > less ? 3 : less ? 1 : 2;
        rest += more > less ? more : less;
        step = read_pole(rest, &pole);
        *rank = -pole * degree;
    }
    free(key);
    return step;
}

bool sg_order_of_division(const char *label, double *rank)
{
    static const char *const names[][2] = {
#define SG_JSIC(ja, short_ja, en, short_en) {ja, en},
#include "jsic.def"
#undef SG_JSIC
    };
    char *key = sg_text_key(label);
    const char *name = key;
    bool letter = key[0] >= 'a' && key[0] <= 't';
    if (letter &&
        (key[1] == '_' || key[1] == ':' || key[1] == '.' || (unsigned char)key[1] >= 0x80))
        name += 1 + ((unsigned char)key[1] < 0x80);
    bool found = false;
    for (size_t i = 0; !found && i < COUNT_OF(names); i++)
        for (size_t k = 0; !found && k < 2; k++) {
            found = sg_text_same_key(names[i][k], name);
            *rank = (double)i;
        }
    free(key);
    return found;
}
