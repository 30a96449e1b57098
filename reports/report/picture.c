#include "picture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sangyo/buffer.h>
#include "table/file.h"

static bool read_all(const char *path, char **bytes, size_t *n, struct sg_error *err)
{
    struct sg_buffer all = {0};
    char part[65536];
    FILE *file = fopen(path, "rb");
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
    const char *folder = getenv("TMPDIR");
    char place[512], path[600];
    *bytes = NULL;
    snprintf(place, sizeof place, "%s/sangyo-report-XXXXXX",
             folder && *folder && strlen(folder) < 400 ? folder : "/tmp");
    if (!mkdtemp(place))
        return sg_fail(err, SG_FAIL_IO, "no temporary file can be made: %s", place);
    snprintf(path, sizeof path, "%s/figure.%s", place, ending);
    bool ok = sg_chart_draw(chart, table, path, options, err) && read_all(path, bytes, n, err);
    unlink(path);
    rmdir(place);
    return ok;
}
