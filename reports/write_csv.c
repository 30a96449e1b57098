#include <sangyo/write.h>

#include "delimited.h"

static bool write_csv(const struct sg_table *table, const struct sg_write_options *options,
                      struct sg_buffer *out, struct sg_error *err)
{
    (void)err;
    sg_write_delimited(table, ',', options->bom, out);
    return true;
}

const struct sg_writer sg_csv_writer = {
    .name = "csv",
    .endings = "csv",
    .summary = {"comma-separated values with machine names and full precision",
                "カンマ区切り（列は機械名、数値は全桁）"},
    .write = write_csv,
};
