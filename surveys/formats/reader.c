#include "reader.h"

#include <stdlib.h>
#include <string.h>

#include "encoding.h"
#include "grid.h"

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

static const struct sg_reader *first_that_fits(const char *bytes, size_t n)
{
    size_t i = 0;
    while (i + 1 < N_READERS && !readers[i]->fits(bytes, n))
        i++;
    return readers[i];
}

/* Text of two bytes a character is what it says, not how it is stored. */
const struct sg_reader *sg_reader_of(const char *bytes, size_t n)
{
    char *text = NULL;
    size_t n_text = 0;
    const char *encoding;
    bool wide =
        sg_encoding_is_wide(bytes, n) && sg_decode(bytes, n, NULL, &text, &n_text, &encoding, NULL);
    const struct sg_reader *reader =
        wide ? first_that_fits(text, n_text) : first_that_fits(bytes, n);
    free(text);
    return reader;
}

bool sg_reader_takes_query(const char *sql, const char *bytes, size_t n, struct sg_error *err)
{
    return !sql || strcmp(sg_reader_of(bytes, n)->name, "sqlite") == 0 ||
           sg_fail(err, SG_FAIL_USAGE, "--sql is for SQLite databases, which this file is not");
}
