#include "help_json.h"

#include <stdlib.h>

#include <sangyo/chart.h>
#include <sangyo/memory.h>
#include <sangyo/version.h>
#include "reports/json_text.h"

#include "describe.h"
#include "json_parts.h"
#include "manual.h"
#include "option_json.h"

static const struct {
    const char *word;
    struct sg_bilingual title;
} command_groups[SG_COMMAND_GROUPS] = {
    [SG_COMMANDS_FILES] = {"files", {"Files", "ファイル"}},
    [SG_COMMANDS_STRUCTURE] = {"structure", {"Structure and change", "構造と変化"}},
    [SG_COMMANDS_DYNAMICS] = {"dynamics", {"Births, deaths and jobs", "開業・廃業と雇用"}},
    [SG_COMMANDS_IO] = {"io", {"Input-output", "産業連関"}},
    [SG_COMMANDS_SURVEYS] = {"surveys", {"Surveys", "調査"}},
    [SG_COMMANDS_MICRODATA] = {"microdata", {"Microdata", "個票データ"}},
    [SG_COMMANDS_PROTECTION] = {"protection", {"Disclosure control", "秘匿処理"}},
    [SG_COMMANDS_POLICY] = {"policy", {"Targets and tenders", "目標と入札"}},
    [SG_COMMANDS_REPORTS] = {"reports", {"Figures and reports", "図と報告書"}},
    [SG_COMMANDS_PROGRAM] = {"program", {"The program itself", "プログラム"}}};

static void add_group(const char *word, struct sg_bilingual title, struct sg_buffer *out)
{
    sg_json_add_key("name", "{", out);
    sg_json_add(word, out);
    sg_json_part_bilingual("title", title, out);
    sg_buffer_add_char(out, '}');
}

static void add_groups(struct sg_buffer *out)
{
    sg_json_add_key("groups", ",\n", out);
    for (int i = SG_COMMANDS_FILES; i < SG_COMMAND_GROUPS; i++) {
        sg_buffer_add(out, i == SG_COMMANDS_FILES ? "[\n" : ",\n");
        add_group(command_groups[i].word, command_groups[i].title, out);
    }
    sg_json_add_key("option_groups", "],\n", out);
    for (int i = 0; i < SG_GROUP_COUNT; i++) {
        sg_buffer_add(out, i ? ",\n" : "[\n");
        add_group(sg_json_group_word((enum sg_option_group)i),
                  sg_common_group_title((enum sg_option_group)i), out);
    }
    sg_buffer_add_char(out, ']');
}

/* Options that were met, each once: many commands share them. */
struct pool {
    const struct sg_option **items;
    size_t n, capacity;
};

static size_t place_of(struct pool *pool, const struct sg_option *option)
{
    size_t i = 0;
    while (i < pool->n && pool->items[i] != option)
        i++;
    if (i == pool->n) {
        pool->items = sg_grow(pool->items, &pool->capacity, pool->n + 1, sizeof(*pool->items));
        pool->items[pool->n++] = option;
    }
    return i;
}

/* The places of its options by group, as help shows them. */
static void add_places(const struct sg_command *command, struct pool *pool, struct sg_buffer *out)
{
    struct sg_option_list list;
    sg_common_list(command, &list);
    sg_json_add_key("options", ", ", out);
    for (int group = 0; group < SG_GROUP_COUNT; group++) {
        size_t n = 0;
        sg_json_add_key(sg_json_group_word((enum sg_option_group)group), group ? ", " : "{", out);
        for (size_t i = 0; i < list.n; i++)
            if ((int)list.groups[i] == group)
                sg_buffer_printf(out, "%s%zu", n++ ? ", " : "[", place_of(pool, list.options[i]));
        sg_buffer_add(out, n ? "]" : "[]");
    }
    sg_buffer_add_char(out, '}');
}

static void add_options(const struct pool *pool, struct sg_buffer *out)
{
    sg_json_add_key("options", ",\n", out);
    for (size_t i = 0; i < pool->n; i++) {
        sg_buffer_add(out, i ? ",\n" : "[\n");
        sg_json_add_option(pool->items[i], out);
    }
    sg_buffer_add_char(out, ']');
}

static void add_command(const struct sg_command *command, struct pool *pool, struct sg_buffer *out)
{
    sg_json_add_key("name", "{", out);
    sg_json_add(command->name, out);
    sg_json_part_text("group", command_groups[command->group].word, out);
    sg_json_part_bilingual("summary", command->summary, out);
    sg_json_part_bilingual("help", command->help, out);
    sg_json_part_text("arguments", sg_describe_arguments(command), out);
    sg_json_part_text("example", command->example, out);
    sg_json_part_text("input", sg_json_input_word(command->input), out);
    sg_json_part_text("input_if_asked", sg_json_input_word(command->input_if_asked), out);
    sg_json_part_text("output", sg_json_output_word(command->output), out);
    sg_json_part_text("output_if_asked", sg_json_output_word(command->output_if_asked), out);
    sg_json_part_text("chart", command->chart, out);
    add_places(command, pool, out);
    sg_buffer_add_char(out, '}');
}

static void add_charts(struct sg_buffer *out)
{
    struct sg_chart_info chart;
    sg_json_add_key("charts", ",\n", out);
    sg_buffer_add_char(out, '[');
    for (size_t i = 0; (chart = sg_chart_at(i)).name; i++) {
        sg_json_add_key("name", i ? ",\n{" : "\n{", out);
        sg_json_add(chart.name, out);
        sg_json_part_bilingual("summary", chart.summary, out);
        sg_json_part_bilingual("needs", chart.needs, out);
        sg_buffer_add_char(out, '}');
    }
    sg_buffer_add_char(out, ']');
}

static void add_commands(const struct sg_command *const list[], struct sg_buffer *out)
{
    struct pool pool = {0};
    sg_json_add_key("commands", ",\n", out);
    for (size_t i = 0; list[i]; i++) {
        sg_buffer_add(out, i ? ",\n" : "[\n");
        add_command(list[i], &pool, out);
    }
    sg_buffer_add_char(out, ']');
    add_options(&pool, out);
    free(pool.items);
}

void sg_help_json(const struct sg_command *const commands[], const struct sg_command *command,
                  struct sg_buffer *out)
{
    const struct sg_command *const one[] = {command, NULL};
    sg_buffer_add(out, "{\n\"format\": \"sangyo.help\",\n\"version\": 1,\n\"program\": ");
    sg_json_add(SG_VERSION, out);
    sg_json_part_bilingual("about", sg_manual_about, out);
    add_groups(out);
    add_commands(command ? one : commands, out);
    if (!command)
        add_charts(out);
    sg_buffer_add(out, "\n}\n");
}
