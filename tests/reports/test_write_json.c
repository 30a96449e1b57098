#include "fixture.h"

#include <jansson.h>
#include <string.h>

#include "reports/json_text.h"

static void a_record_stands_on_a_line(void **state)
{
    (void)state;
    struct sg_table table;
    make_industries(&table);
    assert_written(
        &table, "json", &in_japanese,
        "{\n"
        "\"format\": \"sangyo.table\",\n"
        "\"version\": 2,\n"
        "\"title\": \"産業別の構成比\",\n"
        "\"columns\": [\n"
        "{\"name\": \"industry\", \"label\": \"産業\", \"unit\": null, \"kind\": \"category\", "
        "\"role\": \"by\", \"main\": false},\n"
        "{\"name\": \"value\", \"label\": \"実数\", \"unit\": \"人\", \"kind\": \"number\", "
        "\"role\": null, \"main\": false, \"measure_kind\": null},\n"
        "{\"name\": \"share_percent\", \"label\": \"構成比（％）\", \"unit\": \"％\", "
        "\"kind\": \"number\", \"role\": null, \"main\": true, \"measure_kind\": \"share\"}],\n"
        "\"records\": [\n"
        "{\"industry\": \"卸売業，小売業\", \"value\": 12345, \"share_percent\": 28.75, "
        "\"status\": \"caution\"},\n"
        "{\"industry\": \"製造業\", \"value\": -67, \"share_percent\": -0.04, \"status\": \"\", "
        "\"statuses\": {\"value\": \"revised\"}},\n"
        "{\"industry\": \"鉱業\", \"value\": 0, \"share_percent\": null, "
        "\"status\": \"suppressed\", \"statuses\": {\"value\": \"nil\"}},\n"
        "{\"industry\": \"計\", \"value\": 1234567.5, \"share_percent\": 100, \"status\": \"\"}],\n"
        "\"notes\": [\n"
        "\"四捨五入のため計と一致しない。\"],\n"
        "\"sources\": [\n"
        "{\"title\": \"経済センサス\", \"path\": null}]\n"
        "}\n");
    sg_table_free(&table);
}

/* An own title that columns.def has in Japanese is none of its own in English. */
static void own_titles_are_said(void **state)
{
    (void)state;
    static const char *const lines[] = {"\"label\": \"時点\", \"unit\": null, \"own\": [\"label\"]",
                                        "\"label\": \"時点\", \"unit\": null, \"kind\""};
    for (int lang = SG_JA; lang >= SG_EN; lang--) {
        struct sg_table table;
        struct sg_buffer out = {0};
        sg_table_init(&table);
        sg_table_add(&table, "period", SG_COLUMN_PERIOD)->label = sg_copy_text("時点");
        sg_json_add_head(&table, (enum sg_lang)lang, &out);
        assert_non_null(strstr(sg_buffer_text(&out), lines[lang == SG_JA]));
        sg_buffer_free(&out);
        sg_table_free(&table);
    }
}

static json_t *written(const struct sg_table *table)
{
    struct sg_buffer out = {0};
    json_error_t error;
    sg_writer_named("json")->write(table, &in_english, &out, NULL);
    json_t *root = json_loadb(out.text, out.n, JSON_REJECT_DUPLICATES, &error);
    if (!root)
        fail_msg("%s: line %d", error.text, error.line);
    sg_buffer_free(&out);
    return root;
}

static void empty_tables_are_objects(void **state)
{
    (void)state;
    struct sg_table table;
    sg_table_init(&table);
    for (int step = 0; step < 3; step++) {
        json_t *root = written(&table);
        assert_int_equal(json_array_size(json_object_get(root, "columns")), step > 0);
        assert_int_equal(json_array_size(json_object_get(root, "records")), step > 1);
        assert_true(json_is_null(json_object_get(root, "title")));
        json_decref(root);
        if (step == 0)
            sg_table_add(&table, "a", SG_COLUMN_CATEGORY);
        else
            sg_table_add_row(&table);
    }
    sg_table_free(&table);
}

static void without_main_every_status_is_told_by_column(void **state)
{
    (void)state;
    static const double values[] = {1, NAN, INFINITY};
    static const sg_status status[] = {SG_STATUS_REVISED | SG_STATUS_FEW, SG_STATUS_SUPPRESSED, 0};
    struct sg_table table;
    sg_table_init(&table);
    add_numbers(&table, "a", 3, values, status);
    add_numbers(&table, "b", 3, values, status);
    json_t *root = written(&table);
    const json_t *records = json_object_get(root, "records");
    for (size_t row = 0; row < 3; row++) {
        const json_t *record = json_array_get(records, row);
        const json_t *statuses = json_object_get(record, "statuses");
        char words[SG_STATUS_WORDS_SIZE];
        sg_status_words(status[row], words);
        assert_null(json_object_get(record, "status"));
        assert_int_equal(json_is_null(json_object_get(record, "a")), row > 0);
        assert_int_equal(json_object_size(statuses), row < 2 ? 2 : 0);
        if (row < 2)
            assert_string_equal(json_string_value(json_object_get(statuses, "b")), words);
    }
    json_decref(root);
    sg_table_free(&table);
}

/* Property: a JSON reader (jansson) gets every label and every number back, bit for bit. */
static void nothing_is_lost(void **state)
{
    (void)state;
    struct sg_table table;
    make_hostile(&table);
    for (size_t row = 0; row < table.n_rows; row++)
        table.columns[1]->values[row] = row == 3 ? 5e-324 : 1.0 / 7.0 * (double)row;
    json_t *root = written(&table);
    const json_t *records = json_object_get(root, "records");
    assert_int_equal(json_array_size(records), HOSTILE_LABELS);
    for (size_t row = 0; row < HOSTILE_LABELS; row++) {
        const json_t *record = json_array_get(records, row);
        double x = json_number_value(json_object_get(record, "value"));
        assert_string_equal(json_string_value(json_object_get(record, "label")),
                            hostile_labels[row]);
        assert_memory_equal(&x, &table.columns[1]->values[row], sizeof x);
    }
    json_decref(root);
    sg_table_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(own_titles_are_said),
        cmocka_unit_test(a_record_stands_on_a_line),
        cmocka_unit_test(empty_tables_are_objects),
        cmocka_unit_test(without_main_every_status_is_told_by_column),
        cmocka_unit_test(nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
