/* The writers of writers.def, by name and by the ending of a file. */
#include <string.h>
#include <strings.h>

#include <sangyo/write.h>

#define SG_WRITER(name) extern const struct sg_writer sg_##name##_writer;
#include "writers.def"
#undef SG_WRITER

static const struct sg_writer *const writers[] = {
#define SG_WRITER(name) &sg_##name##_writer,
#include "writers.def"
#undef SG_WRITER
};

enum { N_WRITERS = sizeof writers / sizeof *writers };

const struct sg_writer *sg_writer_at(size_t i)
{
    return i < N_WRITERS ? writers[i] : NULL;
}

const struct sg_writer *sg_writer_named(const char *name)
{
    for (size_t i = 0; i < N_WRITERS; i++)
        if (strcmp(writers[i]->name, name) == 0)
            return writers[i];
    return NULL;
}

static bool is_among(const char *ending, const char *endings)
{
    while (*endings) {
        size_t n = strcspn(endings, "|");
        if (strlen(ending) == n && strncasecmp(ending, endings, n) == 0)
            return true;
        endings += n + (endings[n] == '|');
    }
    return false;
}

const struct sg_writer *sg_writer_of_file(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    for (size_t i = 0; dot && i < N_WRITERS; i++)
        if (is_among(dot + 1, writers[i]->endings))
            return writers[i];
    return NULL;
}
