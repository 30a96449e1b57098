/* The frame of a survey in the words of its records. */
#include <stdlib.h>
#include <string.h>

#include "table/joined.h"

#include "gather.h"
#include "record_codes.h"

static char *coded(const struct sg_design *design, const struct sg_rows_notes *notes,
                   const char *stratum)
{
    struct sg_buffer key = {0};
    for (size_t k = 0; k < design->strata.n; k++) {
        char *part = sg_joined_part(stratum, k);
        const char *code = sg_survey_code(notes, design->strata.items[k], part ? part : "");
        sg_joined_add(&key, k == 0, code, strlen(code));
        free(part);
    }
    return sg_buffer_take(&key);
}

static int compare_strata(const void *a, const void *b)
{
    const char *const *const *x = a, *const *const *y = b;
    int order = sg_joined_compare(**x, **y);
    return order ? order : (*x > *y) - (*x < *y);
}

/* The first stratum that is another's, in the order of the frame; SIZE_MAX: none. */
static size_t find_twice(const struct sg_texts *strata)
{
    size_t twice = SIZE_MAX;
    char ***sorted = sg_alloc(strata->n, sizeof *sorted);
    for (size_t i = 0; i < strata->n; i++)
        sorted[i] = &strata->items[i];
    if (strata->n)
        qsort(sorted, strata->n, sizeof *sorted, compare_strata);
    for (size_t i = 1; i < strata->n; i++) {
        size_t at = (size_t)(sorted[i] - strata->items);
        if (sg_joined_compare(*sorted[i], *sorted[i - 1]) == 0 && at < twice)
            twice = at;
    }
    free(sorted);
    return twice;
}

bool sg_gather_frame(const struct sg_design *design, const struct sg_rows_notes *notes,
                     struct sg_texts *strata, struct sg_error *err)
{
    for (size_t i = 0; i < design->frame_strata.n; i++) {
        char *text = coded(design, notes, design->frame_strata.items[i]);
        sg_texts_add(strata, text);
        free(text);
    }
    size_t twice = find_twice(strata);
    if (twice == SIZE_MAX)
        return true;
    char *shown = sg_copy_text(design->frame_strata.items[twice]);
    sg_fail(err, SG_FAIL_DATA, "stratum '%s' is in the frame twice", sg_joined_show(shown));
    free(shown);
    return false;
}
