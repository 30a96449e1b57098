/* A workbook with one table. */
#include "workbook.h"

static bool write_xlsx(const struct sg_table *table, const struct sg_write_options *options,
                       struct sg_buffer *out, struct sg_error *err)
{
    const struct sg_sheet sheet = {table, options->command, options->chart};
    return sg_workbook_write(&sheet, 1, options, out, err);
}

const struct sg_writer sg_xlsx_writer = {
    .name = "xlsx",
    .endings = "xlsx",
    .summary = {"a workbook for Excel: the table, a native chart, sources and command",
                "Excelのブック（表、グラフ、資料とコマンド）"},
    .write = write_xlsx,
    .is_binary = true,
    .library = "libxlsxwriter",
#ifndef SG_WITH_XLSXWRITER
    .lacking = true,
#endif
};
