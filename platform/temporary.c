#include "temporary.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "interrupts.h"

/* A path, or a group of programs (path NULL). */
struct noted {
    struct noted *older;
    char *path;
    intptr_t group;
};

static struct noted *newest; /* of the process: an interrupt must find it */

/* Held by a thread that changes the above, whose interrupts wait meanwhile: so the handler may wait
   for it, wherever it runs. */
static atomic_flag is_changed = ATOMIC_FLAG_INIT;

static void lock(void)
{
    while (atomic_flag_test_and_set(&is_changed))
        ;
}

static void unlock(void)
{
    atomic_flag_clear(&is_changed);
}

/* First those that might still write, then what they wrote into, the newest first. Calls only what
   may be called in a signal handler. */
static void remove_all(void)
{
    lock();
    for (const struct noted *noted = newest; noted; noted = noted->older)
        if (!noted->path)
            sg_interrupts_end_group(noted->group);
    for (const struct noted *noted = newest; noted; noted = noted->older)
        if (noted->path)
            sg_interrupts_remove(noted->path);
    newest = NULL; /* the memory goes with the process */
    unlock();
}

static void add(const char *path, intptr_t group)
{
    struct noted *noted = malloc(sizeof *noted);
    char *copy = path ? strdup(path) : NULL;
    sg_held before;
    if (!noted || (path && !copy)) { /* not sg_alloc, which comes here when memory is out */
        free(noted);
        free(copy);
        return;
    }
    *noted = (struct noted){NULL, copy, group};
    sg_interrupts_hold(&before);
    lock();
    if (!newest)
        sg_interrupts_catch(remove_all);
    noted->older = newest;
    newest = noted;
    unlock();
    sg_interrupts_release(&before);
}

static bool is_of(const struct noted *noted, const char *path, intptr_t group)
{
    return path ? noted->path && strcmp(noted->path, path) == 0
                : !noted->path && noted->group == group;
}

static void drop(const char *path, intptr_t group)
{
    sg_held before;
    int why = errno;
    sg_interrupts_hold(&before);
    lock();
    struct noted **at = &newest;
    while (*at && !is_of(*at, path, group))
        at = &(*at)->older;
    struct noted *found = *at;
    if (found) {
        *at = found->older;
        if (!newest)
            sg_interrupts_let_go();
    }
    unlock();
    sg_interrupts_release(&before);
    if (found)
        free(found->path);
    free(found);
    errno = why;
}

void sg_temporary_note(const char *path)
{
    add(path, 0);
}

void sg_temporary_forget(const char *path)
{
    drop(path, 0);
}

void sg_temporary_remove(const char *path)
{
    int why = errno;
    sg_interrupts_remove(path);
    drop(path, 0);
    errno = why;
}

void sg_temporary_remove_all(void)
{
    sg_held before;
    sg_interrupts_hold(&before);
    remove_all();
    sg_interrupts_release(&before);
}

void sg_temporary_note_group(intptr_t group)
{
    add(NULL, group);
}

void sg_temporary_forget_group(intptr_t group)
{
    drop(NULL, group);
}
