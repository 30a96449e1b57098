#include "gunzip.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>

#include "grid.h"

bool sg_gunzip_fits(const char *bytes, size_t n)
{
    return n >= 3 && memcmp(bytes, "\x1F\x8B\x08", 3) == 0;
}

#ifdef SG_WITH_ZLIB

#include <zlib.h>

#include "table/library.h"

/* The macros of zlib.h name the version and the size of the struct behind these. */
/* clang-format off */
#define ZLIB_FUNCTIONS(X) X(inflateInit2_) X(inflate) X(inflateReset) X(inflateEnd)
/* clang-format on */

static struct {
    ZLIB_FUNCTIONS(SG_LIBRARY_POINTER)
} zlib;

static const char *const names[] = {ZLIB_FUNCTIONS(SG_LIBRARY_NAME)};
static struct sg_library library = {SG_LIBRARY_TEXT(SG_SONAME_ZLIB), names,
                                    sizeof names / sizeof *names, &zlib, false};

enum { PIECE = 1 << 16, GZIP = 16, MOST_RATIO = 200, SMALL = 1 << 24 };
static const size_t most_bytes = (size_t)1 << 30;

struct sg_gunzip {
    z_stream stream;
    sg_gunzip_source *source;
    void *context;
    char packed[PIECE];
    bool at_end;       /* of the source */
    size_t n_unpacked; /* of all members */
    bool between;      /* behind a member: another may follow, or zeros that fill a block */
};

struct sg_gunzip *sg_gunzip_open(sg_gunzip_source *source, void *context, struct sg_error *err)
{
    if (!sg_library_load(&library, err))
        return NULL;
    struct sg_gunzip *gunzip = sg_alloc(1, sizeof *gunzip);
    gunzip->source = source;
    gunzip->context = context;
    if (zlib.inflateInit2_(&gunzip->stream, MAX_WBITS + GZIP, ZLIB_VERSION,
                           (int)sizeof gunzip->stream) == Z_OK)
        return gunzip;
    free(gunzip);
    sg_fail(err, SG_FAIL_TOOL, "the library zlib is of another version than this sangyo");
    return NULL;
}

void sg_gunzip_close(struct sg_gunzip *gunzip)
{
    if (gunzip)
        zlib.inflateEnd(&gunzip->stream);
    free(gunzip);
}

/* Reads on when all packed bytes are used up. */
static bool refill(struct sg_gunzip *gunzip, struct sg_error *err)
{
    if (gunzip->stream.avail_in || gunzip->at_end)
        return true;
    ptrdiff_t got = gunzip->source(gunzip->context, gunzip->packed, PIECE);
    if (got < 0)
        return sg_source_fail(errno, err);
    gunzip->at_end = got == 0;
    gunzip->stream.next_in = (Bytef *)gunzip->packed;
    gunzip->stream.avail_in = (uInt)got;
    return true;
}

/* Behind a member: the end, zeros, or the next one. */
static bool begin_member(struct sg_gunzip *gunzip, bool *ended, struct sg_error *err)
{
    z_stream *stream = &gunzip->stream;
    for (;;) {
        if (!refill(gunzip, err))
            return false;
        *ended = gunzip->at_end && !stream->avail_in;
        if (*ended)
            return true;
        if (*stream->next_in)
            break;
        stream->next_in++;
        stream->avail_in--;
    }
    if (*stream->next_in != 0x1F)
        return sg_fail(err, SG_FAIL_DATA, "behind the packed file stands something else");
    gunzip->between = false;
    zlib.inflateReset(stream);
    return true;
}

bool sg_gunzip_read(struct sg_gunzip *gunzip, char *to, size_t n, size_t *got, struct sg_error *err)
{
    z_stream *stream = &gunzip->stream;
    bool ended = false;
    *got = 0;
    while (*got == 0) {
        if (gunzip->between && !begin_member(gunzip, &ended, err))
            return false;
        if (ended)
            return true;
        if (!refill(gunzip, err))
            return false;
        if (gunzip->at_end && !stream->avail_in)
            return sg_fail(err, SG_FAIL_DATA, "the packed file is cut off");
        stream->next_out = (Bytef *)to;
        stream->avail_out = (uInt)(n < PIECE ? n : PIECE);
        size_t room = stream->avail_out;
        int result = zlib.inflate(stream, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return sg_fail(err, SG_FAIL_DATA, "the packed file is broken");
        *got = room - stream->avail_out;
        gunzip->n_unpacked += *got;
        gunzip->between = result == Z_STREAM_END;
    }
    return true;
}

struct memory {
    const char *at;
    size_t left;
};

static ptrdiff_t take_memory(void *context, char *to, size_t n)
{
    struct memory *memory = context;
    n = n < memory->left ? n : memory->left;
    memcpy(to, memory->at, n);
    memory->at += n;
    memory->left -= n;
    return (ptrdiff_t)n;
}

/* A bomb is small, and fills the memory. Of several members the last is looked at, and all bytes.
 */
bool sg_gunzip_check(const struct sg_gunzip *gunzip, struct sg_error *err)
{
    size_t packed = gunzip->stream.total_in, unpacked = gunzip->stream.total_out;
    bool bomb = unpacked > SMALL && unpacked / MOST_RATIO > packed;
    return (!bomb && gunzip->n_unpacked <= most_bytes) ||
           sg_fail(
               err, SG_FAIL_DATA,
               "it would take more than %zu bytes from %zu packed ones, which no table does; --big "
               "unpacks it all the same",
               unpacked, packed);
}

bool sg_gunzip_all(const char *bytes, size_t n, bool big, char **unpacked, size_t *n_unpacked,
                   struct sg_error *err)
{
    struct memory memory = {bytes, n};
    size_t capacity = 4 * n + 1024, filled = 0, got = 1;
    struct sg_gunzip *gunzip = sg_gunzip_open(take_memory, &memory, err);
    bool fine = gunzip != NULL;
    char *all = fine ? sg_resize(NULL, capacity, 1) : NULL;
    while (fine && got) {
        all = sg_grow(all, &capacity, filled + 1024, 1);
        fine = sg_gunzip_read(gunzip, all + filled, capacity - filled, &got, err);
        filled += got;
        fine = fine && (big || sg_gunzip_check(gunzip, err));
    }
    sg_gunzip_close(gunzip);
    if (fine && filled == 0)
        fine = sg_fail(err, SG_FAIL_DATA, "empty; a table has at least a header row");
    *unpacked = fine ? all : NULL;
    *n_unpacked = filled;
    if (!fine)
        free(all);
    return fine;
}

#else

struct sg_gunzip *sg_gunzip_open(sg_gunzip_source *source, void *context, struct sg_error *err)
{
    (void)source;
    (void)context;
    sg_fail(err, SG_FAIL_TOOL,
            "this sangyo was built without zlib: install zlib1g-dev and run make again, or unpack "
            "the file");
    return NULL;
}

void sg_gunzip_close(struct sg_gunzip *gunzip)
{
    (void)gunzip;
}

bool sg_gunzip_read(struct sg_gunzip *gunzip, char *to, size_t n, size_t *got, struct sg_error *err)
{
    (void)gunzip;
    (void)to;
    (void)n;
    (void)err;
    *got = 0;
    return false;
}

bool sg_gunzip_check(const struct sg_gunzip *gunzip, struct sg_error *err)
{
    (void)gunzip;
    (void)err;
    return true;
}

bool sg_gunzip_all(const char *bytes, size_t n, bool big, char **unpacked, size_t *n_unpacked,
                   struct sg_error *err)
{
    (void)bytes;
    (void)n;
    (void)big;
    (void)unpacked;
    (void)n_unpacked;
    return sg_gunzip_open(NULL, NULL, err) != NULL;
}

#endif
