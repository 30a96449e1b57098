#include "platform/converter.h"

#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>

struct sg_converter {
    iconv_t iconv;
};

struct sg_converter *sg_converter_open(const char *to, const char *from)
{
    struct sg_converter *converter = malloc(sizeof *converter);
    if (!converter)
        return NULL;
    converter->iconv = iconv_open(to, from);
    if (converter->iconv != (iconv_t)-1)
        return converter;
    free(converter);
    return NULL;
}

void sg_converter_close(struct sg_converter *converter)
{
    if (converter)
        iconv_close(converter->iconv);
    free(converter);
}

size_t sg_converter_run(struct sg_converter *converter, const char **in, size_t *left, char **out,
                        size_t *room)
{
    char *at = (char *)(uintptr_t)*in; /* iconv does not write there */
    size_t done = iconv(converter->iconv, &at, left, out, room);
    *in = at;
    return done;
}
