#include <sangyo/write.h>

#include "delimited.h"

static bool write_tsv(const struct sg_table *table, const struct sg_write_options *options,
                      struct sg_buffer *out, struct sg_error *err)
{
    (void)err;
    sg_write_delimited(table, '\t', options->bom, out);
    return true;
}

const struct sg_writer sg_tsv_writer = {
    .name = "tsv",
    .endings = "tsv|tab",
    .summary = {"tab-separated values with machine names and full precision",
                "タブ区切り（列は機械名、数値は全桁）"},
    .write = write_tsv,
};
