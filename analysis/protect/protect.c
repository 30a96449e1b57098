/* 秘匿措置: the rules by which a cell is unsafe, and the level of protection that it then needs. */
#include <sangyo/protect.h>

#include <math.h>

static double sum_of_largest(const struct sg_protect_contributions *c, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n && i < c->n_largest; i++)
        sum += c->largest[i];
    return sum;
}

static void widen(struct sg_protect_need *need, double level)
{
    need->down = fmax(need->down, level);
    need->up = fmax(need->up, level);
}

static bool too_few(const struct sg_protect_rules *rules, const struct sg_protect_contributions *c,
                    struct sg_protect_need *need)
{
    double n = c->contributors;
    if (!(n < rules->min_contributors) || (n == 0 && !rules->zeros_unsafe))
        return false;
    if (rules->counts) {
        need->down = fmax(need->down, n);
        need->up = fmax(need->up, rules->min_contributors - n);
    } else
        widen(need, rules->range_percent / 100 * c->total);
    return true;
}

static bool dominated(const struct sg_protect_dominance *rule,
                      const struct sg_protect_contributions *c, struct sg_protect_need *need)
{
    double sum = sum_of_largest(c, rule->n);
    if (!(100 * sum > rule->percent * c->total))
        return false;
    widen(need, 100 / rule->percent * sum - c->total);
    return true;
}

/* A rival who is second knows the largest up to what the others contribute. */
static bool too_close(const struct sg_protect_rules *rules,
                      const struct sg_protect_contributions *c, struct sg_protect_need *need)
{
    double prior = rules->prior > 0 ? rules->prior : 100;
    double others = c->total - sum_of_largest(c, 2);
    double least = rules->p_percent / prior * sum_of_largest(c, 1);
    if (!(others * prior < rules->p_percent * sum_of_largest(c, 1)))
        return false;
    widen(need, least - others);
    return true;
}

enum sg_protect_reason sg_protect_judge(const struct sg_protect_rules *rules,
                                        const struct sg_protect_contributions *contributions,
                                        struct sg_protect_need *need)
{
    enum sg_protect_reason reason = SG_PROTECT_PUBLISHED;
    struct sg_protect_need level = {0, 0};
    if (rules->min_contributors > 0 && too_few(rules, contributions, &level))
        reason = SG_PROTECT_FREQUENCY;
    for (size_t i = 0; i < rules->n_dominance; i++)
        if (dominated(&rules->dominance[i], contributions, &level) && !reason)
            reason = SG_PROTECT_DOMINANCE;
    if (rules->p_percent > 0 && too_close(rules, contributions, &level) && !reason)
        reason = SG_PROTECT_P_PERCENT;
    if (need)
        *need = level;
    return reason;
}

void sg_protect_join(struct sg_protect_contributions *to,
                     const struct sg_protect_contributions *from)
{
    struct sg_protect_contributions both = {.contributors = to->contributors + from->contributors,
                                            .total = to->total + from->total};
    size_t i = 0, k = 0;
    while (both.n_largest < SG_PROTECT_LARGEST && (i < to->n_largest || k < from->n_largest)) {
        bool first =
            k >= from->n_largest || (i < to->n_largest && to->largest[i] >= from->largest[k]);
        both.largest[both.n_largest++] = first ? to->largest[i++] : from->largest[k++];
    }
    *to = both;
}
