/* What a run reads, and what is noted of it. */
#ifndef SG_COMMANDS_INPUTS_H
#define SG_COMMANDS_INPUTS_H

#include "origin.h"
#include "parse.h"

/* The context of a run, which its callbacks know. */
struct sg_run_files {
    const struct sg_call *call;
    struct sg_origin *origin;
    struct sg_table_info *inputs; /* the sources of all that was read */
};

/* Marks the breaks and cautions that options name. */
bool sg_inputs_add_marks(const struct sg_args *args, struct sg_table *table, struct sg_error *err);

/* Notes the sources of files that the command reads together: what is known of all is in `of`. */
void sg_inputs_note_sources(const struct sg_run *run, const struct sg_table_info *of);

/* Reads the table of a file, or what the command before gave. */
bool sg_inputs_read(struct sg_run *run, const char *path, struct sg_table *table,
                    struct sg_error *err);
/* The callbacks of a run (command.h). */
bool sg_inputs_read_other(struct sg_run *run, const char *path, struct sg_table *table,
                          struct sg_error *err);
bool sg_inputs_read_text(struct sg_run *run, const char *path, char **text, struct sg_error *err);

#endif
