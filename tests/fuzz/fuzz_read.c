/* libFuzzer target: any bytes are a table or an error that says why, in both languages. */
#include <stdint.h>
#include <stdlib.h>

#include "surveys/layout/sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sg_read_options options;
    struct sg_sheet sheet;
    struct sg_table table;
    struct sg_texts notes = {0};
    struct sg_error err = {.lang = size % 2 ? SG_JA : SG_EN};
    sg_read_options_init(&options);
    sg_table_init(&table);
    bool read = sg_sheet_parse((const char *)data, size, &options, &sheet, &err);
    if (read) {
        read = sg_sheet_table(&sheet, &options, &table, NULL, &notes, &err);
        sg_sheet_remark(&sheet, &notes, err.lang);
        sg_sheet_free(&sheet);
    }
    if (!read && (err.kind == SG_FAIL_NONE || !err.message[0]))
        abort();
    sg_texts_free(&notes);
    sg_table_free(&table);
    return 0;
}
