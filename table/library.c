#include "library.h"

#include <string.h>

#include "platform/system.h"

#ifdef SG_LIBRARIES_LINKED

bool sg_library_load(struct sg_library *library, struct sg_error *err)
{
    (void)err;
    memcpy(library->functions, library->names, library->n * sizeof *library->names);
    return library->loaded = true;
}

#else

bool sg_library_load(struct sg_library *library, struct sg_error *err)
{
    if (library->loaded)
        return true;
    const char *why;
    void *handle = sg_os_library(library->soname, &why);
    if (!handle)
        return sg_fail(err, SG_FAIL_TOOL,
                       "the library %s, with which this sangyo was built, cannot be loaded: %s",
                       library->soname, why);
    char *to = library->functions;
    for (size_t i = 0; i < library->n; i++, to += sizeof(void (*)(void))) {
        void *function = sg_os_library_function(handle, library->names[i]);
        if (!function) {
            sg_os_library_close(handle);
            return sg_fail(err, SG_FAIL_TOOL, "the library %s has no function %s", library->soname,
                           library->names[i]);
        }
        memcpy(to, &function, sizeof function); /* C has no conversion between such pointers */
    }
    library->loaded = true;
    return true;
}

#endif
