/* Lines of the document. */
#ifdef SG_WITH_CMARK

#include "document.h"

#include <string.h>

size_t sg_document_line(cmark_node *node)
{
    while (node && cmark_node_get_start_line(node) <= 0) /* inlines of some tables have none */
        node = cmark_node_parent(node);
    return node ? (size_t)cmark_node_get_start_line(node) : 0;
}

bool sg_document_fail(size_t line, struct sg_error *err)
{
    char whole[sizeof *err];
    if (!err)
        return false;
    sg_error_format(err, whole, sizeof err->message);
    memcpy(err->message, whole, sizeof err->message);
    err->file[0] = err->column[0] = '\0';
    err->row = line;
    return false;
}

#endif
