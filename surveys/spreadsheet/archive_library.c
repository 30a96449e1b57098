#ifdef SG_WITH_SPREADSHEETS

#include "archive_library.h"

struct sg_zip_functions sg_zip;
struct sg_expat_functions sg_expat;

static const char *const zip_names[] = {SG_ZIP_FUNCTIONS(SG_LIBRARY_NAME)};
static const char *const expat_names[] = {SG_EXPAT_FUNCTIONS(SG_LIBRARY_NAME)};
static struct sg_library libraries[] = {
    {SG_LIBRARY_TEXT(SG_SONAME_LIBZIP), zip_names, sizeof zip_names / sizeof *zip_names, &sg_zip,
     false},
    {SG_LIBRARY_TEXT(SG_SONAME_EXPAT), expat_names, sizeof expat_names / sizeof *expat_names,
     &sg_expat, false},
};

bool sg_archive_load_libraries(struct sg_error *err)
{
    return sg_library_load(&libraries[0], err) && sg_library_load(&libraries[1], err);
}

#endif
