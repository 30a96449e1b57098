/* libFuzzer target: any bytes as the texts and the cells of a workbook are a table or an error that
   says why. A first byte '+' takes what is hidden. Then 'o': content.xml of an OpenDocument
   spreadsheet follows; 'x': the records of an XLS file; 'c': a compound file; else, up to the first
   NUL, xl/sharedStrings.xml, and behind it the sheet. */
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

static void make_xlsx(struct archive *archive, const uint8_t *data, size_t size)
{
    const uint8_t *nul = size ? memchr(data, 0, size) : NULL;
    size_t texts = nul ? (size_t)(nul - data) : 0;
    add_fixed(archive);
    add_part(archive, "xl/sharedStrings.xml", texts ? data : (const uint8_t *)"<sst/>",
             texts ? texts : 6);
    add_part(archive, "xl/s.xml", nul ? nul + 1 : data, nul ? size - texts - 1 : size);
    finish(archive);
}

static void make_ods(struct archive *archive, const uint8_t *data, size_t size)
{
    static const char kind[] = "application/vnd.oasis.opendocument.spreadsheet";
    add_part(archive, "mimetype", kind, sizeof kind - 1);
    add_part(archive, "content.xml", data, size);
    finish(archive);
}

static void add_entry(struct sg_buffer *to, const char *name, char kind, size_t start, size_t size)
{
    size_t n = strlen(name) + 1;
    for (size_t i = 0; i < 32; i++)
        add_number(to, i < n ? (unsigned char)name[i] : 0, 2);
    add_number(to, 2 * n, 2);
    sg_buffer_add_char(to, kind);
    add_number(to, 0, 1 + 12 + 36);
    add_number(to, start, 4);
    add_number(to, size, 4);
    add_number(to, 0, 4);
}

/* A compound file of one stream, whose sectors follow one another. */
static void make_compound(struct sg_buffer *to, const uint8_t *data, size_t size)
{
    enum { SECTOR = 512, LEAST = 4096, FAT = 128 };
    size_t whole = size < LEAST ? LEAST : size, n = (whole + SECTOR - 1) / SECTOR;
    size_t n_fat = (n + FAT + 1) / (FAT - 1);
    sg_buffer_add_bytes(to, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    add_number(to, 0, 22);
    add_number(to, 9, 2);
    add_number(to, 0, 16);
    add_number(to, n_fat, 4); /* 0x30: the first sector of the directory */
    add_number(to, 0, 8);
    add_number(to, SIZE_MAX, 4); /* 0x3C: no small streams */
    add_number(to, 0, 4);
    add_number(to, SIZE_MAX, 4); /* 0x44: no further sectors of the table */
    add_number(to, 0, 4);
    for (size_t i = 0; i < 109; i++)
        add_number(to, i < n_fat ? i : SIZE_MAX, 4);
    for (size_t i = 0; i < n_fat * FAT; i++)
        add_number(to, i <= n_fat || i == n_fat + n ? SIZE_MAX - 1 : i + 1, 4);
    size_t directory = to->n;
    add_entry(to, "Root Entry", 5, SIZE_MAX, 0);
    add_entry(to, "Workbook", 2, n_fat + 1, whole);
    sg_buffer_add_bytes(to, (const char[SECTOR]){0}, SECTOR - (to->n - directory));
    sg_buffer_add_bytes(to, (const char *)data, size);
    for (size_t i = size; i < n * SECTOR; i++)
        sg_buffer_add_char(to, '\0');
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
    char kind = size ? (char)*data : 0;
    if (kind == 'o')
        make_ods(&archive, data + 1, size - 1);
    else if (kind == 'x')
        make_compound(&archive.parts, data + 1, size - 1);
    else if (kind == 'c')
        sg_buffer_add_bytes(&archive.parts, (const char *)data + 1, size - 1);
    else
        make_xlsx(&archive, data, size);
    if (sg_sheet_parse(NULL, archive.parts.text, archive.parts.n, &options, &sheet, &err))
        sg_sheet_free(&sheet);
    else if (!*err.message)
        abort();
    sg_buffer_free(&archive.parts);
    sg_buffer_free(&archive.directory);
    return 0;
}
