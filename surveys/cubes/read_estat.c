/* What the API of e-Stat (政府統計の総合窓口, specification 3.0) gives as JSON: getStatsData. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "surveys/formats/cell.h"
#include "surveys/formats/reader.h"
#include "table/command.h"

#include "file_cube.h"
#include "json_text.h"

static bool fits(const char *bytes, size_t n)
{
    return sg_json_begins(bytes, n, "\"GET_STATS_DATA\"");
}

/* The API gives one item as itself, several as a list. */
static size_t count(const json_t *items)
{
    return json_is_array(items) ? json_array_size(items) : items && !json_is_null(items) ? 1 : 0;
}

static const json_t *at(const json_t *items, size_t i)
{
    return json_is_array(items) ? json_array_get(items, i) : items;
}

/* {"@no": "1", "$": "text"} or the text itself. */
static const char *text_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_object(value) ? sg_json_text(value, "$") : json_string_value(value);
}

/* The dimensions with their codes for looking up. */
struct reading {
    struct sg_file_cube *cube;
    struct sg_table codes[SG_MOST_DIMENSIONS];
    char *keys[SG_MOST_DIMENSIONS]; /* "@cat01" */
    struct sg_marks marks;
};

static void release(struct reading *reading)
{
    for (size_t d = 0; d < reading->cube->n_dimensions; d++) {
        sg_table_free(&reading->codes[d]);
        free(reading->keys[d]);
    }
    sg_marks_free(&reading->marks);
}

static enum sg_role role_of(const char *id)
{
    return strcmp(id, "tab") == 0    ? SG_ROLE_MEASURE
           : strcmp(id, "area") == 0 ? SG_ROLE_AREA
           : strcmp(id, "time") == 0 ? SG_ROLE_PERIOD
                                     : SG_ROLE_NONE;
}

/* The one item that has no parent is the total of those that have. */
static void find_total(const json_t *classes, struct sg_file_dimension *dimension)
{
    size_t n = count(classes), orphans = 0, orphan = 0;
    for (size_t i = 0; i < n; i++)
        if (!sg_json_text(at(classes, i), "@parentCode")) {
            orphans++;
            orphan = i;
        }
    if (orphans == 1 && n > 1)
        dimension->total = sg_copy_text(dimension->labels.items[orphan]);
}

static bool add_dimension(const json_t *object, struct reading *reading, struct sg_error *err)
{
    struct sg_file_cube *cube = reading->cube;
    const char *id = sg_json_text(object, "@id"), *name = sg_json_text(object, "@name");
    const json_t *classes = json_object_get(object, "CLASS");
    if (!id || cube->n_dimensions == SG_MOST_DIMENSIONS)
        return sg_fail(err, SG_FAIL_DATA, "a CLASS_OBJ of the file has no \"@id\"");
    size_t d = cube->n_dimensions;
    struct sg_file_dimension *dimension = sg_file_cube_add(cube, name ? name : id, role_of(id));
    reading->keys[d] = sg_alloc(strlen(id) + 2, 1);
    reading->keys[d][0] = '@';
    strcpy(reading->keys[d] + 1, id);
    sg_table_init(&reading->codes[d]);
    struct sg_column *codes = sg_table_add(&reading->codes[d], "code", SG_COLUMN_CATEGORY);
    for (size_t i = 0; i < count(classes); i++) {
        const char *code = sg_json_text(at(classes, i), "@code");
        const char *label = sg_json_text(at(classes, i), "@name");
        const char *unit = sg_json_text(at(classes, i), "@unit");
        if (!code || (size_t)sg_column_intern(codes, code) != i)
            return sg_fail(err, SG_FAIL_DATA, "item %zu of '%s' has no code of its own", i + 1, id);
        sg_texts_add(&dimension->codes, code);
        sg_texts_add(&dimension->labels, label ? label : code);
        sg_texts_add(&dimension->units, unit ? unit : "");
    }
    find_total(classes, dimension);
    return dimension->labels.n > 0 ||
           sg_fail(err, SG_FAIL_DATA, "the dimension '%s' has no values", id);
}

/* NOTE: the symbols in place of numbers, with what they mean. */
static void read_symbols(const json_t *data, struct reading *reading)
{
    const json_t *notes = json_object_get(data, "NOTE");
    for (size_t i = 0; i < count(notes); i++) {
        const char *symbol = sg_json_text(at(notes, i), "@char");
        const char *meaning = sg_json_text(at(notes, i), "$");
        sg_status status;
        if (symbol && meaning && sg_marks_status_of_meaning(meaning, &status))
            sg_marks_set(&reading->marks, symbol, status, meaning);
    }
}

/* Symbols behind numbers are explained as ANNOTATION. */
static sg_status annotation_of(const json_t *data, const char *code)
{
    const json_t *all = json_object_get(data, "ANNOTATION");
    sg_status status = 0;
    for (size_t i = 0; code && i < count(all); i++) {
        const char *own = sg_json_text(at(all, i), "@annotation");
        const char *meaning = sg_json_text(at(all, i), "$");
        if (own && meaning && strcmp(own, code) == 0 &&
            sg_marks_status_of_meaning(meaning, &status))
            return status;
    }
    return 0;
}

static bool fail_value(size_t i, const char *text, struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_DATA,
                   "VALUE %zu is '%s', neither a number nor a symbol that NOTE explains", i + 1,
                   text);
}

static bool read_number(const struct reading *reading, const json_t *record, size_t i,
                        struct sg_error *err)
{
    struct sg_file_cube *cube = reading->cube;
    char buffer[32];
    const char *text = sg_json_plain(json_object_get(record, "$"), buffer);
    sg_status status = 0;
    cube->values[i] = NAN;
    if (!text)
        return fail_value(i, "", err);
    if (!*text) {
        cube->status[i] = SG_STATUS_NOT_AVAILABLE;
        return true;
    }
    struct sg_cell cell = sg_cell_read(text, &reading->marks);
    if (cell.kind == SG_CELL_NUMBER)
        cube->values[i] = cell.value;
    else if (!sg_marks_find(&reading->marks, text, &status))
        return fail_value(i, text, err);
    status |= cell.status;
    if (status & SG_STATUS_NIL)
        cube->values[i] = 0;
    cube->status[i] = status;
    return true;
}

static bool read_record(const struct reading *reading, const json_t *data, const json_t *record,
                        size_t i, struct sg_error *err)
{
    struct sg_file_cube *cube = reading->cube;
    for (size_t d = 0; d < cube->n_dimensions; d++) {
        const char *code = sg_json_text(record, reading->keys[d]);
        int32_t place = code ? sg_column_code(reading->codes[d].columns[0], code) : SG_EMPTY;
        if (place == SG_EMPTY)
            return sg_fail(err, SG_FAIL_DATA,
                           "VALUE %zu has '%s' as %s, which CLASS_INF does not list", i + 1,
                           code ? code : "", reading->keys[d]);
        cube->places[i * cube->n_dimensions + d] = (size_t)place;
        const struct sg_file_dimension *dimension = &cube->dimensions[d];
        if (*dimension->units.items[place] && !cube->units[i])
            cube->units[i] = dimension->units.items[place];
    }
    if (sg_json_text(record, "@unit"))
        cube->units[i] = sg_json_text(record, "@unit");
    if (!read_number(reading, record, i, err))
        return false;
    if (!isnan(cube->values[i]))
        cube->status[i] |= annotation_of(data, sg_json_text(record, "@annotation"));
    return true;
}

/* An answer may be a part: so many values at once. */
static void note_part(const json_t *result, size_t n, struct sg_texts *notes, enum sg_lang lang)
{
    char buffer[32];
    const char *total = sg_json_plain(json_object_get(result, "TOTAL_NUMBER"), buffer);
    if (json_object_get(result, "NEXT_KEY") && total)
        sg_note(notes, lang, "the file holds %zu of %s values; the rest is in further answers", n,
                total);
}

static void describe(const json_t *table, struct sg_file_cube *cube)
{
    const char *title = text_of(table, "TITLE"), *statistics = text_of(table, "STATISTICS_NAME");
    const char *survey = text_of(table, "STAT_NAME"), *office = text_of(table, "GOV_ORG");
    const char *updated = text_of(table, "UPDATED_DATE");
    struct sg_buffer source = {0};
    cube->info.title = sg_copy_text(title ? title : statistics);
    sg_buffer_printf(&source, "%s%s%s%s%s", office ? office : "", survey ? "「" : "",
                     survey ? survey : "", survey ? "」" : "", updated ? " " : "");
    sg_buffer_add(&source, updated ? updated : "");
    if (office || survey)
        sg_info_add_source(&cube->info, sg_buffer_text(&source), NULL);
    sg_buffer_free(&source);
}

/* STATUS from 100 on: the API had an error and gives no data. */
static bool check_result(const json_t *root, struct sg_error *err)
{
    char buffer[32];
    const json_t *result = json_object_get(root, "RESULT");
    const char *status = sg_json_plain(json_object_get(result, "STATUS"), buffer);
    const char *message = sg_json_text(result, "ERROR_MSG");
    return !status || strtol(status, NULL, 10) < 100 ||
           sg_fail(err, SG_FAIL_DATA, "e-Stat gave no data but the error %s: %s", status,
                   message ? message : "");
}

static bool read_data(const json_t *root, struct reading *reading, struct sg_content *content,
                      struct sg_error *err)
{
    const json_t *all = json_object_get(root, "STATISTICAL_DATA");
    const json_t *objects = json_object_get(json_object_get(all, "CLASS_INF"), "CLASS_OBJ");
    const json_t *data = json_object_get(all, "DATA_INF");
    const json_t *values = json_object_get(data, "VALUE");
    if (!check_result(root, err))
        return false;
    if (count(objects) == 0 || count(values) == 0)
        return sg_fail(err, SG_FAIL_DATA, "the file has no CLASS_INF or no VALUE");
    for (size_t i = 0; i < count(objects); i++)
        if (!add_dimension(at(objects, i), reading, err))
            return false;
    read_symbols(data, reading);
    sg_file_cube_list(reading->cube, count(values));
    for (size_t i = 0; i < count(values); i++)
        if (!read_record(reading, data, at(values, i), i, err))
            return false;
    note_part(json_object_get(all, "RESULT_INF"), count(values), &content->notes,
              err ? err->lang : SG_EN);
    describe(json_object_get(all, "TABLE_INF"), reading->cube);
    return sg_file_cube_table(reading->cube, &content->table, &content->notes, err);
}

static bool read_estat(const char *bytes, size_t n, const struct sg_reader_hints *hints,
                       struct sg_content *content, struct sg_error *err)
{
    struct sg_file_cube cube;
    struct reading reading = {.cube = &cube};
    json_t *root = sg_json_root(bytes, n, err);
    (void)hints;
    sg_file_cube_init(&cube);
    content->is_table =
        root && read_data(json_object_get(root, "GET_STATS_DATA"), &reading, content, err);
    bool read = content->is_table;
    release(&reading);
    sg_file_cube_free(&cube);
    json_decref(root);
    if (!read)
        sg_content_free(content);
    return read;
}

const struct sg_reader sg_estat_reader = {
    .name = "e-stat",
    .endings = "json",
    .summary = {"what the API of e-Stat gives (getStatsData)", "e-StatのAPIの出力（getStatsData）"},
    .known_by = {"\"GET_STATS_DATA\"", "\"GET_STATS_DATA\""},
    .fits = fits,
    .read = read_estat,
};
