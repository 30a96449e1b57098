#include "theme.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>

#include "files.h"

/* The text after `name =` on the line that defines it, up to a remark or the end of the line,
   spaces trimmed and single quotes taken off; false if no line does. */
static bool find_value(const char *source, const char *name, char *value, size_t size)
{
    size_t n_name = strlen(name);
    for (const char *line = source; line;
         line = strchr(line, '\n'), line = line ? line + 1 : NULL) {
        const char *at = line + strspn(line, " \t");
        if (strncmp(at, name, n_name) != 0)
            continue;
        at += n_name;
        at += strspn(at, " \t");
        if (*at != '=' || at[1] == '=')
            continue;
        at++;
        at += strspn(at, " \t");
        bool quoted = *at == '\'';
        size_t n = quoted ? strcspn(++at, "'\n") : strcspn(at, "#\n");
        while (!quoted && n && isspace((unsigned char)at[n - 1]))
            n--;
        if (n >= size)
            return false;
        memcpy(value, at, n);
        value[n] = '\0';
        return true;
    }
    return false;
}

static bool read_number(const char *source, const char *name, double *number, struct sg_error *err)
{
    char value[64] = "";
    if (!find_value(source, name, value, sizeof value))
        return sg_fail(err, SG_FAIL_TOOL, "theme.gp does not define %s", name);
    if (!sg_number_read(value, strlen(value), number) || !(*number > 0) || *number > 1000)
        return sg_fail(err, SG_FAIL_TOOL, "theme.gp: %s takes a positive number, not '%s'", name,
                       value);
    return true;
}

static bool read_color(const char *source, const char *name, uint32_t *color, struct sg_error *err)
{
    char value[64] = "";
    if (!find_value(source, name, value, sizeof value))
        return sg_fail(err, SG_FAIL_TOOL, "theme.gp does not define %s", name);
    if (value[0] != '#' || strlen(value) != 7 || strspn(value + 1, "0123456789abcdefABCDEF") != 6)
        return sg_fail(err, SG_FAIL_TOOL, "theme.gp: %s takes a colour such as '#173763', not '%s'",
                       name, value);
    *color = (uint32_t)strtoul(value + 1, NULL, 16);
    return true;
}

static bool read_all(const char *source, struct sg_theme *theme, struct sg_error *err)
{
    if (!find_value(source, "font", theme->font, sizeof theme->font) || !theme->font[0])
        return sg_fail(err, SG_FAIL_TOOL, "theme.gp does not define %s", "font");
#define SG_THEME_NUMBER(name) read_number(source, #name, &theme->name, err) &&
#define SG_THEME_COLOR(name) read_color(source, #name, &theme->name, err) &&
    return
#include "theme.def"
        true;
#undef SG_THEME_NUMBER
#undef SG_THEME_COLOR
}

bool sg_theme_read(const char *folder, struct sg_theme *theme, struct sg_error *err)
{
    char *path = sg_files_join(folder, "theme.gp");
    struct sg_buffer source = {0};
    bool ok = sg_files_read(path, &source, err) && read_all(sg_buffer_text(&source), theme, err);
    if (!ok)
        sg_fail_at_file(err, path);
    sg_buffer_free(&source);
    free(path);
    return ok;
}

static double linear(uint32_t channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static uint32_t color_named(const struct sg_theme *theme, const char *name)
{
    const struct {
        const char *name;
        uint32_t color;
    } colors[] = {
#define SG_THEME_NUMBER(name)
#define SG_THEME_COLOR(name) {#name, theme->name},
#include "theme.def"
#undef SG_THEME_NUMBER
#undef SG_THEME_COLOR
    };
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++)
        if (strcmp(colors[i].name + strlen("color_"), name) == 0)
            return colors[i].color;
    return 0xFFFFFF;
}

const char *sg_theme_letters_on(const struct sg_theme *theme, const char *fill)
{
    uint32_t color = color_named(theme, fill);
    double luminance = 0.2126 * linear(color >> 16 & 255) + 0.7152 * linear(color >> 8 & 255) +
                       0.0722 * linear(color & 255);
    return luminance < 0.185 ? "white" : "ink";
}
