/* The functions of libxlsxwriter that are used, which is loaded when a workbook is written: they
   are called by their names. A name that stands in one of the lists alone does not compile or link.
   Only compiled where libxlsxwriter is. */
#ifndef SG_REPORTS_BOOK_LIBRARY_H
#define SG_REPORTS_BOOK_LIBRARY_H

#include <xlsxwriter.h>

#include "table/library.h"

/* clang-format off */
#define BOOK_FUNCTIONS(X) \
    X(chart_add_series) X(chart_axis_major_gridlines_set_line) \
    X(chart_axis_set_crossing_max) X(chart_axis_set_major_unit) X(chart_axis_set_max) \
    X(chart_axis_set_min) X(chart_axis_set_name) X(chart_axis_set_name_font) \
    X(chart_axis_set_num_font) X(chart_axis_set_num_format) X(chart_axis_set_reverse) \
    X(chart_legend_set_font) X(chart_legend_set_position) X(chart_series_set_categories) \
    X(chart_series_set_fill) X(chart_series_set_labels) X(chart_series_set_labels_font) \
    X(chart_series_set_labels_num_format) X(chart_series_set_line) \
    X(chart_series_set_name_range) X(chart_series_set_values) \
    X(chart_set_series_gap) X(chart_title_off) X(chart_title_set_name) \
    X(chart_title_set_name_font) X(format_set_align) X(format_set_bg_color) X(format_set_bold) X(format_set_bottom) \
    X(format_set_font_name) X(format_set_indent) X(format_set_num_format) \
    X(format_set_text_wrap) X(lxw_strerror) X(workbook_add_chart) X(workbook_add_format) \
    X(workbook_add_worksheet) X(workbook_close) X(workbook_new_opt) \
    X(workbook_set_properties) X(worksheet_fit_to_pages) X(worksheet_freeze_panes) \
    X(worksheet_ignore_errors) X(worksheet_insert_chart_opt) X(worksheet_repeat_columns) \
    X(worksheet_repeat_rows) X(worksheet_set_column) X(worksheet_set_default_row) \
    X(worksheet_set_landscape) X(worksheet_set_margins) X(worksheet_set_paper) \
    X(worksheet_set_print_scale) X(worksheet_set_row) X(worksheet_set_v_pagebreaks) \
    X(worksheet_write_blank) X(worksheet_write_comment_opt) X(worksheet_write_number) X(worksheet_write_string)
/* clang-format on */

extern struct book_functions {
    BOOK_FUNCTIONS(SG_LIBRARY_POINTER)
} book_functions;

bool book_load_library(struct sg_error *err);

#ifndef SG_LIBRARIES_LINKED
#define chart_add_series book_functions.chart_add_series
#define chart_axis_major_gridlines_set_line book_functions.chart_axis_major_gridlines_set_line
#define chart_axis_set_crossing_max book_functions.chart_axis_set_crossing_max
#define chart_axis_set_major_unit book_functions.chart_axis_set_major_unit
#define chart_axis_set_max book_functions.chart_axis_set_max
#define chart_axis_set_min book_functions.chart_axis_set_min
#define chart_axis_set_name book_functions.chart_axis_set_name
#define chart_axis_set_name_font book_functions.chart_axis_set_name_font
#define chart_axis_set_num_font book_functions.chart_axis_set_num_font
#define chart_axis_set_num_format book_functions.chart_axis_set_num_format
#define chart_axis_set_reverse book_functions.chart_axis_set_reverse
#define chart_legend_set_font book_functions.chart_legend_set_font
#define chart_legend_set_position book_functions.chart_legend_set_position
#define chart_series_set_categories book_functions.chart_series_set_categories
#define chart_series_set_fill book_functions.chart_series_set_fill
#define chart_series_set_labels book_functions.chart_series_set_labels
#define chart_series_set_labels_font book_functions.chart_series_set_labels_font
#define chart_series_set_labels_num_format book_functions.chart_series_set_labels_num_format
#define chart_series_set_line book_functions.chart_series_set_line
#define chart_series_set_name_range book_functions.chart_series_set_name_range
#define chart_series_set_values book_functions.chart_series_set_values
#define chart_set_series_gap book_functions.chart_set_series_gap
#define chart_title_off book_functions.chart_title_off
#define chart_title_set_name book_functions.chart_title_set_name
#define chart_title_set_name_font book_functions.chart_title_set_name_font
#define format_set_align book_functions.format_set_align
#define format_set_bg_color book_functions.format_set_bg_color
#define format_set_bold book_functions.format_set_bold
#define format_set_bottom book_functions.format_set_bottom
#define format_set_font_name book_functions.format_set_font_name
#define format_set_indent book_functions.format_set_indent
#define format_set_num_format book_functions.format_set_num_format
#define format_set_text_wrap book_functions.format_set_text_wrap
#define lxw_strerror book_functions.lxw_strerror
#define workbook_add_chart book_functions.workbook_add_chart
#define workbook_add_format book_functions.workbook_add_format
#define workbook_add_worksheet book_functions.workbook_add_worksheet
#define workbook_close book_functions.workbook_close
#define workbook_new_opt book_functions.workbook_new_opt
#define workbook_set_properties book_functions.workbook_set_properties
#define worksheet_fit_to_pages book_functions.worksheet_fit_to_pages
#define worksheet_freeze_panes book_functions.worksheet_freeze_panes
#define worksheet_ignore_errors book_functions.worksheet_ignore_errors
#define worksheet_insert_chart_opt book_functions.worksheet_insert_chart_opt
#define worksheet_repeat_columns book_functions.worksheet_repeat_columns
#define worksheet_repeat_rows book_functions.worksheet_repeat_rows
#define worksheet_set_column book_functions.worksheet_set_column
#define worksheet_set_default_row book_functions.worksheet_set_default_row
#define worksheet_set_landscape book_functions.worksheet_set_landscape
#define worksheet_set_margins book_functions.worksheet_set_margins
#define worksheet_set_paper book_functions.worksheet_set_paper
#define worksheet_set_print_scale book_functions.worksheet_set_print_scale
#define worksheet_set_row book_functions.worksheet_set_row
#define worksheet_set_v_pagebreaks book_functions.worksheet_set_v_pagebreaks
#define worksheet_write_blank book_functions.worksheet_write_blank
#define worksheet_write_comment_opt book_functions.worksheet_write_comment_opt
#define worksheet_write_number book_functions.worksheet_write_number
#define worksheet_write_string book_functions.worksheet_write_string
#endif

#endif
