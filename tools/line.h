/* A parsed command line as text again. */
#ifndef SG_TOOLS_LINE_H
#define SG_TOOLS_LINE_H

#include "commands/parse.h"

/* "sangyo COMMAND --option value FILE", quoted for a shell: what gives the same table again, so
   without --output. Release with free(). */
char *sg_call_line(const struct sg_call *call);

#endif
