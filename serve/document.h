/* The Markdown document that a page collects a report in. */
#ifndef SG_SERVE_DOCUMENT_H
#define SG_SERVE_DOCUMENT_H

#include <jansson.h>

#include <sangyo/buffer.h>

/* A block of a report: ```sangyo, the command line, and what is to be shown of it (words joined by
   commas, "" for nothing said) under a caption ("": none). Refuses what would end the block or be
   filled in as a value. */
bool sg_serve_document_block(const char *line, const char *show, const char *caption,
                             struct sg_buffer *out, struct sg_error *err);

/* Puts {"heading", "line", "show", "caption"} at the end of the document, which begins with
   "# TITLE" where it is new. */
bool sg_serve_document_append(const char *name, const json_t *block, struct sg_error *err);

/* Writes {"text", "before"}: the document whose text was `before` gets `text`. Refuses to where it
   is another by now. */
bool sg_serve_document_replace(const char *name, const json_t *change, struct sg_error *err);

#endif
