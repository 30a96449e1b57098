/* The frame of a survey in the words of its records. */
#include <stdlib.h>

#include "gather.h"
#include "record_codes.h"

static char *coded(const struct sg_design *design, const struct sg_rows_notes *notes,
                   const char *stratum)
{
    struct sg_buffer key = {0};
    for (size_t k = 0; k < design->strata.n; k++) {
        char *part = sg_gather_part(stratum, k);
        if (k)
            sg_buffer_add_char(&key, SG_DESIGN_JOIN);
        sg_buffer_add(&key, sg_survey_code(notes, design->strata.items[k], part ? part : ""));
        free(part);
    }
    return sg_buffer_take(&key);
}

bool sg_gather_frame(const struct sg_design *design, const struct sg_rows_notes *notes,
                     struct sg_texts *strata, struct sg_error *err)
{
    for (size_t i = 0; i < design->frame_strata.n; i++) {
        char *text = coded(design, notes, design->frame_strata.items[i]);
        bool fresh = true;
        for (size_t k = 0; fresh && k < i; k++)
            fresh = sg_gather_compare(strata->items[k], text) != 0;
        sg_texts_add(strata, text);
        free(text);
        if (!fresh)
            return sg_fail(err, SG_FAIL_DATA, "stratum '%s' is in the frame twice",
                           design->frame_strata.items[i]);
    }
    return true;
}
