#include "say.h"

#include <stdio.h>

#include <sangyo/buffer.h>

void sg_say(const char *prefix, const char *text)
{
    struct sg_buffer line = {0};
    sg_buffer_add(&line, prefix);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        sg_buffer_add_char(&line, c == '\n' || c == '\t'  ? ' '
                                  : c < 0x20 || c == 0x7f ? '?'
                                                          : *text);
    }
    sg_buffer_add_char(&line, '\n');
    fputs(sg_buffer_text(&line), stderr);
    sg_buffer_free(&line);
}
