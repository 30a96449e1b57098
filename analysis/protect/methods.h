/* Which options a method of protection takes. */
#ifndef SG_ANALYSIS_PROTECT_METHODS_H
#define SG_ANALYSIS_PROTECT_METHODS_H

#include "table/command.h"

enum sg_protect_method {
    SG_PROTECT_SUPPRESS,
    SG_PROTECT_AUDIT,
    SG_PROTECT_ROUND,
    SG_PROTECT_CELL_KEY
};

extern const struct sg_option sg_protect_option_method;

/* Fails where an option was given that has no meaning under the method, or one is missing. */
bool sg_protect_method_read(const struct sg_args *args, enum sg_protect_method *method,
                            struct sg_error *err);

#endif
