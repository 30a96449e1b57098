/* For tests of commands: a folder of their own to work in, and its files. */
#ifndef SG_TESTS_WORK_FOLDER_H
#define SG_TESTS_WORK_FOLDER_H

/* Makes a folder and goes there; 0, or -1 if it cannot be made. */
int enter_work_folder(void);
/* Leaves the folder and removes it; for cmocka_run_group_tests. */
int leave_work_folder(void **state);

void write_file(const char *name, const char *text);
/* "" if there is none. Release with free(). */
char *read_file(const char *name);

#endif
