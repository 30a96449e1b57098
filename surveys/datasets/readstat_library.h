/* The functions of libreadstat that are used, which is loaded when such a file is read: they are
   called by their names (table/library.h). Only compiled where it was there. */
#ifndef SG_SURVEYS_DATASETS_READSTAT_LIBRARY_H
#define SG_SURVEYS_DATASETS_READSTAT_LIBRARY_H

#include <readstat.h>

#include "table/library.h"

/* clang-format off */
#define SG_READSTAT_FUNCTIONS(X) \
    X(readstat_parser_init) X(readstat_parser_free) X(readstat_error_message) \
    X(readstat_set_metadata_handler) X(readstat_set_variable_handler) X(readstat_set_value_handler) \
    X(readstat_set_value_label_handler) X(readstat_set_fweight_handler) \
    X(readstat_set_open_handler) X(readstat_set_close_handler) X(readstat_set_seek_handler) \
    X(readstat_set_read_handler) X(readstat_set_update_handler) X(readstat_set_io_ctx) \
    X(readstat_set_file_character_encoding) X(readstat_set_handler_character_encoding) \
    X(readstat_parse_dta) X(readstat_parse_sav) X(readstat_parse_sas7bdat) X(readstat_parse_xport) \
    X(readstat_get_row_count) X(readstat_get_file_label) X(readstat_get_file_encoding) X(readstat_get_file_format_version) \
    X(readstat_variable_get_name) X(readstat_variable_get_label) X(readstat_variable_get_format) \
    X(readstat_variable_get_index) X(readstat_variable_get_type) X(readstat_variable_get_measure) \
    X(readstat_value_type) X(readstat_value_tag) X(readstat_value_is_system_missing) \
    X(readstat_value_is_tagged_missing) X(readstat_value_is_defined_missing) \
    X(readstat_double_value) X(readstat_string_value)
/* clang-format on */

extern struct sg_readstat_functions {
    SG_READSTAT_FUNCTIONS(SG_LIBRARY_POINTER)
} sg_readstat;

#endif
