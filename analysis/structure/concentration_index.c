#include "concentration_index.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/agglomeration.h>
#include <sangyo/divergence.h>
#include <sangyo/entropy.h>
#include <sangyo/herfindahl.h>
#include <sangyo/inequality.h>
#include <sangyo/memory.h>

size_t sg_index_categories(const struct sg_index_input *input)
{
    size_t k = 0;
    for (size_t i = 0; i < input->n; i++)
        k += !input->nonzero || input->x[i] != 0;
    return k;
}

static double hhi(const struct sg_index_input *in)
{
    return sg_herfindahl(in->x, in->n);
}

static double hhi_normalized(const struct sg_index_input *in)
{
    return sg_herfindahl_normalized(hhi(in), sg_index_categories(in));
}

/* Of trials with these shares: (nH − 1)/(n − 1), which of counts is Σx(x−1)/(N(N−1)). */
static double hhi_unbiased(const struct sg_index_input *in)
{
    return in->trials > 1 ? (in->trials * hhi(in) - 1) / (in->trials - 1) : NAN;
}

static double hhi_variance(const struct sg_index_input *in)
{
    return sg_herfindahl_variance(in->x, in->n, in->trials);
}

static double equivalent_number(const struct sg_index_input *in)
{
    return sg_herfindahl_equivalent(hhi(in));
}

static double unit(const struct sg_index_input *in)
{
    return in->bits ? SG_LN2 : 1;
}

static double entropy(const struct sg_index_input *in)
{
    return sg_entropy(in->x, in->n) / unit(in);
}

static double entropy_relative(const struct sg_index_input *in)
{
    return sg_entropy_relative(sg_entropy(in->x, in->n), sg_index_categories(in));
}

static double entropy_miller_madow(const struct sg_index_input *in)
{
    return sg_entropy_miller_madow(in->x, in->n, in->trials) / unit(in);
}

static double entropy_variance(const struct sg_index_input *in)
{
    return sg_entropy_variance(in->x, in->n, in->trials) / (unit(in) * unit(in));
}

static double effective_number(const struct sg_index_input *in)
{
    return sg_entropy_hill(in->x, in->n, 1);
}

static double theil(const struct sg_index_input *in)
{
    return sg_inequality_theil_t(in->x, in->n);
}

static double theil_l(const struct sg_index_input *in)
{
    return sg_inequality_theil_l(in->x, in->n);
}

static double gini(const struct sg_index_input *in)
{
    return sg_inequality_gini(in->x, in->n);
}

static double hoover(const struct sg_index_input *in)
{
    return sg_divergence_hoover(in->x, in->y, in->n);
}

static double krugman(const struct sg_index_input *in)
{
    return sg_divergence_krugman(in->x, in->y, in->n);
}

static double kullback_leibler(const struct sg_index_input *in)
{
    return sg_divergence_kullback_leibler(in->x, in->y, in->n);
}

static double hachman(const struct sg_index_input *in)
{
    return sg_divergence_hachman(in->x, in->y, in->n);
}

static double gini_locational(const struct sg_index_input *in)
{
    return sg_divergence_gini(in->x, in->y, in->n);
}

static double ellison_glaeser(const struct sg_index_input *in)
{
    return sg_agglomeration_ellison_glaeser(in->x, in->y, in->n, in->plants);
}

static double maurel_sedillot(const struct sg_index_input *in)
{
    return sg_agglomeration_maurel_sedillot(in->x, in->y, in->n, in->plants);
}

const struct sg_index sg_index_list[SG_INDICES] = {
    {{"hhi", {"Herfindahl-Hirschman", "ハーフィンダール・ハーシュマン指数"}},
     hhi,
     hhi_variance,
     SG_INDEX_OWN,
     true,
     true},
    {{"hhi_normalized", {"hhi from 0 (even) to 1", "０（均等）〜１に正規化した hhi"}},
     hhi_normalized,
     NULL,
     SG_INDEX_OWN,
     true,
     true},
    {{"hhi_unbiased", {"hhi less the bias of few trials", "試行の少なさによる偏りを除いた hhi"}},
     hhi_unbiased,
     hhi_variance,
     SG_INDEX_COUNTS,
     false,
     true},
    {{"equivalent_number",
      {"1/hhi: as many equal parts", "hhi の逆数（同じ大きさの項目の数に相当）"}},
     equivalent_number,
     NULL,
     SG_INDEX_OWN,
     true,
     true},
    {{"entropy", {"Shannon", "シャノンのエントロピー"}},
     entropy,
     entropy_variance,
     SG_INDEX_OWN,
     true,
     true},
    {{"entropy_relative", {"entropy over its largest value", "エントロピーの最大値に対する比"}},
     entropy_relative,
     NULL,
     SG_INDEX_OWN,
     true,
     true},
    {{"entropy_miller_madow",
      {"entropy less the bias of few trials", "試行の少なさによる偏りを補正したエントロピー"}},
     entropy_miller_madow,
     entropy_variance,
     SG_INDEX_TRIALS,
     false,
     false},
    {{"effective_number", {"exp of entropy", "exp(エントロピー)"}},
     effective_number,
     NULL,
     SG_INDEX_OWN,
     false,
     true},
    {{"theil", {"Theil's T", "タイル指数 T"}}, theil, NULL, SG_INDEX_OWN, true, true},
    {{"theil_l", {"Theil's L", "タイル指数 L"}}, theil_l, NULL, SG_INDEX_OWN, false, true},
    {{"gini", {"Gini", "ジニ係数"}}, gini, NULL, SG_INDEX_OWN, true, true},
    {{"hoover",
      {"half of the differences of the shares, added up", "構成比の差の絶対値の合計の半分"}},
     hoover,
     NULL,
     SG_INDEX_REFERENCE,
     true,
     true},
    {{"krugman", {"the differences of the shares, added up", "構成比の差の絶対値の合計"}},
     krugman,
     NULL,
     SG_INDEX_REFERENCE,
     true,
     true},
    {{"kullback_leibler", {"relative entropy", "カルバック・ライブラー情報量"}},
     kullback_leibler,
     NULL,
     SG_INDEX_REFERENCE,
     false,
     true},
    {{"hachman", {"from 1, as the reference, towards 0", "ハックマン指数（基準と同じなら１）"}},
     hachman,
     NULL,
     SG_INDEX_REFERENCE,
     false,
     true},
    {{"gini_locational", {"Gini of the location quotients", "特化係数のジニ係数（立地ジニ係数）"}},
     gini_locational,
     NULL,
     SG_INDEX_REFERENCE,
     true,
     true},
    {{"ellison_glaeser",
      {"Ellison and Glaeser, over areas with --plants",
       "エリソン・グレイザー指数（--across areas と --plants が必要）"}},
     ellison_glaeser,
     NULL,
     SG_INDEX_PLANTS,
     true,
     false},
    {{"maurel_sedillot",
      {"Maurel and Sédillot, over areas with --plants",
       "モレル・セディヨ指数（--across areas と --plants が必要）"}},
     maurel_sedillot,
     NULL,
     SG_INDEX_PLANTS,
     true,
     false},
};

const struct sg_index *sg_index_find(const char *name)
{
    for (size_t i = 0; i < SG_INDICES; i++)
        if (strcmp(sg_index_list[i].choice.word, name) == 0)
            return &sg_index_list[i];
    return NULL;
}

/* Gives the unknown parts what is left, in proportion to the reference or alike. False where the
   reference has nothing of them. */
static bool split(const struct sg_index *index, const struct sg_index_input *input,
                  const bool unknown[], double rest, double x[])
{
    bool alike = index->need != SG_INDEX_REFERENCE;
    double sum = 0;
    for (size_t i = 0; i < input->n; i++)
        sum += !unknown[i] ? 0 : alike ? 1 : input->y[i];
    for (size_t i = 0; i < input->n; i++)
        if (unknown[i])
            x[i] = rest * (alike ? 1 : input->y[i]) / sum;
    return sum > 0;
}

static void widen(struct sg_interval *bounds, double value)
{
    /* fmin and fmax would pass over what is undefined */
    bounds->lower = isnan(value) || value < bounds->lower ? value : bounds->lower;
    bounds->upper = isnan(value) || value > bounds->upper ? value : bounds->upper;
}

bool sg_index_bounds(const struct sg_index *index, const struct sg_index_input *input,
                     const bool unknown[], double rest, struct sg_interval *bounds)
{
    *bounds = (struct sg_interval){NAN, NAN};
    /* which categories are zero is unknown too */
    if (!index->bounded || input->nonzero || !(rest >= 0))
        return false;
    double *x = sg_alloc(input->n, sizeof *x);
    struct sg_index_input with = *input;
    memcpy(x, input->x, input->n * sizeof *x);
    with.x = x;
    bool fine = split(index, input, unknown, rest, x);
    if (fine) {
        bounds->lower = bounds->upper = index->value(&with);
        for (size_t i = 0; i < input->n; i++)
            x[i] = unknown[i] ? 0 : input->x[i];
        for (size_t i = 0; i < input->n && isfinite(bounds->lower + bounds->upper); i++) {
            if (!unknown[i])
                continue;
            x[i] = rest;
            widen(bounds, index->value(&with));
            x[i] = 0;
        }
    }
    free(x);
    fine = fine && isfinite(bounds->lower + bounds->upper);
    if (!fine)
        *bounds = (struct sg_interval){NAN, NAN};
    return fine;
}
