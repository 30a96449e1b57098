#include "programme_library.h"

#ifdef SG_WITH_GLPK

struct sg_glpk_functions sg_glpk;

static const char *const names[] = {SG_GLPK_FUNCTIONS(SG_LIBRARY_NAME)};
static struct sg_library library = {SG_LIBRARY_TEXT(SG_SONAME_GLPK), names,
                                    sizeof names / sizeof *names, &sg_glpk, false};

bool sg_glpk_load(struct sg_error *err)
{
    if (!sg_library_load(&library, err))
        return false;
    sg_glpk.glp_term_out(GLP_OFF);
    return true;
}

#else

bool sg_glpk_load(struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_TOOL,
                   "this table takes linear programmes, and this sangyo was built without libglpk: "
                   "install libglpk-dev and run make again");
}

#endif
