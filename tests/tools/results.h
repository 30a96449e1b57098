/* Every table that the program makes of its own examples: what each descriptor shows, and the
   commands of the golden cases. */
#ifndef SG_TESTS_TOOLS_RESULTS_H
#define SG_TESTS_TOOLS_RESULTS_H

#include "tests/test_support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include <sangyo/buffer.h>
#include <sangyo/read.h>
#include "tools/commands.h"
#include "commands/execute.h"

enum { MOST_WORDS = 80 };

/* `line` is what made the table, `call` the same parsed. */
typedef void visit_fn(const char *line, const struct sg_call *call, const struct sg_table *table);

/* Takes a simple command apart where a shell would: quotes, no expansion. Ends at a | or ; */
static size_t split_words(char *line, const char *words[MOST_WORDS])
{
    size_t n = 0;
    char *from = line, *to = line;
    for (;;) {
        while (*from == ' ' || *from == '\n')
            from++;
        if (!*from || *from == '|' || *from == ';' || n == MOST_WORDS)
            return n;
        words[n++] = to;
        char quote = 0;
        for (; *from && (quote || !strchr(" \n;", *from)); from++)
            if (!quote && (*from == '\'' || *from == '"'))
                quote = *from;
            else if (*from == quote)
                quote = 0;
            else
                *to++ = *from;
        char end = *from;
        from += end != '\0';
        *to++ = '\0';
        if (!end || end == ';')
            return n;
    }
}

static size_t run_line(const char *line, visit_fn *visit)
{
    const char *words[MOST_WORDS];
    char *copy = sg_copy_text(line);
    size_t n = split_words(copy, words);
    struct sg_call call;
    struct sg_error err = {.lang = SG_EN};
    struct sg_command_result result;
    size_t seen = 0;
    if (!sg_parse(sg_commands, words, n, &call, &err))
        fail_msg("%s: %s", line, err.message);
    if (sg_call_output(&call) != SG_OUTPUT_TEXT) {
        /* cases of messages give no table */
        if (sg_execute(&call, &result, &err) && result.table.n_columns) {
            visit(line, &call, &result.table);
            seen = 1;
        }
        sg_command_result_free(&result);
    }
    sg_parse_free(&call);
    free(copy);
    return seen;
}

static size_t run_examples(visit_fn *visit)
{
    const struct sg_command *command;
    size_t seen = 0;
    for (size_t i = 0; (command = sg_commands[i]); i++) {
        struct sg_buffer line = {0};
        if (!command->example)
            continue;
        sg_buffer_printf(&line, "%s %s", command->name, command->example);
        seen += run_line(sg_buffer_text(&line), visit);
        sg_buffer_free(&line);
    }
    return seen;
}

/* Each command of a case that starts a pipe. */
static size_t run_case(const char *name, visit_fn *visit)
{
    char path[512], text[4096];
    size_t seen = 0;
    snprintf(path, sizeof path, "tests/cases/%s/cmd", name);
    FILE *file = fopen(path, "r");
    if (!file)
        return 0;
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    for (char *at = text; at; at = strchr(at, ';'), at = at ? at + 1 : NULL) {
        at += strspn(at, " \n");
        if (strncmp(at, "sangyo ", 7) == 0)
            seen += run_line(at + 7, visit);
    }
    return seen;
}

static void each_result(visit_fn *visit)
{
    gsl_set_error_handler_off();
    size_t seen = run_examples(visit);
    DIR *folder = opendir("tests/cases");
    assert_non_null(folder);
    struct dirent *entry;
    while ((entry = readdir(folder)))
        seen += run_case(entry->d_name, visit);
    closedir(folder);
    assert_in_range(seen, 50, 1000); /* the examples are where the test looks */
}

#endif
