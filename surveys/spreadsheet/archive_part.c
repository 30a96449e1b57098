#ifdef SG_WITH_SPREADSHEETS

/* A part of an archive as XML, piece by piece. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "archive_library.h"
#include "xml_scan.h"

enum { PIECE = 1 << 16 };

struct reading {
    XML_Parser parser;
    const struct sg_xml_handler *handler;
    struct sg_error *err;
    bool failed; /* the handler said why */
};

static void stop_unless(struct reading *reading, bool fine)
{
    if (fine || reading->failed)
        return;
    reading->failed = true;
    XML_StopParser(reading->parser, XML_FALSE);
}

static void take_start(void *data, const char *name, const char **attributes)
{
    struct reading *reading = data;
    const struct sg_xml_handler *handler = reading->handler;
    if (!reading->failed)
        stop_unless(reading,
                    handler->start(handler->context, sg_xml_local(name), attributes, reading->err));
}

static void take_end(void *data, const char *name)
{
    struct reading *reading = data;
    const struct sg_xml_handler *handler = reading->handler;
    if (!reading->failed)
        stop_unless(reading, handler->end(handler->context, sg_xml_local(name), reading->err));
}

static void take_text(void *data, const char *text, int n)
{
    struct reading *reading = data;
    if (!reading->failed)
        reading->handler->text(reading->handler->context, text, (size_t)n);
}

/* Entities of a document could name files, or grow without end. */
static void refuse_doctype(void *data, const char *name, const char *system, const char *public,
                           int internal)
{
    struct reading *reading = data;
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    stop_unless(reading, sg_fail(reading->err, SG_FAIL_DATA,
                                 "a document type (DTD), which no workbook needs, is not read"));
}

static bool parse_piece(struct reading *reading, const char *piece, size_t n, bool last,
                        struct sg_error *err)
{
    if (XML_Parse(reading->parser, piece, (int)n, last) == XML_STATUS_OK)
        return !reading->failed;
    return !reading->failed && sg_fail(err, SG_FAIL_DATA, "its XML is broken in line %zu: %s",
                                       (size_t)XML_GetCurrentLineNumber(reading->parser),
                                       XML_ErrorString(XML_GetErrorCode(reading->parser)));
}

/* Unpacks a part piece by piece into the parser. */
static bool parse(zip_file_t *file, struct reading *reading, struct sg_error *err)
{
    char *piece = sg_alloc(PIECE, 1);
    zip_int64_t n = 1;
    bool fine = true;
    while (fine && n > 0) {
        n = zip_fread(file, piece, PIECE);
        fine =
            n < 0 ? sg_fail(err, SG_FAIL_DATA, "it cannot be unpacked: %s", zip_file_strerror(file))
                  : parse_piece(reading, piece, (size_t)n, n == 0, err);
    }
    free(piece);
    return fine;
}

/* By the parser of all XML, which the first `n` bytes are given to. */
static bool parse_all(zip_file_t *file, const char *head, size_t n,
                      const struct sg_xml_handler *handler, struct sg_error *err)
{
    struct reading reading = {XML_ParserCreate(NULL), handler, err, false};
    XML_SetUserData(reading.parser, &reading);
    XML_SetElementHandler(reading.parser, take_start, take_end);
    XML_SetCharacterDataHandler(reading.parser, take_text);
    XML_SetStartDoctypeDeclHandler(reading.parser, refuse_doctype);
    bool read = parse_piece(&reading, head, n, false, err) && parse(file, &reading, err);
    XML_ParserFree(reading.parser);
    return read;
}

/* What is complete of the bytes goes to the scanner; the rest stands before those that come next.
 */
static bool scan(zip_file_t *file, char **piece, size_t n, const struct sg_xml_handler *handler,
                 struct sg_error *err)
{
    struct sg_xml_scanner scanner = {.handler = handler};
    size_t capacity = PIECE + 1, used = 0;
    bool last = false;
    while (used != SIZE_MAX && !last) {
        if (n + 1 == capacity) {
            capacity *= 2;
            *piece = sg_resize(*piece, capacity, 1);
        }
        zip_int64_t got = zip_fread(file, *piece + n, capacity - 1 - n);
        if (got < 0) {
            sg_fail(err, SG_FAIL_DATA, "it cannot be unpacked: %s", zip_file_strerror(file));
            used = SIZE_MAX;
            break;
        }
        n += (size_t)got;
        last = got == 0;
        used = sg_xml_scan(&scanner, *piece, n, last, err);
        if (used == SIZE_MAX)
            break;
        n -= used;
        memmove(*piece, *piece + used, n);
    }
    sg_xml_scanner_free(&scanner);
    return used != SIZE_MAX;
}

bool sg_archive_read_part(zip_file_t *file, const struct sg_xml_handler *handler,
                          struct sg_error *err)
{
    char *piece = sg_alloc(PIECE + 1, 1);
    zip_int64_t n = zip_fread(file, piece, PIECE);
    bool read =
        n < 0 ? sg_fail(err, SG_FAIL_DATA, "it cannot be unpacked: %s", zip_file_strerror(file))
        : sg_xml_is_plain(piece, (size_t)n) ? scan(file, &piece, (size_t)n, handler, err)
                                            : parse_all(file, piece, (size_t)n, handler, err);
    free(piece);
    return read;
}

#endif
