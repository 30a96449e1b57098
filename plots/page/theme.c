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

/* gnuplot takes the text as it stands, so it may hold nothing else. */
static bool read_dash(const char *source, const char *name, struct sg_error *err)
{
    char value[64] = "";
    if (!find_value(source, name, value, sizeof value))
        return sg_fail(err, SG_FAIL_TOOL, "theme.gp does not define %s", name);
    size_t n = strlen(value);
    bool lengths = n > 2 && value[0] == '(' && strspn(value + 1, "0123456789.,") == n - 2 &&
                   value[n - 1] == ')';
    return lengths || strcmp(value, "solid") == 0 ||
           sg_fail(err, SG_FAIL_TOOL,
                   "theme.gp: %s takes 'solid' or lengths such as '(6,4)', not '%s'", name, value);
}

static bool read_all(const char *source, struct sg_theme *theme, struct sg_error *err)
{
    if (!find_value(source, "font", theme->font, sizeof theme->font) || !theme->font[0])
        return sg_fail(err, SG_FAIL_TOOL, "theme.gp does not define %s", "font");
    theme->widths[SG_WIDTH_NONE] = 0;
    theme->colors[SG_COLOR_OWN] = 0xFFFFFF;
#define SG_THEME_NUMBER(name) read_number(source, #name, &theme->name, err) &&
#define SG_THEME_COLOR(NAME, name)                                                                 \
    read_color(source, "color_" #name, &theme->colors[SG_COLOR_##NAME], err) &&
#define SG_THEME_WIDTH(NAME, name)                                                                 \
    read_number(source, "width_" #name, &theme->widths[SG_WIDTH_##NAME], err) &&
#define SG_THEME_DASH(NAME, name) read_dash(source, "dash_" #name, err) &&
    return
#include "theme.def"
        true;
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

const char *sg_color_name(enum sg_color color)
{
    static const char *const names[SG_COLORS] = {
        "own",
#define SG_THEME_COLOR(NAME, name) #name,
#include "theme.def"
    };
    return names[color];
}

const char *sg_width_name(enum sg_width width)
{
    static const char *const names[SG_WIDTHS] = {
        "none",
#define SG_THEME_WIDTH(NAME, name) #name,
#include "theme.def"
    };
    return names[width];
}

const char *sg_dash_name(enum sg_dash dash)
{
    static const char *const names[SG_DASHES] = {
        "solid",
#define SG_THEME_DASH(NAME, name) #name,
#include "theme.def"
    };
    return names[dash];
}

enum sg_color sg_theme_letters_on(const struct sg_theme *theme, enum sg_color fill)
{
    uint32_t color = theme->colors[fill];
    double luminance = 0.2126 * linear(color >> 16 & 255) + 0.7152 * linear(color >> 8 & 255) +
                       0.0722 * linear(color & 255);
    return luminance < 0.185 ? SG_COLOR_WHITE : SG_COLOR_INK;
}
