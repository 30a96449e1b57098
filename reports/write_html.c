/* A page that stands alone, with one table. */
#include "html.h"

static void add_page_title(const struct sg_table *table, enum sg_lang lang, struct sg_buffer *out)
{
    const struct sg_table_info *info = &table->info;
    sg_html_text(info->title  ? info->title
                 : info->file ? info->file
                              : (lang == SG_JA ? "表" : "Table"),
                 out);
}

static bool write_html(const struct sg_table *table, const struct sg_write_options *options,
                       struct sg_buffer *out, struct sg_error *err)
{
    (void)err;
    const struct sg_html_place place = {.id = "table"};
    sg_buffer_printf(out,
                     "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<title>",
                     options->lang == SG_JA ? "ja" : "en");
    add_page_title(table, options->lang, out);
    sg_buffer_add(out, "</title>\n<style>\n");
    sg_buffer_add(out, sg_html_style);
    sg_buffer_add(out, "</style>\n</head>\n<body>\n<div role=\"main\">\n");
    sg_html_table(table, options, &place, out);
    sg_buffer_add(out, "</div>\n</body>\n</html>\n");
    return true;
}

const struct sg_writer sg_html_writer = {
    .name = "html",
    .endings = "html|htm",
    .summary = {"a page with the table, to be read on screen, aloud or in print",
                "HTMLのページ（画面・読み上げ・印刷用の表）"},
    .write = write_html,
};
