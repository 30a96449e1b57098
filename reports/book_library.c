#ifdef SG_WITH_XLSXWRITER

#include "book_library.h"

struct book_functions book_functions;

static const char *const names[] = {BOOK_FUNCTIONS(SG_LIBRARY_NAME)};

static struct sg_library library = {SG_LIBRARY_TEXT(SG_SONAME_XLSXWRITER), names,
                                    sizeof names / sizeof *names, &book_functions, false};

bool book_load_library(struct sg_error *err)
{
    return sg_library_load(&library, err);
}

#endif
