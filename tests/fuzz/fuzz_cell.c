/* Any bytes as a printed cell, as a symbol and as --missing: no crash, and what cell.h promises. */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <sangyo/memory.h>
#include "surveys/formats/cell.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *text = sg_copy_bytes((const char *)data, n);
    struct sg_marks marks = {0};
    struct sg_error err = {0};
    sg_marks_read(&marks, text, &err);
    sg_marks_set(&marks, text, SG_STATUS_SUPPRESSED, text);
    const struct sg_cell cells[] = {sg_cell_read(text, NULL), sg_cell_read(text, &marks)};
    for (size_t i = 0; i < 2; i++) {
        bool has_value = isfinite(cells[i].value);
        bool wants_value = cells[i].kind == SG_CELL_NUMBER ||
                           (cells[i].kind == SG_CELL_SYMBOL && cells[i].status & SG_STATUS_NIL);
        if (has_value != wants_value)
            abort();
    }
    sg_marks_free(&marks);
    free(text);
    return 0;
}
