#define _XOPEN_SOURCE 700 /* mkstemp, popen */

#include "tests/test_support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands/execute.h"
#include "tools/commands.h"

static char script[] = "/tmp/sangyo-completion-XXXXXX";

static int write_script(void **state)
{
    (void)state;
    const char *const words[] = {"completion", "bash"};
    struct sg_call call;
    struct sg_command_result result;
    struct sg_error err = {0};
    int file = mkstemp(script);
    bool ok = sg_parse(sg_commands, words, 2, &call, &err) && sg_execute(&call, &result, &err) &&
              file >= 0 &&
              write(file, sg_buffer_text(&result.text), result.text.n) == (ssize_t)result.text.n;
    close(file);
    sg_command_result_free(&result);
    sg_parse_free(&call);
    return ok ? 0 : -1;
}

static int remove_script(void **state)
{
    (void)state;
    return unlink(script);
}

/* What bash offers after these words, as readline hands them over, joined by a space. */
static void complete(const char *words, char *offered, size_t size)
{
    char line[1024];
    snprintf(line, sizeof line,
             "bash -c 'cd /; source %s; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
             "_sangyo; echo \"${COMPREPLY[*]}\"' 2>&1",
             script, words);
    FILE *bash = popen(line, "r");
    assert_non_null(bash);
    size_t n = fread(offered, 1, size - 1, bash);
    offered[n] = '\0';
    assert_int_equal(pclose(bash), 0);
    offered[strcspn(offered, "\n")] = '\0';
}

static void offers_what_fits(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"sangyo complet", "completion"},     {"sangyo --ver", "--version"},
        {"sangyo dynamics fl", "flows"},      {"sangyo dynamics flows --sha", "--shard"},
        {"sangyo dynam", "dynamics"},         {"sangyo dynamics rates --ci w", "wilson"},
        {"sangyo help --sc", "--scdoc"},      {"sangyo help ver", "version"},
        {"sangyo help --lang \"\"", "ja en"}, {"sangyo help --lang j", "ja"},
        {"sangyo help --lang = e", "en"},     {"sangyo help --lang =", "ja en"},
        {"sangyo help -o /et", "/etc"},       {"sangyo help --output = /et", "/etc"},
        {"sangyo completion \"\"", "bash"},   {"sangyo version --o", "--output"},
        {"sangyo nothing --o", ""},           {"sangyo version /et", "/etc"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char offered[4096];
        complete(cases[i][0], offered, sizeof offered);
        assert_string_equal(offered, cases[i][1]);
    }
}

/* Every command is offered, and of each every option. */
static void knows_all_commands(void **state)
{
    (void)state;
    char commands[4096];
    char options[4096];
    const struct sg_command *command;
    complete("sangyo \"\"", commands, sizeof commands);
    for (size_t i = 0; (command = sg_commands[i]); i++) {
        char words[256];
        struct sg_option_list list;
        char first[64];
        snprintf(first, sizeof first, "%.*s", (int)strcspn(command->name, " "), command->name);
        assert_non_null(strstr(commands, first));
        snprintf(words, sizeof words, "sangyo %s --", command->name);
        complete(words, options, sizeof options);
        sg_common_list(command, &list);
        for (size_t k = 0; k < list.n; k++)
            assert_non_null(strstr(options, list.options[k]->name));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offers_what_fits),
        cmocka_unit_test(knows_all_commands),
    };
    return cmocka_run_group_tests(tests, write_script, remove_script);
}
