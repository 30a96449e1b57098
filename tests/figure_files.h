/* Figures on disk, for the tests of charts. */
#ifndef SG_TESTS_FIGURE_FILES_H
#define SG_TESTS_FIGURE_FILES_H

#include <stdbool.h>
#include <stddef.h>

/* Whether gnuplot and the font are here; says that the test is skipped when not. */
bool can_draw(void);

/* A folder for the figures of one test program, made anew; the one that SANGYO_FIGURES names if
   set, to look at them afterwards. */
const char *figure_folder(void);
/* Removes it with all that is in it, unless SANGYO_FIGURES named it. */
void remove_figure_folder(void);

/* FOLDER/NAME; one of eight buffers in turn. */
const char *figure_path(const char *name);

/* The bytes of a file (NUL-terminated, to be released with free()), or NULL; *n may be NULL. */
char *read_whole(const char *path, size_t *n);
void write_whole(const char *path, const char *text);
/* An executable script. */
void write_script(const char *path, const char *text);

/* Exit status of a program found in PATH with up to three arguments, NULL-terminated; -1 if it is
   not there. Its output is thrown away unless it fails unexpectedly. */
int run_program(const char *program, const char *a, const char *b, const char *c);

#endif
