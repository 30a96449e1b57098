/* Values that a document names: {{area}} in its text and its blocks. */
#ifndef SG_REPORTS_REPORT_SETTINGS_H
#define SG_REPORTS_REPORT_SETTINGS_H

#include <stdbool.h>

#include <sangyo/buffer.h>
#include <sangyo/error.h>

struct sg_setting {
    char *name, *value;
    bool used;
};

/* A zeroed struct is empty. */
struct sg_settings {
    struct sg_setting *items;
    size_t n, capacity;
};

/* Sets a value, in the place of one of that name. */
void sg_settings_set(struct sg_settings *settings, const char *name, const char *value);
void sg_settings_free(struct sg_settings *settings);
/* NULL if there is no such name. */
struct sg_setting *sg_settings_find(const struct sg_settings *settings, const char *name);

/* Takes "NAME: VALUE" of the front matter, between two lines --- at the beginning of the document,
   as defaults, and blanks these lines. What does not begin like that stays as it is. An error names
   the line. */
bool sg_settings_front(struct sg_settings *settings, char *document, struct sg_error *err);

/* Appends `text` with its {{NAME}} replaced; `*begins` (may be NULL) says whether a value stands at
   its beginning. A name without a value is an error. */
bool sg_settings_fill(struct sg_settings *settings, const char *text, struct sg_buffer *out,
                      bool *begins, struct sg_error *err);
/* Whether a text has any {{NAME}}. */
bool sg_settings_in(const char *text);

#endif
