/* States of several runs as one. */
#include <stdlib.h>

#include "tally_plan.h"

static bool add_state(struct sg_run *run, const char *file, sg_tally_accept *accept, bool first,
                      struct sg_tally_state *total, struct sg_error *err)
{
    struct sg_tally_state more = {0};
    char *text = NULL;
    bool added = run->read_text(run, file, &text, err) &&
                 sg_tally_read_state(text, &more.tally, &more.plan, err) &&
                 (!accept || accept(&more.plan, err));
    if (added && first) {
        *total = more;
        more = (struct sg_tally_state){0};
    } else if (added && (added = sg_tally_plan_same(&total->plan, &more.plan, err))) {
        sg_tally_append(&total->tally, &more.tally);
    }
    free(text);
    sg_tally_state_free(&more);
    return added || sg_fail_at_file(err, file);
}

bool sg_tally_join_states(struct sg_run *run, const char *const files[], size_t n_files,
                          sg_tally_accept *accept, struct sg_tally_state *total,
                          struct sg_error *err)
{
    *total = (struct sg_tally_state){0};
    for (size_t i = 0; i < n_files; i++)
        if (!add_state(run, files[i], accept, i == 0, total, err)) {
            sg_tally_state_free(total);
            return false;
        }
    return true;
}

void sg_tally_state_free(struct sg_tally_state *state)
{
    sg_tally_free(&state->tally);
    sg_tally_plan_free(&state->plan);
}
