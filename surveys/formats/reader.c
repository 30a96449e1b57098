#include "reader.h"

#include <string.h>

#define SG_READER(name) extern const struct sg_reader sg_##name##_reader;
#include "readers.def"
#undef SG_READER

static const struct sg_reader *const readers[] = {
#define SG_READER(name) &sg_##name##_reader,
#include "readers.def"
#undef SG_READER
};

enum { N_READERS = sizeof readers / sizeof *readers };

const struct sg_reader *sg_reader_at(size_t i)
{
    return i < N_READERS ? readers[i] : NULL;
}

const struct sg_reader *sg_reader_of(const char *bytes, size_t n)
{
    size_t i = 0;
    while (i + 1 < N_READERS && !readers[i]->fits(bytes, n))
        i++;
    return readers[i];
}

bool sg_reader_takes_query(const char *sql, const char *bytes, size_t n, struct sg_error *err)
{
    return !sql || strcmp(sg_reader_of(bytes, n)->name, "sqlite") == 0 ||
           sg_fail(err, SG_FAIL_USAGE, "--sql is for SQLite databases, which this file is not");
}
