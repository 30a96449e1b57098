/* Whole commands, as the program runs them, on a table in memory. */
#ifndef SANGYO_RUN_COMMAND_H
#define SANGYO_RUN_COMMAND_H

#include <sangyo/api.h>
#include <sangyo/error.h>
#include <sangyo/memory.h>
#include <sangyo/table.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sg_run_result {
    struct sg_table table; /* what the command gives; no columns where that is a text */
    char *text;            /* of `sentences` and the like; NULL: it gives a table */
    struct sg_texts notes; /* what was assumed, in the language of the run; filled on failure too */
    bool found;            /* a check found something, which is no failure */
};

/* Runs the `n` words of a command line, without the program's name: COMMAND, options, files. All
   analyses and `sentences`; `sangyo help` and docs/guide.md say what each does. `input` is the FILE
   of a command that reads one table, also where it is called "-", and stays the caller's; NULL:
   the files are named. Messages are in the language of `err` unless --lang says otherwise.
   Nothing is printed, standard input is not read, and no file is written: what asks for that is
   an error of kind USAGE. `result` need not be initialised; release it with sg_run_result_free
   whatever happens. */
SG_API bool sg_run_command(const char *const words[], size_t n, const struct sg_table *input,
                           struct sg_run_result *result, struct sg_error *err);
SG_API void sg_run_result_free(struct sg_run_result *result);

#ifdef __cplusplus
}
#endif
#endif
