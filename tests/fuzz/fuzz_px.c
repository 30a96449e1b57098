/* Any bytes as a PX file: a table whose rows all have their labels, or an error that says why. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "surveys/formats/reader.h"

extern const struct sg_reader sg_px_reader;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct sg_reader_hints hints = {0};
    struct sg_content content = {0};
    struct sg_error err = {.lang = size % 2 ? SG_JA : SG_EN};
    sg_px_reader.fits((const char *)data, size);
    bool read = sg_px_reader.read((const char *)data, size, &hints, &content, &err);
    require(read == content.is_table && read == (err.message[0] == '\0'),
            "neither table nor error");
    for (size_t i = 0; read && i < content.table.n_columns; i++)
        for (size_t row = 0; row < content.table.n_rows; row++)
            sg_column_text(content.table.columns[i], row);
    sg_content_free(&content);
    return 0;
}
