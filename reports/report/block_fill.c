/* Values in the words of a block. */
#include "block.h"

#include <stdlib.h>

/* `is_word`: of a command line, where a - at the beginning means an option. */
static bool fill(char **text, bool is_word, struct sg_settings *settings, struct sg_error *err)
{
    struct sg_buffer filled = {0};
    bool begins;
    if (!*text || !sg_settings_in(*text))
        return true;
    bool ok = sg_settings_fill(settings, *text, &filled, &begins, err);
    if (ok && is_word && begins && *sg_buffer_text(&filled) == '-')
        ok = sg_fail(err, SG_FAIL_USAGE, "%s is '%s', which would be an option", *text,
                     sg_buffer_text(&filled));
    if (ok) {
        free(*text);
        *text = sg_copy_text(sg_buffer_text(&filled));
    }
    sg_buffer_free(&filled);
    return ok;
}

bool sg_block_fill(struct sg_block *block, struct sg_settings *settings, struct sg_error *err)
{
    char **options[] = {&block->caption, &block->chart, &block->columns};
    bool ok = true;
    for (size_t i = 0; ok && i < block->n_commands; i++)
        for (size_t k = 0; ok && k < block->commands[i].n; k++)
            ok = fill(&block->commands[i].items[k], true, settings, err);
    for (size_t i = 0; ok && i < sizeof options / sizeof *options; i++)
        ok = fill(options[i], false, settings, err);
    return ok;
}
