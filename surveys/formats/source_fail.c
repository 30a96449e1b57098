#include "grid.h"

#include <errno.h>

#include "platform/files.h"

bool sg_source_fail(int number, struct sg_error *err)
{
    switch (number) {
    case ENOENT:
        return sg_fail(err, SG_FAIL_IO, "no such file");
    case EACCES:
        return sg_fail(err, SG_FAIL_IO, "no permission to read this file");
    case EISDIR:
        return sg_fail(err, SG_FAIL_IO, "a directory, not a file; name a file in it");
    case ETXTBSY:
        return sg_fail(err, SG_FAIL_IO,
                       "another program has this file open and lets nobody read it: close it "
                       "there");
    default:
        return sg_fail(err, SG_FAIL_IO, "cannot be read: %s", sg_os_why(number));
    }
}
