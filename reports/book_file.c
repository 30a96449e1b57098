#ifdef SG_WITH_XLSXWRITER

/* A workbook as a file: in a folder of its own, where there is room for it. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/files.h"
#include "platform/temporary.h"

#include "book.h"

/* 1980-01-01, the first day of the zip format, so that the same table gives the same bytes. */
static void fix_dates(struct book *book)
{
    lxw_doc_properties properties = {.created = 315532800};
    workbook_set_properties(book->file, &properties);
}

static bool read_back(const char *path, struct sg_buffer *out, struct sg_error *err)
{
    char bytes[BUFSIZ];
    size_t n;
    FILE *stream = sg_os_stream(path);
    while (stream && (n = fread(bytes, 1, sizeof bytes, stream)) > 0)
        sg_buffer_add_bytes(out, bytes, n);
    bool fine = stream && !ferror(stream);
    if (stream)
        fclose(stream);
    return fine || sg_fail(err, SG_FAIL_IO, "the temporary file %s cannot be read", path);
}

/* The library does not notice a write that fails and would leave half a workbook without a word:
   so the room is looked for before. */
static bool has_room(const char *path, size_t bytes, struct sg_error *err)
{
    return sg_os_has_room(path, bytes) ||
           sg_fail(err, SG_FAIL_IO,
                   "the folder for temporary files, %s, has no room for %zu bytes (%s); name "
                   "another with TMPDIR",
                   sg_temporary_place(), bytes, sg_os_why(errno));
}

/* Its own temporary files go into `folder`, too. */
static bool fill_file(const char *path, char *folder, const struct book_making *making,
                      const struct sg_write_options *options, struct sg_error *err)
{
    lxw_workbook_options places = {.tmpdir = folder};
    struct book book = {.file = workbook_new_opt(path, &places), .options = options};
    fix_dates(&book);
    making->fill(&book, making->context);
    int kept = sg_os_silence(); /* the library prints what its results say too */
    lxw_error closed = workbook_close(book.file);
    sg_os_restore(kept);
    book_free_formats(&book);
    if (book.failed)
        return sg_fail(err, SG_FAIL_DATA, "XLSX cannot hold a cell: %s", lxw_strerror(book.failed));
    return closed == LXW_NO_ERROR ||
           sg_fail(err, SG_FAIL_IO, "the workbook cannot be written: %s", lxw_strerror(closed));
}

bool book_make(const struct book_making *making, const struct sg_write_options *options,
               struct sg_buffer *out, struct sg_error *err)
{
    if (!book_load_library(err))
        return false;
    struct sg_buffer path = {0};
    char *folder = sg_temporary_folder_anywhere();
    if (!folder)
        return sg_fail(err, SG_FAIL_IO, "no temporary folder can be made in %s: %s",
                       sg_temporary_place(), sg_os_why(errno));
    sg_buffer_printf(&path, "%s/book.xlsx", folder);
    size_t most = making->most_bytes;
    free(sg_resize(NULL, most + most / 2, 1)); /* the library crashes for want of memory */
    bool fine = has_room(path.text, most, err) &&
                fill_file(path.text, folder, making, options, err) &&
                read_back(path.text, out, err);
    sg_temporary_remove(folder);
    sg_buffer_free(&path);
    free(folder);
    return fine;
}

#endif
