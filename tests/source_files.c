#include "source_files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <sangyo/buffer.h>

#include "test_support.h"

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void walk(const char *folder, const char *end, struct sg_texts *paths)
{
    DIR *directory = opendir(folder);
    if (!directory)
        return;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        char path[4096];
        struct stat status;
        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (stat(path, &status) != 0)
            continue;
        if (S_ISDIR(status.st_mode))
            walk(path, end, paths);
        else if (ends_with(path, end))
            sg_texts_add(paths, path);
    }
    closedir(directory);
}

void find_sources(const char *folder, const char *end, struct sg_texts *paths)
{
    walk(folder, end, paths);
    if (paths->n)
        qsort(paths->items, paths->n, sizeof *paths->items, by_name);
}

char *read_source(const char *path)
{
    struct sg_buffer text = {0};
    char block[8192];
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("cannot read %s", path);
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;)
        sg_buffer_add_bytes(&text, block, n);
    fclose(file);
    return sg_buffer_take(&text);
}
