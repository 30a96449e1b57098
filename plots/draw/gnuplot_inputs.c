#include "gnuplot_inputs.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sangyo/memory.h>
#include "table/file.h"

#include "plots/page/files.h"

bool sg_gnuplot_inputs_open(struct sg_gnuplot_inputs *inputs, const char *file,
                            struct sg_error *err)
{
    struct sg_buffer name = {0};
    struct sg_buffer kept = {0};
    sg_buffer_printf(&kept, "%s.gp.d", file);
    sg_buffer_printf(&name, "%s.gp.XXXXXX", file);
    char *made = mkdtemp(name.text);
    *inputs = (struct sg_gnuplot_inputs){.kept = sg_buffer_take(&kept)};
    if (made)
        inputs->folder = sg_files_absolute(made);
    else
        sg_fail(err, SG_FAIL_IO, "cannot be written: %s", strerror(errno));
    sg_buffer_free(&name);
    return made ? true : sg_fail_at_file(err, file);
}

static bool copy_template(const struct sg_gnuplot_inputs *inputs, const char *templates,
                          const char *name, struct sg_buffer *source, struct sg_error *err)
{
    char *from = sg_files_join(templates, name);
    char *to = sg_files_join(inputs->folder, name);
    bool ok = sg_files_read(from, source, err) &&
              sg_file_write(to, sg_buffer_text(source), source->n, err);
    free(to);
    free(from);
    return ok;
}

static bool put(const struct sg_gnuplot_inputs *inputs, const char *name,
                const struct sg_buffer *content, struct sg_error *err)
{
    char *path = sg_files_join(inputs->folder, name);
    bool ok = sg_file_write(path, sg_buffer_text(content), content->n, err);
    free(path);
    return ok;
}

static bool put_layers(const struct sg_gnuplot_inputs *inputs, const struct sg_figure *figure,
                       struct sg_error *err)
{
    bool ok = true;
    for (size_t i = 0; i < figure->n_layers && ok; i++) {
        struct sg_buffer name = {0};
        sg_buffer_printf(&name, "%s.tsv", figure->layers[i]->name);
        ok = put(inputs, name.text, &figure->layers[i]->rows, err);
        sg_buffer_free(&name);
    }
    return ok;
}

static bool has_layer(const struct sg_figure *figure, const char *name)
{
    for (size_t i = 0; i < figure->n_layers; i++)
        if (strcmp(figure->layers[i]->name, name) == 0)
            return true;
    return false;
}

/* Puts a file without rows for every HERE.'NAME.tsv' of a template that the figure has not. */
static bool put_empty(const struct sg_gnuplot_inputs *inputs, const struct sg_figure *figure,
                      const char *source, struct sg_error *err)
{
    static const char mark[] = "HERE.'", ending[] = ".tsv'";
    struct sg_buffer header = {0};
    bool ok = true;
    sg_buffer_add(&header, ".\n");
    while (ok && (source = strstr(source, mark))) {
        source += sizeof mark - 1;
        size_t n = strcspn(source, ".'\n");
        char *name = sg_copy_bytes(source, n);
        if (strncmp(source + n, ending, sizeof ending - 1) == 0 && !has_layer(figure, name)) {
            struct sg_buffer file = {0};
            sg_buffer_printf(&file, "%s.tsv", name);
            ok = put(inputs, file.text, &header, err);
            sg_buffer_free(&file);
        }
        free(name);
    }
    sg_buffer_free(&header);
    return ok;
}

static bool put_readme(const struct sg_gnuplot_inputs *inputs, const char *chart,
                       struct sg_error *err)
{
    struct sg_buffer text = {0};
    sg_buffer_printf(&text,
                     "図を描き直すには、このフォルダで次を実行する（文字の大きさなどは theme.gp、"
                     "内容は *.tsv）。\n"
                     "To draw the figure again (after editing theme.gp or a .tsv), run here:\n\n"
                     "    LC_ALL=C.UTF-8 gnuplot -d -c %s.gp figure.svg\n\n"
                     "figure.png、figure.pdf、figure.emf も可。 "
                     "figure.png, figure.pdf and figure.emf work as well.\n",
                     chart);
    bool ok = put(inputs, "README", &text, err);
    sg_buffer_free(&text);
    return ok;
}

bool sg_gnuplot_inputs_fill(const struct sg_gnuplot_inputs *inputs, const struct sg_figure *figure,
                            const char *templates, const char *chart, struct sg_error *err)
{
    struct sg_buffer own = {0}, sources = {0};
    sg_buffer_printf(&own, "%s.gp", chart);
    const char *const names[] = {"theme.gp", "begin.gp", "end.gp", own.text};
    bool ok = true;
    for (size_t i = 0; i < sizeof names / sizeof *names && ok; i++) {
        struct sg_buffer source = {0};
        ok = copy_template(inputs, templates, names[i], &source, err);
        sg_buffer_add(&sources, sg_buffer_text(&source));
        sg_buffer_free(&source);
    }
    ok = ok && put_layers(inputs, figure, err) &&
         put_empty(inputs, figure, sg_buffer_text(&sources), err) && put_readme(inputs, chart, err);
    sg_buffer_free(&sources);
    sg_buffer_free(&own);
    return ok;
}

static void move_or_remove(const struct sg_gnuplot_inputs *inputs, const char *name, bool keep)
{
    char *from = sg_files_join(inputs->folder, name);
    char *to = sg_files_join(inputs->kept, name);
    if (keep)
        rename(from, to);
    else
        unlink(from);
    free(to);
    free(from);
}

void sg_gnuplot_inputs_close(struct sg_gnuplot_inputs *inputs, bool keep)
{
    if (keep)
        mkdir(inputs->kept, 0777);
    DIR *folder = inputs->folder ? opendir(inputs->folder) : NULL;
    for (struct dirent *entry; folder && (entry = readdir(folder));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            move_or_remove(inputs, entry->d_name, keep);
    if (folder) {
        closedir(folder);
        rmdir(inputs->folder);
    }
    free(inputs->folder);
    free(inputs->kept);
    *inputs = (struct sg_gnuplot_inputs){0};
}
