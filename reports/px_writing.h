/* Writing a PX file: its entries, then its data. */
#ifndef SG_REPORTS_PX_WRITING_H
#define SG_REPORTS_PX_WRITING_H

#include <sangyo/buffer.h>

#include "px_plan.h"

struct px_writing {
    const struct px_plan *plan;
    enum sg_lang lang;
    struct sg_buffer *out;
};

/* A text in quotes; the format knows no quotes within. */
void sg_px_add_text(struct sg_buffer *out, const char *text);
/* KEYWORD="text"; or KEYWORD("key")="text"; */
void sg_px_add_entry(struct sg_buffer *out, const char *keyword, const char *key, const char *text);
const char *sg_px_name_of(const struct px_writing *writing, const struct px_variable *variable);
const char *sg_px_label_of(const struct px_writing *writing, const struct px_variable *variable,
                           size_t i);
/* STUB, HEADING, and of each variable its values, codes, times, total and keys. */
void sg_px_add_variables(const struct px_writing *writing);

#endif
