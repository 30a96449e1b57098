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

void sg_footnotes_source(const struct sg_table_info *info, const char *asked, enum sg_lang lang,
                         struct sg_texts *lines)
{
    bool ja = lang == SG_JA;
    struct sg_buffer line = {0};
    if (asked)
        sg_buffer_add(&line, asked);
    for (size_t i = 0; !asked && i < info->n_sources; i++) {
        const struct sg_source *source = &info->sources[i];
        const char *name = source->title ? source->title : source->path;
        if (name)
            sg_buffer_printf(&line, "%s%s", !line.n ? "" : ja ? "、" : "; ", name);
    }
    if (line.n) {
        struct sg_buffer whole = {0};
        sg_buffer_printf(&whole, "%s%s", ja ? "資料：" : "Source: ", line.text);
        sg_texts_add(lines, whole.text);
        sg_buffer_free(&whole);
    }
    sg_buffer_free(&line);
}

void sg_footnotes(const struct sg_table *table, enum sg_lang lang, struct sg_texts *lines)
{
    const struct sg_table_info *info = &table->info;
    sg_footnotes_symbols(statuses_of(table), lang, lines);
    for (size_t i = 0; i < info->notes.n; i++)
        sg_texts_add(lines, info->notes.items[i]);
    sg_footnotes_source(info, NULL, lang, lines);
}
