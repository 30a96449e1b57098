/* The machine, the terminal, and how the program begins. */
#ifndef SG_PLATFORM_SYSTEM_H
#define SG_PLATFORM_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>

/* At least 1. */
size_t sg_os_processors(void);

/* Large blocks of memory in large pages, where the system has them: a page of 4 KiB that is touched
   for the first time costs a trip into the kernel, which is a third of the time of some commands.
   Asks for them where a block is worth it, and for what the heap of a program has grown by;
   nothing depends on the answer. */
void sg_os_large_pages(void *memory, size_t bytes);

/* Whether a standard stream (SG_OS_OUTPUT …) is a terminal; the characters of a line of standard
   output's, 0 if it is none. */
bool sg_os_is_terminal(int stream);
size_t sg_os_terminal_width(void);

/* Before anything is read or written: the standard streams are open and carry bytes as they are,
   failures of writing come back as such, the words of the command line are UTF-8. False where the
   system is too old for that. */
bool sg_os_begin(int argc, char ***argv);

/* The language of the desktop as a locale ("ja"), where the environment names none; NULL: unknown.
 */
const char *sg_os_locale(void);

enum sg_os_font { SG_OS_FONT_MISSING, SG_OS_FONT_THERE, SG_OS_FONT_UNKNOWN /* ask fontconfig */ };
enum sg_os_font sg_os_font(const char *family);

/* A library by its file name; NULL, with what is wrong in *why (borrowed until the next call). */
void *sg_os_library(const char *name, const char **why);
void *sg_os_library_function(void *library, const char *name);
void sg_os_library_close(void *library);

#endif
