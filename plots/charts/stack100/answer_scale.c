#include "answer_scale.h"

#include <stdlib.h>
#include <string.h>

#include "table/text.h"

/* As they stand in keys (text.h): lower case, without spaces. Bad words come before the good ones
   that they hold (不満足, 確保できていない). */
static const char *const neutral[] = {
    "横ばい",  "変わらない", "変化はない",         "変化なし",       "不変",    "変わりない",
    "同じ",    "同程度",     "どちらともいえない", "どちらでもない", "普通",    "ふつう",
    "適正",    "保合",       "unchanged",          "same",           "neither", "neutral",
    "nochange"};
static const char *const bad[] = {
    "悪化", "悪い",         "悪く",    "良くない",  "よくない", "減少",       "減った",
    "減る", "下降",         "低下",    "縮小",      "不満",     "赤字",       "苦しい",
    "不足", "できていない", "悲観",    "後退",      "decrease", "worse",      "bad",
    "down", "fall",         "decline", "dissatisf", "poor",     "deteriorat", "unfavo"};
static const char *const good[] = {
    "好転",   "改善", "良い", "良く", "よい",    "よく",   "増加",       "増えた", "増える",
    "上昇",   "拡大", "満足", "黒字", "余裕",    "好調",   "できている", "楽観",   "increase",
    "better", "good", "up",   "rise", "improve", "satisf", "favo"};
static const char *const weak[] = {"やや",  "どちらかといえば", "少し",     "まあ",   "若干",
                                   "多少",  "slightly",         "somewhat", "rather", "alittle",
                                   "fairly"};

#define HAS(key, words) holds(key, words, sizeof(words) / sizeof *(words))

static bool holds(const char *key, const char *const words[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strstr(key, words[i]))
            return true;
    return false;
}

bool sg_answer_grade(const char *label, int *grade)
{
    char *key = sg_text_key(label);
    int size = HAS(key, weak) ? 1 : 2;
    bool known = true;
    if (HAS(key, neutral))
        *grade = 0;
    else if (HAS(key, bad))
        *grade = -size;
    else if (HAS(key, good))
        *grade = size;
    else
        known = false;
    free(key);
    return known;
}

bool sg_answer_scale(const char *const labels[], size_t n, int step[])
{
    bool taken[SG_ANSWER_STEPS] = {0};
    for (size_t i = 0; i < n; i++) {
        int grade = 0;
        if (!sg_answer_grade(labels[i], &grade) || taken[2 - grade])
            return false;
        step[i] = 2 - grade;
        taken[step[i]] = true;
    }
    return (taken[0] || taken[1]) && (taken[3] || taken[4]);
}
