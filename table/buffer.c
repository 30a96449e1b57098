#include <sangyo/buffer.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "platform/format.h"

static void make_room(struct sg_buffer *buffer, size_t more)
{
    size_t needed = buffer->n + more + 1;
    if (needed > buffer->capacity)
        buffer->text = sg_grow(buffer->text, &buffer->capacity, needed, 1);
}

void sg_buffer_add_bytes(struct sg_buffer *buffer, const char *bytes, size_t n)
{
    make_room(buffer, n);
    if (n)
        memcpy(buffer->text + buffer->n, bytes, n);
    buffer->n += n;
    buffer->text[buffer->n] = '\0';
}

void sg_buffer_add(struct sg_buffer *buffer, const char *text)
{
    sg_buffer_add_bytes(buffer, text, strlen(text));
}

void sg_buffer_add_char(struct sg_buffer *buffer, char c)
{
    make_room(buffer, 1);
    buffer->text[buffer->n++] = c;
    buffer->text[buffer->n] = '\0';
}

void sg_buffer_add_repeated(struct sg_buffer *buffer, const char *text, size_t times)
{
    while (times--)
        sg_buffer_add(buffer, text);
}

void sg_buffer_printf(struct sg_buffer *buffer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int needed = sg_os_format(NULL, 0, format, args);
    va_end(args);
    if (needed <= 0)
        return;
    make_room(buffer, (size_t)needed);
    va_start(args, format);
    sg_os_format(buffer->text + buffer->n, (size_t)needed + 1, format, args);
    va_end(args);
    buffer->n += (size_t)needed;
}

const char *sg_buffer_text(const struct sg_buffer *buffer)
{
    return buffer->text ? buffer->text : "";
}

char *sg_buffer_take(struct sg_buffer *buffer)
{
    char *text = buffer->text ? buffer->text : sg_copy_text("");
    *buffer = (struct sg_buffer){0};
    return text;
}

void sg_buffer_clear(struct sg_buffer *buffer)
{
    buffer->n = 0;
    if (buffer->text)
        buffer->text[0] = '\0';
}

void sg_buffer_free(struct sg_buffer *buffer)
{
    free(buffer->text);
    *buffer = (struct sg_buffer){0};
}
