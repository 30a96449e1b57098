#include "stack100_color.h"

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
    return (int)(hash % SG_STACK100_SERIES);
}

static void take(struct sg_stack100 *stack, size_t k, int wanted, bool taken[SG_STACK100_SERIES])
{
    int slot = wanted;
    while (taken[slot])
        slot = (slot + 1) % SG_STACK100_SERIES;
    taken[slot] = true;
    stack->slots[k] = slot;
}

/* The series without a colour whose name is first in the order of letters; n_series: none. */
static size_t next_name(const struct sg_stack100 *stack)
{
    size_t next = stack->n_series;
    for (size_t k = 0; k < stack->n_series; k++)
        if (stack->slots[k] == NO_SLOT &&
            (next == stack->n_series || strcmp(stack->names[k], stack->names[next]) < 0))
            next = k;
    return next;
}

void sg_stack100_choose_slots(struct sg_stack100 *stack)
{
    bool taken[SG_STACK100_SERIES] = {0};
    for (size_t k = 0; k < stack->n_series; k++)
        stack->slots[k] = NO_SLOT;
    for (size_t i = 0; i < DIVISIONS; i++)
        for (size_t k = 0; k < stack->n_series; k++)
            if (stack->slots[k] == NO_SLOT && names(stack->names[k], of_divisions[i].division))
                take(stack, k, of_divisions[i].slot, taken);
    for (size_t k; (k = next_name(stack)) < stack->n_series;)
        take(stack, k, slot_of_letters(stack->names[k]), taken);
}

enum sg_color sg_stack100_color(const struct sg_stack100 *stack, size_t k)
{
    if (k >= stack->n_series)
        return stack->is_scale ? SG_COLOR_NEUTRAL : SG_COLOR_REST;
    return stack->is_scale ? (enum sg_color)(SG_COLOR_SCALE1 + stack->steps[k])
                           : (enum sg_color)(SG_COLOR_SERIES1 + stack->slots[k]);
}
