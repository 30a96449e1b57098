#include "footnotes.h"

#include <string.h>

#include <sangyo/buffer.h>

static const char *symbol_of(size_t index, enum sg_lang lang)
{
    return sg_lang_pick(sg_status_info(index)->symbol, lang);
}

/* Whether an earlier status of `used` has the symbol of `index`, and so its line. */
static bool is_told(sg_status used, size_t index, enum sg_lang lang)
{
    for (size_t i = 0; i < index; i++)
        if ((used >> i & 1) && strcmp(symbol_of(i, lang), symbol_of(index, lang)) == 0)
            return true;
    return false;
}

void sg_footnotes_symbols(sg_status used, enum sg_lang lang, struct sg_texts *lines)
{
    for (size_t i = 0; i < SG_STATUS_COUNT; i++) {
        const char *symbol = symbol_of(i, lang);
        if (!(used >> i & 1) || !*symbol || is_told(used, i, lang))
            continue;
        struct sg_buffer line = {0};
        sg_buffer_add(&line, symbol);
        const char *link = lang == SG_JA ? "：" : ": ";
        for (size_t k = i; k < SG_STATUS_COUNT; k++) {
            if (!(used >> k & 1) || strcmp(symbol_of(k, lang), symbol) != 0)
                continue;
            sg_buffer_add(&line, link);
            sg_buffer_add(&line, sg_lang_pick(sg_status_info(k)->note, lang));
            link = lang == SG_JA ? "、又は" : "; or ";
        }
        sg_texts_add(lines, sg_buffer_text(&line));
        sg_buffer_free(&line);
    }
}

static sg_status statuses_of(const struct sg_table *table)
{
    sg_status used = 0;
    for (size_t i = 0; i < table->n_columns; i++)
        for (size_t row = 0; row < table->n_rows; row++)
            if (table->columns[i]->kind == SG_COLUMN_NUMBER)
                used |= table->columns[i]->status[row];
    return used;
}

/* A line for each title, and one for all files that have none. */
static void add_sources(const struct sg_table_info *info, enum sg_lang lang, struct sg_texts *lines)
{
    const char *lead = lang == SG_JA ? "資料：" : "Source: ";
    struct sg_buffer files = {0};
    for (size_t i = 0; i < info->n_sources; i++) {
        const struct sg_source *source = &info->sources[i];
        struct sg_buffer line = {0};
        if (source->title) {
            sg_buffer_printf(&line, "%s%s", lead, source->title);
            sg_texts_add(lines, line.text);
        } else if (source->path) {
            sg_buffer_add(&files, !files.n ? lead : lang == SG_JA ? "、" : ", ");
            sg_buffer_add(&files, source->path);
        }
        sg_buffer_free(&line);
    }
    if (files.n)
        sg_texts_add(lines, files.text);
    sg_buffer_free(&files);
}

void sg_footnotes(const struct sg_table *table, enum sg_lang lang, struct sg_texts *lines)
{
    const struct sg_table_info *info = &table->info;
    sg_footnotes_symbols(statuses_of(table), lang, lines);
    for (size_t i = 0; i < info->notes.n; i++)
        sg_texts_add(lines, info->notes.items[i]);
    add_sources(info, lang, lines);
}
