/* The reader of a workbook, by what its bytes are. */
#include <string.h>

#include "ole.h"
#include "spreadsheet.h"

bool sg_book_begins(const char *bytes, size_t n)
{
    return (n >= 4 && memcmp(bytes, "PK\3\4", 4) == 0) || sg_ole_fits(bytes, n);
}

static const struct {
    bool (*fits)(const char *bytes, size_t n);
    bool (*read)(const char *bytes, size_t n, const struct sg_book_wish *wish, struct sg_book *book,
                 struct sg_error *err);
} formats[] = {
    {sg_xlsx_fits, sg_xlsx_read}, {sg_ods_fits, sg_ods_read}, {sg_xls_fits, sg_xls_read}};

bool sg_book_read(const char *bytes, size_t n, const struct sg_book_wish *wish,
                  struct sg_book *book, struct sg_error *err)
{
    size_t i = 0;
    *book = (struct sg_book){0};
    while (i < sizeof formats / sizeof *formats && !formats[i].fits(bytes, n))
        i++;
    if (i == sizeof formats / sizeof *formats)
        return sg_fail(err, SG_FAIL_DATA, "no workbook that is read here");
    if (formats[i].read(bytes, n, wish, book, err))
        return true;
    sg_book_free(book);
    return false;
}
