/* What the program says on standard error. */
#ifndef SG_TOOLS_SAY_H
#define SG_TOOLS_SAY_H

/* A line. A message may hold a text of the data: what would steer a terminal is shown as `?`. */
void sg_say(const char *prefix, const char *text);

#endif
