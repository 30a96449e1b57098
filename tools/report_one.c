#include "report_one.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "commands/progress.h"
#include "platform/files.h"
#include "platform/system.h"
#include "reports/workbook.h"
#include "table/args.h"
#include "table/file.h"

#include "blocks.h"
#include "word.h"

const char *sg_report_ending(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    return dot ? dot + 1 : "";
}

/* "out/report.figures" of "out/report.md". */
static char *figures_of(const char *path)
{
    struct sg_buffer folder = {0};
    const char *ending = sg_report_ending(path);
    sg_buffer_add_bytes(&folder, path, strlen(path) - strlen(ending) - (*ending != '\0'));
    sg_buffer_add(&folder, ".figures");
    return sg_buffer_take(&folder);
}

/* Figures, too, are outputs that are no inputs. */
static bool check_figures(const struct sg_report *report, const char *folder,
                          struct sg_file_uses *uses, struct sg_error *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < report->n_figures; i++) {
        struct sg_buffer path = {0};
        sg_buffer_printf(&path, "%s/%s", folder, report->figures[i].name);
        ok = sg_file_uses_write(uses, path.text, "output", err);
        sg_buffer_free(&path);
    }
    return ok;
}

static bool write_figures(const struct sg_report *report, const char *folder, struct sg_error *err)
{
    bool ok = true;
    if (report->n_figures && !sg_os_make_folder(folder) && errno != EEXIST) {
        sg_fail(err, SG_FAIL_IO, "cannot be written: %s", sg_os_why(errno));
        return sg_fail_at_file(err, folder);
    }
    for (size_t i = 0; ok && i < report->n_figures; i++) {
        struct sg_buffer path = {0};
        sg_buffer_printf(&path, "%s/%s", folder, report->figures[i].name);
        ok = sg_file_write(path.text, report->figures[i].bytes, report->figures[i].n, err);
        sg_buffer_free(&path);
    }
    return ok;
}

static bool write_workbook(const struct sg_report_job *job, const struct sg_report *report,
                           struct sg_error *err)
{
    const struct sg_write_options options = {.lang = job->run->lang, .decimals = -1};
    if (!job->workbook)
        return true;
    struct sg_sheet *sheets = sg_alloc(report->n_tables, sizeof *sheets);
    struct sg_buffer bytes = {0};
    for (size_t i = 0; i < report->n_tables; i++)
        sheets[i] = (struct sg_sheet){&report->tables[i].table, report->tables[i].command,
                                      report->tables[i].chart};
    bool ok = sg_workbook_write(sheets, report->n_tables, &options, &bytes, err) &&
              sg_file_write(job->workbook, sg_buffer_text(&bytes), bytes.n, err);
    sg_buffer_free(&bytes);
    free(sheets);
    return ok;
}

/* The files beside the report. */
static bool write_beside(struct sg_report_job *job, const struct sg_report *report,
                         const char *figures, struct sg_file_uses *uses, struct sg_error *err)
{
    for (size_t i = 0; i < report->notes.n; i++)
        sg_texts_add(&job->notes, report->notes.items[i]);
    if (report->n_figures && !figures && job->format != SG_REPORT_WORD)
        return sg_fail(err, SG_FAIL_USAGE,
                       "the figures of such a report are files beside it: give --output FILE");
    return (!figures || check_figures(report, figures, uses, err)) &&
           write_workbook(job, report, err) && (!figures || write_figures(report, figures, err));
}

/* A value that the document does not name was meant for another. */
static bool require_used(const struct sg_report_job *job, struct sg_error *err)
{
    const struct sg_args *args = job->run->args;
    for (size_t i = 0; i < sg_args_count(args, "set"); i++) {
        const char *given = sg_args_nth(args, "set", i);
        char *name = sg_copy_bytes(given, strcspn(given, "="));
        const struct sg_setting *setting = sg_settings_find(&job->settings, name);
        bool used = setting && setting->used;
        if (!used)
            sg_fail(err, SG_FAIL_USAGE, "--set names '%s', which the document does not", name);
        free(name);
        if (!used)
            return false;
    }
    return true;
}

static bool make(struct sg_report_job *job, struct sg_blocks *blocks, struct sg_error *err)
{
    bool word = job->format == SG_REPORT_WORD;
    char *figures = word ? NULL : job->output ? figures_of(job->output) : NULL;
    const char *slash = figures ? strrchr(figures, '/') : NULL;
    const struct sg_report_options options = {.lang = job->run->lang,
                                              .format = job->format,
                                              .unsafe = sg_args_flag(job->run->args, "unsafe"),
                                              .figures = slash     ? slash + 1
                                                         : figures ? figures
                                                                   : "."};
    const struct sg_report_host host = {.context = blocks,
                                        .run = sg_blocks_run,
                                        .keep = sg_blocks_keep,
                                        .release = sg_blocks_release,
                                        .read = sg_blocks_read,
                                        .progress = sg_blocks_progress};
    struct sg_report report;
    bool ok = sg_report_make(job->document, &options, &host, &job->settings, &report, err);
    sg_blocks_progress_end(blocks);
    if (!ok && err && !err->file[0] && err->kind != SG_FAIL_TOOL)
        sg_fail_at_file(err, job->path);
    if (!ok && err && err->row)
        sg_fail_at_file(err, job->path);
    ok = ok && require_used(job, err) &&
         write_beside(job, &report, figures, blocks->access.uses, err);
    if (ok && word)
        ok = sg_word_make(&report, &job->text, err);
    else if (ok)
        sg_buffer_add_bytes(&job->text, sg_buffer_text(&report.text), report.text.n);
    sg_report_free(&report);
    free(figures);
    return ok;
}

/* What is written is noted, so that no block reads it. */
static bool note_outputs(const struct sg_report_job *job, struct sg_file_uses *uses,
                         struct sg_error *err)
{
    if (!job->is_one_of_many)
        return sg_file_uses_outputs(uses, job->run->args, err);
    return (!job->output || sg_file_uses_write(uses, job->output, "output", err)) &&
           (!job->workbook || sg_file_uses_write(uses, job->workbook, "workbook", err));
}

bool sg_report_one(struct sg_report_job *job, struct sg_error *err)
{
    const struct sg_args *args = job->run->args;
    size_t n_allowed = sg_args_count(args, "allow-dir");
    const char **allowed = sg_alloc(n_allowed, sizeof *allowed);
    struct sg_blocks blocks = {
        .commands = job->run->commands,
        .lang = job->run->lang,
        .notes = &job->notes,
        .shows = !job->is_one_of_many && sg_progress_is_shown(args),
    };
    struct sg_file_uses uses = {0};
    for (size_t i = 0; i < n_allowed; i++)
        allowed[i] = sg_args_nth(args, "allow-dir", i);
    const char *path = strcmp(job->path, "-") != 0 ? job->path : NULL;
    bool ok = sg_access_open(&blocks.access, path, allowed, n_allowed, err);
    blocks.access.uses = &uses;
    ok = ok && note_outputs(job, &uses, err) && make(job, &blocks, err);
    sg_blocks_free_kept(&blocks);
    sg_access_free(&blocks.access);
    sg_file_uses_free(&uses);
    free(allowed);
    return ok;
}

void sg_report_job_free(struct sg_report_job *job)
{
    sg_settings_free(&job->settings);
    sg_texts_free(&job->notes);
    sg_buffer_free(&job->text);
}
