/* The functions of libzip and libexpat that are used, which are loaded when a workbook is read:
   they are called by their names. A name that stands in one of the lists alone does not compile or
   link. Only compiled where both are. */
#ifndef SG_SURVEYS_SPREADSHEET_ARCHIVE_LIBRARY_H
#define SG_SURVEYS_SPREADSHEET_ARCHIVE_LIBRARY_H

#include <expat.h>
#include <zip.h>

#include "table/library.h"

#include "archive.h"

/* clang-format off */
#define SG_ZIP_FUNCTIONS(X) \
    X(zip_source_buffer_create) X(zip_source_free) X(zip_open_from_source) X(zip_discard) \
    X(zip_name_locate) X(zip_stat_index) X(zip_get_num_entries) X(zip_get_name) X(zip_fopen_index) \
    X(zip_fread) X(zip_fclose) X(zip_error_init) X(zip_error_fini) X(zip_error_strerror) \
    X(zip_file_strerror)
#define SG_EXPAT_FUNCTIONS(X) \
    X(XML_ParserCreate) X(XML_ParserFree) X(XML_SetUserData) X(XML_SetElementHandler) \
    X(XML_SetCharacterDataHandler) X(XML_SetStartDoctypeDeclHandler) X(XML_Parse) X(XML_StopParser) \
    X(XML_GetErrorCode) X(XML_ErrorString) X(XML_GetCurrentLineNumber)
/* clang-format on */

extern struct sg_zip_functions {
    SG_ZIP_FUNCTIONS(SG_LIBRARY_POINTER)
} sg_zip;
extern struct sg_expat_functions {
    SG_EXPAT_FUNCTIONS(SG_LIBRARY_POINTER)
} sg_expat;

bool sg_archive_load_libraries(struct sg_error *err);
/* Hands over the XML of a part that is open. */
bool sg_archive_read_part(zip_file_t *file, const struct sg_xml_handler *handler,
                          struct sg_error *err);

#ifndef SG_LIBRARIES_LINKED
#define zip_source_buffer_create sg_zip.zip_source_buffer_create
#define zip_source_free sg_zip.zip_source_free
#define zip_open_from_source sg_zip.zip_open_from_source
#define zip_discard sg_zip.zip_discard
#define zip_name_locate sg_zip.zip_name_locate
#define zip_stat_index sg_zip.zip_stat_index
#define zip_get_num_entries sg_zip.zip_get_num_entries
#define zip_get_name sg_zip.zip_get_name
#define zip_fopen_index sg_zip.zip_fopen_index
#define zip_fread sg_zip.zip_fread
#define zip_fclose sg_zip.zip_fclose
#define zip_error_init sg_zip.zip_error_init
#define zip_error_fini sg_zip.zip_error_fini
#define zip_error_strerror sg_zip.zip_error_strerror
#define zip_file_strerror sg_zip.zip_file_strerror
#define XML_ParserCreate sg_expat.XML_ParserCreate
#define XML_ParserFree sg_expat.XML_ParserFree
#define XML_SetUserData sg_expat.XML_SetUserData
#define XML_SetElementHandler sg_expat.XML_SetElementHandler
#define XML_SetCharacterDataHandler sg_expat.XML_SetCharacterDataHandler
#define XML_SetStartDoctypeDeclHandler sg_expat.XML_SetStartDoctypeDeclHandler
#define XML_Parse sg_expat.XML_Parse
#define XML_StopParser sg_expat.XML_StopParser
#define XML_GetErrorCode sg_expat.XML_GetErrorCode
#define XML_ErrorString sg_expat.XML_ErrorString
#define XML_GetCurrentLineNumber sg_expat.XML_GetCurrentLineNumber
#endif

#endif
