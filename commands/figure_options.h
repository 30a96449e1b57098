/* The options of figures. */
#ifndef SG_COMMANDS_FIGURE_OPTIONS_H
#define SG_COMMANDS_FIGURE_OPTIONS_H

#include "table/command.h"

/* Where a command that writes a table draws it too, and how any figure is drawn; NULL-terminated.
 */
extern const struct sg_option *const sg_figure_file_options[];
extern const struct sg_option *const sg_figure_options[];

#endif
