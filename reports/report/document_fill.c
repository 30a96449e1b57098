/* Values in the text of a document. */
#ifdef SG_WITH_CMARK

#include "document.h"

#include <stdlib.h>

/* Puts values into one text of a node by its accessors. */
static bool fill(cmark_node *node, const char *(*get)(cmark_node *),
                 int (*set)(cmark_node *, const char *), struct sg_settings *settings,
                 struct sg_error *err)
{
    const char *text = get(node);
    struct sg_buffer filled = {0};
    if (!text || !sg_settings_in(text))
        return true;
    bool ok = sg_settings_fill(settings, text, &filled, NULL, err);
    if (ok)
        set(node, sg_buffer_text(&filled));
    else
        sg_document_fail(sg_document_line(node), err);
    sg_buffer_free(&filled);
    return ok;
}

static bool fill_node(cmark_node *node, struct sg_settings *settings, struct sg_error *err)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT)
        return fill(node, cmark_node_get_literal, cmark_node_set_literal, settings, err);
    if (type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE)
        return true;
    return fill(node, cmark_node_get_url, cmark_node_set_url, settings, err) &&
           fill(node, cmark_node_get_title, cmark_node_set_title, settings, err);
}

bool sg_document_fill(struct sg_document *document, struct sg_settings *settings,
                      struct sg_error *err)
{
    bool ok = true;
    cmark_consolidate_text_nodes(document->root); /* {{area_code}} comes in pieces */
    cmark_iter *iter = cmark_iter_new(document->root);
    for (cmark_event_type event; ok && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
        if (event == CMARK_EVENT_ENTER)
            ok = fill_node(cmark_iter_get_node(iter), settings, err);
    cmark_iter_free(iter);
    return ok;
}

#endif
