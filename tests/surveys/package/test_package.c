#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "surveys/package/package.h"

static bool parse(const char *json, const char *path, struct sg_package_resource *resource,
                  struct sg_error *err)
{
    return sg_package_parse(json, strlen(json), path, resource, err);
}

static const char census[] =
    "{\"name\": \"census\", \"title\": \"Census\", \"sangyo:universe\": {\"ja\": \"民営事業所\", "
    "\"en\": \"private establishments\"},\n"
    "\"sources\": [{\"title\": \"経済センサス\", \"path\": \"https://example.org/c\"}],\n"
    "\"licenses\": [{\"name\": \"CC-BY-4.0\"}, {\"title\": \"出典を記載\", \"path\": \"x\"}],\n"
    "\"sangyo:breaks\": [\"2009\", {\"period\": 2012, \"note\": \"調査が異なる\"}],\n"
    "\"other\": {\"sangyo\": 1},\n"
    "\"resources\": [\n"
    "{\"name\": \"industry\", \"path\": \"data/industry.csv\", \"encoding\": \"cp932\",\n"
    " \"sangyo:title\": {\"ja\": \"産業別\", \"en\": \"By industry\"}, \"sangyo:total\": "
    "\"全産業\",\n"
    " \"sangyo:place\": {\"ja\": \"川崎市\", \"en\": \"Kawasaki\"},\n"
    " \"sangyo:cautions\": [{\"period\": \"2021\", \"note\": {\"ja\": \"注意\", \"en\": "
    "\"care\"}}],\n"
    " \"sangyo:referenceDates\": {\"2016\": \"2016-06-01\", \"2021\": \"2021-06-01\"},\n"
    " \"dialect\": {\"delimiter\": \"\\t\", \"headerRows\": [4, 5], \"headerJoin\": \"/\",\n"
    "  \"commentRows\": [1, 2, 3], \"commentChar\": \"#\", \"quoteChar\": \"\\\"\"},\n"
    " \"schema\": {\"fieldsMatch\": [\"subset\"], \"missingValues\": [\"\", \"-\", \"X\", \"NA\",\n"
    "  {\"value\": \"***\", \"label\": \"調査又は集計していないもの\"}, {\"value\": \"D\", "
    "\"label\": \"suppressed\"}, {\"value\": \"ー\", \"label\": \"皆無\"}],\n"
    "  \"fields\": [\n"
    "   {\"name\": \"year\", \"type\": \"year\", \"sangyo:role\": \"period\"},\n"
    "   {\"name\": \"industry\", \"type\": \"string\", \"sangyo:role\": \"by\",\n"
    "    \"categories\": [\"C\", {\"value\": 2, \"label\": \"二\"}]},\n"
    "   {\"name\": \"establishments\", \"type\": \"integer\", \"title\": \"plain\", "
    "\"sangyo:unit\": "
    "{\"ja\": \"事業所\", \"en\": \"establishments\"}, \"sangyo:label\": {\"ja\": \"事業所数\", "
    "\"en\": \"Establishments\"},\n"
    "    \"sangyo:role\": \"value\", \"sangyo:decimals\": 1, \"constraints\": {\"minimum\": 0}},\n"
    "   {\"name\": \"place\", \"type\": \"geopoint\", \"missingValues\": [\"nowhere\"]},\n"
    "   {\"name\": \"free\"}]}},\n"
    "{\"name\": \"area\", \"path\": [\"a 1.csv\", \"./b/c.csv\"], \"sources\": [{\"path\": "
    "\"p\"}],\n"
    " \"sangyo:universe\": \"all\"}]}";

static void a_whole_resource(void **state)
{
    (void)state;
    struct sg_package_resource r;
    struct sg_error err = {.lang = SG_JA};
    if (!parse(census, "examples/x/datapackage.json#industry", &r, &err))
        fail_msg("%s", err.message);
    assert_string_equal(r.name, "industry");
    assert_string_equal(r.encoding, "cp932");
    assert_int_equal(r.paths.n, 1);
    assert_string_equal(r.paths.items[0], "examples/x/data/industry.csv");
    assert_int_equal(r.dialect.delimiter, '\t');
    assert_int_equal(r.dialect.n_header_rows, 2);
    assert_int_equal(r.dialect.header_rows[1], 5);
    assert_string_equal(r.dialect.header_join, "/");
    assert_int_equal(r.dialect.n_comment_rows, 3);
    assert_string_equal(r.dialect.comment_char, "#");
    assert_false(r.dialect.no_header);
    assert_int_equal(r.match, SG_FIELDS_SUBSET);
    assert_int_equal(r.n_fields, 5);
    assert_int_equal(r.fields[0].type, SG_FIELD_YEAR);
    assert_int_equal(r.fields[0].role, SG_ROLE_PERIOD);
    assert_int_equal(r.fields[0].decimals, -1);
    assert_int_equal(r.fields[1].n_categories, 2);
    assert_string_equal(r.fields[1].categories[0].value, "C");
    assert_null(r.fields[1].categories[0].label);
    assert_string_equal(r.fields[1].categories[1].value, "2");
    assert_string_equal(r.fields[1].categories[1].label, "二");
    assert_string_equal(r.fields[2].title, "事業所数");
    assert_string_equal(r.fields[2].unit, "事業所");
    assert_int_equal(r.fields[2].decimals, 1);
    assert_int_equal(r.fields[3].type, SG_FIELD_STRING);
    assert_int_equal(r.fields[4].type, SG_FIELD_ANY);
    assert_string_equal(sg_package_field(&r, "ｙｅａｒ")->name, "year");
    assert_null(sg_package_field(&r, "month"));
    sg_package_resource_free(&r);
}

static void what_is_known_besides(void **state)
{
    (void)state;
    struct sg_package_resource r;
    struct sg_error err = {.lang = SG_EN};
    assert_true(parse(census, "datapackage.json#industry", &r, &err));
    assert_string_equal(r.paths.items[0], "data/industry.csv");
    assert_string_equal(r.info.title, "By industry");
    assert_string_equal(r.info.universe, "private establishments");
    assert_string_equal(r.info.place, "Kawasaki");
    assert_string_equal(r.info.total_label, "全産業");
    assert_string_equal(r.fields[2].title, "Establishments");
    assert_int_equal(r.info.n_sources, 1);
    assert_string_equal(r.info.sources[0].path, "https://example.org/c");
    assert_int_equal(r.licenses.n, 2);
    assert_string_equal(r.licenses.items[0], "CC-BY-4.0");
    assert_string_equal(r.licenses.items[1], "出典を記載");
    assert_int_equal(r.info.n_breaks, 3); /* two of the package, then the resource's caution */
    assert_string_equal(r.info.breaks[1].label, "2012");
    assert_string_equal(r.info.breaks[1].note, "調査が異なる");
    assert_false(r.info.breaks[1].caution);
    assert_true(r.info.breaks[2].caution);
    assert_string_equal(r.info.breaks[2].note, "care");
    assert_int_equal(r.info.breaks[2].period.month, 2021 * 12);
    assert_int_equal(r.info.n_reference_dates, 2);
    assert_int_equal(r.info.reference_dates[1].date.month, 2021 * 12 + 5);
    sg_package_resource_free(&r);
    assert_true(parse(census, "/d/datapackage.json#area", &r, &err));
    assert_int_equal(r.paths.n, 2);
    assert_string_equal(r.paths.items[1], "/d/./b/c.csv");
    assert_string_equal(r.info.title, "Census");
    assert_string_equal(r.info.universe, "all");
    assert_string_equal(r.info.sources[0].title, "p");
    assert_int_equal(r.n_fields, 0);
    assert_null(r.encoding);
    sg_package_resource_free(&r);
    sg_package_resource_free(NULL);
}

static void missing_values_say_why(void **state)
{
    (void)state;
    struct sg_package_resource r;
    struct sg_error err = {0};
    assert_true(parse(census, "datapackage.json#industry", &r, &err));
    static const struct {
        const char *symbol;
        sg_status status;
    } cases[] = {
        {"X", SG_STATUS_SUPPRESSED},      {"NA", SG_STATUS_NOT_AVAILABLE},
        {"***", SG_STATUS_NOT_AVAILABLE}, {"D", SG_STATUS_SUPPRESSED},
        {"…", SG_STATUS_NOT_AVAILABLE}, /* the usual symbols stay */
    };
    sg_status status;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(sg_marks_find(&r.fields[0].marks, cases[i].symbol, &status));
        assert_int_equal(status, cases[i].status);
    }
    /* the later of "-" (missing) and "ー" (皆無) wins: they are one symbol */
    assert_true(sg_marks_find(&r.marks, "-", &status));
    assert_int_equal(status, SG_STATUS_NIL);
    assert_false(sg_marks_find(&r.fields[3].marks, "D", &status));
    assert_true(sg_marks_find(&r.fields[3].marks, "nowhere", &status));
    sg_package_resource_free(&r);
    static const char dash[] =
        "{\"resources\": [{\"path\": \"a.csv\", \"schema\": {\"fields\": [], "
        "\"missingValues\": [\"-\", {\"value\": \"\", \"label\": \"nil\"}]}}]}";
    assert_true(parse(dash, "datapackage.json", &r, &err));
    assert_true(sg_marks_find(&r.marks, "-", &status));
    assert_int_equal(status, SG_STATUS_NOT_AVAILABLE); /* missing is never a zero */
    assert_true(sg_marks_find(&r.marks, "", &status));
    assert_int_equal(status, SG_STATUS_NIL);
    sg_package_resource_free(&r);
}

#define RESOURCE(text) "{\"resources\": [{\"name\": \"a\", \"path\": \"a.csv\", " text "}]}"
#define PATH(text) "{\"resources\": [{\"name\": \"a\", \"path\": " text "}]}"
#define FIELD(text)                                                                                \
    RESOURCE("\"schema\": {\"fields\": [{\"name\": \"x\"}, {\"name\": \"y\", " text "}]}")

static const struct {
    const char *json, *says;
} wrong[] = {
    {"", "not valid JSON"},
    {"[]", "(top) must be an object {…}, not []"},
    {"{}", "resources is missing; it must be a list"},
    {"{\"resources\": []}", "resources must be a list with one resource or more, not []"},
    {"{\"resources\": [3]}", "resources[0] must be an object {…}, not 3"},
    {"{\"resources\": [{\"name\": \"a\"}]}", "resources[0].path is missing; it must be a path"},
    {PATH("[]"), "resources[0].path must be a path, not []"},
    {PATH("\"\""), "resources[0].path must be a path, not \"\""},
    {PATH("[\"a.csv\", 3]"), "resources[0].path[1] must be a path, not 3"},
    {PATH("\"https://example.org/a.csv\""), "resources[0].path is remote"},
    {PATH("\"/etc/passwd\""), "resources[0].path is absolute"},
    {PATH("\"~/a.csv\""), "is absolute"},
    {PATH("\"C:/a.csv\""), "is absolute"},
    {PATH("[\"a.csv\", \"b/../../c.csv\"]"), "resources[0].path[1] leaves the folder"},
    {PATH("\"..\""), "leaves the folder"},
    {PATH("\"..\\\\a.csv\""), "leaves the folder"},
    {RESOURCE("\"data\": [[1]]"), "resources[0].data holds the data itself"},
    {RESOURCE("\"encoding\": 8"), "resources[0].encoding must be a text, not 8"},
    {RESOURCE("\"schema\": \"s.json\""), "resources[0].schema must be an object"},
    {RESOURCE("\"schema\": {}"), "resources[0].schema.fields is missing"},
    {RESOURCE("\"schema\": {\"fields\": [], \"fieldsMatch\": \"exakt\"}"), "did you mean exact?"},
    {RESOURCE("\"schema\": {\"fields\": [{}]}"), "resources[0].schema.fields[0].name is missing"},
    {RESOURCE("\"schema\": {\"fields\": [{\"name\": \"x\"}, {\"name\": \"x\"}]}"),
     "fields[1].name must be a name that no other field has"},
    {FIELD("\"type\": \"interger\""),
     "resources[0].schema.fields[1].type must be one of any, string"},
    {FIELD("\"type\": \"interger\""), "not \"interger\"; did you mean integer?"},
    {FIELD("\"type\": 4"), "fields[1].type must be one of"},
    {FIELD("\"sangyo:role\": \"aera\""), "not \"aera\"; did you mean area?"},
    {FIELD("\"sangyo:rol\": \"area\""),
     "fields[1].sangyo:rol is not known here; did you mean sangyo:role?"},
    {FIELD("\"sangyo:decimals\": 16"), "must be a whole number from 0 to 15, not 16"},
    {FIELD("\"sangyo:decimals\": 1.5"), "must be a whole number from 0 to 15, not 1.5"},
    {FIELD("\"sangyo:label\": {\"fr\": \"x\"}"), "must be a text or {\"ja\": …, \"en\": …}"},
    {FIELD("\"decimalChar\": \";\""), "fields[1].decimalChar must be \".\" or \",\", not \";\""},
    {FIELD("\"groupChar\": \".\""), "fields[1].groupChar must be another character"},
    {FIELD("\"categories\": [true]"), "categories[0] must be a text or a number, not true"},
    {FIELD("\"categories\": [{\"label\": \"x\"}]"), "categories[0].value is missing"},
    {FIELD("\"missingValues\": \"X\""), "missingValues must be a list"},
    {FIELD("\"missingValues\": [{\"label\": \"X\"}]"), "missingValues[0].value is missing"},
    {FIELD("\"missingValues\": [7]"), "missingValues[0] must be a text or {\"value\""},
    {RESOURCE("\"dialect\": {\"delimiter\": \"::\"}"), "delimiter must be one ASCII character"},
    {RESOURCE("\"dialect\": {\"delimiter\": \"、\"}"), "delimiter must be one ASCII character"},
    {RESOURCE("\"dialect\": {\"quoteChar\": \"'\"}"), "dialect.quoteChar must be \", not \"'\""},
    {RESOURCE("\"dialect\": {\"doubleQuote\": false}"), "dialect.doubleQuote must be true"},
    {RESOURCE("\"dialect\": {\"escapeChar\": \"\\\\\"}"), "dialect.escapeChar must be absent"},
    {RESOURCE("\"dialect\": {\"headerRows\": [0]}"), "headerRows[0] must be a whole number from 1"},
    {RESOURCE("\"dialect\": {\"headerRows\": [2, 1]}"), "headerRows[1] must be a row number above"},
    {RESOURCE("\"dialect\": {\"headerRows\": [null]}"), "headerRows[0]"},
    {RESOURCE("\"dialect\": {\"sangyo:x\": 1}"), "dialect.sangyo:x is not known here"},
    {RESOURCE("\"sangyo:unit\": \"x\""), "resources[0].sangyo:unit is not known here"},
    {RESOURCE("\"sangyo:break\": []"), "did you mean sangyo:breaks?"},
    {RESOURCE("\"sangyo:breaks\": [\"soon\"]"), "resources[0].sangyo:breaks[0]: "},
    {RESOURCE("\"sangyo:breaks\": [{\"note\": \"x\"}]"), "sangyo:breaks[0].period is missing"},
    {RESOURCE("\"sangyo:cautions\": \"2021\""), "sangyo:cautions must be a list"},
    {RESOURCE("\"sangyo:referenceDates\": [1]"), "sangyo:referenceDates must be an object"},
    {RESOURCE("\"sangyo:referenceDates\": {\"2021\": \"June\"}"), "sangyo:referenceDates.2021: "},
    {RESOURCE("\"sangyo:referenceDates\": {\"2021\": 5}"), "must be a date"},
    {RESOURCE("\"sangyo:total\": [\"x\"]"), "resources[0].sangyo:total must be a text"},
    {RESOURCE("\"sources\": [{}]"), "resources[0].sources[0].title is missing"},
    {RESOURCE("\"sources\": {}"), "resources[0].sources must be a list"},
    {RESOURCE("\"licenses\": [{}]"), "resources[0].licenses[0].name is missing"},
    {"{\"a\": 1, \"a\": 2}", "duplicate"},
};

static void errors_name_the_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct sg_package_resource r;
        struct sg_error err = {0};
        assert_false(parse(wrong[i].json, "d/datapackage.json", &r, &err));
        if (!strstr(err.message, wrong[i].says))
            fail_msg("%s\n says: %s\n not: %s", wrong[i].json, err.message, wrong[i].says);
        assert_int_equal(err.kind, SG_FAIL_DATA);
        assert_string_equal(err.file, "d/datapackage.json");
        assert_int_equal(r.n_fields, 0);
        struct sg_error ja = {.lang = SG_JA};
        assert_false(parse(wrong[i].json, "d/datapackage.json", &r, &ja));
        assert_string_not_equal(ja.message, err.message);
    }
}

static void bad_json_names_the_line(void **state)
{
    (void)state;
    struct sg_package_resource r;
    struct sg_error err = {0};
    assert_false(parse("{\n\"name\": \"x\",\n\"title\" \"y\"\n}", "datapackage.json", &r, &err));
    assert_int_equal(err.row, 3);
    struct sg_error cut = {0};
    char *json = malloc(sizeof census);
    for (size_t n = 0; n + 1 < sizeof census; n += 7) { /* any cut is an error */
        memcpy(json, census, n);
        assert_false(sg_package_parse(json, n, "datapackage.json#industry", &r, &cut));
    }
    free(json);
}

static void resources_are_listed(void **state)
{
    (void)state;
    struct sg_package_resource r;
    struct sg_error err = {0};
    assert_false(parse(census, "datapackage.json#industrie", &r, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
    assert_string_equal(err.message,
                        "the package has no resource 'industrie'; did you mean industry? "
                        "it has industry, area");
    assert_false(parse(census, "datapackage.json", &r, &err));
    assert_string_equal(err.message, "the package has 2 resources: industry, area; name one as "
                                     "datapackage.json#NAME");
    assert_false(parse(census, "datapackage.json#", &r, &err));
    assert_int_equal(err.kind, SG_FAIL_USAGE);
}

static void paths_of_packages(void **state)
{
    (void)state;
    assert_true(sg_package_is_path("datapackage.json"));
    assert_true(sg_package_is_path("a/b.json#industry"));
    assert_true(sg_package_is_path("x.json#a.csv"));
    assert_false(sg_package_is_path("a.csv"));
    assert_false(sg_package_is_path(".json"));
    assert_false(sg_package_is_path("a.json.csv"));
    assert_false(sg_package_is_path("-"));
}

static void a_byte_order_mark_is_skipped(void **state)
{
    (void)state;
    struct sg_package_resource r;
    struct sg_error err = {0};
    assert_true(parse("\xEF\xBB\xBF" PATH("\"a.csv\""), "p.json", &r, &err));
    assert_string_equal(r.paths.items[0], "a.csv");
    sg_package_resource_free(&r);
}

static void files_are_read(void **state)
{
    (void)state;
    struct sg_package_resource r;
    struct sg_error err = {0};
    char folder[] = "/tmp/sangyo-package-XXXXXX";
    char path[64];
    char asked[96];
    char data[96];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/p.json", folder);
    snprintf(asked, sizeof asked, "%s#industry", path);
    snprintf(data, sizeof data, "%s/data/industry.csv", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(census, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_true(sg_package_read(asked, &r, &err));
    assert_string_equal(r.paths.items[0], data);
    sg_package_resource_free(&r);
    remove(path);
    rmdir(folder);
    assert_false(sg_package_read(asked, &r, &err));
    assert_int_equal(err.kind, SG_FAIL_IO);
    assert_string_equal(err.file, path);
}

/* The example package says all that the commands ask of it. */
static void the_example_is_read(void **state)
{
    (void)state;
    static const char *const names[] = {"industry", "area"};
    for (size_t i = 0; i < 2; i++) {
        struct sg_package_resource r;
        struct sg_error err = {0};
        char path[96];
        snprintf(path, sizeof path, "examples/kawasaki-census/datapackage.json#%s", names[i]);
        if (!sg_package_read(path, &r, &err))
            fail_msg("%s", err.message);
        assert_int_equal(access(r.paths.items[0], R_OK), 0);
        assert_string_equal(r.info.total_label, "全産業");
        assert_int_equal(r.info.n_sources, 2);
        assert_int_equal(r.info.n_reference_dates, 2);
        assert_int_equal(r.info.n_breaks, 2);
        assert_int_equal(sg_package_field(&r, "industry")->role, SG_ROLE_BY);
        assert_int_equal(sg_package_field(&r, "year")->role, SG_ROLE_PERIOD);
        assert_int_equal(sg_package_field(&r, "employees")->role, SG_ROLE_VALUE);
        sg_package_resource_free(&r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_resource),        cmocka_unit_test(what_is_known_besides),
        cmocka_unit_test(missing_values_say_why),  cmocka_unit_test(errors_name_the_place),
        cmocka_unit_test(bad_json_names_the_line), cmocka_unit_test(resources_are_listed),
        cmocka_unit_test(paths_of_packages),       cmocka_unit_test(a_byte_order_mark_is_skipped),
        cmocka_unit_test(files_are_read),          cmocka_unit_test(the_example_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
