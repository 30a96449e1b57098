#include "block.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/buffer.h>

struct reader {
    const char *at;
    size_t line;
    struct sg_buffer word;
    bool in_word;
    struct sg_error *err;
};

static bool refuse(struct reader *reader, const char *found)
{
    sg_fail(reader->err, SG_FAIL_USAGE,
            "'%s' would be for a shell, which runs nothing here: put it in single quotes", found);
    return sg_fail_at_row(reader->err, reader->line);
}

static bool unclosed(struct reader *reader, size_t line)
{
    sg_fail(reader->err, SG_FAIL_USAGE, "a quote is not closed");
    return sg_fail_at_row(reader->err, line);
}

static void take(struct reader *reader)
{
    reader->line += *reader->at == '\n';
    sg_buffer_add_char(&reader->word, *reader->at++);
}

static bool read_single(struct reader *reader)
{
    size_t line = reader->line;
    for (reader->at++; *reader->at && *reader->at != '\'';)
        take(reader);
    return *reader->at++ == '\'' || (reader->at--, unclosed(reader, line));
}

static bool read_double(struct reader *reader)
{
    size_t line = reader->line;
    for (reader->at++; *reader->at && *reader->at != '"';) {
        if (*reader->at == '$' || *reader->at == '`')
            return refuse(reader, *reader->at == '$' ? "$" : "`");
        if (*reader->at == '\\' && reader->at[1] && strchr("\"\\$`", reader->at[1]))
            reader->at++;
        take(reader);
    }
    return *reader->at++ == '"' || (reader->at--, unclosed(reader, line));
}

/* One character outside quotes, or a quoted part. */
static bool read_part(struct reader *reader)
{
    static const char *const shell[] = {"<", ">", ";", "&", "$", "`", "(", ")"};
    char c = *reader->at;
    reader->in_word = true;
    if (c == '\'')
        return read_single(reader);
    if (c == '"')
        return read_double(reader);
    for (size_t i = 0; i < sizeof shell / sizeof *shell; i++)
        if (c == *shell[i])
            return refuse(reader, shell[i]);
    if (c == '\\' && reader->at[1])
        reader->at++;
    take(reader);
    return true;
}

static void end_word(struct reader *reader, struct sg_block *block)
{
    if (reader->in_word)
        sg_texts_add(&block->commands[block->n_commands - 1], sg_buffer_text(&reader->word));
    reader->in_word = false;
    sg_buffer_clear(&reader->word);
}

static void begin_command(struct sg_block *block)
{
    block->commands = sg_resize(block->commands, block->n_commands + 1, sizeof *block->commands);
    block->commands[block->n_commands++] = (struct sg_texts){0};
}

static bool is_space(const char *at)
{
    return isspace((unsigned char)*at) || (at[0] == '\\' && (at[1] == '\n' || !at[1]));
}

static bool read_words(struct reader *reader, struct sg_block *block)
{
    begin_command(block);
    while (*reader->at) {
        if (is_space(reader->at)) {
            end_word(reader, block);
            reader->at += *reader->at == '\\';
            reader->line += *reader->at == '\n';
            reader->at += *reader->at != '\0';
        } else if (*reader->at == '#' && !reader->in_word) {
            reader->at += strcspn(reader->at, "\n");
        } else if (*reader->at == '|') {
            end_word(reader, block);
            begin_command(block);
            reader->at++;
        } else if (!read_part(reader)) {
            return false;
        }
    }
    end_word(reader, block);
    return true;
}

static bool begins(const char *word, const char *name)
{
    size_t n = strlen(name);
    return strncmp(word, name, n) == 0 && word[n] == '=';
}

static bool add_show(struct sg_block *block, const char *what, size_t n, struct sg_error *err)
{
    static const char *const names[SG_BLOCK_SHOWS] = {"table", "figure", "sentence"};
    for (size_t i = 0; i < SG_BLOCK_SHOWS; i++) {
        if (strlen(names[i]) != n || strncmp(what, names[i], n) != 0)
            continue;
        for (size_t k = 0; k < block->n_show; k++)
            if (block->show[k] == (enum sg_block_show)i)
                return sg_fail(err, SG_FAIL_USAGE, "show= names %s twice", names[i]);
        block->show[block->n_show++] = (enum sg_block_show)i;
        return true;
    }
    return sg_fail(err, SG_FAIL_USAGE, "show= takes table, figure and sentence, not '%.*s'", (int)n,
                   what);
}

static bool read_show(struct sg_block *block, const char *list, struct sg_error *err)
{
    for (;;) {
        size_t n = strcspn(list, ",");
        if (!add_show(block, list, n, err))
            return false;
        if (!list[n])
            return true;
        list += n + 1;
    }
}

static bool check_id(const char *id, struct sg_error *err)
{
    bool ok = isalpha((unsigned char)*id);
    for (const char *c = id; *c; c++)
        ok = ok && (isalnum((unsigned char)*c) || *c == '-');
    return ok || sg_fail(err, SG_FAIL_USAGE,
                         "an id is a letter, then letters, digits and hyphens, not '%s'", id);
}

static bool read_option(struct sg_block *block, const char *word, struct sg_error *err)
{
    const struct {
        const char *name;
        char **value;
    } options[] = {{"caption", &block->caption},
                   {"id", &block->id},
                   {"chart", &block->chart},
                   {"columns", &block->columns}};
    if (begins(word, "show"))
        return !block->n_show ? read_show(block, word + 5, err)
                              : sg_fail(err, SG_FAIL_USAGE, "%s= is given twice", "show");
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        if (!begins(word, options[i].name))
            continue;
        if (*options[i].value)
            return sg_fail(err, SG_FAIL_USAGE, "%s= is given twice", options[i].name);
        *options[i].value = sg_copy_text(word + strlen(options[i].name) + 1);
        return options[i].value != &block->id || check_id(block->id, err);
    }
    return sg_fail(
        err, SG_FAIL_USAGE,
        "unknown '%s'; after the last | stand show=, caption=, id=, chart= and columns=", word);
}

/* The last part holds options when its first word looks like one. */
static bool read_options(struct sg_block *block, struct sg_error *err)
{
    struct sg_texts *last = &block->commands[block->n_commands - 1];
    if (!last->n || !isalpha((unsigned char)*last->items[0]) || !strchr(last->items[0], '='))
        return true;
    bool ok = true;
    for (size_t i = 0; ok && i < last->n; i++)
        ok = read_option(block, last->items[i], err);
    sg_texts_free(last);
    block->n_commands--;
    return ok;
}

static void drop_name(struct sg_texts *command)
{
    if (strcmp(command->items[0], "sangyo") != 0)
        return;
    free(command->items[0]);
    command->n--;
    memmove(command->items, command->items + 1, command->n * sizeof *command->items);
}

bool sg_block_read(const char *text, struct sg_block *block, struct sg_error *err)
{
    struct reader reader = {.at = text, .line = 1, .err = err};
    *block = (struct sg_block){0};
    bool ok = read_words(&reader, block);
    sg_buffer_free(&reader.word);
    if (!ok || !read_options(block, err))
        return false;
    for (size_t i = 0; i < block->n_commands; i++) {
        if (block->commands[i].n)
            drop_name(&block->commands[i]);
        if (!block->commands[i].n)
            return sg_fail(err, SG_FAIL_USAGE, "a command line is empty");
    }
    return block->n_commands || sg_fail(err, SG_FAIL_USAGE, "a command line is empty");
}

bool sg_block_is_base(const struct sg_block *block)
{
    return block->id && !block->n_show && !block->caption && !block->chart && !block->columns;
}

void sg_block_free(struct sg_block *block)
{
    for (size_t i = 0; i < block->n_commands; i++)
        sg_texts_free(&block->commands[i]);
    free(block->commands);
    free(block->caption);
    free(block->id);
    free(block->chart);
    free(block->columns);
    *block = (struct sg_block){0};
}
