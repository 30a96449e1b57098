#include "formats.h"

#include <string.h>

#include <sangyo/buffer.h>
#include <sangyo/write.h>
#include "surveys/formats/reader.h"

enum { FORMAT, FILES, READS, WRITES, KNOWN_BY, LIBRARY, SUMMARY, N_COLUMNS };

static const struct {
    const char *name;
    struct sg_bilingual label;
} columns[N_COLUMNS] = {[FORMAT] = {"format", {"Format", "形式"}},
                        [FILES] = {"files", {"Files", "ファイル"}},
                        [READS] = {"reads", {"Reads", "読み"}},
                        [WRITES] = {"writes", {"Writes", "書き"}},
                        [KNOWN_BY] = {"known_by", {"Known by", "見分け方"}},
                        [LIBRARY] = {"library", {"Library", "ライブラリ"}},
                        [SUMMARY] = {"summary", {"What it is", "内容"}}};

static void set(struct sg_table *table, size_t column, size_t row, const char *text)
{
    sg_column_set_text(table->columns[column], row, text);
}

/* ".csv .tsv" of csv|tsv */
static void set_endings(struct sg_table *table, size_t row, const char *endings)
{
    struct sg_buffer files = {0};
    for (const char *at = endings; *at;) {
        size_t n = strcspn(at, "|");
        sg_buffer_add(&files, files.n ? " ." : ".");
        sg_buffer_add_bytes(&files, at, n);
        at += n + (at[n] == '|');
    }
    set(table, FILES, row, sg_buffer_text(&files));
    sg_buffer_free(&files);
}

/* "yes", or that its library is not there. */
static void set_able(struct sg_table *table, size_t column, size_t row, bool lacking,
                     enum sg_lang lang)
{
    static const struct sg_bilingual yes = {"yes", "可"},
                                     no = {"not in this build", "不可（組み込まれていない）"};
    set(table, column, row, sg_lang_pick(lacking ? no : yes, lang));
}

/* The libraries of reading and writing, where both need one. */
static void add_library(struct sg_table *table, size_t row, const char *library)
{
    struct sg_buffer all = {0};
    const char *before = sg_column_text(table->columns[LIBRARY], row);
    if (!library)
        return;
    sg_buffer_printf(&all, "%s%s%s", before, *before ? ", " : "", library);
    set(table, LIBRARY, row, sg_buffer_text(&all));
    sg_buffer_free(&all);
}

static void add_reader(const struct sg_reader *reader, enum sg_lang lang, struct sg_table *table)
{
    size_t row = sg_table_add_row(table);
    set(table, FORMAT, row, reader->name);
    set_endings(table, row, reader->endings);
    set_able(table, READS, row, reader->lacking, lang);
    set(table, KNOWN_BY, row, sg_lang_pick(reader->known_by, lang));
    set(table, SUMMARY, row, sg_lang_pick(reader->summary, lang));
    add_library(table, row, reader->library);
}

/* In the row of what is read under the same name, else in one of its own. */
static void add_writer(const struct sg_writer *writer, enum sg_lang lang, struct sg_table *table)
{
    size_t row = 0;
    while (row < table->n_rows &&
           strcmp(sg_column_text(table->columns[FORMAT], row), writer->name) != 0)
        row++;
    if (row == table->n_rows) {
        sg_table_add_row(table);
        set(table, FORMAT, row, writer->name);
        set_endings(table, row, writer->endings);
        set(table, SUMMARY, row, sg_lang_pick(writer->summary, lang));
    }
    set_able(table, WRITES, row, writer->lacking, lang);
    add_library(table, row, writer->library);
}

void sg_formats_list(enum sg_lang lang, struct sg_table *table)
{
    const struct sg_reader *reader;
    const struct sg_writer *writer;
    for (size_t i = 0; i < N_COLUMNS; i++) {
        struct sg_column *column = sg_table_add(table, columns[i].name, SG_COLUMN_CATEGORY);
        column->label = sg_copy_text(sg_lang_pick(columns[i].label, lang));
    }
    for (size_t i = 0; (reader = sg_reader_at(i)); i++)
        add_reader(reader, lang, table);
    for (size_t i = 0; (writer = sg_writer_at(i)); i++)
        add_writer(writer, lang, table);
}
