/* inspect: what is in a file, and how it was understood. */
#include "inspection.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "surveys/formats/read_options.h"
#include "surveys/spreadsheet/book_choice.h"
#include "table/args.h"
#include "table/role.h"

static const struct sg_bilingual file_section = {"file", "ファイル"};

static void add_file(const struct sg_inspection *inspection, struct sg_bilingual item,
                     const char *value, const char *note)
{
    if (value && *value)
        sg_inspection_add(inspection, file_section, sg_lang_pick(item, inspection->lang), value,
                          note);
}

static void add_file_count(const struct sg_inspection *inspection, struct sg_bilingual item,
                           size_t value, const char *note)
{
    sg_inspection_add_count(inspection, file_section, sg_lang_pick(item, inspection->lang), value,
                            note);
}

/* "codes, periods, labels" */
static char *describe_header(const struct sg_inspection *inspection)
{
    static const struct sg_bilingual kinds[] = {[SG_HEADER_LABEL] = {"labels", "項目名"},
                                                [SG_HEADER_CODE] = {"codes", "コード"},
                                                [SG_HEADER_PERIOD] = {"periods", "時点"},
                                                [SG_HEADER_UNIT] = {"units", "単位"},
                                                [SG_HEADER_NOTE] = {"notes", "注記"}};
    const struct sg_layout *layout = &inspection->sheet->layout;
    struct sg_buffer text = {0};
    for (size_t i = 0; i < layout->n_header; i++)
        sg_buffer_printf(&text, "%s%s", i ? ", " : "",
                         sg_lang_pick(kinds[layout->kinds[i]], inspection->lang));
    return sg_buffer_take(&text);
}

static void inspect_rows(const struct sg_inspection *inspection)
{
    const struct sg_layout *layout = &inspection->sheet->layout;
    char *header = describe_header(inspection);
    if (!inspection->sheet->is_table) {
        add_file_count(inspection,
                       (struct sg_bilingual){"rows before the header", "見出しより前の行"},
                       layout->header, NULL);
        add_file_count(inspection, (struct sg_bilingual){"header rows", "見出しの行"},
                       layout->n_header, header);
    }
    add_file_count(inspection, (struct sg_bilingual){"rows of data", "データの行"},
                   inspection->table->n_rows, NULL);
    if (layout->n_blank)
        add_file_count(inspection, (struct sg_bilingual){"blank rows among the data", "空行"},
                       layout->n_blank, NULL);
    if (layout->n_repeated)
        add_file_count(inspection,
                       (struct sg_bilingual){"repeated header rows", "繰り返しの見出し"},
                       layout->n_repeated, NULL);
    if (layout->n_short)
        add_file_count(inspection, (struct sg_bilingual){"short rows", "列の足りない行"},
                       layout->n_short, NULL);
    for (size_t i = 0; i < layout->notes.n; i++)
        add_file(inspection, (struct sg_bilingual){"note below", "下の注記"},
                 layout->notes.items[i], NULL);
    free(header);
}

static void inspect_file(const struct sg_inspection *inspection)
{
    const struct sg_sheet *sheet = inspection->sheet;
    const struct sg_layout *layout = &sheet->layout;
    const struct sg_table_info *info = &inspection->table->info;
    const char delimiter[] = {sheet->grid.delimiter, '\0'};
    add_file(inspection, (struct sg_bilingual){"name", "名前"}, info->file, NULL);
    bool by_itself = sheet->packaged && sheet->resource.paths.n == 0; /* without a package */
    if (sheet->is_table || by_itself)
        add_file(inspection, (struct sg_bilingual){"format", "形式"}, sheet->format, NULL);
    add_file(inspection, (struct sg_bilingual){"encoding", "文字コード"}, sheet->grid.encoding,
             NULL);
    add_file(inspection, (struct sg_bilingual){"delimiter", "区切り"},
             *delimiter == '\t'
                 ? sg_lang_pick((struct sg_bilingual){"tab", "タブ"}, inspection->lang)
                 : delimiter,
             NULL);
    add_file(inspection, (struct sg_bilingual){"title", "表題"}, info->title, NULL);
    add_file(inspection, (struct sg_bilingual){"universe", "対象"}, info->universe, NULL);
    inspect_rows(inspection);
    add_file_count(inspection, (struct sg_bilingual){"columns", "列"}, inspection->table->n_columns,
                   NULL);
    for (size_t i = 0; i < layout->pseudo.n; i++)
        add_file(inspection, (struct sg_bilingual){"column left out", "除いた列"},
                 layout->pseudo.items[i], NULL);
}

/* Sheets and tables of a workbook are shown at once; `*one`: there is a sheet to look into. */
static bool open_sheet(struct sg_run *run, const char *path, const struct sg_read_options *options,
                       struct sg_table *out, struct sg_sheet *sheet, bool *one,
                       struct sg_error *err)
{
    const struct sg_inspection book = {.lang = run->lang, .out = out};
    char *bytes, *file;
    size_t n;
    *one = true;
    if (sg_sheet_is_package(path))
        return sg_sheet_read(path, options, sheet, err);
    if (!sg_book_bytes(path, options->big, &bytes, &n, err))
        return false;
    const char *part = sg_book_part_of(path, &file);
    bool read =
        !sg_book_begins(bytes, n) || sg_inspect_book(&book, bytes, n, part, options, one, err);
    if (read && *one)
        read = sg_sheet_parse(path, bytes, n, options, sheet, err);
    free(file);
    free(bytes);
    return read || sg_source_fail_at(path, err);
}

static bool inspect_path(struct sg_run *run, const char *path,
                         const struct sg_read_options *options, struct sg_table *out,
                         struct sg_error *err)
{
    struct sg_sheet sheet;
    struct sg_table table;
    size_t *sources = NULL;
    bool one;
    if (!open_sheet(run, path, options, out, &sheet, &one, err))
        return false;
    if (!one)
        return true;
    sg_table_init(&table);
    bool read = sheet.is_table && strcmp(sheet.format, "json") == 0
                    ? sg_fail(err, SG_FAIL_DATA,
                              "a table as JSON has no layout to look into: read it with any other "
                              "command")
                    : sg_sheet_table(&sheet, options, &table, &sources, &run->notes, err);
    if (read) {
        const struct sg_inspection inspection = {run->lang, &sheet, &table, sources, out};
        inspect_file(&inspection);
        if (!sheet.is_table)
            sg_inspect_symbols(&inspection);
        sg_inspect_columns(&inspection);
        sg_inspect_periods(&inspection);
        sg_inspect_totals(&inspection);
        sg_inspect_keys(&inspection);
        if (!sheet.is_table)
            sg_inspect_account(&inspection);
        else
            sg_sheet_remark(&sheet, &run->notes, run->lang);
    }
    free(sources);
    sg_table_free(&table);
    sg_sheet_free(&sheet);
    return read;
}

static bool run_inspect(struct sg_run *run, const char *const files[], size_t n_files,
                        struct sg_table *out, struct sg_error *err)
{
    static const char *const columns[] = {"section", "item", "value", "note"};
    struct sg_read_options options;
    for (size_t i = 0; i < 4; i++)
        sg_table_add(out, columns[i], SG_COLUMN_CATEGORY);
    out->columns[2]->label = sg_copy_text(run->lang == SG_JA ? "内容" : "Value");
    sg_read_options_of(run->args, &options);
    bool read = true;
    for (size_t i = 0; i < n_files && read; i++)
        read = inspect_path(run, files[i], &options, out, err);
    if (!n_files)
        read = inspect_path(run, NULL, &options, out, err);
    sg_read_options_free(&options);
    return read;
}

const struct sg_command sg_inspect_command = {
    .name = "inspect",
    .group = SG_COMMANDS_FILES,
    .summary = {"say what is in a file and how it is understood",
                "ファイルの内容と、その読み取り方を示す"},
    .help =
        {"Names the encoding, the rows around the table, the header, the symbols of the legend "
         "with their meaning and how often they stand in the data, each column with its type, "
         "role, unit, range and missing values, the periods, total rows and whether their "
         "parts add up to them, rows with the same labels, and the account: what became of each "
         "cell that is not blank, with its places; of a workbook first its sheets and the tables "
         "on "
         "them. Columns: section, item, value, note.",
         "文字コード、表の前後の行、見出し、凡例の記号とその意味・出現数、各列の型・役割・単位・"
         "範囲・欠測、時点、総数の行とその内訳の合計が合うか、同じ項目名の組が重なる行、"
         "空でないすべてのセルが何として読まれたか（セルの内訳と位置）を示す。ブックでは、まずシー"
         "トとその中の表を示す。"
         "出力の列は、section、item、value、note。"},
    .example = "examples/kawasaki-census/datapackage.json#industry",
    .options = {NULL},
    .input = SG_INPUT_FILES,
    .output = SG_OUTPUT_TABLE,
    .run_files = run_inspect};
