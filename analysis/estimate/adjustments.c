#include "adjustments.h"

#include <string.h>

void sg_adjust_none(const double p[], size_t n, double adjusted[])
{
    memmove(adjusted, p, n * sizeof *p);
}

const struct sg_adjustment sg_adjustments[SG_ADJUSTMENTS] = {
    {{"holm",
      {"keeps the chance of any false finding, stepwise (Holm)",
       "誤った有意を一つでも出す確率を段階的に抑える（Holm法）"}},
     sg_adjust_holm},
    {{"bh",
      {"keeps the expected share of false ones among the findings (Benjamini-Hochberg)",
       "有意としたものに占める誤りの割合の期待値を抑える（Benjamini-Hochberg法）"}},
     sg_adjust_bh},
    {{"bonferroni",
      {"as holm by p times the number of tests (Bonferroni)", "ｐ値×検定の数（Bonferroni法）"}},
     sg_adjust_bonferroni},
    {{"none", {"not adjusted", "調整しない"}}, sg_adjust_none}};

const struct sg_adjustment *sg_adjustment_of(const struct sg_args *args)
{
    return &sg_adjustments[sg_args_choice(args, "adjust")];
}
