#include "name_colors.h"

#include <stdlib.h>
#include <string.h>

#include "plots/page/names.h"
#include "table/text.h"

/* Divisions in the order in which they take their colour: first the six that are largest in most
   municipalities, each with one of its own, then those that often follow them. */
static const struct {
    const char *division;
    int slot;
} of_divisions[] = {
    {"製造業", 0},
    {"卸売業，小売業", 1},
    {"建設業", 2},
    {"宿泊業，飲食サービス業", 3},
    {"医療，福祉", 4},
    {"生活関連サービス業，娯楽業", 5},
    {"不動産業，物品賃貸業", 5},
    {"サービス業（他に分類されないもの）", 3},
    {"学術研究，専門・技術サービス業", 5},
    {"運輸業，郵便業", 2},
    {"教育，学習支援業", 4},
    {"情報通信業", 0},
    {"金融業，保険業", 1},
    {"農業，林業", 2},
    {"農業，林業，漁業", 2},
    {"漁業", 0},
    {"複合サービス事業", 3},
    {"電気・ガス・熱供給・水道業", 1},
    {"鉱業，採石業，砂利採取業", 4},
    {"公務（他に分類されるものを除く）", 0},
};

enum { DIVISIONS = sizeof of_divisions / sizeof *of_divisions, NO_SLOT = -1 };

/* Whether a label names a division, in any edition's spelling, short, or in English. */
static bool names(const char *label, const char *division)
{
    return sg_text_same_key(label, division) ||
           strcmp(sg_names_label(label, SG_JA, true), sg_names_label(division, SG_JA, true)) == 0 ||
           sg_text_same_key(label, sg_names_label(division, SG_EN, false)) ||
           sg_text_same_key(label, sg_names_label(division, SG_EN, true));
}

/* FNV-1a (Fowler, Noll and Vo) of the key, so that every machine has the same. */
static int slot_of_letters(const char *label)
{
    char *key = sg_text_key(label);
    uint32_t hash = 2166136261u;
    for (const char *c = key; *c; c++)
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    free(key);
    return (int)(hash % SG_NAME_SLOTS);
}

struct choice {
    const char *const *names;
    size_t n;
    int *slots;
    bool taken[SG_NAME_SLOTS];
};

static void take(struct choice *choice, size_t k, int wanted)
{
    int slot = wanted;
    while (choice->taken[slot])
        slot = (slot + 1) % SG_NAME_SLOTS;
    choice->taken[slot] = true;
    choice->slots[k] = slot;
}

/* The name without a slot that is first in the order of letters; n: none. */
static size_t next_name(const struct choice *choice)
{
    size_t next = choice->n;
    for (size_t k = 0; k < choice->n; k++)
        if (choice->slots[k] == NO_SLOT &&
            (next == choice->n || strcmp(choice->names[k], choice->names[next]) < 0))
            next = k;
    return next;
}

void sg_name_slots(const char *const names_of[], size_t n, int slots[])
{
    struct choice choice = {.names = names_of, .n = n, .slots = slots};
    for (size_t k = 0; k < n; k++)
        slots[k] = NO_SLOT;
    for (size_t i = 0; i < DIVISIONS; i++)
        for (size_t k = 0; k < n; k++)
            if (slots[k] == NO_SLOT && names(names_of[k], of_divisions[i].division))
                take(&choice, k, of_divisions[i].slot);
    for (size_t k; (k = next_name(&choice)) < n;)
        take(&choice, k, slot_of_letters(names_of[k]));
}
