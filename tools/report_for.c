#include "report_for.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sangyo/read.h>
#include "commands/progress.h"
#include "platform/files.h"
#include "platform/system.h"
#include "table/args.h"
#include "table/file.h"
#include "table/messages.h"

#include "file_uses.h"
#include "say.h"

enum { MOST_THREADS = 64 };

/* The rows and their files; what stands behind `lock` is for whoever holds it. */
struct many {
    struct sg_run *run;
    const struct sg_report_job *one;
    struct sg_table rows; /* all columns hold texts */
    char **outputs, **workbooks;
    bool shows;
    struct timespec started;
    pthread_mutex_t lock;
    size_t next, done, failed;
};

static bool fail_at(const struct many *m, size_t row, const struct sg_column *column,
                    struct sg_error *err)
{
    sg_fail_at_file(err, m->rows.info.file);
    sg_fail_at_row(err, sg_table_file_row(&m->rows, row));
    return sg_fail_at_column(err, column->name);
}

/* All cells as they stand: a code keeps its leading zero. */
static bool read_rows(struct many *m, struct sg_error *err)
{
    static const char *every[] = {"*"};
    struct sg_read_options options;
    struct sg_texts notes = {0};
    sg_read_options_init(&options);
    options.text_columns = every;
    options.n_text_columns = 1;
    bool ok = sg_read_table(sg_args_text(m->run->args, "for"), &options, &m->rows, &notes, err);
    sg_texts_free(&notes);
    for (size_t i = 0; ok && i < m->rows.n_columns; i++)
        if (sg_settings_find(&m->one->settings, m->rows.columns[i]->name)) {
            sg_fail(err, SG_FAIL_USAGE, "--set and a column of --for both give '%s'",
                    m->rows.columns[i]->name);
            ok = sg_fail_at_file(err, m->rows.info.file);
        }
    if (ok && !m->rows.n_rows) {
        sg_fail(err, SG_FAIL_DATA, "--for needs a row for each report");
        ok = sg_fail_at_file(err, m->rows.info.file);
    }
    return ok;
}

static void add_values(const struct many *m, size_t row, struct sg_settings *settings)
{
    for (size_t i = 0; i < m->one->settings.n; i++)
        sg_settings_set(settings, m->one->settings.items[i].name, m->one->settings.items[i].value);
    for (size_t i = 0; i < m->rows.n_columns; i++)
        sg_settings_set(settings, m->rows.columns[i]->name,
                        sg_column_text(m->rows.columns[i], row));
}

/* --- names of files */

/* A value is a part of a name, and leads to no other folder. */
static bool is_name(const char *value)
{
    for (const char *c = value; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7f || *c == '/')
            return false;
    return *value && !strstr(value, "..");
}

/* The file of a row by what --output or --workbook says. */
static bool name_file(const struct many *m, size_t row, const char *form, char **path,
                      struct sg_error *err)
{
    struct sg_settings settings = {0};
    struct sg_buffer name = {0};
    add_values(m, row, &settings);
    bool ok = sg_settings_fill(&settings, form, &name, NULL, err);
    for (size_t i = 0; ok && i < settings.n; i++) {
        const struct sg_setting *setting = &settings.items[i];
        ptrdiff_t at = sg_table_find(&m->rows, setting->name);
        if (!setting->used || is_name(setting->value))
            continue;
        ok = sg_fail(err, SG_FAIL_DATA,
                     "'%s' is no part of a file name: it is empty, or has /, .. or a control "
                     "character",
                     setting->value);
        if (at >= 0)
            fail_at(m, row, m->rows.columns[at], err);
    }
    *path = sg_buffer_take(&name);
    sg_settings_free(&settings);
    return ok;
}

static bool name_files(struct many *m, const char *option, const char *form, char ***paths,
                       struct sg_error *err)
{
    if (!form || !sg_settings_in(form))
        return sg_fail(err, SG_FAIL_USAGE,
                       "--%s names a file for each row of --for: 'NAME-{{COLUMN}}.html'", option);
    struct sg_table names;
    sg_table_init(&names);
    struct sg_column *index = sg_table_add(&names, "name", SG_COLUMN_CATEGORY);
    size_t *first = sg_alloc(m->rows.n_rows, sizeof *first);
    bool ok = true;
    *paths = sg_alloc(m->rows.n_rows, sizeof **paths);
    for (size_t row = 0; ok && row < m->rows.n_rows; row++) {
        ok = name_file(m, row, form, &(*paths)[row], err);
        if (!ok)
            break;
        size_t n = index->levels.n, at = (size_t)sg_column_intern(index, (*paths)[row]);
        if (at == n) {
            first[at] = row;
            continue;
        }
        sg_fail(err, SG_FAIL_DATA, "rows %zu and %zu would make the same file '%s'",
                sg_table_file_row(&m->rows, first[at]), sg_table_file_row(&m->rows, row),
                (*paths)[row]);
        ok = sg_fail_at_file(err, m->rows.info.file);
    }
    free(first);
    sg_table_free(&names);
    return ok;
}

/* None of the files is another, through links too, or the document, or the table of rows. */
static bool check_files(const struct many *m, struct sg_error *err)
{
    struct sg_file_uses uses = {0};
    bool ok = (strcmp(m->one->path, "-") == 0 || sg_file_uses_read(&uses, m->one->path, err)) &&
              sg_file_uses_read(&uses, sg_args_text(m->run->args, "for"), err);
    for (size_t row = 0; ok && row < m->rows.n_rows; row++)
        ok = sg_file_uses_write(&uses, m->outputs[row], "output", err) &&
             (!m->workbooks || sg_file_uses_write(&uses, m->workbooks[row], "workbook", err));
    sg_file_uses_free(&uses);
    return ok;
}

/* --- the reports */

static void show(const struct many *m)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (!m->shows || now.tv_sec - m->started.tv_sec < 1)
        return;
    fputs("\r", stderr);
    fprintf(stderr, sg_lang_message("report %zu of %zu", m->run->lang), m->done, m->rows.n_rows);
    fputs("\033[K", stderr);
    fflush(stderr);
}

/* Says what became of a row. */
static void end_row(struct many *m, size_t row, const struct sg_report_job *job, bool ok,
                    const struct sg_error *err)
{
    char text[sizeof *err];
    struct sg_buffer line = {0};
    pthread_mutex_lock(&m->lock);
    m->done++;
    for (size_t i = 0; i < job->notes.n; i++)
        sg_texts_add_once(&m->run->notes, job->notes.items[i]);
    if (!ok) {
        m->failed++;
        sg_error_format(err, text, sizeof text);
        sg_buffer_printf(&line, "%s: %s", m->outputs[row], text);
        if (m->shows)
            fputs("\r\033[K", stderr);
        sg_say("sangyo: ", line.text);
        sg_buffer_free(&line);
    }
    show(m);
    pthread_mutex_unlock(&m->lock);
}

static void make_row(struct many *m, size_t row)
{
    struct sg_error err = {.lang = m->run->lang};
    struct sg_report_job job = *m->one;
    job.is_one_of_many = true;
    job.settings = (struct sg_settings){0};
    job.notes = (struct sg_texts){0};
    job.text = (struct sg_buffer){0};
    job.output = m->outputs[row];
    job.workbook = m->workbooks ? m->workbooks[row] : NULL;
    add_values(m, row, &job.settings);
    bool ok = sg_report_one(&job, &err) &&
              sg_file_write(job.output, sg_buffer_text(&job.text), job.text.n, &err);
    end_row(m, row, &job, ok, &err);
    sg_report_job_free(&job);
}

static void *work(void *context)
{
    struct many *m = context;
    for (;;) {
        pthread_mutex_lock(&m->lock);
        size_t row = m->next < m->rows.n_rows ? m->next++ : m->rows.n_rows;
        pthread_mutex_unlock(&m->lock);
        if (row == m->rows.n_rows)
            return NULL;
        make_row(m, row);
    }
}

/* As many at a time as there are processors; this thread is one of them. */
static void make_rows(struct many *m)
{
    pthread_t threads[MOST_THREADS];
    size_t wanted = sg_os_processors(), n = 0;
    if (wanted > MOST_THREADS)
        wanted = MOST_THREADS;
    if (wanted > m->rows.n_rows)
        wanted = m->rows.n_rows;
    clock_gettime(CLOCK_MONOTONIC, &m->started);
    while (n + 1 < wanted && pthread_create(&threads[n], NULL, work, m) == 0)
        n++;
    work(m);
    for (size_t i = 0; i < n; i++)
        pthread_join(threads[i], NULL);
    if (m->shows)
        fputs("\r\033[K", stderr);
}

static void free_paths(char **paths, size_t n)
{
    for (size_t i = 0; paths && i < n; i++)
        free(paths[i]);
    free(paths);
}

bool sg_report_for(struct sg_run *run, const struct sg_report_job *one, struct sg_error *err)
{
    struct many m = {.run = run, .one = one, .shows = sg_progress_is_shown(run->args)};
    pthread_mutex_init(&m.lock, NULL);
    sg_table_init(&m.rows);
    bool ok = read_rows(&m, err) && name_files(&m, "output", one->output, &m.outputs, err) &&
              (!one->workbook || name_files(&m, "workbook", one->workbook, &m.workbooks, err)) &&
              check_files(&m, err);
    if (ok) {
        make_rows(&m);
        ok = !m.failed || sg_fail(err, SG_FAIL_DATA, "%zu of %zu reports were not made", m.failed,
                                  m.rows.n_rows);
    }
    free_paths(m.outputs, m.rows.n_rows);
    free_paths(m.workbooks, m.rows.n_rows);
    sg_table_free(&m.rows);
    pthread_mutex_destroy(&m.lock);
    return ok;
}
