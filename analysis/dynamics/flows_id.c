/* Ids in 16 bytes. */
#include "flows.h"

#include <string.h>

#include "analysis/tally/text_pool.h"

enum { SHORT = 15, LONGER = 0xFF };

struct flows_id flows_id_of(struct sg_field text)
{
    struct flows_id id = {0, 0};
    unsigned char bytes[16] = {0};
    if (text.n <= SHORT) {
        memcpy(bytes, text.text, text.n);
        bytes[SHORT] = (unsigned char)text.n;
        memcpy(&id, bytes, sizeof id);
        return id;
    }
    id.high = 0x6A09E667F3BCC908u;
    for (size_t i = 0; i < text.n; i += 8) {
        uint64_t word = 0;
        memcpy(&word, text.text + i, text.n - i < 8 ? text.n - i : 8);
        id.low = sg_tally_mix(id.low, word);
        id.high = sg_tally_mix(id.high, word ^ id.low >> 7);
    }
    id.low = sg_tally_mix(id.low, text.n);
    id.high = sg_tally_mix(id.high, id.low) >> 8 | (uint64_t)LONGER << 56;
    return id;
}
