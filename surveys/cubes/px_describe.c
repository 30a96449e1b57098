/* What a PX file says of its table: title, measure, unit, sources, notes. */
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include "surveys/formats/cell.h"

#include "px_parts.h"

/* # is a line break in texts for people. */
static char *as_line(const char *text)
{
    struct sg_buffer line = {0};
    for (; *text; text++)
        if (*text != '#')
            sg_buffer_add_char(&line, *text);
        else if (line.n && line.text[line.n - 1] != ' ' && text[1])
            sg_buffer_add_char(&line, ' ');
    return sg_buffer_take(&line);
}

static void add_note(struct sg_texts *notes, const struct sg_texts *keys, const char *text)
{
    struct sg_buffer note = {0};
    bool any = false;
    char *line = as_line(text);
    for (size_t i = 0; i < keys->n; i++)
        if (strcmp(keys->items[i], "*") != 0) {
            sg_buffer_printf(&note, "%s%s", any ? ", " : "", keys->items[i]);
            any = true;
        }
    sg_buffer_printf(&note, "%s%s", any ? ": " : "", line);
    sg_texts_add_once(notes, sg_buffer_text(&note));
    sg_buffer_free(&note);
    free(line);
}

/* The flag of ours that a note of a cell is, in either language; 0: none. */
static sg_status flag_of(const char *text)
{
    for (size_t i = 0; i < SG_STATUS_COUNT; i++) {
        const struct sg_status_info *info = sg_status_info(i);
        if (info->has_value &&
            (strcmp(text, info->note.en) == 0 || strcmp(text, info->note.ja) == 0))
            return (sg_status)1 << i;
    }
    return 0;
}

/* A note of one cell that is a flag becomes its status. */
static bool set_flag(const struct px_entry *entry, const struct px_lookup *lookup,
                     struct sg_file_cube *cube)
{
    sg_status flags = 0;
    size_t cell = 0;
    for (size_t i = 0; i < entry->values.n; i++) {
        sg_status flag = flag_of(entry->values.items[i]);
        flags |= flag;
        if (!flag)
            return false;
    }
    for (size_t d = 0; d < cube->n_dimensions && entry->keys.n == cube->n_dimensions; d++) {
        size_t at = sg_px_lookup(lookup, d, entry->keys.items[d]);
        if (at == SIZE_MAX)
            return false;
        cell = cell * cube->dimensions[d].labels.n + at;
    }
    if (!flags || entry->keys.n != cube->n_dimensions)
        return false;
    cube->status[cell] |= flags;
    return true;
}

static void add_notes(const struct px_file *file, struct sg_file_cube *cube)
{
    static const char *const notes[] = {"NOTEX",     "NOTE",     "VALUENOTEX", "VALUENOTE",
                                        "CELLNOTEX", "CELLNOTE", "INFO"};
    struct px_lookup lookup;
    sg_px_lookup_make(cube, &lookup);
    for (size_t k = 0; k < sizeof notes / sizeof *notes; k++)
        for (size_t i = 0; i < file->n_entries; i++) {
            const struct px_entry *entry = &file->entries[i];
            if (strcmp(entry->keyword, notes[k]) != 0 || !sg_px_is_read(file, entry) ||
                (strncmp(notes[k], "CELL", 4) == 0 && set_flag(entry, &lookup, cube)))
                continue;
            for (size_t v = 0; v < entry->values.n; v++)
                add_note(&cube->info.notes, &entry->keys, entry->values.items[v]);
        }
    sg_px_lookup_free(&lookup);
}

/* The source with the day of the last change: YYYYMMDD hh:mm, the newest of several. */
static void add_source(const struct px_file *file, struct sg_table_info *info)
{
    const char *source = sg_px_text(file, "SOURCE", NULL, NULL), *newest = "";
    struct sg_buffer text = {0};
    for (size_t i = 0; i < file->n_entries; i++) {
        const struct px_entry *entry = &file->entries[i];
        if (strcmp(entry->keyword, "LAST-UPDATED") == 0 && entry->values.n &&
            strcmp(entry->values.items[0], newest) > 0)
            newest = entry->values.items[0];
    }
    if (source)
        sg_buffer_add(&text, source);
    if (strspn(newest, "0123456789") >= 8)
        sg_buffer_printf(&text, "%s%.4s-%.2s-%.2s", source ? ", " : "", newest, newest + 4,
                         newest + 6);
    if (text.n)
        sg_info_add_source(info, text.text, NULL);
    sg_buffer_free(&text);
}

void sg_px_describe(const struct px_file *file, struct sg_file_cube *cube)
{
    const char *title = sg_px_text(file, "TITLE", NULL, NULL);
    const char *description = sg_px_text(file, "DESCRIPTION", NULL, NULL);
    const char *decimals = sg_px_text(file, "DECIMALS", NULL, NULL);
    const char *unit = sg_px_text(file, "UNITS", NULL, NULL);
    const char *by_default = sg_px_text(file, "DESCRIPTIONDEFAULT", NULL, NULL);
    bool described = by_default && strcmp(by_default, "YES") == 0;
    const char *shown = (described && description) || !title ? description : title;
    const char *measure = sg_px_text(file, "CONTENTS", NULL, NULL);
    cube->info.title = shown ? as_line(shown) : NULL;
    cube->measure = sg_copy_text(measure);
    cube->unit = unit && *unit ? sg_copy_text(unit) : NULL;
    if (decimals && strspn(decimals, "0123456789") == strlen(decimals) && strlen(decimals) == 1)
        cube->decimals = *decimals - '0';
    add_source(file, &cube->info);
    add_notes(file, cube);
}
