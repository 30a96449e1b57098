#ifdef SG_WITH_XLSXWRITER

#include "book_library.h"

#define TEXT(x) #x
#define TEXT_OF(x) TEXT(x)
#define NAME_OF(name) #name,

struct book_functions book_functions;

static const char *const names[] = {BOOK_FUNCTIONS(NAME_OF)};

static struct sg_library library = {TEXT_OF(SG_SONAME_XLSXWRITER), names,
                                    sizeof names / sizeof *names, &book_functions, false};

bool book_load_library(struct sg_error *err)
{
    return sg_library_load(&library, err);
}

#endif
