/* The parts of a ZIP archive in memory, as texts of XML. */
#ifndef SG_SURVEYS_SPREADSHEET_ARCHIVE_H
#define SG_SURVEYS_SPREADSHEET_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/error.h>

struct sg_archive;

/* Whether the bytes are an archive in which a part of this name seems to be. */
bool sg_archive_names(const char *bytes, size_t n, const char *part);
/* Opens the archive in `bytes`, which must stay. Fails (data) where they are none, or, unless it
   may be `big`, hold more than 1 GiB when unpacked or a part that is 200 times as large as packed,
   and is larger than 1 MiB; (tool) where the program was built without what it takes or it is not
   installed. */
struct sg_archive *sg_archive_open(const char *bytes, size_t n, bool big, struct sg_error *err);
void sg_archive_close(struct sg_archive *archive);
bool sg_archive_has(const struct sg_archive *archive, const char *part);

/* What is done with a part as it is read. Names are without prefix. A handler that fails has said
   why in `err`, and ends the reading. */
struct sg_xml_handler {
    void *context;
    bool (*start)(void *context, const char *name, const char **attributes, struct sg_error *err);
    bool (*end)(void *context, const char *name, struct sg_error *err);
    void (*text)(void *context, const char *text, size_t n); /* in pieces */
};

/* Reads a part; fails (data) naming it where it is absent, broken, or has a document type. */
bool sg_archive_read(struct sg_archive *archive, const char *part,
                     const struct sg_xml_handler *handler, struct sg_error *err);

/* The value of an attribute by its name without prefix, NULL where there is none. */
const char *sg_xml_attribute(const char **attributes, const char *name);
/* A name without its prefix. */
const char *sg_xml_local(const char *name);

#endif
