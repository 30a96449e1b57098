/* A result to where the command line wants it. */
#ifndef SG_TOOLS_OUTPUT_H
#define SG_TOOLS_OUTPUT_H

#include <sangyo/chart.h>

#include "commands/execute.h"

/* Whether the options of output agree, before anything is computed. */
bool sg_output_check(const struct sg_call *call, struct sg_error *err);

/* The figure as the options of the call ask for it; texts are borrowed from it. */
struct sg_chart_options sg_output_figure(const struct sg_call *call);

/* The chart that is drawn: the one named, the map of --map, else the natural one of the result;
   NULL: the command has none. */
const char *sg_output_chart(const struct sg_call *call, const struct sg_table *table);

/* Notes which options for a table its format leaves out. */
void sg_output_note(const struct sg_call *call, struct sg_texts *notes);

/* Writes the result to --output or standard output, then draws --chart; what is to be said of the
   figure is added to the notes of the result. */
bool sg_output(const struct sg_call *call, struct sg_command_result *result, struct sg_error *err);

#endif
