/* An OpenDocument spreadsheet: whether it can be read, its styles, its content. */
#include <string.h>

#include "ods.h"

struct manifest {
    bool encrypted;
};

static bool start_manifest(void *context, const char *name, const char **attributes,
                           struct sg_error *err)
{
    struct manifest *manifest = context;
    (void)attributes;
    (void)err;
    if (strcmp(name, "encryption-data") == 0 || strcmp(name, "encrypted-key") == 0)
        manifest->encrypted = true;
    return true;
}

static bool end_manifest(void *context, const char *name, struct sg_error *err)
{
    (void)context;
    (void)name;
    (void)err;
    return true;
}

static void text_manifest(void *context, const char *piece, size_t n)
{
    (void)context;
    (void)piece;
    (void)n;
}

static bool check_encryption(struct sg_archive *archive, struct sg_error *err)
{
    static const char part[] = "META-INF/manifest.xml";
    struct manifest manifest = {false};
    const struct sg_xml_handler handler = {&manifest, start_manifest, end_manifest, text_manifest};
    if (sg_archive_has(archive, part) && !sg_archive_read(archive, part, &handler, err))
        return false;
    return !manifest.encrypted ||
           sg_fail(err, SG_FAIL_DATA,
                   "an encrypted workbook; save it without a password and give that");
}

/* styles.xml: those in sight of the cells, not those of its pages. */
struct common {
    struct ods_styles *styles;
    bool inside;
};

static bool start_common(void *context, const char *name, const char **attributes,
                         struct sg_error *err)
{
    struct common *common = context;
    (void)err;
    if (common->inside)
        sg_ods_styles_start(common->styles, name, attributes);
    else
        common->inside = strcmp(name, "styles") == 0;
    return true;
}

static bool end_common(void *context, const char *name, struct sg_error *err)
{
    struct common *common = context;
    (void)err;
    if (common->inside && strcmp(name, "styles") == 0)
        common->inside = false;
    else if (common->inside)
        sg_ods_styles_end(common->styles, name);
    return true;
}

static void text_common(void *context, const char *piece, size_t n)
{
    struct common *common = context;
    sg_ods_styles_text(common->styles, piece, n);
}

static bool read_book(struct sg_archive *archive, const struct sg_book_wish *wish,
                      struct sg_book *book, struct sg_error *err)
{
    static const char part[] = "styles.xml";
    struct ods_styles styles = {0};
    struct common common = {&styles, false};
    const struct sg_xml_handler handler = {&common, start_common, end_common, text_common};
    bool read = check_encryption(archive, err) &&
                (!sg_archive_has(archive, part) || sg_archive_read(archive, part, &handler, err)) &&
                sg_ods_content_read(archive, &styles, wish->big, book, err);
    sg_ods_styles_free(&styles);
    for (size_t i = 0; read && i < book->n_sheets; i++)
        book->sheets[i].read = sg_book_wants(book, wish, &book->sheets[i]);
    return read;
}

/* The first part says what it is, unless it is packed. */
bool sg_ods_fits(const char *bytes, size_t n)
{
    enum { FIRST = 30 }; /* behind the header of the first part */
    static const char kind[] = "mimetypeapplication/", ods[] = "vnd.oasis.opendocument.spreadsheet";
    const size_t told = sizeof kind - 1, length = told + sizeof ods - 1;
    if (n > FIRST + length && memcmp(bytes + FIRST, kind, told) == 0)
        return memcmp(bytes, "PK\3\4", 4) == 0 &&
               memcmp(bytes + FIRST + told, ods, length - told) == 0;
    return sg_archive_names(bytes, n, "META-INF/manifest.xml") &&
           sg_archive_names(bytes, n, "content.xml");
}

bool sg_ods_read(const char *bytes, size_t n, const struct sg_book_wish *wish, struct sg_book *book,
                 struct sg_error *err)
{
    struct sg_archive *archive = sg_archive_open(bytes, n, wish->big, err);
    bool read = archive && read_book(archive, wish, book, err);
    sg_archive_close(archive);
    return read;
}
