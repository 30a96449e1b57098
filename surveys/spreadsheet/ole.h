/* A compound file ([MS-CFB]): the streams of an old workbook. */
#ifndef SG_SURVEYS_SPREADSHEET_OLE_H
#define SG_SURVEYS_SPREADSHEET_OLE_H

#include <stdint.h>

#include <sangyo/buffer.h>
#include <sangyo/error.h>

/* Little-endian numbers; the caller knows that they are there. */
static inline unsigned sg_u16(const unsigned char *at)
{
    return (unsigned)at[0] | (unsigned)at[1] << 8;
}

static inline uint32_t sg_u32(const unsigned char *at)
{
    return (uint32_t)sg_u16(at) | (uint32_t)sg_u16(at + 2) << 16;
}

bool sg_ole_fits(const char *bytes, size_t n);
/* The bytes of the first of the streams (names in ASCII, NULL at the end) that is there; its place
   among the names in `which`. Fails (data) where none is, or where the file is cut or broken. */
bool sg_ole_stream(const char *bytes, size_t n, const char *const names[], size_t *which,
                   struct sg_buffer *stream, struct sg_error *err);

#endif
