/* JSON-stat 2.0 (json-stat.org/full): a dataset, whose values lie as its dimensions stand. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "surveys/formats/cell.h"
#include "surveys/formats/reader.h"
#include "table/command.h"

#include "file_cube.h"
#include "flag_words.h"
#include "json_text.h"

static bool fits(const char *bytes, size_t n)
{
    return sg_json_begins(bytes, n, "\"class\"") &&
           (sg_json_begins(bytes, n, "\"dataset\"") || sg_json_begins(bytes, n, "\"collection\"") ||
            sg_json_begins(bytes, n, "\"dimension\""));
}

static bool fail_dimension(const char *id, const char *what, struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_DATA, "the dimension '%s' has no usable \"%s\"", id, what);
}

/* The codes in the order of `index`: a list of codes, or the place of each; without it the one of
   `label`. */
static bool read_codes(const char *id, const json_t *category, size_t size, const char *codes[],
                       struct sg_error *err)
{
    const json_t *index = json_object_get(category, "index"),
                 *labels = json_object_get(category, "label"), *place;
    const char *code;
    if (json_is_array(index) && json_array_size(index) == size) {
        for (size_t i = 0; i < size; i++)
            codes[i] = json_string_value(json_array_get(index, i));
    } else if (json_is_object(index) && json_object_size(index) == size) {
        json_object_foreach((json_t *)index, code, place)
        {
            double at = json_number_value(place);
            if (!json_is_number(place) || !(at >= 0 && at < (double)size) || at > floor(at) ||
                codes[(size_t)at])
                return fail_dimension(id, "index", err);
            codes[(size_t)at] = code;
        }
    } else if (!index && size == 1 && json_object_size(labels) == 1) {
        codes[0] = json_object_iter_key(json_object_iter((json_t *)labels));
    }
    for (size_t i = 0; i < size; i++)
        if (!codes[i])
            return fail_dimension(id, "index", err);
    return true;
}

/* The parent of all others is the total. */
static void find_total(const json_t *category, struct sg_file_dimension *dimension)
{
    const json_t *child = json_object_get(category, "child"), *list;
    const char *parent;
    if (json_object_size(child) != 1)
        return;
    json_object_foreach((json_t *)child, parent, list)
    {
        for (size_t i = 0; json_array_size(list) + 1 == dimension->codes.n &&
                           i < dimension->codes.n && !dimension->total;
             i++)
            if (strcmp(dimension->codes.items[i], parent) == 0)
                dimension->total = sg_copy_text(dimension->labels.items[i]);
    }
}

/* "unit": {"code": {"label": …, "symbol": …, "base": …, "decimals": …}} */
static void add_unit(const json_t *category, const char *code, struct sg_file_dimension *dimension)
{
    const json_t *unit = json_object_get(json_object_get(category, "unit"), code);
    const char *label = sg_json_text(unit, "label"), *symbol = sg_json_text(unit, "symbol");
    const char *base = sg_json_text(unit, "base");
    sg_texts_add(&dimension->units, label ? label : base ? base : symbol ? symbol : "");
}

static bool add_dimension(const json_t *root, const char *id, size_t size, enum sg_role role,
                          struct sg_file_cube *cube, struct sg_error *err)
{
    const json_t *all = json_object_get(json_object_get(root, "dimension"), id);
    const json_t *category = json_object_get(all, "category");
    const json_t *labels = json_object_get(category, "label");
    const char *name = sg_json_text(all, "label");
    if (!json_is_object(category))
        return fail_dimension(id, "category", err);
    const char **codes = sg_alloc(size, sizeof *codes);
    bool fine = read_codes(id, category, size, codes, err);
    if (fine) {
        struct sg_file_dimension *dimension = sg_file_cube_add(cube, name ? name : id, role);
        for (size_t i = 0; i < size; i++) {
            const char *label = sg_json_text(labels, codes[i]);
            sg_texts_add(&dimension->codes, codes[i]);
            sg_texts_add(&dimension->labels, label ? label : codes[i]);
            if (role == SG_ROLE_MEASURE)
                add_unit(category, codes[i], dimension);
        }
        find_total(category, dimension);
    }
    free(codes);
    return fine;
}

static enum sg_role role_of(const json_t *root, const char *id)
{
    static const struct {
        const char *word;
        enum sg_role role;
    } roles[] = {{"time", SG_ROLE_PERIOD}, {"metric", SG_ROLE_MEASURE}, {"geo", SG_ROLE_AREA}};
    for (size_t r = 0; r < sizeof roles / sizeof *roles; r++) {
        const json_t *list = json_object_get(json_object_get(root, "role"), roles[r].word);
        for (size_t i = 0; i < json_array_size(list); i++) {
            const char *item = json_string_value(json_array_get(list, i));
            if (item && strcmp(item, id) == 0)
                return i == 0 ? roles[r].role : SG_ROLE_NONE;
        }
    }
    return SG_ROLE_NONE;
}

static bool add_dimensions(const json_t *root, struct sg_file_cube *cube, struct sg_error *err)
{
    const json_t *ids = json_object_get(root, "id"), *sizes = json_object_get(root, "size");
    size_t n = json_array_size(ids);
    if (!json_is_array(ids) || n == 0 || n > SG_MOST_DIMENSIONS || json_array_size(sizes) != n)
        return sg_fail(err, SG_FAIL_DATA,
                       "\"id\" and \"size\" must list the dimensions in the order of the values");
    for (size_t i = 0; i < n; i++) {
        const char *id = json_string_value(json_array_get(ids, i));
        double size = json_number_value(json_array_get(sizes, i));
        if (!id || !(size >= 1 && size <= SG_MOST_CELLS) || size > floor(size))
            return sg_fail(err, SG_FAIL_DATA,
                           "\"id\" and \"size\" must list the dimensions in the order of the "
                           "values");
        if (!add_dimension(root, id, (size_t)size, role_of(root, id), cube, err))
            return false;
    }
    return true;
}

/* The i-th of "value" or "status": of a list, of an object of places, or one for all. */
static const json_t *item_of(const json_t *items, size_t i)
{
    char key[32];
    if (json_is_array(items))
        return json_array_get(items, i);
    if (!json_is_object(items))
        return items;
    snprintf(key, sizeof key, "%zu", i);
    return json_object_get(items, key);
}

/* What a status means: as the file explains it, else by the letters of Eurostat and SDMX. */
static bool status_of(const json_t *root, const json_t *item, sg_status *status,
                      struct sg_error *err)
{
    const char *code = json_string_value(item);
    const json_t *explained =
        json_object_get(json_object_get(json_object_get(root, "extension"), "status"), "label");
    const char *meaning = code ? sg_json_text(explained, code) : NULL;
    *status = 0;
    if (!item || json_is_null(item))
        return true;
    if (!code)
        return sg_fail(err, SG_FAIL_DATA, "\"status\" holds something else than texts");
    if (sg_flag_words_read(code, status) ||
        (meaning && sg_marks_status_of_meaning(meaning, status)))
        return true;
    return sg_fail(err, SG_FAIL_DATA,
                   "the status '%s' is none that is known, and the file does not explain it", code);
}

static bool read_cell(const json_t *root, size_t i, struct sg_file_cube *cube, struct sg_error *err)
{
    const json_t *value = item_of(json_object_get(root, "value"), i);
    sg_status flag, met = 0;
    if (!status_of(root, item_of(json_object_get(root, "status"), i), &flag, err))
        return false;
    const char *text = json_string_value(value);
    if (json_is_number(value))
        cube->values[i] = json_number_value(value);
    else if (text && *text && !sg_number_read(text, strlen(text), &cube->values[i]) &&
             !sg_marks_find(NULL, text, &met))
        return sg_fail(err, SG_FAIL_DATA, "value %zu is '%s', no number", i, text);
    else if (value && !text && !json_is_null(value))
        return sg_fail(err, SG_FAIL_DATA, "value %zu is no number", i);
    if (met & SG_STATUS_NIL)
        cube->values[i] = 0;
    sg_flag_words_set(flag | met, &cube->values[i], &cube->status[i]);
    return true;
}

/* Places beyond the last value are faults of the file. */
static bool check_values(const json_t *items, const char *key, size_t n, struct sg_error *err)
{
    const char *place;
    json_t *item;
    if (json_is_array(items) && json_array_size(items) != n)
        return sg_fail(err, SG_FAIL_DATA, "\"%s\" has %zu items, where the dimensions make %zu",
                       key, json_array_size(items), n);
    json_object_foreach((json_t *)items, place, item)
    {
        size_t digits = strspn(place, "0123456789");
        if (!digits || place[digits] || digits > 10 || strtoull(place, NULL, 10) >= n)
            return sg_fail(err, SG_FAIL_DATA, "\"%s\" has an item '%s', which no cell has", key,
                           place);
    }
    return true;
}

static bool read_values(const json_t *root, struct sg_file_cube *cube, struct sg_error *err)
{
    const json_t *values = json_object_get(root, "value"),
                 *status = json_object_get(root, "status");
    if (!json_is_array(values) && !json_is_object(values))
        return sg_fail(err, SG_FAIL_DATA, "the dataset has no \"value\"");
    if (!sg_file_cube_open(cube, err) || !check_values(values, "value", cube->n_cells, err) ||
        !check_values(status, "status", cube->n_cells, err))
        return false;
    for (size_t i = 0; i < cube->n_cells; i++)
        if (!read_cell(root, i, cube, err))
            return false;
    return true;
}

static void describe(const json_t *root, struct sg_file_cube *cube)
{
    const json_t *notes = json_object_get(root, "note");
    const char *label = sg_json_text(root, "label"), *source = sg_json_text(root, "source");
    const char *updated = sg_json_text(root, "updated");
    struct sg_buffer text = {0};
    cube->info.title = sg_copy_text(label);
    if (source || updated)
        sg_buffer_printf(&text, "%s%s%.10s", source ? source : "", source && updated ? ", " : "",
                         updated ? updated : "");
    if (text.n)
        sg_info_add_source(&cube->info, text.text, NULL);
    sg_buffer_free(&text);
    for (size_t i = 0; i < json_array_size(notes); i++)
        if (json_string_value(json_array_get(notes, i)))
            sg_texts_add(&cube->info.notes, json_string_value(json_array_get(notes, i)));
}

static bool read_root(const json_t *root, struct sg_file_cube *cube, struct sg_content *content,
                      struct sg_error *err)
{
    const char *class = sg_json_text(root, "class");
    if (class && strcmp(class, "dataset") != 0)
        return sg_fail(err, SG_FAIL_DATA,
                       "a JSON-stat %s, which has no values: give one of its datasets", class);
    if (!add_dimensions(root, cube, err) || !read_values(root, cube, err))
        return false;
    describe(root, cube);
    return sg_file_cube_table(cube, &content->table, &content->notes, err);
}

static bool read_jsonstat(const char *bytes, size_t n, const struct sg_reader_hints *hints,
                          struct sg_content *content, struct sg_error *err)
{
    struct sg_file_cube cube;
    json_t *root = sg_json_root(bytes, n, err);
    (void)hints;
    sg_file_cube_init(&cube);
    content->is_table = root && read_root(root, &cube, content, err);
    bool read = content->is_table;
    sg_file_cube_free(&cube);
    json_decref(root);
    if (!read)
        sg_content_free(content);
    return read;
}

const struct sg_reader sg_jsonstat_reader = {
    .name = "json-stat",
    .endings = "json",
    .summary = {"a dataset of JSON-stat 2.0", "JSON-stat 2.0 のデータセット"},
    .known_by = {"\"class\": \"dataset\"", "\"class\": \"dataset\""},
    .fits = fits,
    .read = read_jsonstat,
};
