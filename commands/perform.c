#include "perform.h"

#include "shape.h"
#include "sources.h"
#include "titles.h"

bool sg_perform(const struct sg_call *call, struct sg_command_result *result, struct sg_error *err)
{
    bool ok = sg_execute(call, result, err) && sg_shape_result(call, result, err);
    sg_sources_add(&result->table.info, &result->inputs, true);
    sg_sources_add(&result->whole.info, &result->inputs, true);
    sg_titles_apply(call, &result->table);
    return ok;
}
