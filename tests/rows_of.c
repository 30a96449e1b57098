#include "rows_of.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "surveys/formats/read_options.h"
#include "surveys/scan/scan.h"
#include "table/args.h"
#include "table/design.h"

#include "random_csv.h"
#include "test_support.h"

static bool is_text(const char *records)
{
    return strchr(records, '\n') != NULL;
}

static bool read_table(struct sg_run *run, const char *path, struct sg_table *table,
                       struct sg_error *err)
{
    struct sg_read_options options;
    char made[64];
    sg_read_options_init(&options);
    if (is_text(path))
        random_csv_write(path, strlen(path), made);
    bool ok = sg_read_table(is_text(path) ? made : path, &options, table, &run->notes, err);
    if (is_text(path))
        unlink(made);
    sg_read_options_free(&options);
    return ok;
}

static enum sg_rows_answer answer(void *context, const char *column, const char *text)
{
    (void)context;
    (void)column;
    return !*text || strcmp(text, "NA") == 0 ? SG_ROWS_NO_ANSWER : SG_ROWS_ANSWERED;
}

static enum sg_rows_answer mark(void *context, const char *column, const char *text, bool *nil)
{
    *nil = false;
    return answer(context, column, text);
}

static const char *title(void *context, const char *column)
{
    (void)context;
    (void)column;
    return NULL;
}

static bool code(void *context, const char *column, size_t i, struct sg_rows_code *found)
{
    (void)context;
    (void)column;
    (void)i;
    (void)found;
    return false;
}

static const struct sg_option *find(const struct sg_command *command, const char *name)
{
    for (size_t i = 0; command->options[i]; i++)
        if (strcmp(command->options[i]->name, name) == 0)
            return command->options[i];
    for (size_t i = 0; command->more && command->more[i]; i++)
        if (strcmp(command->more[i]->name, name) == 0)
            return command->more[i];
    fail_msg("no option --%s", name);
    return NULL;
}

/* All options of the command, for their presets. */
static const struct sg_option **list_options(const struct sg_command *command)
{
    const struct sg_option **list = sg_alloc(80, sizeof *list);
    size_t n = 0;
    for (size_t i = 0; command->options[i]; i++)
        list[n++] = command->options[i];
    for (size_t i = 0; command->more && command->more[i]; i++)
        list[n++] = command->more[i];
    return list;
}

static const struct sg_marks *marks_of(void *context, const char *column)
{
    (void)column;
    return context;
}

static bool run(struct trial *trial, const struct sg_command *command, const char *path,
                const struct sg_args *args, const struct rows_reading *reading)
{
    struct sg_marks marks = {0};
    sg_marks_set(&marks, "NA", SG_STATUS_NOT_AVAILABLE, NULL);
    const struct sg_scan_options options = {.threads = reading->threads,
                                            .block_bytes = reading->block_bytes,
                                            .marks_of = marks_of,
                                            .marks_context = &marks};
    const struct sg_rows_notes notes = {
        .title = title, .code = code, .answer = answer, .mark = mark};
    struct sg_scan_rows source = {.scan = sg_scan_open(&path, 1, &options, &trial->err)};
    assert_non_null(source.scan);
    struct sg_rows rows;
    struct sg_design design = {0};
    sg_scan_rows_init(&rows, &source);
    rows.notes = &notes;
    struct sg_run made = {.args = args,
                          .level = sg_args_number(args, "level", 0.95),
                          .read_table = read_table,
                          .design = &design};
    bool ok = sg_design_read(&made, &design, &trial->err) &&
              command->run_rows(&made, &rows, &trial->out, &trial->err);
    trial->notes = made.notes;
    trial->text = made.text.text;
    sg_design_free(&design);
    sg_scan_close(source.scan);
    sg_marks_free(&marks);
    return ok;
}

bool try_rows_by(struct trial *trial, const struct sg_command *command, const char *records,
                 const char *const options[], const struct rows_reading *reading)
{
    const struct sg_option **list = list_options(command);
    struct sg_args args = {.options = list};
    char made[64];
    trial_free(trial);
    for (size_t i = 0; options && options[i]; i += 2) {
        const struct sg_option *option = find(command, options[i]);
        bool flag = sg_option_is_flag(option);
        assert_true(sg_args_add(&args, option, flag ? NULL : options[i + 1], NULL));
    }
    if (is_text(records))
        random_csv_write(records, strlen(records), made);
    bool ok = run(trial, command, is_text(records) ? made : records, &args, reading);
    if (is_text(records))
        unlink(made);
    sg_args_free(&args);
    free(list);
    return ok;
}

bool try_rows(struct trial *trial, const struct sg_command *command, const char *records,
              const char *const options[])
{
    static const struct rows_reading usual = {0};
    return try_rows_by(trial, command, records, options, &usual);
}
