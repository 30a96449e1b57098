/* Any text as a state of a tally: refused, or written again as it will always be. */
#include <inttypes.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/tally/tally_plan.h"

/* The text with the checksum that it has to end in, else few would get past it. */
static char *seal(const uint8_t *data, size_t size)
{
    struct sg_buffer out = {0};
    sg_buffer_add_bytes(&out, (const char *)data, size);
    uint64_t hash = sg_hash_text(sg_buffer_text(&out));
    sg_buffer_printf(&out, "checksum\t%016" PRIx64 "\n", hash);
    return sg_buffer_take(&out);
}

/* The state that is read from `text` and written again; NULL if it is refused. */
static char *again(const char *text, size_t n)
{
    struct sg_tally tally;
    struct sg_tally_plan plan;
    struct sg_error err = {0};
    struct sg_buffer out = {0};
    char *copy = sg_copy_bytes(text, n);
    bool read = sg_tally_read_state(copy, &tally, &plan, &err);
    if (read)
        sg_tally_write_state(&tally, &plan, &out);
    else if (err.kind != SG_FAIL_DATA || !err.message[0])
        abort();
    sg_tally_free(&tally);
    sg_tally_plan_free(&plan);
    free(copy);
    return read ? sg_buffer_take(&out) : NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *sealed = seal(data, size);
    char *first = size % 8 ? again(sealed, strlen(sealed)) : again((const char *)data, size);
    free(sealed);
    if (!first)
        return 0;
    char *second = again(first, strlen(first));
    if (!second || strcmp(first, second) != 0)
        abort();
    free(first);
    free(second);
    return 0;
}
