/* Nets: several answers to one question taken together, such as 〈確保できている〉. */
#ifndef SG_ANALYSIS_SURVEY_NETS_H
#define SG_ANALYSIS_SURVEY_NETS_H

#include "published.h"

struct sg_nets {
    struct sg_table table; /* the input, then a row for each net of each question */
};

/* Adds what --net asks for to a copy of the table of `published`, which then speaks of the copy;
   does nothing without --net. A question has a net if it has all of its answers. Answers of which
   respondents gave several are an error: their percentages cannot be added. */
bool sg_nets_add(struct sg_nets *nets, struct sg_run *run, struct sg_published *published,
                 struct sg_error *err);
void sg_nets_free(struct sg_nets *nets);

extern const struct sg_option sg_option_net;

#endif
