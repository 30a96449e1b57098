#include "html.h"
#include "printed.h"
#include "table/xml.h"

void sg_html_text(const char *text, struct sg_buffer *out)
{
    struct sg_buffer plain = {0};
    sg_write_plain(text, &plain);
    sg_xml_text(sg_buffer_text(&plain), true, out);
    sg_buffer_free(&plain);
}
