/* Any bytes under any name: text that is UTF-8 without NUL, or an error with its place. */
#include <stdint.h>
#include <stdlib.h>

#include "surveys/formats/grid.h"
#include "table/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const asked[] = {NULL,     "utf-8",    "cp932",    "euc-jp",
                                        "utf-16", "utf-16le", "utf-16be", "ebcdic"};
    if (size == 0)
        return 0;
    char *text;
    size_t n;
    const char *encoding;
    struct sg_error err = {0};
    if (sg_decode((const char *)data + 1, size - 1, asked[data[0] % 8], &text, &n, &encoding,
                  &err)) {
        if (!sg_text_is_utf8(text, n, NULL) || !encoding)
            abort();
    } else if (text || !err.message[0] || (err.column[0] && !err.row)) {
        abort();
    }
    free(text);
    return 0;
}
