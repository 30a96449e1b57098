/* Names of XML without their prefixes. */
#include <string.h>

#include "archive.h"

const char *sg_xml_local(const char *name)
{
    if (!*name || !name[1]) /* most are one letter: c, v, r, s, t */
        return name;
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

const char *sg_xml_attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (strcmp(sg_xml_local(attributes[0]), name) == 0)
            return attributes[1];
    return NULL;
}
