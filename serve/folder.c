#define _XOPEN_SOURCE 700 /* realpath */

#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "table/text.h"

enum { DEEPEST = 4, MOST_FILES = 2000, LONGEST_NAME = 200 };

/* Characters that Windows refuses in a name, and those that no line of text has. */
static bool has_odd_characters(const char *name)
{
    for (const char *p = name; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7f || strchr("/\\:*?\"<>|", *p))
            return true;
    return false;
}

bool sg_folder_may_write(const char *name, struct sg_error *err)
{
    struct stat about;
    size_t n = strlen(name);
    if (n == 0 || n > LONGEST_NAME || *name == '.' || *name == '-' || has_odd_characters(name) ||
        !sg_text_is_utf8(name, n, NULL))
        return sg_fail(err, SG_FAIL_USAGE,
                       "'%s' is no name for a file here: letters, digits, spaces and the like, no "
                       "folder, and no . or - at the beginning",
                       name);
    if (lstat(name, &about) == 0 && !S_ISREG(about.st_mode))
        return sg_fail(err, SG_FAIL_USAGE, "'%s' is a link or a folder, which stays as it is",
                       name);
    return true;
}

static bool is_within(const char *real, const char *root)
{
    size_t n = strlen(root);
    return strcmp(root, "/") == 0 || (strncmp(real, root, n) == 0 && real[n] == '/');
}

bool sg_folder_may_read(const char *path, struct sg_error *err)
{
    struct stat about;
    char *root = realpath(".", NULL), *real = realpath(path, NULL);
    bool there = real && stat(real, &about) == 0 && S_ISREG(about.st_mode);
    bool ok = root && there && is_within(real, root);
    free(root);
    free(real);
    return ok || sg_fail(err, SG_FAIL_USAGE, "'%s' is no file of this folder", path);
}

static void add_file(const char *path, const struct stat *about, json_t *list)
{
    json_t *file = json_object();
    json_object_set_new(file, "path", json_string(path));
    json_object_set_new(file, "bytes", json_integer((json_int_t)about->st_size));
    json_object_set_new(file, "changed", json_integer((json_int_t)about->st_mtime));
    json_array_append_new(list, file);
}

static int is_shown(const struct dirent *entry)
{
    return *entry->d_name != '.' && sg_text_is_utf8(entry->d_name, strlen(entry->d_name), NULL);
}

static void add_folder(const char *folder, int depth, json_t *list);

static void add_entry(const char *path, int depth, json_t *list)
{
    struct stat about;
    if (lstat(path, &about) != 0)
        return;
    if (S_ISDIR(about.st_mode) && depth < DEEPEST)
        add_folder(path, depth + 1, list);
    else if ((S_ISREG(about.st_mode) || S_ISLNK(about.st_mode)) && stat(path, &about) == 0 &&
             sg_folder_may_read(path, NULL))
        add_file(path, &about, list);
}

static void add_folder(const char *folder, int depth, json_t *list)
{
    struct dirent **entries;
    int n = scandir(folder, &entries, is_shown, alphasort);
    for (int i = 0; i < n; i++) {
        struct sg_buffer path = {0};
        if (strcmp(folder, ".") != 0)
            sg_buffer_printf(&path, "%s/", folder);
        sg_buffer_add(&path, entries[i]->d_name);
        if (json_array_size(list) < MOST_FILES)
            add_entry(path.text, depth, list);
        sg_buffer_free(&path);
        free(entries[i]);
    }
    if (n >= 0)
        free(entries);
}

json_t *sg_folder_list(void)
{
    json_t *list = json_array();
    add_folder(".", 1, list);
    return list;
}
