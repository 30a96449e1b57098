/* The class of a record within a question, and the text that stands for it while records are
   counted: the labels of a domain, what the record answered, the labels of margins. */
#ifndef SG_ANALYSIS_SURVEY_RECORD_CLASS_H
#define SG_ANALYSIS_SURVEY_RECORD_CLASS_H

#include <sangyo/buffer.h>

#include "table/rows.h"

/* Fields in the encoding of the file when made of a record; UTF-8, each with a NUL behind it, when
   read back. */
struct sg_record_class {
    const struct sg_field *domain;
    size_t n_domain;
    struct sg_field answer; /* a text or, by sg_class_number, a number */
    const struct sg_field *margins;
    size_t n_margins;
};

/* Replaces `text` by that of the class. */
void sg_record_class_encode(const struct sg_record_class *class, struct sg_buffer *text);

/* What a text says. Release with sg_class_read_free. */
struct sg_class_read {
    struct sg_record_class class;
    struct sg_field *fields;
    char *bytes;
};

/* False, and nothing to release, if the text is not of so many labels. */
bool sg_record_class_decode(const char *text, size_t n_domain, size_t n_margins,
                            struct sg_class_read *read);
void sg_class_read_free(struct sg_class_read *read);

/* Where the labels of the last n_margins begin, with the sign before them: what stands before is
   the text of the class without margins. */
size_t sg_record_class_margins(const char *text, size_t n_margins);

/* A number as the answer of a class; the field lies in `room`, eight bytes of which may be read
   from anywhere in it. */
enum { SG_CLASS_DIGITS = 28 };
struct sg_field sg_class_number(size_t number, char room[SG_CLASS_DIGITS]);
/* The number of an answer; SIZE_MAX if it is none. */
size_t sg_class_number_of(struct sg_field answer);

#endif
