/* libFuzzer target: any bytes as the texts and the cells of a workbook are a table or an error that
   says why. Up to the first NUL they are xl/sharedStrings.xml, behind it the sheet; a first byte
   '+' takes what is hidden. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

#include "surveys/layout/sheet.h"
#include "table/crc32.h"

struct archive {
    struct sg_buffer parts, directory;
    size_t n;
};

static void add_number(struct sg_buffer *to, size_t number, size_t bytes)
{
    for (; bytes; bytes--, number >>= 8)
        sg_buffer_add_char(to, (char)(number & 0xFF));
}

/* What the header of a part and its entry in the directory share: stored, not packed. */
static void add_facts(struct sg_buffer *to, const char *name, const uint8_t *bytes, size_t n)
{
    add_number(to, 20, 2);
    add_number(to, 0, 2 + 2 + 4);
    add_number(to, sg_crc32(bytes, n), 4);
    add_number(to, n, 4);
    add_number(to, n, 4);
    add_number(to, strlen(name), 2);
    add_number(to, 0, 2);
}

static void add_part(struct archive *archive, const char *name, const void *bytes, size_t n)
{
    size_t at = archive->parts.n;
    sg_buffer_add(&archive->parts, "PK\3\4");
    add_facts(&archive->parts, name, bytes, n);
    sg_buffer_add(&archive->parts, name);
    sg_buffer_add_bytes(&archive->parts, bytes, n);
    sg_buffer_add(&archive->directory, "PK\1\2");
    add_number(&archive->directory, 20, 2);
    add_facts(&archive->directory, name, bytes, n);
    add_number(&archive->directory, 0, 2 + 2 + 2 + 4);
    add_number(&archive->directory, at, 4);
    sg_buffer_add(&archive->directory, name);
    archive->n++;
}

static void finish(struct archive *archive)
{
    size_t at = archive->parts.n;
    sg_buffer_add_bytes(&archive->parts, archive->directory.text, archive->directory.n);
    sg_buffer_add(&archive->parts, "PK\5\6");
    add_number(&archive->parts, 0, 4);
    add_number(&archive->parts, archive->n, 2);
    add_number(&archive->parts, archive->n, 2);
    add_number(&archive->parts, archive->directory.n, 4);
    add_number(&archive->parts, at, 4);
    add_number(&archive->parts, 0, 2);
}

static void add_fixed(struct archive *archive)
{
    static const char book[] = "<workbook xmlns:r=\"r\"><workbookPr/><sheets>"
                               "<sheet name=\"a\" r:id=\"i\"/></sheets></workbook>";
    static const char relations[] = "<Relationships><Relationship Id=\"i\" Type=\"/worksheet\" "
                                    "Target=\"s.xml\"/></Relationships>";
    static const char styles[] =
        "<styleSheet><numFmts><numFmt numFmtId=\"170\" "
        "formatCode=\"#,##0&quot;人&quot;\"/></numFmts>"
        "<fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf numFmtId=\"10\"/>"
        "<xf numFmtId=\"55\"/><xf numFmtId=\"170\"/><xf fontId=\"1\"/></cellXfs></styleSheet>";
    add_part(archive, "xl/workbook.xml", book, sizeof book - 1);
    add_part(archive, "xl/_rels/workbook.xml.rels", relations, sizeof relations - 1);
    add_part(archive, "xl/styles.xml", styles, sizeof styles - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct archive archive = {{0}, {0}, 0};
    struct sg_read_options options;
    struct sg_error err = {.lang = SG_JA};
    struct sg_sheet sheet;
    sg_read_options_init(&options);
    options.take_hidden = size && *data == '+';
    data += options.take_hidden;
    size -= options.take_hidden;
    const uint8_t *nul = size ? memchr(data, 0, size) : NULL;
    size_t texts = nul ? (size_t)(nul - data) : 0;
    add_fixed(&archive);
    add_part(&archive, "xl/sharedStrings.xml", texts ? data : (const uint8_t *)"<sst/>",
             texts ? texts : 6);
    add_part(&archive, "xl/s.xml", nul ? nul + 1 : data, nul ? size - texts - 1 : size);
    finish(&archive);
    if (sg_sheet_parse(archive.parts.text, archive.parts.n, &options, &sheet, &err))
        sg_sheet_free(&sheet);
    else if (!*err.message)
        abort();
    sg_buffer_free(&archive.parts);
    sg_buffer_free(&archive.directory);
    return 0;
}
