/* The layers of the design: who may include whose headers. */
#include "../test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sangyo/buffer.h>

#include "../source_files.h"

/* Folders, each with those whose headers it may include besides its own. What lies in a folder
   below one of these and is not listed itself belongs to it. */
enum { MOST_SEEN = 8 };

static const struct {
    const char *folder;
    const char *may_see[MOST_SEEN]; /* NULL-terminated; a folder stands for those below it too */
} layers[] = {
    {"platform", {NULL}}, /* which all others may see */
    {"table/shape", {"table"}},
    {"table", {NULL}},
    {"surveys/formats", {"table"}},
    {"surveys/spreadsheet", {"table", "surveys/formats"}},
    {"surveys/package", {"table", "surveys/formats"}},
    {"surveys/cubes", {"table", "surveys/formats"}},
    {"surveys/datasets", {"table", "surveys/formats"}},
    {"surveys/layout", {"table", "surveys/formats", "surveys/spreadsheet", "surveys/package"}},
    {"surveys/inspect",
     {"table", "surveys/formats", "surveys/spreadsheet", "surveys/package", "surveys/layout"}},
    {"surveys/rules", {"table", "surveys/formats", "surveys/spreadsheet"}},
    {"surveys/scan", {"table", "surveys/formats", "surveys/spreadsheet"}},
    {"surveys", {"table", "surveys"}},
    {"findings", {"table"}},
    {"analysis/cube", {"table"}},
    {"analysis/structure", {"table", "analysis/cube", "analysis/estimate"}},
    {"analysis/estimate", {"table"}},
    {"analysis/survey", {"table", "analysis/cube", "analysis/estimate", "analysis/seasonal"}},
    {"analysis/seasonal", {"table", "analysis/cube"}},
    {"analysis/dynamics", {"table", "analysis/cube", "analysis/estimate", "analysis/tally"}},
    {"analysis/io", {"table"}},
    {"analysis/protect", {"table", "analysis/tally"}},
    {"analysis/check", {"table", "analysis/cube", "analysis/estimate"}},
    {"analysis/tally", {"table"}},
    {"analysis", {"table"}},
    {"plots/page", {"table"}},
    {"plots/draw", {"table", "plots/page"}},
    {"plots/charts", {"table", "findings", "plots/page", "plots/draw"}},
    {"reports", {"table", "findings", "analysis", "plots", "reports"}},
    {"commands", {"table", "surveys", "analysis", "plots", "reports"}},
    {"serve", {"table"}},
    {"tools", {"table", "surveys", "analysis", "plots", "reports", "commands", "serve"}},
};

enum { N_LAYERS = sizeof layers / sizeof *layers };

/* The folders in which the functions of public headers are. */
static const char *const top_folders[] = {"platform", "table",   "surveys",  "findings", "analysis",
                                          "plots",    "reports", "commands", "serve",    "tools"};

/* Public files that have no FOLDER/NAME.c of their own: headers that several files implement, or
   none, and lists. */
static const struct {
    const char *name, *folder;
} owners[] = {
    {"status.h", "table"},        {"status.def", "table"},   {"read.h", "surveys/formats"},
    {"write.h", "reports"},       {"chart.h", "plots/page"}, {"charts.def", "plots/charts"},
    {"analyses.def", "commands"}, {"api.h", "table"},        {"sangyo.h", "tools"},
};

static bool begins(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    return strncmp(path, folder, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

/* The layer of a path such as "table/text.c"; NULL if it is none. */
static const char *layer_of_path(const char *path)
{
    for (int i = 0; i < N_LAYERS; i++)
        if (begins(path, layers[i].folder))
            return layers[i].folder;
    return NULL;
}

/* The layer that a public file belongs to; NULL if nobody owns it. */
static const char *owner_of(const char *root, const char *name)
{
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        if (strcmp(owners[i].name, name) == 0)
            return owners[i].folder;
    const char *owner = NULL;
    char end[256];
    snprintf(end, sizeof end, "/%.*s.c", (int)strcspn(name, "."), name);
    for (size_t i = 0; i < sizeof top_folders / sizeof *top_folders && !owner; i++) {
        char folder[1024];
        struct sg_texts found = {0};
        snprintf(folder, sizeof folder, "%s/%s", root, top_folders[i]);
        find_sources(folder, end, &found);
        owner = found.n ? layer_of_path(found.items[0] + strlen(root) + 1) : NULL;
        sg_texts_free(&found);
    }
    return owner;
}

/* The path from the root of a private header, named from the root or, without a folder, as a
   neighbour of the file at `path`. */
static const char *layer_of_private(const char *path, const char *header)
{
    char place[2048];
    const char *slash = strrchr(path, '/');
    bool near = !strchr(header, '/') && slash;
    snprintf(place, sizeof place, "%.*s%s", near ? (int)(slash + 1 - path) : 0, path, header);
    return layer_of_path(place);
}

static bool may_see(const char *layer, const char *other)
{
    for (int i = 0; i < N_LAYERS; i++)
        for (int k = 0; strcmp(layers[i].folder, layer) == 0 && layers[i].may_see[k]; k++)
            if (begins(other, layers[i].may_see[k]))
                return true;
    return strcmp(layer, other) == 0 || strcmp(other, "platform") == 0;
}

/* Adds a line to `problems` for each #include of `source` that its layer must not have. */
static void check_source(const char *root, const char *path, const char *source,
                         struct sg_buffer *problems)
{
    const char *public = "include/sangyo/";
    const char *layer = strncmp(path, public, strlen(public)) == 0
                            ? owner_of(root, path + strlen(public))
                            : layer_of_path(path);
    if (!layer) {
        sg_buffer_printf(problems, "%s belongs to no layer\n", path);
        return;
    }
    for (const char *at = source; (at = strstr(at, "#include")) != NULL; at++) {
        char quote, name[256];
        if (sscanf(at, "#include %c%255[^\">\n]", &quote, name) != 2)
            continue;
        bool is_public = strncmp(name, "sangyo/", 7) == 0;
        if (quote != '"' && !(quote == '<' && is_public))
            continue;
        if (quote == '"' && strncmp(path, public, strlen(public)) == 0)
            sg_buffer_printf(problems, "%s is public and includes %s\n", path, name);
        const char *other = is_public ? owner_of(root, name + 7) : layer_of_private(path, name);
        if (!other)
            sg_buffer_printf(problems, "%s includes %s, which no layer owns\n", path, name);
        else if (!may_see(layer, other))
            sg_buffer_printf(problems, "%s includes %s of %s\n", path, name, other);
    }
}

static void check_folder(const char *root, const char *folder, struct sg_buffer *problems)
{
    static const char *const ends[] = {".c", ".h", ".def"};
    char place[1024];
    snprintf(place, sizeof place, "%s/%s", root, folder);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct sg_texts paths = {0};
        find_sources(place, ends[i], &paths);
        for (size_t k = 0; k < paths.n; k++) {
            char *source = read_source(paths.items[k]);
            check_source(root, paths.items[k] + strlen(root) + 1, source, problems);
            free(source);
        }
        sg_texts_free(&paths);
    }
}

/* What is wrong with the project at `root`, to be released with free(). */
static char *check_project(const char *root)
{
    struct sg_buffer problems = {0};
    check_folder(root, "include/sangyo", &problems);
    for (size_t i = 0; i < sizeof top_folders / sizeof *top_folders; i++)
        check_folder(root, top_folders[i], &problems);
    return sg_buffer_take(&problems);
}

static void the_project_keeps_its_layers(void **state)
{
    (void)state;
    assert_int_equal(access("table/table.c", R_OK), 0); /* run from the root */
    char *problems = check_project(".");
    assert_string_equal(problems, "");
    free(problems);
}

static void plant(const char *root, const char *name, const char *text)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", root, name);
    for (char *slash = path + strlen(root) + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void breaches_are_found(void **state)
{
    (void)state;
    static const char *const files[][2] = {
        {"include/sangyo/text.h", "#include <stdbool.h>\n#include \"table/fold.h\"\n"},
        {"include/sangyo/entropy.h", "#include <sangyo/text.h>\n"},
        {"include/sangyo/decode.h", "#include <sangyo/entropy.h>\n"},
        {"include/sangyo/lost.h", ""},
        {"platform/files.h", ""},
        {"platform/posix/files.c", "#include \"platform/files.h\"\n#include \"table/fold.h\"\n"},
        {"table/text.c", "#include <sangyo/entropy.h>\n#include \"platform/files.h\"\n"},
        {"analysis/structure/entropy.c", "#include <sangyo/text.h>\n#include \"own.h\"\n"},
        {"analysis/structure/own.h", "#include \"surveys/layout/typing.h\"\n"},
        {"analysis/cube/cube.c", "#include \"analysis/structure/own.h\"\n"},
        {"surveys/formats/decode.c", "/* fine */\n#include \"decode.h\"\n#include <math.h>\n"},
        {"surveys/scan/scan.c", "#include \"surveys/layout/typing.h\"\n"},
        {"surveys/read.c", "#include \"surveys/layout/typing.h\"\n#include \"read.h\"\n"},
        {"plots/page/wrap.c", "#include \"plots/charts/lq/lq.h\"\n"},
        {"plots/charts/lq/lq.c", "#include \"lq.h\"\n#include \"plots/page/wrap.h\"\n"},
        {"reports/sentence.c", "#include <sangyo/entropy.h>\n#include <sangyo/decode.h>\n"},
        {"reports/own.c", "/* other #includes */\n#include \"nowhere/text.h\"\n"},
        {"tools/main.c", "#include <sangyo/entropy.h>\n#include <sangyo/gone.h>\n"},
    };
    char root[] = "/tmp/sangyo-layers-XXXXXX";
    assert_non_null(mkdtemp(root));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        plant(root, files[i][0], files[i][1]);
    char *problems = check_project(root);
    assert_string_equal(
        problems, "include/sangyo/decode.h includes sangyo/entropy.h of analysis/structure\n"
                  "include/sangyo/lost.h belongs to no layer\n"
                  "include/sangyo/text.h is public and includes table/fold.h\n"
                  "platform/posix/files.c includes table/fold.h of table\n"
                  "table/text.c includes sangyo/entropy.h of analysis/structure\n"
                  "surveys/scan/scan.c includes surveys/layout/typing.h of surveys/layout\n"
                  "analysis/cube/cube.c includes analysis/structure/own.h of analysis/structure\n"
                  "analysis/structure/own.h includes surveys/layout/typing.h of surveys/layout\n"
                  "plots/page/wrap.c includes plots/charts/lq/lq.h of plots/charts\n"
                  "reports/own.c includes nowhere/text.h, which no layer owns\n"
                  "reports/sentence.c includes sangyo/decode.h of surveys/formats\n"
                  "tools/main.c includes sangyo/gone.h, which no layer owns\n");
    free(problems);
    char command[sizeof root + 16];
    snprintf(command, sizeof command, "rm -r %s", root);
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_project_keeps_its_layers),
        cmocka_unit_test(breaches_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
