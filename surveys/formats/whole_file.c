/* The bytes of a file or of standard input, all at once: the largest tables that offices publish
   are a few megabytes, and the encoding can only be told from the whole. Microdata go through scan.
 */
#include "grid.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "platform/files.h"

#include "gunzip.h"
#include "magic.h"

/* A first guess at the size, one byte more than a regular file has so that one read meets its end.
 */
static size_t expected_size(const struct sg_os_about *about)
{
    return about->kind == SG_OS_PLAIN && about->size > 0 ? (size_t)about->size + 1 : 65536;
}

static bool read_all(FILE *file, char **bytes, size_t *n, struct sg_error *err)
{
    struct sg_os_about about;
    if (!sg_os_about_open(fileno(file), &about))
        return sg_source_fail(errno, err);
    if (about.kind == SG_OS_FOLDER)
        return sg_source_fail(EISDIR, err);
    size_t capacity = expected_size(&about);
    char *all = sg_resize(NULL, capacity, 1);
    size_t filled = 0;
    size_t got;
    errno = 0;
    while ((got = fread(all + filled, 1, capacity - filled, file)) > 0) {
        filled += got;
        all = sg_grow(all, &capacity, filled + 1, 1);
    }
    int failed = ferror(file) ? errno : 0;
    if (failed || filled == 0) {
        free(all);
        return failed ? sg_source_fail(failed, err)
                      : sg_fail(err, SG_FAIL_DATA, "empty; a table has at least a header row");
    }
    *bytes = all;
    *n = filled;
    return true;
}

/* What is packed is read as what it holds. */
static bool unpack(bool big, char **bytes, size_t *n, struct sg_error *err)
{
    char *unpacked;
    size_t n_unpacked;
    if (!sg_gunzip_fits(*bytes, *n))
        return true;
    if (!sg_gunzip_all(*bytes, *n, big, &unpacked, &n_unpacked, err))
        return false;
    free(*bytes);
    *bytes = unpacked;
    *n = n_unpacked;
    return true;
}

bool sg_source_is_standard(const char *path)
{
    return !path || (path[0] == '-' && (path[1] == '\0' || path[1] == '#'));
}

bool sg_source_fail_at(const char *path, struct sg_error *err)
{
    static const struct sg_bilingual standard_input = {"standard input", "標準入力"};
    if (!err)
        return false;
    return sg_fail_at_file(
        err, sg_source_is_standard(path) ? sg_lang_pick(standard_input, err->lang) : path);
}

bool sg_source_read_any(const char *path, bool big, char **bytes, size_t *n, struct sg_error *err)
{
    *bytes = NULL;
    *n = 0;
    FILE *file = sg_source_is_standard(path) ? stdin : sg_os_stream(path);
    bool read = file ? read_all(file, bytes, n, err) : sg_source_fail(errno, err);
    if (file && file != stdin)
        fclose(file);
    if (read && (!unpack(big, bytes, n, err) || !sg_magic_refuse(*bytes, *n, err))) {
        free(*bytes);
        *bytes = NULL;
        *n = 0;
        read = false;
    }
    return read || sg_source_fail_at(path, err);
}

bool sg_source_read(const char *path, char **bytes, size_t *n, struct sg_error *err)
{
    return sg_source_read_any(path, false, bytes, n, err);
}
