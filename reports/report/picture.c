#include "picture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "platform/files.h"
#include "platform/temporary.h"

static bool read_all(const char *path, char **bytes, size_t *n, struct sg_error *err)
{
    struct sg_buffer all = {0};
    char part[65536];
    FILE *file = sg_os_stream(path);
    size_t got;
    while (file && (got = fread(part, 1, sizeof part, file)) > 0)
        sg_buffer_add_bytes(&all, part, got);
    bool ok = file && !ferror(file);
    if (file)
        fclose(file);
    *n = all.n;
    *bytes = sg_buffer_take(&all);
    return ok || sg_fail(err, SG_FAIL_IO, "the temporary file %s cannot be read", path);
}

bool sg_picture_draw(const char *chart, const struct sg_table *table, const char *ending,
                     const struct sg_chart_options *options, char **bytes, size_t *n,
                     struct sg_error *err)
{
    struct sg_buffer path = {0};
    char *folder = sg_temporary_folder_anywhere();
    *bytes = NULL;
    if (!folder)
        return sg_fail(err, SG_FAIL_IO, "no temporary folder can be made in %s: %s",
                       sg_temporary_place(), sg_os_why(errno));
    sg_buffer_printf(&path, "%s/figure.%s", folder, ending);
    bool ok = sg_chart_draw(chart, table, sg_buffer_text(&path), options, err) &&
              read_all(sg_buffer_text(&path), bytes, n, err);
    sg_temporary_remove(folder);
    sg_buffer_free(&path);
    free(folder);
    return ok;
}
