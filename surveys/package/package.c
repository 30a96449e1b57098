/* Opens a data package, finds the resource asked for and where its files lie. */
#include "package.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/memory.h>
#include "surveys/formats/grid.h"
#include "table/nearest.h"
#include "table/text.h"

#include "node.h"
#include "package_parts.h"

/* Where `#resource` begins in `path`, or its end. */
static size_t file_length(const char *path)
{
    static const char ending[] = ".json#";
    const char *found = strstr(path, ending);
    return found ? (size_t)(found - path) + sizeof ending - 2 : strlen(path);
}

bool sg_package_is_path(const char *path)
{
    size_t n = file_length(path);
    return n > 5 && memcmp(path + n - 5, ".json", 5) == 0;
}

char *sg_package_file(const char *path)
{
    return sg_copy_bytes(path, file_length(path));
}

void sg_package_resource_free(struct sg_package_resource *resource)
{
    if (!resource)
        return;
    sg_fields_free(resource->fields, resource->n_fields);
    free(resource->name);
    free(resource->encoding);
    free(resource->dialect.header_rows);
    free(resource->dialect.header_join);
    free(resource->dialect.comment_rows);
    free(resource->dialect.comment_char);
    sg_texts_free(&resource->paths);
    sg_texts_free(&resource->licenses);
    sg_marks_free(&resource->marks);
    sg_table_info_free(&resource->info);
    *resource = (struct sg_package_resource){0};
}

const struct sg_package_field *sg_package_field(const struct sg_package_resource *resource,
                                                const char *name)
{
    for (size_t i = 0; i < resource->n_fields; i++)
        if (strcmp(resource->fields[i].name, name) == 0)
            return &resource->fields[i];
    for (size_t i = 0; i < resource->n_fields; i++)
        if (sg_text_same_key(resource->fields[i].name, name))
            return &resource->fields[i];
    return NULL;
}

/* What the standard forbids: a remote file, an absolute path, a way out of the folder. */
static bool check_path(const struct node *node, const char *path, struct sg_error *err)
{
    char place[NODE_PLACE_SIZE];
    node_place(node, place);
    if (!*path)
        return node_fail(node, (struct sg_bilingual){"a path", "パス"}, err);
    if (strstr(path, "://"))
        return sg_fail(err, SG_FAIL_DATA,
                       "%s is remote: %s; download the file and name it relative to the package",
                       place, path);
    bool drive = strlen(path) > 1 && path[1] == ':';
    if (*path == '/' || *path == '\\' || *path == '~' || drive)
        return sg_fail(err, SG_FAIL_DATA, "%s is absolute: %s; it must be relative to the package",
                       place, path);
    for (const char *part = path; part; part = strpbrk(part, "/\\")) {
        part += *part == '/' || *part == '\\';
        if (strncmp(part, "..", 2) == 0 && (!part[2] || strchr("/\\", part[2])))
            return sg_fail(err, SG_FAIL_DATA,
                           "%s leaves the folder of the package: %s; '..' is not allowed", place,
                           path);
    }
    return true;
}

static bool add_path(const struct node *node, const char *file, struct sg_texts *paths,
                     struct sg_error *err)
{
    const char *path = NULL;
    if (!json_is_string(node->json))
        return node_fail(node, (struct sg_bilingual){"a path", "パス"}, err);
    if (!node_read_text(node, &path, err) || !check_path(node, path, err))
        return false;
    struct sg_buffer whole = {0};
    const char *slash = strrchr(file, '/');
    if (slash)
        sg_buffer_add_bytes(&whole, file, (size_t)(slash - file) + 1);
    sg_buffer_add(&whole, path);
    sg_texts_add(paths, sg_buffer_text(&whole));
    sg_buffer_free(&whole);
    return true;
}

static bool read_paths(const struct node *resource, const char *file, struct sg_texts *paths,
                       struct sg_error *err)
{
    struct node data = node_child(resource, "data");
    struct node path = node_child(resource, "path");
    char place[NODE_PLACE_SIZE];
    node_place(&data, place);
    if (data.json)
        return sg_fail(err, SG_FAIL_DATA,
                       "%s holds the data itself; write them to a CSV file and name it as path",
                       place);
    if (!json_is_array(path.json))
        return add_path(&path, file, paths, err);
    if (node_length(&path) == 0)
        return node_fail(&path, (struct sg_bilingual){"a path", "パス"}, err);
    for (size_t i = 0; i < node_length(&path); i++) {
        struct node item = node_item(&path, i);
        if (!add_path(&item, file, paths, err))
            return false;
    }
    return true;
}

static const char *resource_name(const struct node *resources, size_t i)
{
    struct node item = node_item(resources, i);
    const char *name = json_string_value(node_child(&item, "name").json);
    return name ? name : "";
}

static bool fail_resource(const struct node *resources, const char *asked, struct sg_error *err)
{
    size_t n = node_length(resources);
    struct sg_buffer list = {0};
    const char **names = sg_alloc(n, sizeof *names);
    for (size_t i = 0; i < n; i++) {
        names[i] = resource_name(resources, i);
        sg_buffer_printf(&list, "%s%s", i ? ", " : "", names[i]);
    }
    const char *nearest = asked ? sg_nearest(asked, names, n) : NULL;
    if (nearest)
        sg_fail(err, SG_FAIL_USAGE, "the package has no resource '%s'; did you mean %s? it has %s",
                asked, nearest, sg_buffer_text(&list));
    else if (asked)
        sg_fail(err, SG_FAIL_USAGE, "the package has no resource '%s'; it has %s", asked,
                sg_buffer_text(&list));
    else
        sg_fail(err, SG_FAIL_USAGE,
                "the package has %zu resources: %s; name one as datapackage.json#NAME", n,
                sg_buffer_text(&list));
    free(names);
    sg_buffer_free(&list);
    return false;
}

/* The resource called `asked`, or the only one for NULL. */
static bool find_resource(const struct node *resources, const char *asked, struct node *resource,
                          struct sg_error *err)
{
    size_t n = node_length(resources);
    size_t found = asked ? n : 0;
    if (!node_is_list(resources, err))
        return false;
    if (n == 0)
        return node_fail(resources,
                         (struct sg_bilingual){"a list with one resource or more", "1件以上の配列"},
                         err);
    for (size_t i = 0; asked && i < n && found == n; i++)
        if (strcmp(resource_name(resources, i), asked) == 0)
            found = i;
    if (found == n || (!asked && n > 1))
        return fail_resource(resources, asked, err);
    *resource = node_item(resources, found);
    return node_is_object(resource, err);
}

static bool read_document(const json_t *json, const char *path, struct sg_package_resource *result,
                          struct sg_error *err)
{
    struct node package = {NULL, NULL, 0, json};
    struct node resources = node_child(&package, "resources");
    struct node resource;
    size_t n = file_length(path);
    const char *asked = path[n] && path[n + 1] ? path + n + 1 : NULL;
    if (!node_is_object(&package, err) || !find_resource(&resources, asked, &resource, err))
        return false;
    struct node name = node_child(&resource, "name");
    struct node encoding = node_child(&resource, "encoding");
    const char *name_text = NULL;
    const char *encoding_text = NULL;
    char *file = sg_copy_bytes(path, n);
    bool ok = node_read_text(&name, &name_text, err) &&
              node_read_text(&encoding, &encoding_text, err) &&
              read_paths(&resource, file, &result->paths, err) &&
              package_read_info(&package, &resource, result, err) &&
              package_read_dialect(&resource, &result->dialect, err) &&
              package_read_schema(&resource, result, err);
    result->name = sg_copy_text(name_text);
    result->encoding = sg_copy_text(encoding_text);
    free(file);
    return ok;
}

static bool fail_json(const json_error_t *problem, struct sg_error *err)
{
    sg_fail(err, SG_FAIL_DATA, "this is not valid JSON: %s (character %d)", problem->text,
            problem->column);
    return sg_fail_at_row(err, problem->line > 0 ? (size_t)problem->line : 0);
}

static bool parse(const char *json, size_t n, const char *path,
                  struct sg_package_resource *resource, struct sg_error *err)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t skipped = n >= 3 && memcmp(json, mark, 3) == 0 ? 3 : 0;
    json_error_t problem;
    json_t *document = json_loadb(json + skipped, n - skipped, JSON_REJECT_DUPLICATES, &problem);
    *resource = (struct sg_package_resource){0};
    bool ok = document ? read_document(document, path, resource, err) : fail_json(&problem, err);
    json_decref(document);
    if (!ok)
        sg_package_resource_free(resource);
    return ok;
}

bool sg_package_parse(const char *json, size_t n, const char *path,
                      struct sg_package_resource *resource, struct sg_error *err)
{
    if (parse(json, n, path, resource, err))
        return true;
    char *file = sg_copy_bytes(path, file_length(path));
    sg_fail_at_file(err, file);
    free(file);
    return false;
}

bool sg_package_read(const char *path, struct sg_package_resource *resource, struct sg_error *err)
{
    char *file = sg_copy_bytes(path, file_length(path));
    char *bytes = NULL;
    size_t n = 0;
    *resource = (struct sg_package_resource){0};
    bool ok =
        sg_source_read(file, &bytes, &n, err) && sg_package_parse(bytes, n, path, resource, err);
    free(bytes);
    free(file);
    return ok;
}
