#include "gnuplot.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/memory.h>
#include "platform/files.h"
#include "platform/process.h"
#include "platform/system.h"
#include "table/file.h"

#include "finish.h"
#include "gnuplot_inputs.h"
#include "plots/page/files.h"
#include "process.h"

static const double default_seconds = 60;

static const char *const harmless[] = {"Skipping data file with no valid points"};

static bool is_harmless(const char *line)
{
    if (!line[strspn(line, " \t\r")])
        return true;
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        if (strstr(line, harmless[i]))
            return true;
    return false;
}

/* The last unexpected line, which names the error (those above show the place), or NULL. */
static char *complaint(const char *said)
{
    char *found = NULL;
    while (*said) {
        size_t n = strcspn(said, "\n");
        char *line = sg_copy_bytes(said, n > 0 && said[n - 1] == '\r' ? n - 1 : n);
        if (is_harmless(line)) {
            free(line);
        } else {
            free(found);
            found = line;
        }
        said += n + (said[n] == '\n');
    }
    return found;
}

/* A family name as a fontconfig pattern: its special characters escaped. */
static char *font_pattern(const char *font)
{
    struct sg_buffer pattern = {0};
    for (const char *c = font; *c; c++) {
        if (strchr("\\-:,", *c))
            sg_buffer_add_char(&pattern, '\\');
        sg_buffer_add_char(&pattern, *c);
    }
    return sg_buffer_take(&pattern);
}

/* A program that a package of Debian brings. */
static char *find(const char *name, const char *package, const char *kept, struct sg_error *err)
{
    struct sg_buffer folders = {0};
    char *program = sg_process_find(name, &folders);
    if (!program && sg_os_has_packages)
        sg_fail(err, SG_FAIL_TOOL,
                "%s is in none of the folders %s: install the package %s, or put its folder into "
                "PATH; data and template are kept in %s",
                name, sg_buffer_text(&folders), package, kept);
    else if (!program)
        sg_fail(err, SG_FAIL_TOOL,
                "%s%s is in none of the folders %s: put it beside this program, or its folder into "
                "PATH; data and template are kept in %s",
                name, sg_os_program_ending, sg_buffer_text(&folders), kept);
    sg_buffer_free(&folders);
    return program;
}

/* That which SANGYO_GNUPLOT names, else one found as programs are. */
static char *find_gnuplot(const char *kept, struct sg_error *err)
{
    const char *named = getenv("SANGYO_GNUPLOT");
    if (!named || !*named)
        return find("gnuplot", "gnuplot-nox", kept, err);
    if (sg_os_is_program(named))
        return sg_copy_text(named);
    sg_fail(err, SG_FAIL_TOOL,
            "SANGYO_GNUPLOT names '%s', which is no program; data and template are kept in %s",
            named, kept);
    return NULL;
}

static bool is_known(const struct sg_texts *fonts, const char *font)
{
    for (size_t i = 0; fonts && i < fonts->n; i++)
        if (strcmp(fonts->items[i], font) == 0)
            return true;
    return false;
}

static bool fail_font(const char *font, const char *kept, struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_TOOL,
                   "the font %s is missing: install it (Noto Sans CJK JP is in the package "
                   "fonts-noto-cjk); data and template are kept in %s",
                   font, kept);
}

/* A missing font makes gnuplot draw boxes without a word, so ask. (An EMF only names its font.) */
static bool require_font(const char *font, struct sg_texts *known, const char *kept,
                         struct sg_error *err)
{
    enum sg_os_font system = sg_os_font(font);
    if (is_known(known, font) || system == SG_OS_FONT_THERE)
        return true;
    if (system == SG_OS_FONT_MISSING)
        return fail_font(font, kept, err);
    char *program = find("fc-list", "fontconfig", kept, err);
    if (!program)
        return false;
    char *pattern = font_pattern(font);
    char *const argv[] = {program, pattern, "family", NULL};
    struct sg_process list = {.argv = argv, .seconds = default_seconds};
    bool found = sg_process_run(&list, err);
    if (found && (list.status != 0 || list.said.n == 0))
        found = fail_font(font, kept, err);
    if (found && known)
        sg_texts_add(known, font);
    sg_buffer_free(&list.said);
    free(pattern);
    free(program);
    return found;
}

static bool run(const struct sg_gnuplot_inputs *inputs, const struct sg_gnuplot_job *job,
                char *drawing, struct sg_error *err)
{
    struct sg_buffer own = {0};
    char *program = find_gnuplot(inputs->kept, err);
    if (!program)
        return false;
    sg_buffer_printf(&own, "%s/figure.gp", inputs->folder);
    char *const argv[] = {program, "-d", "-c", own.text, drawing, NULL};
    struct sg_process gnuplot = {.argv = argv,
                                 .error_stream = true,
                                 .seconds = job->seconds > 0 ? job->seconds : default_seconds};
    struct sg_error why = {.lang = err ? err->lang : SG_EN};
    bool ran = sg_process_run(&gnuplot, &why);
    char *said = complaint(sg_buffer_text(&gnuplot.said));
    bool ok = ran && gnuplot.status == 0 && !said;
    if (!ok)
        sg_fail(err, SG_FAIL_TOOL, "gnuplot failed (%s); data and template are kept in %s",
                !ran   ? why.message
                : said ? said
                       : "no message",
                inputs->kept);
    free(said);
    free(program);
    sg_buffer_free(&gnuplot.said);
    sg_buffer_free(&own);
    return ok;
}

static bool finish(const struct sg_figure *figure, const struct sg_gnuplot_job *job,
                   enum sg_format format, const char *drawing, struct sg_error *err)
{
    struct sg_buffer drawn = {0}, finished = {0};
    bool ok = sg_files_read(drawing, &drawn, err);
    if (ok && !sg_finish(figure, format, &drawn, &finished))
        ok = sg_fail(err, SG_FAIL_TOOL,
                     "gnuplot left no whole figure; data and template are kept in %s.gp.d",
                     job->file);
    ok = ok && sg_file_write(job->file, sg_buffer_text(&finished), finished.n, err);
    sg_os_remove(drawing);
    sg_buffer_free(&finished);
    sg_buffer_free(&drawn);
    return ok;
}

bool sg_gnuplot_draw(const struct sg_figure *figure, const struct sg_gnuplot_job *job,
                     struct sg_error *err)
{
    enum sg_format format;
    struct sg_gnuplot_inputs inputs;
    struct sg_buffer drawing = {0};
    if (!sg_format_of_file(job->file, &format))
        return sg_fail(err, SG_FAIL_USAGE, "a figure ends in .svg, .png, .pdf or .emf, not '%s'",
                       job->file);
    bool ok = sg_gnuplot_inputs_open(&inputs, job->file, err);
    bool filled = ok && sg_gnuplot_inputs_fill(&inputs, figure, job->templates, err);
    sg_buffer_printf(&drawing, "%s/figure.%s", inputs.folder ? inputs.folder : "",
                     sg_format_ending(format));
    ok = filled && run(&inputs, job, drawing.text, err) &&
         (format == SG_FORMAT_EMF ||
          require_font(figure->theme.font, job->fonts, inputs.kept, err)) &&
         finish(figure, job, format, drawing.text, err);
    sg_gnuplot_inputs_close(&inputs, filled && (!ok || job->keep));
    sg_buffer_free(&drawing);
    return ok;
}
