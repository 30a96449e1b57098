#include "library.h"

#include <dlfcn.h>
#include <string.h>

bool sg_library_load(struct sg_library *library, struct sg_error *err)
{
    if (library->loaded)
        return true;
    void *handle = dlopen(library->soname, RTLD_LAZY | RTLD_LOCAL);
    if (!handle)
        return sg_fail(err, SG_FAIL_TOOL,
                       "the library %s, with which this sangyo was built, cannot be loaded: %s",
                       library->soname, dlerror());
    char *to = library->functions;
    for (size_t i = 0; i < library->n; i++, to += sizeof(void (*)(void))) {
        void *function = dlsym(handle, library->names[i]);
        if (!function) {
            dlclose(handle);
            return sg_fail(err, SG_FAIL_TOOL, "the library %s has no function %s", library->soname,
                           library->names[i]);
        }
        memcpy(to, &function, sizeof function); /* C has no conversion between such pointers */
    }
    library->loaded = true;
    return true;
}
