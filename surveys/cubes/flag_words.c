#include "flag_words.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

/* SDMX code list CL_OBS_STATUS 2.2 (capitals; A: normal, V: unvalidated) and the flags of Eurostat
   (small letters), which agree but for those that stand here twice. */
static const struct {
    char code;
    sg_status status;
} codes[] = {
    {'A', SG_STATUS_NONE},
    {'B', SG_STATUS_CAUTION},
    {'D', SG_STATUS_CAUTION},
    {'E', SG_STATUS_ESTIMATED},
    {'F', SG_STATUS_ESTIMATED},
    {'G', SG_STATUS_CAUTION},
    {'H', SG_STATUS_NOT_AVAILABLE},
    {'I', SG_STATUS_ESTIMATED},
    {'J', SG_STATUS_CAUTION},
    {'K', SG_STATUS_CAUTION},
    {'L', SG_STATUS_NOT_AVAILABLE},
    {'M', SG_STATUS_NOT_APPLICABLE},
    {'N', SG_STATUS_FEW},
    {'O', SG_STATUS_NOT_AVAILABLE},
    {'P', SG_STATUS_PROVISIONAL},
    {'Q', SG_STATUS_SUPPRESSED},
    {'S', SG_STATUS_CAUTION},
    {'U', SG_STATUS_SMALL_BASE},
    {'V', SG_STATUS_NONE},
    {'b', SG_STATUS_CAUTION},
    {'c', SG_STATUS_SUPPRESSED},
    {'d', SG_STATUS_CAUTION},
    {'e', SG_STATUS_ESTIMATED},
    {'f', SG_STATUS_ESTIMATED},
    {'i', SG_STATUS_ESTIMATED},
    {'n', SG_STATUS_FEW},
    {'p', SG_STATUS_PROVISIONAL},
    {'r', SG_STATUS_REVISED},
    {'s', SG_STATUS_ESTIMATED},
    {'u', SG_STATUS_SMALL_BASE},
    {'z', SG_STATUS_NOT_APPLICABLE},
    {'m', SG_STATUS_NOT_AVAILABLE},
    {':', SG_STATUS_NOT_AVAILABLE},
};

bool sg_flag_words_read(const char *code, sg_status *status)
{
    *status = 0;
    if (sg_status_read(code, status))
        return true;
    *status = 0;
    for (; *code; code++) {
        size_t i = 0;
        if (strchr(" ,;", *code))
            continue;
        while (i < sizeof codes / sizeof *codes && codes[i].code != *code)
            i++;
        if (i == sizeof codes / sizeof *codes)
            return false;
        *status |= codes[i].status;
    }
    return true;
}

void sg_flag_words_set(sg_status flag, double *value, sg_status *status)
{
    bool there = !isnan(*value);
    sg_status reason = sg_status_void(flag);
    *status = there ? flag & ~reason : reason ? reason : SG_STATUS_NOT_AVAILABLE;
    if (there && reason) { /* a number that the file calls suppressed is not to be used */
        *value = NAN;
        *status = reason;
    }
}
