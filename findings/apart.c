#include "apart.h"

#include <math.h>

#include <sangyo/number.h>

/* The largest upper limits of two groups, to hold each group against the others. */
struct uppers {
    double first, second;
    size_t at; /* whose the first is */
};

static double upper_of(const struct sg_group_estimate *group)
{
    if (group->entry.unknown)
        return INFINITY;
    return isnan(group->upper) ? group->entry.value : group->upper;
}

static struct uppers find_uppers(const struct sg_group_estimate groups[], size_t n)
{
    struct uppers found = {-INFINITY, -INFINITY, n};
    for (size_t i = 0; i < n; i++) {
        double upper = groups[i].entry.kind == SG_ENTRY_OUTSIDE ? NAN : upper_of(&groups[i]);
        if (upper > found.first)
            found = (struct uppers){upper, found.first, i};
        else if (upper > found.second)
            found.second = upper;
    }
    return found;
}

void sg_apart_mark(struct sg_group_estimate groups[], size_t n, const struct sg_whole *whole)
{
    const struct uppers uppers = find_uppers(groups, n);
    for (size_t i = 0; i < n; i++) {
        struct sg_group_estimate *group = &groups[i];
        double others = i == uppers.at ? uppers.second : uppers.first;
        double bar = isnan(whole->value) ? others : whole->value;
        double lower = sg_number_round(group->lower, whole->decimals);
        bool above = lower > sg_number_round(bar, whole->decimals);
        group->entry.unproven = group->entry.small || (whole->sampled && !above);
    }
}
