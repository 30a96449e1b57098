#include "platform/format.h"

#include <stdio.h>

int sg_os_format(char *text, size_t size, const char *format, va_list args)
{
    return vsnprintf(text, size, format, args);
}
