#include "rules.h"

#include <stdlib.h>

#include "surveys/formats/read_options.h"

static void check_sheet(struct rules *rules, bool take_hidden)
{
    sg_sheet_hidden_find(rules->sheet, take_hidden, &rules->hidden);
    sg_sheet_tables_find(rules->sheet, &rules->hidden, &rules->tables);
    rules_sort_merged(rules);
    rules_check_sheet(rules);
    rules_check_texts(rules);
    for (size_t i = 0; i < rules->tables.n; i++) {
        struct rules_table table;
        rules_table_find(rules, &rules->tables.items[i], &table);
        rules_check_header(rules, &table);
        rules_check_labels(rules, &table);
        rules_check_values(rules, &table);
        rules_table_free(&table);
    }
    sg_sheet_hidden_free(&rules->hidden);
    free(rules->tables.items);
    free(rules->merged);
    free(rules->reach);
    rules->tables = (struct sg_sheet_tables){0};
}

bool sg_rules_check(struct sg_run *run, const char *path, struct sg_table *out,
                    struct sg_error *err)
{
    struct sg_read_options options;
    struct sg_book book;
    struct rules rules = {.run = run, .out = out};
    sg_read_options_of(run->args, &options);
    bool read = sg_rules_read(path, &options, &book, err);
    rules_add_columns(out, run->lang);
    for (size_t i = 0; read && i < book.n_sheets; i++) {
        rules.sheet = &book.sheets[i];
        rules.workbook = *book.sheets[i].name != '\0';
        if (book.sheets[i].read)
            check_sheet(&rules, options.take_hidden);
    }
    if (read)
        sg_book_free(&book);
    sg_read_options_free(&options);
    return read;
}
