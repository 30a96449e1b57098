/* The one function that runs a command line. */
#ifndef SG_TOOLS_PROGRAM_H
#define SG_TOOLS_PROGRAM_H

#include <sangyo/lang.h>

/* Runs the `n` words after the program's name: parses, executes, writes, says what went wrong on
   standard error. `lang` holds unless --lang says otherwise. Returns the exit status. */
int sg_program_run(int n, const char *const words[], enum sg_lang lang);

/* Closes standard output, the last chance to learn that it was not written; returns `status`, or
   the status of that failure. */
int sg_program_close(int status, enum sg_lang lang);

#endif
