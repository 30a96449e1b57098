#include "series_look.h"

struct sg_series_look sg_series_look(size_t k)
{
    /* those that are too pale for letters have darker ones */
    static const enum sg_color letters[SG_SERIES_LOOKS] = {SG_COLOR_SERIES1, SG_COLOR_LETTERS2,
                                                           SG_COLOR_SERIES3, SG_COLOR_LETTERS4,
                                                           SG_COLOR_SERIES5, SG_COLOR_LETTERS6};
    return (struct sg_series_look){(enum sg_layer)(SG_LAYER_SERIES1 + k),
                                   (enum sg_color)(SG_COLOR_SERIES1 + k), letters[k]};
}

struct sg_series_look sg_series_look_of_total(void)
{
    return (struct sg_series_look){SG_LAYER_TOTAL_LINE, SG_COLOR_SUB, SG_COLOR_SUB};
}

struct sg_series_look sg_series_look_behind(void)
{
    return (struct sg_series_look){SG_LAYER_OTHERS, SG_COLOR_BEHIND, SG_COLOR_SUB};
}
