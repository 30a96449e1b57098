/* What ends a run from outside: a key of the terminal, a signal, a window that is closed. Within
   platform/, and where the local page starts its runs. */
#ifndef SG_PLATFORM_INTERRUPTS_H
#define SG_PLATFORM_INTERRUPTS_H

#include <stdint.h>

#ifdef _WIN32
typedef int sg_held;
#else
#include <signal.h>
#include <stddef.h>
typedef sigset_t sg_held;
/* The signals that end a run, `*n` of them. */
const int *sg_interrupts_signals(size_t *n);
#endif

/* Keeps interrupts waiting: nothing comes between the making of a thing and its note. */
void sg_interrupts_hold(sg_held *before);
void sg_interrupts_release(const sg_held *before);

/* From now on `end` runs before an interrupt ends the process, until they are let go again. */
void sg_interrupts_catch(void (*end)(void));
void sg_interrupts_let_go(void);

/* What may be called while `end` runs: a file, or a folder with the files in it, goes; a group of
   programs ends. */
void sg_interrupts_remove(const char *path);
void sg_interrupts_end_group(intptr_t group);

#endif
