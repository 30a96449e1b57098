#define _XOPEN_SOURCE 700 /* mkdtemp */

#include "tests/work_folder.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <sangyo/buffer.h>

#include "tests/test_support.h"

static char folder[] = "/tmp/sangyo-test-XXXXXX";

int enter_work_folder(void)
{
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

int leave_work_folder(void **state)
{
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

void write_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

char *read_file(const char *name)
{
    struct sg_buffer text = {0};
    char part[4096];
    size_t n;
    FILE *file = fopen(name, "r");
    while (file && (n = fread(part, 1, sizeof part, file)) > 0)
        sg_buffer_add_bytes(&text, part, n);
    if (file)
        fclose(file);
    return sg_buffer_take(&text);
}
