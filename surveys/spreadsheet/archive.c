#include "archive.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

bool sg_archive_names(const char *bytes, size_t n, const char *part)
{
    const size_t length = strlen(part);
    if (n < 4 || memcmp(bytes, "PK\3\4", 4) != 0)
        return false;
    for (const char *at = bytes, *end = bytes + n; (size_t)(end - at) >= length; at++) {
        at = memchr(at, *part, (size_t)(end - at) - length + 1);
        if (!at)
            return false;
        if (memcmp(at, part, length) == 0)
            return true;
    }
    return false;
}

#ifdef SG_WITH_SPREADSHEETS

#include "archive_library.h"

enum { MOST_RATIO = 200, SMALL = 1 << 20 };
static const zip_uint64_t most_bytes = 1u << 30;

struct sg_archive {
    zip_t *zip;
};

/* A bomb is small, and fills the memory. */
static bool check_sizes(zip_t *zip, struct sg_error *err)
{
    zip_uint64_t all = 0, n = (zip_uint64_t)zip_get_num_entries(zip, 0);
    for (zip_uint64_t i = 0; i < n; i++) {
        zip_stat_t stat;
        if (zip_stat_index(zip, i, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE) ||
            !(stat.valid & ZIP_STAT_COMP_SIZE))
            return sg_fail(err, SG_FAIL_DATA, "part %zu of the archive has no size", (size_t)i + 1);
        bool bomb = stat.size > SMALL && stat.size / MOST_RATIO > stat.comp_size;
        if (bomb || stat.size > most_bytes || all + stat.size > most_bytes)
            return sg_fail(
                err, SG_FAIL_DATA,
                "the part '%s' of the archive would take %zu bytes from %zu packed ones, "
                "which no table does; --big reads it",
                zip_get_name(zip, i, 0), (size_t)stat.size, (size_t)stat.comp_size);
        all += stat.size;
    }
    return true;
}

struct sg_archive *sg_archive_open(const char *bytes, size_t n, bool big, struct sg_error *err)
{
    zip_error_t why;
    if (!sg_archive_load_libraries(err))
        return NULL;
    zip_error_init(&why);
    zip_source_t *source = zip_source_buffer_create(bytes, n, 0, &why);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &why) : NULL;
    if (!zip) {
        sg_fail(err, SG_FAIL_DATA, "the ZIP archive of the workbook is broken: %s",
                zip_error_strerror(&why));
        zip_source_free(source);
    }
    zip_error_fini(&why);
    if (zip && !big && !check_sizes(zip, err)) {
        zip_discard(zip);
        zip = NULL;
    }
    if (!zip)
        return NULL;
    struct sg_archive *archive = sg_alloc(1, sizeof *archive);
    archive->zip = zip;
    return archive;
}

void sg_archive_close(struct sg_archive *archive)
{
    if (archive)
        zip_discard(archive->zip);
    free(archive);
}

bool sg_archive_has(const struct sg_archive *archive, const char *part)
{
    return zip_name_locate(archive->zip, part, ZIP_FL_NOCASE) >= 0;
}

/* What was said of a part, with its name before. */
static bool fail_in_part(const char *part, struct sg_error *err)
{
    if (!err)
        return false;
    char *message = sg_copy_text(err->message);
    enum sg_failure kind = err->kind;
    err->kind = SG_FAIL_NONE;
    sg_fail(err, kind, "%s: %s", part, message);
    free(message);
    return false;
}

bool sg_archive_read(struct sg_archive *archive, const char *part,
                     const struct sg_xml_handler *handler, struct sg_error *err)
{
    zip_int64_t index = zip_name_locate(archive->zip, part, ZIP_FL_NOCASE);
    zip_file_t *file = index < 0 ? NULL : zip_fopen_index(archive->zip, (zip_uint64_t)index, 0);
    if (!file)
        return sg_fail(err, SG_FAIL_DATA, "the workbook has no part %s, or one that is encrypted",
                       part);
    bool read = sg_archive_read_part(file, handler, err);
    zip_fclose(file);
    return read || fail_in_part(part, err);
}

#else

struct sg_archive *sg_archive_open(const char *bytes, size_t n, bool big, struct sg_error *err)
{
    (void)bytes;
    (void)n;
    (void)big;
    sg_fail(err, SG_FAIL_TOOL,
            "this sangyo was built without libzip or libexpat: install libzip-dev and "
            "libexpat1-dev and run make again");
    return NULL;
}

void sg_archive_close(struct sg_archive *archive)
{
    (void)archive;
}

bool sg_archive_has(const struct sg_archive *archive, const char *part)
{
    (void)archive;
    (void)part;
    return false;
}

bool sg_archive_read(struct sg_archive *archive, const char *part,
                     const struct sg_xml_handler *handler, struct sg_error *err)
{
    (void)archive;
    (void)handler;
    return sg_fail(err, SG_FAIL_DATA, "the workbook has no part %s, or one that is encrypted",
                   part);
}

#endif
