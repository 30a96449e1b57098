#include "rules.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "surveys/formats/read_options.h"
#include "table/messages.h"

enum { AT_ITEM, AT_SHEET, AT_CELL, AT_FOUND, AT_MESSAGE, N_COLUMNS };

struct sg_book_range rules_place(size_t row, size_t column)
{
    return (struct sg_book_range){(uint32_t)row, (uint32_t)row, (uint16_t)column, (uint16_t)column};
}

void rules_report(struct rules *rules, const char *item, const struct sg_book_range *range,
                  const char *found, const char *format, ...)
{
    char message[1024], cell[SG_REFERENCE_SIZE] = "";
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, sg_lang_message(format, rules->run->lang), args);
    va_end(args);
    if (range && range->row < SG_MOST_ROWS)
        sg_range_print(range, cell);
    const char *texts[N_COLUMNS] = {[AT_ITEM] = item,
                                    [AT_SHEET] = rules->sheet->name,
                                    [AT_CELL] = cell,
                                    [AT_FOUND] = found,
                                    [AT_MESSAGE] = message};
    size_t row = sg_table_add_row(rules->out);
    for (size_t i = 0; i < N_COLUMNS; i++)
        sg_column_set_text(rules->out->columns[i], row, texts[i]);
    rules->run->found = true;
}

static void add_columns(struct sg_table *out, enum sg_lang lang)
{
    static const char *const names[N_COLUMNS] = {"item", "sheet", "cell", "found", "message"};
    for (size_t i = 0; i < N_COLUMNS; i++)
        sg_table_add(out, names[i], SG_COLUMN_CATEGORY);
    out->columns[AT_FOUND]->label = sg_copy_text(lang == SG_JA ? "内容" : "Found");
}

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
    add_columns(out, run->lang);
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
