#include "json_load.h"

#include <string.h>

static const char byte_order_mark[] = "\xEF\xBB\xBF";

size_t sg_json_start(const char *bytes, size_t n)
{
    return n >= 3 && memcmp(bytes, byte_order_mark, 3) == 0 ? 3 : 0;
}

json_t *sg_json_load(const char *bytes, size_t n, struct sg_error *err)
{
    size_t start = sg_json_start(bytes, n);
    json_error_t problem;
    json_t *root = json_loadb(bytes + start, n - start,
                              JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &problem);
    if (root)
        return root;
    sg_fail(err, SG_FAIL_DATA, "this is not valid JSON: %s (character %d)", problem.text,
            problem.column);
    sg_fail_at_row(err, problem.line > 0 ? (size_t)problem.line : 0);
    return NULL;
}
