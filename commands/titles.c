#include "titles.h"

#include <stdlib.h>

static const struct sg_option title = {
    .name = "title",
    .kind = SG_OPTION_TEXT,
    .argument = "TEXT",
    .help = {"title of the table and the figure (empty: none)", "表と図の題名（空なら付けない）"}};

static const struct sg_option note = {
    .name = "note",
    .kind = SG_OPTION_TEXT,
    .argument = "TEXT",
    .help = {"note under the table and the figure", "表と図の注記"}};

static const struct sg_option source = {
    .name = "source",
    .kind = SG_OPTION_TEXT,
    .argument = "TEXT",
    .help = {"source of table and figure (default: what the data package says, else the files)",
             "表と図の資料出所（既定はデータパッケージの記載、なければファイル）"}};

const struct sg_option *const sg_title_options[] = {&title, &note, &source, NULL};

static void set_title(struct sg_table_info *info, const char *text)
{
    free(info->title);
    info->title = *text ? sg_copy_text(text) : NULL;
}

static void set_source(struct sg_table_info *info, const char *text)
{
    for (size_t i = 0; i < info->n_sources; i++) {
        free(info->sources[i].title);
        free(info->sources[i].path);
    }
    info->n_sources = 0;
    if (*text)
        sg_info_add_source(info, text, NULL);
}

void sg_titles_apply(const struct sg_call *call, struct sg_table *table)
{
    const char *own_title = sg_args_text(&call->args, "title");
    const char *own_source = sg_args_text(&call->args, "source");
    const char *own_note = sg_args_text(&call->args, "note");
    if (own_title)
        set_title(&table->info, own_title);
    if (own_source)
        set_source(&table->info, own_source);
    if (own_note && *own_note)
        sg_texts_add(&table->info.notes, own_note);
}
