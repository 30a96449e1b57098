/* xl/sharedStrings.xml */
#include <stdlib.h>
#include <string.h>

#include "xlsx.h"

struct reading {
    struct sg_xlsx_strings *strings;
    struct sg_xlsx_text text;
};

static bool start(void *context, const char *name, const char **attributes, struct sg_error *err)
{
    struct reading *reading = context;
    (void)err;
    if (strcmp(name, "si") == 0)
        sg_xlsx_text_clear(&reading->text);
    else
        sg_xlsx_text_start(&reading->text, name, attributes);
    return true;
}

static size_t keep(struct sg_xlsx_strings *strings, const struct sg_buffer *text)
{
    size_t at = strings->texts.n;
    if (!text->n)
        return 0;
    sg_buffer_add_bytes(&strings->texts, text->text, text->n + 1);
    return at;
}

static bool end(void *context, const char *name, struct sg_error *err)
{
    struct reading *reading = context;
    struct sg_xlsx_strings *strings = reading->strings;
    (void)err;
    sg_xlsx_text_end(&reading->text, name);
    if (strcmp(name, "si") != 0)
        return true;
    sg_xlsx_text_finish(&reading->text);
    strings->items =
        sg_grow(strings->items, &strings->items_capacity, strings->n + 1, sizeof *strings->items);
    strings->notes =
        sg_grow(strings->notes, &strings->notes_capacity, strings->n + 1, sizeof *strings->notes);
    strings->broken =
        sg_grow(strings->broken, &strings->broken_capacity, strings->n + 1, sizeof(bool));
    strings->broken[strings->n] = reading->text.label.broken;
    strings->items[strings->n] = keep(strings, &reading->text.label.text);
    strings->notes[strings->n++] = keep(strings, &reading->text.label.note);
    return true;
}

static void text(void *context, const char *piece, size_t n)
{
    struct reading *reading = context;
    sg_xlsx_text_take(&reading->text, piece, n);
}

bool sg_xlsx_strings_read(struct sg_archive *archive, const char *part,
                          struct sg_xlsx_strings *strings, struct sg_error *err)
{
    struct reading reading = {.strings = strings};
    const struct sg_xml_handler handler = {&reading, start, end, text};
    sg_buffer_add_char(&strings->texts, '\0');
    bool read = !sg_archive_has(archive, part) || sg_archive_read(archive, part, &handler, err);
    strings->n_phonetic = reading.text.n_phonetic;
    sg_xlsx_text_free(&reading.text);
    return read;
}

void sg_xlsx_strings_free(struct sg_xlsx_strings *strings)
{
    sg_buffer_free(&strings->texts);
    free(strings->items);
    free(strings->notes);
    free(strings->broken);
}
