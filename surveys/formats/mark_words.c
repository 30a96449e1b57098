/* What a legend's wording or an option says that a symbol means. */
#include "mark.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/memory.h>
#include "table/nearest.h"
#include "table/text.h"

struct wording {
    const char *key;
    sg_status status;
};

/* Parts of wordings in the order in which they are tried; keys as sg_text_key makes them. A sign
   that only means "rounds to zero" stands for a zero and has no status. */
static const struct wording meanings[] = {
    {"秘匿", SG_STATUS_SUPPRESSED},
    {"秘密", SG_STATUS_SUPPRESSED},
    {"公表しない", SG_STATUS_SUPPRESSED},
    {"公表を差し控え", SG_STATUS_SUPPRESSED},
    {"suppress", SG_STATUS_SUPPRESSED},
    {"confidential", SG_STATUS_SUPPRESSED},
    {"withheld", SG_STATUS_SUPPRESSED},
    {"disclos", SG_STATUS_SUPPRESSED},
    {"皆無", SG_STATUS_NIL},
    {"単位未満", SG_STATUS_NONE},
    {"単位に満たない", SG_STATUS_NONE},
    {"roundstozero", SG_STATUS_NONE},
    {"lessthanhalf", SG_STATUS_NONE},
    {"得られな", SG_STATUS_NOT_AVAILABLE},
    {"不詳", SG_STATUS_NOT_AVAILABLE},
    {"不明", SG_STATUS_NOT_AVAILABLE},
    {"していない", SG_STATUS_NOT_AVAILABLE},
    {"調査を欠", SG_STATUS_NOT_AVAILABLE},
    {"未調査", SG_STATUS_NOT_AVAILABLE},
    {"未集計", SG_STATUS_NOT_AVAILABLE},
    {"未公表", SG_STATUS_NOT_AVAILABLE},
    {"資料", SG_STATUS_NOT_AVAILABLE},
    {"欠測", SG_STATUS_NOT_AVAILABLE},
    {"欠損", SG_STATUS_NOT_AVAILABLE},
    {"available", SG_STATUS_NOT_AVAILABLE},
    {"unknown", SG_STATUS_NOT_AVAILABLE},
    {"missing", SG_STATUS_NOT_AVAILABLE},
    {"nodata", SG_STATUS_NOT_AVAILABLE},
    {"計算できない", SG_STATUS_UNDEFINED},
    {"算出できない", SG_STATUS_UNDEFINED},
    {"計算不能", SG_STATUS_UNDEFINED},
    {"できない", SG_STATUS_NOT_AVAILABLE},
    {"少な", SG_STATUS_FEW},
    {"fewcases", SG_STATUS_FEW},
    {"該当しない", SG_STATUS_NOT_APPLICABLE},
    {"該当せず", SG_STATUS_NOT_APPLICABLE},
    {"notapplicable", SG_STATUS_NOT_APPLICABLE},
    {"該当", SG_STATUS_NIL}, /* 該当数字なし, 該当者のないもの */
    {"nocases", SG_STATUS_NIL},
    {"数値がな", SG_STATUS_NOT_AVAILABLE},
    {"数字がな", SG_STATUS_NOT_AVAILABLE},
    {"データがな", SG_STATUS_NOT_AVAILABLE},
    {"改定", SG_STATUS_REVISED},
    {"改訂", SG_STATUS_REVISED},
    {"訂正", SG_STATUS_REVISED},
    {"revised", SG_STATUS_REVISED},
    {"速報", SG_STATUS_PROVISIONAL},
    {"暫定", SG_STATUS_PROVISIONAL},
    {"provisional", SG_STATUS_PROVISIONAL},
    {"preliminary", SG_STATUS_PROVISIONAL},
    {"推計", SG_STATUS_ESTIMATED},
    {"推定", SG_STATUS_ESTIMATED},
    {"estimate", SG_STATUS_ESTIMATED},
    {"再掲", SG_STATUS_REPEATED},
    {"内数", SG_STATUS_REPEATED},
    {"うち数", SG_STATUS_REPEATED},
    {"repeated", SG_STATUS_REPEATED},
    {"断層", SG_STATUS_BREAK},
    {"参考", SG_STATUS_SMALL_BASE},
    {"注意", SG_STATUS_CAUTION},
    {"caution", SG_STATUS_CAUTION},
};

/* The notes that sangyo's own tables print, so that they are read back. */
static bool own_note(const char *meaning, sg_status *status)
{
    for (size_t i = 0; i < SG_STATUS_COUNT; i++) {
        const struct sg_bilingual note = sg_status_info(i)->note;
        if (sg_text_same_key(meaning, note.en) || sg_text_same_key(meaning, note.ja)) {
            *status = (sg_status)1 << i;
            return true;
        }
    }
    return false;
}

bool sg_marks_status_of_meaning(const char *meaning, sg_status *status)
{
    if (!meaning || !*meaning || !sg_text_is_utf8(meaning, strlen(meaning), NULL))
        return false;
    if (sg_status_read(meaning, status) || own_note(meaning, status))
        return true;
    char *key = sg_text_key(meaning);
    bool found = false;
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings && !found; i++)
        if (strstr(key, meanings[i].key)) {
            *status = meanings[i].status;
            found = true;
        }
    free(key);
    return found;
}

/* "nil, not_available, …"; returns the word that was probably meant by `word`, or NULL. */
static const char *known_statuses(const char *word, struct sg_buffer *list)
{
    const char *words[SG_STATUS_COUNT];
    for (size_t i = 0; i < SG_STATUS_COUNT; i++) {
        words[i] = sg_status_info(i)->word;
        sg_buffer_printf(list, "%s%s", i ? ", " : "", words[i]);
    }
    return sg_nearest(word, words, SG_STATUS_COUNT);
}

static bool set_declared(struct sg_marks *marks, const char *symbol, const char *word,
                         struct sg_error *err)
{
    sg_status status;
    char folded[SG_MARK_FOLD_SIZE];
    char key[SG_MARK_KEY_SIZE];
    if (!sg_mark_fold(symbol, folded) || !sg_mark_key(folded, key))
        return sg_fail(err, SG_FAIL_USAGE, "--missing: symbol '%s' is too long for a symbol",
                       symbol);
    if (*word && sg_marks_status_of_meaning(word, &status)) {
        sg_marks_set(marks, symbol, status, NULL);
        for (size_t i = 0; i < marks->n; i++)
            if (strcmp(marks->items[i].symbol, key) == 0)
                marks->items[i].asked = true;
        return true;
    }
    struct sg_buffer list = {0};
    const char *nearest = known_statuses(word, &list);
    if (nearest)
        sg_fail(err, SG_FAIL_USAGE, "--missing: '%s' is no status; did you mean %s? known are %s",
                word, nearest, sg_buffer_text(&list));
    else
        sg_fail(err, SG_FAIL_USAGE, "--missing: '%s' is no status; known are %s", word,
                sg_buffer_text(&list));
    sg_buffer_free(&list);
    return false;
}

/* One `SYMBOL=STATUS`; the symbol may hold `=` itself. */
static bool read_declared(struct sg_marks *marks, char *item, struct sg_error *err)
{
    char *equals = strrchr(item, '=');
    if (!equals)
        return sg_fail(err, SG_FAIL_USAGE,
                       "--missing: '%s' names no status; write SYMBOL=STATUS, as X=suppressed",
                       item);
    *equals = '\0';
    char *word = sg_text_trim(equals + 1);
    bool ok = set_declared(marks, item, word, err);
    free(word);
    return ok;
}

bool sg_marks_read(struct sg_marks *marks, const char *declared, struct sg_error *err)
{
    if (!sg_text_is_utf8(declared, strlen(declared), NULL))
        return sg_fail(err, SG_FAIL_USAGE, "--missing takes UTF-8 text");
    char *copy = sg_copy_text(declared);
    bool ok = true;
    char *item = copy;
    while (ok && item) {
        char *next = strchr(item, ',');
        if (next)
            *next++ = '\0';
        ok = read_declared(marks, item, err);
        item = next;
    }
    free(copy);
    return ok;
}
