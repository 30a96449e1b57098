#define _XOPEN_SOURCE 700 /* mkstemp */

#include "bytes.h"

#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "surveys/layout/sheet.h"
#include "tools/commands.h"
#include "tools/output.h"
#include "commands/shape.h"

/* libreadstat 1.1.9 loses memory of its own over broken SAS transport files, which its caller
   cannot give back. What is ours in those readers is watched by the tests under the sanitizers. */
__attribute__((visibility("default"))) const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libreadstat\n";
}

void require(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}

bool table_of_bytes(const uint8_t *data, size_t size, enum sg_lang lang, struct sg_table *table)
{
    struct sg_read_options options;
    struct sg_sheet sheet;
    struct sg_error err = {.lang = lang};
    sg_read_options_init(&options);
    sg_table_init(table);
    bool ok = sg_sheet_parse(NULL, (const char *)data, size, &options, &sheet, &err);
    if (ok) {
        ok = sg_sheet_table(&sheet, &options, table, NULL, NULL, &err);
        sg_sheet_free(&sheet);
    }
    if (!ok) {
        sg_table_free(table);
        sg_table_init(table);
    }
    return ok;
}

static char path[] = "/tmp/sangyo-fuzz-XXXXXX";

static void remove_file(void)
{
    unlink(path);
}

const char *file_of_bytes(const uint8_t *data, size_t size)
{
    static int file = -1;
    if (file < 0) {
        file = mkstemp(path);
        require(file >= 0, "no temporary file");
        atexit(remove_file);
    }
    require(ftruncate(file, 0) == 0 && pwrite(file, data, size, 0) == (ssize_t)size,
            "the temporary file cannot be written");
    return path;
}

size_t words_of_line(const char *const line[], size_t most, const char *words[])
{
    size_t n = 0;
    for (; n < most && line[n]; n++)
        words[n] = line[n];
    return n;
}

bool run_line(const char *const words[], size_t n, struct sg_command_result *result)
{
    struct sg_call call;
    struct sg_error err = {.lang = sg_parse_lang(words, n, SG_EN)};
    gsl_set_error_handler_off();
    *result = (struct sg_command_result){0};
    bool ok = sg_parse(sg_commands, words, n, &call, &err) && sg_output_check(&call, &err);
    if (ok)
        ok = sg_shape_check(&call, &err) && sg_execute(&call, result, &err) &&
             sg_shape_result(&call, result, &err);
    require(ok || (err.kind != SG_FAIL_NONE && err.message[0]), "a failure without a message");
    sg_parse_free(&call);
    return ok;
}
