/* Any bytes as a table in JSON: no crash, no leak, and what is refused leaves nothing. */
#include <stdint.h>
#include <stdlib.h>

#include "surveys/formats/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct sg_reader *json = sg_reader_at(0);
    const struct sg_reader_hints hints = {0};
    struct sg_content content = {0};
    struct sg_error err = {.lang = size % 2 ? SG_JA : SG_EN};
    json->fits((const char *)data, size);
    bool read = json->read((const char *)data, size, &hints, &content, &err);
    if (read != content.is_table || read == (err.message[0] != '\0'))
        abort();
    sg_content_free(&content);
    return 0;
}
