/* What must not outlive an interrupted run: temporary files, temporary folders, programs that run
   for it. While anything is noted, what ends the run (SIGINT, SIGTERM, SIGHUP and their like, a
   console that is closed) ends those programs and removes those files before it ends the process.
 */
#ifndef SG_PLATFORM_TEMPORARY_H
#define SG_PLATFORM_TEMPORARY_H

#include <stdint.h>

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
/* The folder for temporary files: that of TMPDIR, else the system's. Borrowed. */
const char *sg_temporary_place(void);
/* The same in that folder. */
char *sg_temporary_folder_anywhere(void);

/* A program that leads a group of its own (a process group, a job), until it was waited for. */
void sg_temporary_note_group(intptr_t group);
void sg_temporary_forget_group(intptr_t group);

#endif
