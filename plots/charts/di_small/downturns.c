#include "downturns.h"

static const struct {
    int peak, trough; /* months from January of year 0 */
} cycles[] = {
#define SG_CYCLE(peak_year, peak_month, trough_year, trough_month)                                 \
    {(peak_year)*12 + (peak_month)-1, (trough_year)*12 + (trough_month)-1},
#include "cycles.def"
#undef SG_CYCLE
};

bool sg_downturn_at(size_t i, struct sg_downturn *downturn)
{
    if (i >= sizeof cycles / sizeof *cycles)
        return false;
    *downturn = (struct sg_downturn){cycles[i].peak + 1, cycles[i].trough + 1};
    return true;
}

bool sg_downturn_within(double from, double to)
{
    struct sg_downturn downturn;
    for (size_t i = 0; sg_downturn_at(i, &downturn); i++)
        if (downturn.from < to && downturn.to > from)
            return true;
    return false;
}
