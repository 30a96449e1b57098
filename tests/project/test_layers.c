/* The layers of the design: who may include whose headers. */
#include "../test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sangyo/buffer.h>

#include "../source_files.h"

static const struct {
    const char *folder;
    const char *may_see[7]; /* NULL-terminated */
} layers[] = {
    {"table", {"table"}},
    {"surveys", {"surveys", "table"}},
    {"analysis", {"analysis", "table"}},
    {"plots", {"plots", "table"}},
    {"reports", {"reports", "table", "analysis", "plots"}},
    {"tools", {"tools", "table", "surveys", "analysis", "plots", "reports"}},
};

enum { N_LAYERS = sizeof layers / sizeof *layers };

/* Public files that have no FOLDER/NAME.c of their own: headers that several files implement, or
   none, and lists. */
static const struct {
    const char *name, *folder;
} owners[] = {
    {"command.h", "table"},     {"args.h", "table"},      {"status.h", "table"},
    {"status.def", "table"},    {"columns.def", "table"}, {"grid.h", "surveys"},
    {"read.h", "surveys"},      {"cell.h", "surveys"},    {"write.h", "reports"},
    {"writers.def", "reports"}, {"chart.h", "plots"},     {"charts.def", "plots"},
    {"analyses.def", "tools"},  {"rows.h", "table"},
};

/* The layer that a public file belongs to; NULL if nobody owns it. */
static const char *owner_of(const char *root, const char *name)
{
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        if (strcmp(owners[i].name, name) == 0)
            return owners[i].folder;
    const char *owner = NULL;
    char end[256];
    snprintf(end, sizeof end, "/%.*s.c", (int)strcspn(name, "."), name);
    for (int i = 0; i < N_LAYERS && !owner; i++) {
        char folder[1024];
        struct sg_texts found = {0};
        snprintf(folder, sizeof folder, "%s/%s", root, layers[i].folder);
        find_sources(folder, end, &found);
        owner = found.n ? layers[i].folder : NULL;
        sg_texts_free(&found);
    }
    return owner;
}

/* The layer at the start of a path such as "table/text.c"; NULL if it is none. */
static const char *layer_of_path(const char *path)
{
    for (int i = 0; i < N_LAYERS; i++) {
        size_t n = strlen(layers[i].folder);
        if (strncmp(path, layers[i].folder, n) == 0 && path[n] == '/')
            return layers[i].folder;
    }
    return NULL;
}

/* The layer of a private header, named as seen from the file at `path` (relative to the root). */
static const char *layer_of_private(const char *path, const char *header)
{
    char place[2048];
    const char *slash = strrchr(path, '/');
    snprintf(place, sizeof place, "%.*s", slash ? (int)(slash - path) : 0, path);
    for (; strncmp(header, "../", 3) == 0; header += 3) {
        char *last = strrchr(place, '/');
        *(last ? last : place) = '\0';
    }
    size_t n = strlen(place);
    snprintf(place + n, sizeof place - n, "%s%s", n ? "/" : "", header);
    return layer_of_path(place);
}

static bool may_see(const char *layer, const char *other)
{
    for (int i = 0; i < N_LAYERS; i++)
        for (int k = 0; strcmp(layers[i].folder, layer) == 0 && layers[i].may_see[k]; k++)
            if (strcmp(layers[i].may_see[k], other) == 0)
                return true;
    return false;
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
        const char *other = is_public ? owner_of(root, name + 7) : layer_of_private(path, name);
        if (!other)
            sg_buffer_printf(problems, "%s includes %s, which no layer owns\n", path, name);
        else if (is_public ? !may_see(layer, other) : strcmp(layer, other) != 0)
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
    for (int i = 0; i < N_LAYERS; i++)
        check_folder(root, layers[i].folder, &problems);
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
        {"include/sangyo/text.h", "#include <stdbool.h>\n"},
        {"include/sangyo/tally.h", "#include <sangyo/text.h>\n"},
        {"include/sangyo/layout.h", "#include <sangyo/tally.h>\n"},
        {"include/sangyo/lost.h", ""},
        {"table/text.c", "#include <sangyo/tally.h>\n"},
        {"analysis/survey/tally.c", "#include <sangyo/text.h>\n#include \"../own.h\"\n"},
        {"analysis/own.h", "#include \"../surveys/layout.h\"\n"},
        {"surveys/layout.c", "/* fine */\n#include \"layout.h\"\n#include <math.h>\n"},
        {"plots/stack.c", "#include <sangyo/tally.h>\n"},
        {"reports/sentence.c", "#include <sangyo/tally.h>\n#include <sangyo/layout.h>\n"},
        {"reports/own.c", "/* other #includes */\n#include \"../table/text.h\"\n"},
        {"tools/main.c", "#include <sangyo/tally.h>\n#include <sangyo/gone.h>\n"},
    };
    char root[] = "/tmp/sangyo-layers-XXXXXX";
    assert_non_null(mkdtemp(root));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        plant(root, files[i][0], files[i][1]);
    char *problems = check_project(root);
    assert_string_equal(problems, "include/sangyo/layout.h includes sangyo/tally.h of analysis\n"
                                  "include/sangyo/lost.h belongs to no layer\n"
                                  "table/text.c includes sangyo/tally.h of analysis\n"
                                  "analysis/own.h includes ../surveys/layout.h of surveys\n"
                                  "plots/stack.c includes sangyo/tally.h of analysis\n"
                                  "reports/own.c includes ../table/text.h of table\n"
                                  "reports/sentence.c includes sangyo/layout.h of surveys\n"
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
