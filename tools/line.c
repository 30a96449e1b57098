#include "line.h"

#include <string.h>

/* A word of letters, digits and the like stands as it is, any other in single quotes. Bytes of
   UTF-8 are nothing to a shell. */
static void add_word(const char *word, struct sg_buffer *out)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_-./,:=+@%";
    bool quoted = !*word;
    for (const char *p = word; *p; p++)
        quoted = quoted || ((unsigned char)*p < 0x80 && !strchr(plain, *p));
    sg_buffer_add(out, quoted ? "'" : "");
    for (const char *p = word; *p; p++) {
        if (*p == '\'')
            sg_buffer_add(out, "'\\''");
        else
            sg_buffer_add_char(out, *p);
    }
    sg_buffer_add(out, quoted ? "'" : "");
}

char *sg_call_line(const struct sg_call *call)
{
    struct sg_buffer line = {0};
    sg_buffer_printf(&line, "sangyo %s", call->command->name);
    for (size_t i = 0; i < call->args.n; i++) {
        const struct sg_arg *arg = &call->args.items[i];
        if (strcmp(arg->option->name, "output") == 0)
            continue;
        sg_buffer_printf(&line, " --%s", arg->option->name);
        if (arg->value) {
            sg_buffer_add_char(&line, ' ');
            add_word(arg->value, &line);
        }
    }
    for (size_t i = 0; i < call->n_files; i++) {
        sg_buffer_add_char(&line, ' ');
        add_word(call->files[i], &line);
    }
    return sg_buffer_take(&line);
}
