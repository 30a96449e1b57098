#include "program.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "platform/files.h"

#include "commands.h"
#include "commands/perform.h"
#include "commands/shape.h"
#include "file_uses.h"
#include "output.h"
#include "say.h"
#include "table/messages.h"

static void say_error(struct sg_error *err, const struct sg_command *command)
{
    char text[sizeof *err];
    if (strcmp(err->file, "-") == 0)
        sg_fail_at_file(err, sg_lang_message("standard input", err->lang));
    sg_error_format(err, text, sizeof text);
    sg_say("sangyo: ", text);
    if (err->kind != SG_FAIL_USAGE)
        return;
    snprintf(text, sizeof text, sg_lang_message("try 'sangyo help%s%s'", err->lang),
             command ? " " : "", command ? command->name : "");
    sg_say("", text);
}

static void say_notes(const struct sg_texts *notes, size_t from, enum sg_lang lang)
{
    const char *prefix =
        sg_lang_pick((struct sg_bilingual){"sangyo: note: ", "sangyo: 注: "}, lang);
    for (size_t i = from; i < notes->n; i++)
        sg_say(prefix, notes->items[i]);
}

int sg_program_run(int n, const char *const words[], enum sg_lang lang)
{
    size_t n_words = n > 0 ? (size_t)n : 0;
    struct sg_error err = {.lang = sg_parse_lang(words, n_words, lang)};
    struct sg_call call;
    struct sg_command_result result = {0};
    bool ok = sg_parse(sg_commands, words, n_words, &call, &err) && sg_output_check(&call, &err) &&
              sg_shape_check(&call, &err);
    if (ok) {
        struct sg_file_uses uses = {0};
        ok = sg_file_uses_outputs(&uses, &call.args, &err) &&
             sg_file_uses_inputs(&uses, &call, &err);
        sg_file_uses_free(&uses);
    }
    if (ok) {
        ok = sg_perform(&call, &result, &err);
        sg_output_note(&call, &result.notes);
        bool quiet = sg_args_flag(&call.args, "quiet");
        size_t said = result.notes.n;
        if (!quiet)
            say_notes(&result.notes, 0, call.lang);
        ok = ok && sg_output(&call, &result, &err);
        if (!quiet)
            say_notes(&result.notes, said, call.lang);
    }
    if (!ok)
        say_error(&err, call.command);
    int status = !ok ? (int)err.kind : result.found ? (int)SG_FAIL_DATA : 0;
    if (!ok && !status)
        status = SG_FAIL_DATA;
    sg_command_result_free(&result);
    sg_parse_free(&call);
    return status;
}

int sg_program_close(int status, enum sg_lang lang)
{
    if (sg_os_close(SG_OS_OUTPUT) || errno == EBADF)
        return status;
    struct sg_error err = {.lang = lang};
    sg_fail(&err, SG_FAIL_IO, "cannot be written: %s", sg_os_why(errno));
    sg_fail_at_file(&err, sg_lang_message("standard output", lang));
    say_error(&err, NULL);
    return status ? status : (int)err.kind;
}
