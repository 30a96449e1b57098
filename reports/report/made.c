/* How tables and figures were made, for the end of a document. */
#include "item.h"

#include <stdlib.h>

#include "plots/page/words.h"

const char *sg_made_title(enum sg_lang lang)
{
    return sg_words_pick(lang, "How it was made", "作成方法");
}

void sg_item_made(const struct sg_item *item, struct sg_made_list *list)
{
    struct sg_buffer label = {0}, origin = {0};
    if (!item->table_id && !item->figure_id)
        return;
    sg_buffer_add(&label, item->table_label ? item->table_label : "");
    if (item->figure_label)
        sg_buffer_printf(&label, "%s%s",
                         label.n ? sg_words_pick(item->options->lang, ", ", "・") : "",
                         item->figure_label);
    sg_item_origin(item, &origin);
    list->items = sg_resize(list->items, list->n + 1, sizeof *list->items);
    list->items[list->n++] =
        (struct sg_made){.label = sg_buffer_take(&label),
                         .id = sg_copy_text(item->table_id ? item->table_id : item->figure_id),
                         .origin = sg_copy_text(sg_buffer_text(&origin)),
                         .command = sg_copy_text(item->result->command)};
    sg_buffer_free(&origin);
}

void sg_made_free(struct sg_made_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        free(list->items[i].label);
        free(list->items[i].id);
        free(list->items[i].origin);
        free(list->items[i].command);
    }
    free(list->items);
    *list = (struct sg_made_list){0};
}
