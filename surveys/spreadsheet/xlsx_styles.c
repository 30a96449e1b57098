/* xl/styles.xml: what the number format and the font of each style of cells say. */
#include <stdlib.h>
#include <string.h>

#include "xlsx.h"

struct code {
    unsigned number;
    struct sg_number_format format;
};

struct reading {
    struct sg_xlsx_styles *styles;
    struct code *codes;
    size_t n_codes, codes_capacity;
    bool *struck; /* by font */
    size_t n_fonts, fonts_capacity;
    bool in_fonts, in_cells;
};

static unsigned number_of(const char **attributes, const char *name)
{
    const char *value = sg_xml_attribute(attributes, name);
    return value ? (unsigned)strtoul(value, NULL, 10) : 0;
}

static void add_code(struct reading *reading, const char **attributes)
{
    const char *code = sg_xml_attribute(attributes, "formatCode");
    reading->codes = sg_grow(reading->codes, &reading->codes_capacity, reading->n_codes + 1,
                             sizeof *reading->codes);
    reading->codes[reading->n_codes++] =
        (struct code){number_of(attributes, "numFmtId"), sg_number_format_of(code ? code : "")};
}

/* What a workbook says of a number wins over what is built in. */
static struct sg_number_format format_of(const struct reading *reading, unsigned number)
{
    for (size_t i = 0; i < reading->n_codes; i++)
        if (reading->codes[i].number == number)
            return reading->codes[i].format;
    return sg_number_format_built_in(number);
}

static void add_style(struct reading *reading, const char **attributes)
{
    struct sg_xlsx_styles *styles = reading->styles;
    unsigned font = number_of(attributes, "fontId");
    styles->items = sg_grow(styles->items, &styles->capacity, styles->n + 1, sizeof *styles->items);
    styles->items[styles->n++] =
        (struct sg_book_look){format_of(reading, number_of(attributes, "numFmtId")),
                              font < reading->n_fonts && reading->struck[font]};
}

static void add_font(struct reading *reading)
{
    reading->struck = sg_grow(reading->struck, &reading->fonts_capacity, reading->n_fonts + 1,
                              sizeof *reading->struck);
    reading->struck[reading->n_fonts++] = false;
}

static bool start(void *context, const char *name, const char **attributes, struct sg_error *err)
{
    struct reading *reading = context;
    (void)err;
    if (strcmp(name, "numFmt") == 0) {
        add_code(reading, attributes);
    } else if (strcmp(name, "fonts") == 0) {
        reading->in_fonts = true;
    } else if (strcmp(name, "cellXfs") == 0) {
        reading->in_cells = true;
    } else if (reading->in_fonts && strcmp(name, "font") == 0) {
        add_font(reading);
    } else if (reading->in_fonts && reading->n_fonts && strcmp(name, "strike") == 0) {
        const char *value = sg_xml_attribute(attributes, "val");
        reading->struck[reading->n_fonts - 1] =
            !value || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0);
    } else if (reading->in_cells && strcmp(name, "xf") == 0) {
        add_style(reading, attributes);
    }
    return true;
}

static bool end(void *context, const char *name, struct sg_error *err)
{
    struct reading *reading = context;
    (void)err;
    reading->in_fonts = reading->in_fonts && strcmp(name, "fonts") != 0;
    reading->in_cells = reading->in_cells && strcmp(name, "cellXfs") != 0;
    return true;
}

static void text(void *context, const char *piece, size_t n)
{
    (void)context;
    (void)piece;
    (void)n;
}

bool sg_xlsx_styles_read(struct sg_archive *archive, const char *part,
                         struct sg_xlsx_styles *styles, struct sg_error *err)
{
    struct reading reading = {.styles = styles};
    const struct sg_xml_handler handler = {&reading, start, end, text};
    bool read = !sg_archive_has(archive, part) || sg_archive_read(archive, part, &handler, err);
    free(reading.codes);
    free(reading.struck);
    return read;
}
