/* Texts as the character data or the quoted attributes of XML and HTML: never markup, and only of
   characters that XML 1.0 has (Extensible Markup Language (XML) 1.0, 2.2 and 2.4). */
#ifndef SG_TABLE_XML_H
#define SG_TABLE_XML_H

#include <sangyo/buffer.h>

/* What stands for & < > " ' in markup; NULL for any other. */
const char *sg_xml_entity(char c);

/* Appends `text`; U+FFFD stands for each byte that is no UTF-8 and each character that XML has not:
   controls but tab and line ends, U+FFFE, U+FFFF. */
void sg_xml_characters(const char *text, struct sg_buffer *out);

/* The same with entities for & < > " and, where `apostrophes` is true, for '. */
void sg_xml_text(const char *text, bool apostrophes, struct sg_buffer *out);

#endif
