/* What may be said of one item against the others. */
#include "before_after.h"

#include <math.h>
#include <string.h>

bool sg_before_after_whole(const struct sg_before_after *both, size_t *item)
{
    for (size_t i = 0; i < both->items.n; i++)
        if (both->items.items[i].total && !isnan(both->waves[i].value[SG_NOW])) {
            *item = i;
            return true;
        }
    return false;
}

bool sg_before_after_is_proven(const struct sg_before_after *both, size_t i)
{
    const struct sg_item_waves *waves = &both->waves[i];
    size_t whole;
    if (!both->intervals || strcmp(both->items.label->name, "option") == 0 ||
        strcmp(both->items.label->name, "選択肢") == 0)
        return true;
    if (!sg_before_after_whole(both, &whole))
        return false;
    double of_whole = both->waves[whole].value[SG_NOW];
    return waves->lower[SG_NOW] > of_whole || waves->upper[SG_NOW] < of_whole;
}
