#include "write_other.h"

#include <sangyo/write.h>

#include "table/file.h"

bool sg_write_other(struct sg_run *run, const char *path, const struct sg_table *table,
                    struct sg_error *err)
{
    const struct sg_writer *writer = sg_writer_of_file(path);
    const struct sg_write_options options = {.lang = run->lang, .decimals = -1};
    struct sg_buffer bytes = {0};
    if (!writer)
        return sg_fail(err, SG_FAIL_USAGE,
                       "the ending of '%s' says no format: give one such as .csv", path);
    bool ok = writer->write(table, &options, &bytes, err) &&
              sg_file_write(path, sg_buffer_text(&bytes), bytes.n, err);
    sg_buffer_free(&bytes);
    return ok;
}
