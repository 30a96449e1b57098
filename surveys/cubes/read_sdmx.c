/* SDMX-CSV 1.0 (DATAFLOW, …) and 2.0 (STRUCTURE, STRUCTURE_ID, ACTION, …): an observation per
   record, dimensions before OBS_VALUE, attributes behind it. Field guides:
   github.com/sdmx-twg/sdmx-csv. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/number.h>
#include "surveys/formats/decimal_mark.h"
#include "surveys/formats/grid.h"
#include "surveys/formats/reader.h"
#include "table/command.h"
#include "table/role.h"

#include "file_cube.h"
#include "flag_words.h"

static bool fits(const char *bytes, size_t n)
{
    static const char *const begins[] = {"DATAFLOW", "STRUCTURE"};
    size_t at = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    size_t quote = at < n && bytes[at] == '"', end = at;
    while (end < n && !strchr("\r\n", bytes[end]) && bytes[end])
        end++;
    for (size_t i = 0; i < 2; i++) {
        size_t length = strlen(begins[i]), behind = at + quote + length + quote;
        if (behind < end && memcmp(bytes + at + quote, begins[i], length) == 0 &&
            strchr(",;\t", bytes[behind]))
            for (size_t k = behind; k + 9 <= end; k++)
                if (memcmp(bytes + k, "OBS_VALUE", 9) == 0 &&
                    (k + 9 == end || strchr(",;\t:\"", bytes[k + 9])))
                    return true;
    }
    return false;
}

#define NONE SIZE_MAX

struct reading {
    struct sg_grid grid;
    struct sg_file_cube *cube;
    bool both;                                                 /* cells are "code: label" */
    size_t value, status, multiple, unit, action, flow, first; /* columns; NONE */
    size_t of[SG_MOST_DIMENSIONS];                             /* the column of each dimension */
    struct sg_table codes[SG_MOST_DIMENSIONS];
};

/* "M: Monthly" into code and label, both borrowed from `text`, which is changed; without a colon
   both are the text. */
static void split(char *text, bool both, const char **code, const char **label)
{
    char *colon = both ? strchr(text, ':') : NULL;
    *code = *label = text;
    if (!colon)
        return;
    *colon = '\0';
    *label = colon + 1 + strspn(colon + 1, " ");
    if (!**label)
        *label = text;
}

static bool is_id(const struct reading *reading, size_t column, const char *id)
{
    const char *cell = sg_grid_cell(&reading->grid, 0, column);
    size_t n = strlen(id);
    return strncmp(cell, id, n) == 0 && (!cell[n] || (reading->both && cell[n] == ':'));
}

static size_t column_of(const struct reading *reading, const char *id)
{
    for (size_t c = 0; c < sg_grid_row_length(&reading->grid, 0); c++)
        if (is_id(reading, c, id))
            return c;
    return NONE;
}

static enum sg_role role_of(const char *id)
{
    static const char *const areas[] = {"REF_AREA", "GEO",    "geo", "COUNTRY",
                                        "LOCATION", "REGION", "AREA"};
    if (strcmp(id, "TIME_PERIOD") == 0)
        return SG_ROLE_PERIOD;
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++)
        if (strcmp(id, areas[i]) == 0)
            return SG_ROLE_AREA;
    return sg_role_of_header(id) == SG_ROLE_MEASURE ? SG_ROLE_MEASURE : SG_ROLE_NONE;
}

static bool has_role(const struct sg_file_cube *cube, enum sg_role role)
{
    for (size_t d = 0; d < cube->n_dimensions; d++)
        if (cube->dimensions[d].role == role)
            return true;
    return false;
}

/* Dimensions lie between what names the data and OBS_VALUE; of attributes those of the observation
   are read, others stay behind. */
static bool find_columns(struct reading *reading, struct sg_error *err)
{
    struct sg_grid *grid = &reading->grid;
    bool second = strncmp(sg_grid_cell(grid, 0, 0), "STRUCTURE", 9) == 0;
    for (size_t c = 1; c < sg_grid_row_length(grid, 0); c++)
        reading->both = reading->both || strchr(sg_grid_cell(grid, 0, c), ':');
    reading->value = column_of(reading, "OBS_VALUE");
    reading->status = column_of(reading, "OBS_STATUS");
    if (reading->status == NONE)
        reading->status = column_of(reading, "OBS_FLAG");
    reading->multiple = column_of(reading, "UNIT_MULT");
    reading->unit = column_of(reading, "UNIT_MEASURE");
    reading->action = second ? column_of(reading, "ACTION") : NONE;
    reading->flow = second ? column_of(reading, "STRUCTURE_ID") : 0;
    if (reading->value == NONE)
        return sg_fail(err, SG_FAIL_DATA, "there is no column OBS_VALUE");
    reading->first = !second ? 1 : reading->action == NONE ? 2 : reading->action + 1;
    for (size_t c = reading->first; c < reading->value; c++) {
        size_t d = reading->cube->n_dimensions;
        const char *code, *label;
        if (is_id(reading, c, "SERIES_KEY") || is_id(reading, c, "OBS_KEY") ||
            c == reading->status || c == reading->multiple || c == reading->unit)
            continue;
        if (d == SG_MOST_DIMENSIONS)
            return sg_fail(err, SG_FAIL_DATA, "it has more than %d dimensions", SG_MOST_DIMENSIONS);
        char *name = sg_copy_text(sg_grid_cell(grid, 0, c));
        split(name, reading->both, &code, &label);
        enum sg_role role = role_of(code);
        role = role && has_role(reading->cube, role) ? SG_ROLE_NONE : role;
        sg_file_cube_add(reading->cube, label, role);
        free(name);
        reading->of[d] = c;
        sg_table_init(&reading->codes[d]);
        sg_table_add(&reading->codes[d], "code", SG_COLUMN_CATEGORY);
    }
    return reading->cube->n_dimensions > 0 ||
           sg_fail(err, SG_FAIL_DATA, "there are no dimensions before OBS_VALUE");
}

/* The value of a dimension in a row; a new one is kept with its label. */
static size_t place_of(struct reading *reading, size_t d, size_t row)
{
    struct sg_file_dimension *dimension = &reading->cube->dimensions[d];
    const char *code, *label;
    char *text = sg_copy_text(sg_grid_cell(&reading->grid, row, reading->of[d]));
    split(text, reading->both, &code, &label);
    char *midnight = dimension->role == SG_ROLE_PERIOD ? strstr(text, "T00:00:00") : NULL;
    if (midnight)
        *midnight = '\0';
    int32_t at = sg_column_intern(reading->codes[d].columns[0], *code ? code : "-");
    if ((size_t)at == dimension->labels.n) {
        sg_texts_add(&dimension->codes, *code ? code : "-");
        sg_texts_add(&dimension->labels, *label ? label : "-");
    }
    free(text);
    return (size_t)at;
}

/* OBS_VALUE times ten to the power of UNIT_MULT, as the decimal that this is. */
static bool read_value(struct reading *reading, size_t row, size_t cell, struct sg_error *err)
{
    struct sg_file_cube *cube = reading->cube;
    const char *text = sg_grid_cell(&reading->grid, row, reading->value);
    const char *power =
        reading->multiple == NONE ? "" : sg_grid_cell(&reading->grid, row, reading->multiple);
    size_t digits = strcspn(power, ":");
    char number[128];
    cube->values[cell] = NAN;
    if (!*text || strcmp(text, "NaN") == 0)
        return true;
    double exponent = 0;
    if (digits && (!sg_number_read(power, digits, &exponent) || !(fabs(exponent) < 100) ||
                   exponent > floor(exponent)))
        return sg_fail(err, SG_FAIL_DATA, "'%s' is no power of ten", power) ||
               sg_fail_at_column(err, "UNIT_MULT");
    int n = snprintf(number, sizeof number, exponent > 0 || exponent < 0 ? "%.80se%.0f" : "%.80s",
                     text, exponent);
    if (!sg_number_read(number, (size_t)n, &cube->values[cell]) || strlen(text) > 80)
        return sg_fail(err, SG_FAIL_DATA, "'%s' is no number", text) ||
               sg_fail_at_column(err, "OBS_VALUE");
    return true;
}

static bool read_status(const struct reading *reading, size_t row, size_t cell,
                        struct sg_error *err)
{
    sg_status flag = 0;
    const char *code = "", *label = "";
    char *text = sg_copy_text(
        reading->status == NONE ? "" : sg_grid_cell(&reading->grid, row, reading->status));
    split(text, reading->both, &code, &label);
    bool known = sg_flag_words_read(code, &flag);
    if (!known)
        known = sg_marks_status_of_meaning(label, &flag);
    if (!known)
        sg_fail(err, SG_FAIL_DATA, "'%s' is no status of SDMX or Eurostat", code);
    free(text);
    if (known)
        sg_flag_words_set(flag, &reading->cube->values[cell], &reading->cube->status[cell]);
    return known || sg_fail_at_column(err, "OBS_STATUS");
}

static bool read_row(struct reading *reading, size_t row, struct sg_error *err)
{
    struct sg_file_cube *cube = reading->cube;
    size_t cell = row - 1;
    const char *action =
        reading->action == NONE ? "" : sg_grid_cell(&reading->grid, row, reading->action);
    if (*action == 'D')
        return sg_fail(err, SG_FAIL_DATA, "the record deletes an observation (ACTION D)");
    if (sg_grid_row_length(&reading->grid, row) != sg_grid_row_length(&reading->grid, 0))
        return sg_fail(err, SG_FAIL_DATA, "it has %zu cells, the header has %zu",
                       sg_grid_row_length(&reading->grid, row),
                       sg_grid_row_length(&reading->grid, 0));
    for (size_t d = 0; d < cube->n_dimensions; d++)
        cube->places[cell * cube->n_dimensions + d] = place_of(reading, d, row);
    const char *unit =
        reading->unit == NONE ? "" : sg_grid_cell(&reading->grid, row, reading->unit);
    const char *colon = reading->both ? strchr(unit, ':') : NULL;
    cube->units[cell] = colon ? colon + 1 + strspn(colon + 1, " ") : *unit ? unit : NULL;
    return read_value(reading, row, cell, err) && read_status(reading, row, cell, err);
}

/* Attributes that no column holds, such as DECIMALS and remarks, are said. */
static void note_attributes(const struct reading *reading, struct sg_texts *notes,
                            enum sg_lang lang)
{
    struct sg_buffer names = {0};
    for (size_t c = reading->value + 1; c < sg_grid_row_length(&reading->grid, 0); c++) {
        const char *name = sg_grid_cell(&reading->grid, 0, c);
        if (c != reading->status && c != reading->multiple && c != reading->unit && *name)
            sg_buffer_printf(&names, names.n ? ", %s" : "%s", name);
    }
    if (names.n)
        sg_note(notes, lang, "attributes of observations are left out: %s", names.text);
    sg_buffer_free(&names);
}

static bool read_rows(struct reading *reading, struct sg_content *content, struct sg_error *err)
{
    const struct sg_grid *grid = &reading->grid;
    size_t n = grid->n_rows;
    while (n > 1 && sg_grid_row_length(grid, n - 1) == 0)
        n--;
    if (n < 2)
        return sg_fail(err, SG_FAIL_DATA, "a header without rows of data below it");
    sg_file_cube_list(reading->cube, n - 1);
    for (size_t row = 1; row < n; row++)
        if (!read_row(reading, row, err))
            return sg_fail_at_row(err, row + 1);
    for (size_t row = 1; reading->multiple != NONE && row < n; row++)
        if (strcspn(sg_grid_cell(grid, row, reading->multiple), "123456789") <
            strlen(sg_grid_cell(grid, row, reading->multiple))) {
            sg_note(&content->notes, err ? err->lang : SG_EN,
                    "values are read times ten to the power of UNIT_MULT");
            break;
        }
    note_attributes(reading, &content->notes, err ? err->lang : SG_EN);
    reading->cube->info.title = sg_copy_text(sg_grid_cell(grid, 1, reading->flow));
    return sg_file_cube_table(reading->cube, &content->table, &content->notes, err);
}

static bool read_sdmx(const char *bytes, size_t n, const struct sg_reader_hints *hints,
                      struct sg_content *content, struct sg_error *err)
{
    struct sg_file_cube cube;
    struct reading reading = {.cube = &cube};
    char *text;
    size_t n_text;
    if (!sg_decode(bytes, n, hints->encoding, &text, &n_text, &content->encoding, err))
        return false;
    sg_file_cube_init(&cube);
    content->is_table = sg_csv_parse(text, n_text, hints->delimiter, 0, &reading.grid, err) &&
                        sg_decimal_mark_settle(&reading.grid, hints->marks, err) &&
                        find_columns(&reading, err) && read_rows(&reading, content, err);
    bool read = content->is_table;
    for (size_t d = 0; d < cube.n_dimensions; d++)
        sg_table_free(&reading.codes[d]);
    sg_grid_free(&reading.grid);
    sg_file_cube_free(&cube);
    free(text);
    if (!read)
        sg_content_free(content);
    return read;
}

const struct sg_reader sg_sdmx_reader = {
    .name = "sdmx-csv",
    .endings = "csv",
    .summary = {"observations of SDMX-CSV 1.0 and 2.0", "SDMX-CSV 1.0、2.0 のデータ"},
    .known_by = {"DATAFLOW or STRUCTURE first, and OBS_VALUE in the header",
                 "先頭の DATAFLOW 又は STRUCTURE と、見出しの OBS_VALUE"},
    .fits = fits,
    .read = read_sdmx,
};
