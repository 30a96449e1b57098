/* Delimited records in any encoding as a grid. */
#include <stdlib.h>

#include "decimal_mark.h"
#include "reader.h"

static bool read_csv(const char *bytes, size_t n, const struct sg_reader_hints *hints,
                     struct sg_content *content, struct sg_error *err)
{
    const char *found;
    char *text;
    size_t n_text;
    if (!sg_decode(bytes, n, hints->encoding, &text, &n_text, &found, err))
        return false;
    bool parsed = sg_csv_parse(text, n_text, hints->delimiter, 0, &content->grid, err);
    free(text);
    if (parsed && !sg_decimal_mark_settle(&content->grid, hints->marks, err)) {
        sg_grid_free(&content->grid);
        return false;
    }
    content->grid.encoding = found;
    return parsed;
}

const struct sg_reader sg_csv_reader = {
    .name = "csv",
    .endings = "csv|tsv|txt",
    .summary = {"delimited records in any encoding and layout",
                "CSV、TSV（文字コード、様式は問わない）"},
    .known_by = {"whatever no other line fits", "他のどの形式でもないもの"},
    .read = read_csv,
};
