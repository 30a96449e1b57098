/* Any bytes as a descriptor: no crash, no leak, and a refused one leaves nothing behind. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "surveys/package/package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct sg_package_resource resource;
    struct sg_error err = {.lang = n % 2 ? SG_JA : SG_EN};
    bool ok = sg_package_parse((const char *)data, n, "d/datapackage.json", &resource, &err);
    if (ok != (resource.paths.n > 0) || ok == (err.message[0] != '\0'))
        abort();
    sg_package_resource_free(&resource);
    return 0;
}
