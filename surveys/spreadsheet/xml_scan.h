/* XML as workbooks have it, read in place: half of the time of a large sheet went into a parser for
   all of XML. UTF-8; without a document type; entities are the five of XML and numbers. */
#ifndef SG_SURVEYS_SPREADSHEET_XML_SCAN_H
#define SG_SURVEYS_SPREADSHEET_XML_SCAN_H

#include <sangyo/buffer.h>

#include "archive.h"

/* What was seen so far; a zeroed struct is the beginning. */
struct sg_xml_scanner {
    const struct sg_xml_handler *handler;
    struct sg_buffer open; /* names of the elements that are open, NUL-terminated */
    size_t *names;         /* where each begins */
    size_t depth, depth_capacity;
    const char **attributes;
    char **ends; /* of the names and values of the tag that is read */
    size_t attributes_capacity, ends_capacity;
    size_t line; /* line breaks passed */
    bool ended;  /* the element around all has ended */
};

/* Whether the first bytes of a part say that it can be read so. */
bool sg_xml_is_plain(const char *text, size_t n);
/* Hands over what of `text` is complete, which it changes, and gives how many bytes that was;
   `last`: nothing follows. Behind the text is room for a byte. On SIZE_MAX the part is broken or
   the handler failed, as `err` says. */
size_t sg_xml_scan(struct sg_xml_scanner *scanner, char *text, size_t n, bool last,
                   struct sg_error *err);
/* Whether the characters of a text are allowed, behind which a NUL stands; decodes its entities in
   place, which changes its length. */
bool sg_xml_take_characters(char *text, size_t *n);
void sg_xml_scanner_free(struct sg_xml_scanner *scanner);

#endif
