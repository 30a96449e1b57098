#include "gnuplot_inputs.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "platform/files.h"
#include "platform/temporary.h"
#include "table/file.h"

#include "plots/page/files.h"

bool sg_gnuplot_inputs_open(struct sg_gnuplot_inputs *inputs, const char *file,
                            struct sg_error *err)
{
    struct sg_buffer name = {0};
    struct sg_buffer kept = {0};
    sg_buffer_printf(&kept, "%s.gp.d", file);
    sg_buffer_printf(&name, "%s.gp.", file);
    *inputs = (struct sg_gnuplot_inputs){.folder = sg_temporary_folder(name.text),
                                         .kept = sg_buffer_take(&kept)};
    if (!inputs->folder)
        sg_fail(err, SG_FAIL_IO, "cannot be written: %s", sg_os_why(errno));
    sg_buffer_free(&name);
    return inputs->folder ? true : sg_fail_at_file(err, file);
}

static bool copy_template(const struct sg_gnuplot_inputs *inputs, const char *templates,
                          const char *name, struct sg_error *err)
{
    struct sg_buffer source = {0};
    char *from = sg_files_join(templates, name);
    char *to = sg_files_join(inputs->folder, name);
    bool ok = sg_files_read(from, &source, err) &&
              sg_file_write(to, sg_buffer_text(&source), source.n, err);
    free(to);
    free(from);
    sg_buffer_free(&source);
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

/* Layers that have rows: of a table of X alone there may be none. */
static size_t count_passes(const struct sg_figure *figure)
{
    const struct sg_pass *pass;
    size_t n = 0;
    for (size_t i = 0; (pass = sg_pass_at(i)); i++)
        n += figure->layers[pass->layer].n > 0;
    return n;
}

static bool put_page(const struct sg_gnuplot_inputs *inputs, const struct sg_figure *figure,
                     struct sg_error *err)
{
    struct sg_tsv page;
    sg_tsv_begin(&page, "width height font texts scale layers");
    sg_tsv_number(&page, figure->width);
    sg_tsv_number(&page, figure->height);
    sg_tsv_text(&page, figure->theme.font);
    sg_tsv_number(&page, (double)figure->texts.n);
    sg_tsv_number(&page, figure->scale);
    sg_tsv_number(&page, (double)count_passes(figure));
    bool ok = put(inputs, "page.tsv", &page.text, err);
    sg_tsv_free(&page);
    return ok;
}

/* How the layers that have rows are drawn, back to front. */
static bool put_passes(const struct sg_gnuplot_inputs *inputs, const struct sg_figure *figure,
                       struct sg_error *err)
{
    struct sg_tsv rows;
    const struct sg_pass *pass;
    sg_tsv_begin(&rows, "rows kind color edge width dash wider narrower");
    for (size_t i = 0; (pass = sg_pass_at(i)); i++) {
        if (!figure->layers[pass->layer].n)
            continue;
        sg_tsv_text(&rows, sg_layer_name(pass->layer));
        sg_tsv_text(&rows, sg_kind_name(pass->kind));
        sg_tsv_text(&rows, sg_color_name(pass->color));
        sg_tsv_text(&rows, pass->edge ? sg_color_name(pass->edge) : "none");
        sg_tsv_text(&rows, sg_width_name(pass->width));
        sg_tsv_text(&rows, sg_dash_name(pass->dash));
        sg_tsv_text(&rows, sg_width_name(pass->wider));
        sg_tsv_text(&rows, sg_width_name(pass->narrower));
    }
    bool ok = put(inputs, "layers.tsv", &rows.text, err);
    sg_tsv_free(&rows);
    return ok;
}

static bool put_layers(const struct sg_gnuplot_inputs *inputs, const struct sg_figure *figure,
                       struct sg_error *err)
{
    bool ok = true;
    for (size_t i = 0; i < SG_LAYERS && ok; i++) {
        struct sg_buffer name = {0};
        sg_buffer_printf(&name, "%s.tsv", sg_layer_name((enum sg_layer)i));
        ok = !figure->layers[i].n || put(inputs, name.text, &figure->layers[i].text, err);
        sg_buffer_free(&name);
    }
    return ok;
}

static bool put_readme(const struct sg_gnuplot_inputs *inputs, struct sg_error *err)
{
    static const char text[] =
        "図を描き直すには、このフォルダで次を実行する（文字の大きさなどは theme.gp、"
        "内容は *.tsv）。\n"
        "To draw the figure again (after editing theme.gp or a .tsv), run here:\n\n"
        "    LC_ALL=C.UTF-8 gnuplot -d -c figure.gp figure.svg\n\n"
        "figure.png、figure.pdf、figure.emf も可。 "
        "figure.png, figure.pdf and figure.emf work as well.\n";
    struct sg_buffer readme = {0};
    sg_buffer_add(&readme, text);
    bool ok = put(inputs, "README", &readme, err);
    sg_buffer_free(&readme);
    return ok;
}

bool sg_gnuplot_inputs_fill(const struct sg_gnuplot_inputs *inputs, const struct sg_figure *figure,
                            const char *templates, struct sg_error *err)
{
    return copy_template(inputs, templates, "theme.gp", err) &&
           copy_template(inputs, templates, "figure.gp", err) && put_page(inputs, figure, err) &&
           put_passes(inputs, figure, err) && put_layers(inputs, figure, err) &&
           put(inputs, "texts.tsv", &figure->texts.text, err) && put_readme(inputs, err);
}

static void keep_file(void *context, const char *name)
{
    const struct sg_gnuplot_inputs *inputs = context;
    char *from = sg_files_join(inputs->folder, name);
    char *to = sg_files_join(inputs->kept, name);
    sg_os_rename(from, to);
    free(to);
    free(from);
}

void sg_gnuplot_inputs_close(struct sg_gnuplot_inputs *inputs, bool keep)
{
    if (keep)
        sg_os_make_folder(inputs->kept);
    if (keep && inputs->folder)
        sg_os_list(inputs->folder, keep_file, inputs);
    if (inputs->folder)
        sg_temporary_remove(inputs->folder);
    free(inputs->folder);
    free(inputs->kept);
    *inputs = (struct sg_gnuplot_inputs){0};
}
