#include "design.h"

#include <stdlib.h>

double sg_replication_scale(enum sg_replicate_kind kind, size_t n, double rho)
{
    double count = (double)n;
    switch (kind) {
    case SG_REPLICATE_BRR:
        return 1 / count;
    case SG_REPLICATE_FAY:
        return 1 / (count * (1 - rho) * (1 - rho));
    case SG_REPLICATE_JK1:
        return (count - 1) / count;
    case SG_REPLICATE_JKN:
        return 1;
    case SG_REPLICATE_BOOTSTRAP:
        return 1 / (count - 1);
    }
    return 1;
}

void sg_design_free(struct sg_design *design)
{
    sg_texts_free(&design->strata);
    sg_texts_free(&design->psu);
    free(design->weight);
    sg_texts_free(&design->fpc);
    sg_texts_free(&design->frame_strata);
    free(design->frame_sizes);
    sg_texts_free(&design->replicate_weights);
    free(design->rscales);
    *design = (struct sg_design){0};
}
