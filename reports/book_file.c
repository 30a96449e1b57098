#ifdef SG_WITH_XLSXWRITER

/* A workbook as a file: in a folder of its own, where there is room for it. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "table/temporary.h"

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
    FILE *stream = fopen(path, "rb");
    while (stream && (n = fread(bytes, 1, sizeof bytes, stream)) > 0)
        sg_buffer_add_bytes(out, bytes, n);
    bool fine = stream && !ferror(stream);
    if (stream)
        fclose(stream);
    return fine || sg_fail(err, SG_FAIL_IO, "the temporary file %s cannot be read", path);
}

/* Standard error leads nowhere until it is restored: the library prints there what its results say
   too. -1: it could not be turned away. */
int book_silence(void)
{
    fflush(stderr);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    int kept = nowhere < 0 ? -1 : fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (kept >= 0)
        dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0)
        close(nowhere);
    return kept;
}

void book_restore(int kept)
{
    fflush(stderr);
    if (kept < 0)
        return;
    dup2(kept, STDERR_FILENO);
    close(kept);
}

/* The library does not notice a write that fails and would leave half a workbook without a word:
   so the room is looked for before. */
static bool has_room(const char *path, size_t bytes, struct sg_error *err)
{
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    int why = file < 0 ? errno : posix_fallocate(file, 0, (off_t)bytes);
    if (file >= 0)
        close(file);
    unlink(path);
    return !why || why == EOPNOTSUPP || why == EINVAL ||
           sg_fail(err, SG_FAIL_IO,
                   "the folder for temporary files, %s, has no room for %zu bytes (%s); name "
                   "another with TMPDIR",
                   sg_temporary_place(), bytes, strerror(why));
}

/* Its own temporary files go into `folder`, too. */
static bool fill_file(const char *path, char *folder, const struct book_making *making,
                      const struct sg_write_options *options, struct sg_error *err)
{
    lxw_workbook_options places = {.tmpdir = folder};
    struct book book = {.file = workbook_new_opt(path, &places), .options = options};
    fix_dates(&book);
    making->fill(&book, making->context);
    int kept = book_silence();
    lxw_error closed = workbook_close(book.file);
    book_restore(kept);
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
                       sg_temporary_place(), strerror(errno));
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
