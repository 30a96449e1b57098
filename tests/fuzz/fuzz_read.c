/* libFuzzer target: any bytes are a table or an error that says why, in both languages; of a table
   each cell of the file that is not blank is in the account. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "surveys/layout/account.h"

/* The cells of the file that are not blank, counted without the reading. */
static size_t count_filled(const uint8_t *data, size_t size, char delimiter)
{
    struct sg_grid grid;
    char *text;
    size_t n, filled = 0;
    const char *encoding;
    if (!sg_decode((const char *)data, size, NULL, &text, &n, &encoding, NULL) ||
        !sg_csv_parse(text, n, delimiter, 0, &grid, NULL))
        abort();
    for (size_t row = 0; row < grid.n_rows; row++)
        for (size_t c = 0; c < sg_grid_row_length(&grid, row); c++)
            filled += !sg_layout_is_blank(sg_grid_cell(&grid, row, c));
    sg_grid_free(&grid);
    free(text);
    return filled;
}

static void check_account(const struct sg_sheet *sheet, const struct sg_table *table,
                          const size_t sources[], const uint8_t *data, size_t size)
{
    struct sg_account account;
    struct sg_buffer places = {0};
    size_t sum = 0;
    sg_account_make(&account, sheet, table, sources);
    for (size_t use = SG_USE_VALUE; use < SG_N_USES; use++) {
        sum += account.counts[use];
        sg_account_places(&account, (enum sg_use)use, &places);
    }
    if (strcmp(sheet->format, "csv") == 0 &&
        (sum != account.filled || sum != count_filled(data, size, sheet->grid.delimiter)))
        abort();
    sg_buffer_free(&places);
    sg_account_free(&account);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sg_read_options options;
    struct sg_sheet sheet;
    struct sg_table table;
    struct sg_texts notes = {0};
    size_t *sources = NULL;
    struct sg_error err = {.lang = size % 2 ? SG_JA : SG_EN};
    sg_read_options_init(&options);
    sg_table_init(&table);
    bool read = sg_sheet_parse(NULL, (const char *)data, size, &options, &sheet, &err);
    if (read) {
        read = sg_sheet_table(&sheet, &options, &table, &sources, &notes, &err);
        if (read)
            check_account(&sheet, &table, sources, data, size);
        sg_sheet_remark(&sheet, &notes, err.lang);
        sg_sheet_free(&sheet);
    }
    if (!read && (err.kind == SG_FAIL_NONE || !err.message[0]))
        abort();
    free(sources);
    sg_texts_free(&notes);
    sg_table_free(&table);
    return 0;
}
