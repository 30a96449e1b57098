/* The cells of a PX file, behind DATA=. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>
#include "surveys/formats/cell.h"
#include "table/command.h"
#include "table/text.h"

#include "px_parts.h"

void sg_px_lookup_make(const struct sg_file_cube *cube, struct px_lookup *lookup)
{
    lookup->n = cube->n_dimensions;
    for (size_t d = 0; d < cube->n_dimensions; d++) {
        const struct sg_texts *lists[] = {&cube->dimensions[d].labels, &cube->dimensions[d].codes};
        sg_table_init(&lookup->tables[d]);
        for (size_t k = 0; k < 2; k++) {
            struct sg_column *column =
                sg_table_add(&lookup->tables[d], k ? "code" : "label", SG_COLUMN_CATEGORY);
            for (size_t i = 0; i < lists[k]->n; i++)
                sg_column_intern(column, lists[k]->items[i]);
        }
    }
}

void sg_px_lookup_free(struct px_lookup *lookup)
{
    for (size_t d = 0; d < lookup->n; d++)
        sg_table_free(&lookup->tables[d]);
}

size_t sg_px_lookup(const struct px_lookup *lookup, size_t dimension, const char *value)
{
    const struct sg_table *table = &lookup->tables[dimension];
    int32_t at = sg_column_code(table->columns[0], value);
    if (at == SG_EMPTY)
        at = sg_column_code(table->columns[1], value);
    return at == SG_EMPTY ? SIZE_MAX : (size_t)at;
}

/* The reading of the data: where it is, and what its symbols mean. */
struct reading {
    const struct px_file *file;
    struct sg_file_cube *cube;
    const char *at;
    size_t line;
    sg_status symbols[PX_SYMBOLS]; /* by dots; 0: nil */
};

static sg_status meaning_of(const char *text)
{
    static const struct {
        const char *key;
        sg_status status;
    } words[] = {{"secret", SG_STATUS_SUPPRESSED},
                 {"hidden", SG_STATUS_SUPPRESSED},
                 {"classified", SG_STATUS_SUPPRESSED},
                 {"protected", SG_STATUS_SUPPRESSED},
                 {"notused", SG_STATUS_NOT_APPLICABLE}};
    sg_status status;
    if (sg_marks_status_of_meaning(text, &status) && status && !sg_status_has_value(status))
        return status;
    char *key = sg_text_key(text);
    status = SG_STATUS_NOT_AVAILABLE;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(key, words[i].key) == 0)
            status = words[i].status;
    free(key);
    return status;
}

static void read_symbols(struct reading *reading)
{
    reading->symbols[0] = SG_STATUS_NIL;
    for (size_t dots = 1; dots < PX_SYMBOLS; dots++) {
        char keyword[32] = "DATASYMBOLSUM";
        if (dots < 7)
            snprintf(keyword, sizeof keyword, "DATASYMBOL%zu", dots);
        const char *text = sg_px_text(reading->file, keyword, NULL, NULL);
        reading->symbols[dots] = text ? meaning_of(text) : SG_STATUS_NOT_AVAILABLE;
    }
}

/* The symbols that were met, as the file explains them. */
static void note_symbols(const struct reading *reading, const bool met[], struct sg_texts *notes,
                         enum sg_lang lang)
{
    for (size_t dots = 1; dots < 7; dots++) {
        char keyword[32], words[SG_STATUS_WORDS_SIZE];
        snprintf(keyword, sizeof keyword, "DATASYMBOL%zu", dots);
        const char *text = sg_px_text(reading->file, keyword, NULL, NULL);
        sg_status_words(reading->symbols[dots], words);
        if (met[dots] && text)
            sg_note(notes, lang, "the symbol '%.*s' is explained as '%s' and read as %s", (int)dots,
                    "......", text, words);
    }
}

static bool is_between(char c)
{
    return c && strchr(" \t\r\n,", c);
}

static void skip_between(struct reading *reading)
{
    for (; is_between(*reading->at); reading->at++)
        reading->line += *reading->at == '\n';
}

static bool fail_value(const struct reading *reading, const char *found, struct sg_error *err)
{
    return sg_px_fail(
        found, reading->line,
        PX_WORDS("a number or a symbol (- or . to ......), and a separator behind it,",
                 "数値又は記号（- 又は . から ......）とその後の区切り"),
        err);
}

/* The text of the next value, in `text`, to be freed; "" at the end. */
static bool next_value(struct reading *reading, char **text, struct sg_error *err)
{
    skip_between(reading);
    const char *from = reading->at;
    bool quoted = *from == '"';
    size_t n = quoted ? 1 + strcspn(from + 1, "\"\r\n") : strcspn(from, " \t\r\n,;");
    n += quoted && from[n] == '"';
    reading->at += n;
    const char next = *reading->at;
    *text = sg_copy_bytes(from + quoted, quoted && n > 1 ? n - 2 : n);
    if ((next && next != ';' && !is_between(next)) || (quoted && (n < 2 || from[n - 1] != '"')) ||
        (!quoted && strchr(*text, '"'))) {
        fail_value(reading, from, err);
        free(*text);
        return false;
    }
    return true;
}

static bool set_value(struct reading *reading, size_t cell, const char *text, bool met[],
                      struct sg_error *err)
{
    struct sg_file_cube *cube = reading->cube;
    size_t n = strlen(text), dots = strspn(text, ".");
    if (strcmp(text, "-") == 0) {
        cube->values[cell] = 0;
        cube->status[cell] = SG_STATUS_NIL;
    } else if (n && n == dots && dots < PX_SYMBOLS) {
        cube->status[cell] = reading->symbols[dots];
        met[dots] = true;
    } else if (!sg_number_read(text, n, &cube->values[cell])) {
        return fail_value(reading, text, err);
    }
    return true;
}

/* `n` values from the cell on. */
static bool read_values(struct reading *reading, size_t cell, size_t n, bool met[],
                        struct sg_error *err)
{
    for (size_t i = 0; i < n; i++) {
        char *text;
        if (!next_value(reading, &text, err))
            return false;
        bool fine = *text ? set_value(reading, cell + i, text, met, err)
                          : sg_fail(err, SG_FAIL_DATA,
                                    "DATA ends behind %zu values, where its variables make %zu",
                                    cell + i, reading->cube->n_cells) ||
                                sg_fail_at_row(err, reading->line);
        free(text);
        if (!fine)
            return false;
    }
    return true;
}

/* A row of the stub that its keys name: the first of its cells. */
static bool read_keys(struct reading *reading, const struct px_lookup *lookup, size_t n_stub,
                      size_t *cell, struct sg_error *err)
{
    *cell = 0;
    for (size_t d = 0; d < reading->cube->n_dimensions; d++) {
        struct sg_texts key = {0};
        size_t at = 0;
        if (d < n_stub) {
            skip_between(reading);
            if (*reading->at != '"')
                return sg_px_fail(reading->at, reading->line,
                                  PX_WORDS("a quoted key", "引用符で囲んだキー"), err);
            if (!sg_px_quoted(&reading->at, &reading->line, &key, err))
                return false;
            at = sg_px_lookup(lookup, d, key.items[0]);
            if (at == SIZE_MAX)
                sg_fail(err, SG_FAIL_DATA, "'%s' is no value of '%s'", key.items[0],
                        reading->cube->dimensions[d].name);
            sg_texts_free(&key);
            if (at == SIZE_MAX)
                return sg_fail_at_row(err, reading->line);
        }
        *cell = *cell * reading->cube->dimensions[d].labels.n + at;
    }
    return true;
}

/* Rows with their keys before them; rows that are not there have no cells. */
static bool read_sparse(struct reading *reading, size_t n_stub, bool met[], size_t *n_rows,
                        struct sg_error *err)
{
    struct sg_file_cube *cube = reading->cube;
    struct px_lookup lookup;
    size_t n = 1;
    for (size_t d = n_stub; d < cube->n_dimensions; d++)
        n *= cube->dimensions[d].labels.n;
    cube->there = sg_alloc(cube->n_cells, sizeof *cube->there);
    sg_px_lookup_make(cube, &lookup);
    bool fine = true;
    for (skip_between(reading); fine && *reading->at && *reading->at != ';';
         skip_between(reading)) {
        size_t cell, line = reading->line;
        fine = read_keys(reading, &lookup, n_stub, &cell, err);
        if (fine && cube->there[cell])
            fine = sg_fail(err, SG_FAIL_DATA, "the keys of this row stand in another one too") ||
                   sg_fail_at_row(err, line);
        fine = fine && read_values(reading, cell, n, met, err);
        for (size_t i = 0; fine && i < n; i++)
            cube->there[cell + i] = true;
        *n_rows += 1;
    }
    sg_px_lookup_free(&lookup);
    return fine;
}

/* A file that is cut off may end in half a number: only the semicolon tells. */
static bool check_end(struct reading *reading, struct sg_error *err)
{
    skip_between(reading);
    if (!*reading->at) {
        sg_fail(err, SG_FAIL_DATA,
                "DATA does not end with a semicolon: the file seems to be cut off");
        return sg_fail_at_row(err, reading->line);
    }
    if (*reading->at != ';') {
        sg_fail(err, SG_FAIL_DATA, "DATA has more values than the %zu that its variables make",
                reading->cube->n_cells);
        return sg_fail_at_row(err, reading->line);
    }
    reading->at++;
    sg_px_skip(&reading->at, &reading->line);
    return !*reading->at || *reading->at == '\x1A' ||
           sg_px_fail(reading->at, reading->line,
                      PX_WORDS("the end of the file", "ファイルの終わり"), err);
}

static size_t count_keys(const struct px_file *file)
{
    size_t n = 0;
    for (size_t i = 0; i < file->n_entries; i++)
        n += strcmp(file->entries[i].keyword, "KEYS") == 0 && !*file->entries[i].language;
    return n;
}

bool sg_px_cells(const struct px_file *file, size_t n_stub, struct sg_file_cube *cube,
                 struct sg_texts *notes, struct sg_error *err)
{
    struct reading reading = {file, cube, file->data, file->data_line, {0}};
    bool met[PX_SYMBOLS] = {false};
    size_t keys = count_keys(file), n_rows = 0, n_all = 1;
    enum sg_lang lang = err ? err->lang : SG_EN;
    if (!sg_file_cube_open(cube, err))
        return false;
    if (keys && keys != n_stub)
        return sg_fail(err, SG_FAIL_DATA, "KEYS name %zu of the %zu variables of STUB", keys,
                       n_stub);
    read_symbols(&reading);
    if (!(keys ? read_sparse(&reading, n_stub, met, &n_rows, err)
               : read_values(&reading, 0, cube->n_cells, met, err)) ||
        !check_end(&reading, err))
        return false;
    for (size_t d = 0; d < n_stub; d++)
        n_all *= cube->dimensions[d].labels.n;
    if (keys && n_rows < n_all)
        sg_note(notes, lang,
                "rows that the file leaves out by KEYS: %zu of %zu; whether they are zero or not "
                "available it does not say",
                n_all - n_rows, n_all);
    note_symbols(&reading, met, notes, lang);
    return true;
}
