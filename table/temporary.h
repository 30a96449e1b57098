/* What must not outlive an interrupted run: temporary files, temporary folders, programs that run
   for it. While anything is noted, SIGINT, SIGTERM, SIGHUP and their like end those programs and
   remove those files before they end the process. */
#ifndef SG_TABLE_TEMPORARY_H
#define SG_TABLE_TEMPORARY_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

/* Keeps such signals waiting: nothing comes between the making of a thing and its note. */
void sg_temporary_hold(sigset_t *before);
void sg_temporary_release(const sigset_t *before);

/* A file; a folder, with the files in it, not its folders, which are noted themselves. */
void sg_temporary_note(const char *path);
/* It stays, or is gone. */
void sg_temporary_forget(const char *path);
/* Removes what was noted under this path. Keeps errno. */
void sg_temporary_remove(const char *path);
/* Ends all programs and removes all that is noted, where the process ends by itself. */
void sg_temporary_remove_all(void);

/* Makes and notes a folder of the name `before` and six letters more. Its absolute path, to be
   released with free(); NULL with errno. */
char *sg_temporary_folder(const char *before);
/* The folder for temporary files: that of TMPDIR, else /tmp. Borrowed. */
const char *sg_temporary_place(void);
/* The same in that folder. */
char *sg_temporary_folder_anywhere(void);

/* A program that leads a process group of its own, until it was waited for. */
void sg_temporary_note_group(pid_t group);
void sg_temporary_forget_group(pid_t group);

/* The signals that end a run, `*n` of them. */
const int *sg_temporary_signals(size_t *n);

#endif
