#include "read_options.h"

#include <stdlib.h>
#include <string.h>

#include "table/args.h"
#include "table/periods.h"

const struct sg_option sg_option_encoding = {
    .name = "encoding",
    .kind = SG_OPTION_TEXT,
    .argument = "NAME",
    .help = {"encoding of the file (default: detected)", "ファイルの文字コード（既定は自動判別）"}};

const struct sg_option sg_option_header_rows = {
    .name = "header-rows",
    .kind = SG_OPTION_INTEGER,
    .argument = "N",
    .minimum = 0,
    .help = {
        "rows of the header (default: found); 0: none, columns are called column_1, column_2 …",
        "見出しの行数（既定は自動判別）。０なら見出しなし、列名は column_1、column_2 …"}};

const struct sg_option sg_option_skip_rows = {
    .name = "skip-rows",
    .kind = SG_OPTION_INTEGER,
    .argument = "N",
    .help = {"rows before the header (default: found)", "見出しより前の行数（既定は自動判別）"}};

static const struct sg_character_choice delimiters[] = {{{"comma", {",", "コンマ"}}, ','},
                                                        {{"semicolon", {";", "セミコロン"}}, ';'},
                                                        {{"tab", {"tab", "タブ"}}, '\t'},
                                                        {{"bar", {"|", "縦線"}}, '|'}};

const struct sg_option sg_option_delimiter = {
    .name = "delimiter",
    .kind = SG_OPTION_CHOICE,
    .argument = "NAME",
    .choices = SG_CHOICES_OF_CHARACTERS(delimiters),
    .help = {"what separates cells (default: found)", "セルの区切り（既定は自動判別）"}};

static const struct sg_character_choice decimals[] = {{{"point", {"1,234.5", "1,234.5"}}, '.'},
                                                      {{"comma", {"1.234,5", "1.234,5"}}, ','}};

const struct sg_option sg_option_decimal = {
    .name = "decimal",
    .kind = SG_OPTION_CHOICE,
    .argument = "MARK",
    .choices = SG_CHOICES_OF_CHARACTERS(decimals),
    .help = {"what stands before decimals (default: found)", "小数点の記号（既定は自動判別）"}};

const struct sg_option sg_option_comment = {
    .name = "comment",
    .kind = SG_OPTION_TEXT,
    .argument = "TEXT",
    .help = {"rows that begin with this are comments, such as '#'",
             "この文字で始まる行は注釈（例：'#'）"}};

static const struct sg_character_choice thousands[] = {
    {{"comma", {"1,234", "1,234"}}, ','},
    {{"point", {"1.234", "1.234"}}, '.'},
    {{"space", {"1 234", "1 234"}}, ' '},
    {{"apostrophe", {"1'234", "1'234"}}, '\''},
    {{"none", {"1234: 1,234 has three decimals", "1234（1,234 は小数第三位まで）"}}, 0}};

const struct sg_option sg_option_thousands = {
    .name = "thousands",
    .kind = SG_OPTION_CHOICE,
    .argument = "MARK",
    .choices = SG_CHOICES_OF_CHARACTERS(thousands),
    .help = {"what stands between thousands (default: found)", "桁区切りの記号（既定は自動判別）"}};

static const struct {
    struct sg_choice choice;
    char meaning;
} bracketed[] = {{{"negative", {"(91) is -91", "(91) は -91"}}, '-'},
                 {{"repeated", {"91, counted elsewhere too", "91（再掲）"}}, 'r'},
                 {{"reference", {"91, of a small base", "91（基となる数が少ない参考値）"}}, 's'},
                 {{"plain", {"91", "91"}}, 'p'}};

const struct sg_option sg_option_brackets = {
    .name = "brackets",
    .kind = SG_OPTION_CHOICE,
    .argument = "MEANING",
    .choices = SG_CHOICES(bracketed),
    .help = {"what brackets around a number mean (default: as a note says)",
             "数値を囲む括弧の意味（既定は表の注による）"}};

const struct sg_option sg_option_missing = {
    .name = "missing",
    .kind = SG_OPTION_TEXT,
    .repeatable = true,
    .argument = "SYMBOL=STATUS,…",
    .help = {"what symbols in cells mean, such as 'X=suppressed,-=nil'",
             "セルの記号の意味（例：'X=suppressed,-=nil'）"}};

const struct sg_option sg_option_era = {
    .name = "era",
    .kind = SG_OPTION_TEXT,
    .argument = "NAME",
    .help = {"era of bare years such as 10年度 (heisei, R …)",
             "元号のない年（10年度など）の元号（平成、R など）"}};

static const struct sg_choice frequencies[] = {{"1", {"fiscal years: 2009-10", "年度（2009-10）"}},
                                               {"4", {"quarters: 202302", "四半期（202302）"}},
                                               {"12", {"months", "月"}}};

const struct sg_option sg_option_frequency = {
    .name = "frequency",
    .kind = SG_OPTION_CHOICE,
    .argument = "N",
    .choices = SG_CHOICES(frequencies),
    .help = {"periods a year, where a period has two readings (2009-10, 202302)",
             "二通りに読める時点（2009-10、202302）の1年当たりの数"}};

const struct sg_option sg_option_flag = {
    .name = "flag",
    .kind = SG_OPTION_COLUMN,
    .argument = "COL",
    .help = {"column that says of the number beside it what its symbol would say",
             "数値の秘匿等を示す記号の列"}};

static const struct sg_choice hidden[] = {
    {"skip", {"left out, and said", "読まない（件数を示す）"}}, {"take", {"read", "読む"}}};

const struct sg_option sg_option_hidden = {
    .name = "hidden",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHAT",
    .choices = SG_CHOICES(hidden),
    .help = {"hidden rows, columns and sheets of a workbook (default: skip)",
             "ブックの非表示の行・列・シート（既定は skip）"}};

static const struct sg_choice struck[] = {{"take", {"read, with a warning", "読む（警告する）"}},
                                          {"skip", {"left out", "読まない"}}};

const struct sg_option sg_option_struck = {
    .name = "struck",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHAT",
    .choices = SG_CHOICES(struck),
    .help = {"numbers of a workbook that are struck through (default: take)",
             "ブックの取消線の付いた数値（既定は take）"}};

const struct sg_option sg_option_sheet_all = {
    .name = "sheet-all",
    .kind = SG_OPTION_FLAG,
    .help = {"all sheets of a workbook that have one layout, with a column sheet",
             "書式の同じすべてのシートを、列 sheet を付けて縦に並べて読む"}};

const struct sg_option sg_option_big = {
    .name = "big",
    .kind = SG_OPTION_FLAG,
    .help = {"read archives that hold more than 1 GiB, or 200 times what they are packed",
             "展開すると1 GiB又は圧縮時の200倍を超えるファイルも読む"}};

static const struct sg_choice user_missing[] = {
    {"category", {"categories of questions, such as 無回答", "設問の項目（無回答など）とする"}},
    {"missing", {"no answers", "欠測とする"}}};

const struct sg_option sg_option_user_missing = {
    .name = "user-missing",
    .kind = SG_OPTION_CHOICE,
    .argument = "WHAT",
    .choices = SG_CHOICES(user_missing),
    .help = {"what values that an SPSS, Stata or SAS file declares missing are (default: category)",
             "SPSS・Stata・SASのファイルで欠損と定義された値の扱い（既定は category）"}};

const struct sg_option sg_option_sql = {
    .name = "sql",
    .kind = SG_OPTION_TEXT,
    .argument = "QUERY",
    .help = {"the rows of an SQLite database that a query gives; it can only read",
             "SQLiteデータベースから読む行の問合せ（読むことだけができる）"}};

const struct sg_option *const sg_read_option_list[] = {
    &sg_option_encoding,     &sg_option_header_rows, &sg_option_skip_rows, &sg_option_delimiter,
    &sg_option_decimal,      &sg_option_thousands,   &sg_option_brackets,  &sg_option_comment,
    &sg_option_missing,      &sg_option_era,         &sg_option_frequency, &sg_option_flag,
    &sg_option_hidden,       &sg_option_struck,      &sg_option_sheet_all, &sg_option_big,
    &sg_option_user_missing, &sg_option_sql,         &sg_option_total,     NULL};

/* The options of any command whose columns hold labels, whatever their cells look like. */
static const char *const text_options[] = {"by", "area", "period", "domain", "wave", "strata"};
enum { N_TEXT_OPTIONS = sizeof text_options / sizeof *text_options };

static const char **collect(const struct sg_args *args, const char *const names[], size_t n_names,
                            size_t *n)
{
    size_t total = 0;
    for (size_t i = 0; i < n_names; i++)
        total += sg_args_count(args, names[i]);
    const char **texts = sg_alloc(total, sizeof *texts);
    *n = 0;
    for (size_t i = 0; i < n_names; i++)
        for (size_t k = 0; k < sg_args_count(args, names[i]); k++)
            texts[(*n)++] = sg_args_nth(args, names[i], k);
    return texts;
}

void sg_read_options_init(struct sg_read_options *options)
{
    *options = (struct sg_read_options){.header_rows = -1, .skip_rows = -1};
}

char sg_read_delimiter_of(const struct sg_args *args)
{
    return sg_args_text(args, "delimiter") ? delimiters[sg_args_choice(args, "delimiter")].character
                                           : 0;
}

bool sg_read_missing_out(const struct sg_args *args)
{
    return sg_args_choice(args, "user-missing") == 1;
}

struct sg_number_marks sg_read_marks_of(const struct sg_args *args)
{
    struct sg_number_marks marks = {0};
    int between = sg_args_choice(args, "thousands");
    if (sg_args_text(args, "decimal"))
        marks.decimal = decimals[sg_args_choice(args, "decimal")].character;
    if (between >= 0)
        marks.thousands =
            thousands[between].character ? thousands[between].character : SG_NO_THOUSANDS;
    return marks;
}

void sg_read_options_of(const struct sg_args *args, struct sg_read_options *options)
{
    sg_read_options_init(options);
    options->encoding = sg_args_text(args, "encoding");
    options->header_rows = (int)sg_args_number(args, "header-rows", -1);
    /* a command that may read records has a preset of 0 for these */
    if (sg_args_count(args, "skip-rows"))
        options->skip_rows = (int)sg_args_number(args, "skip-rows", -1);
    options->delimiter = sg_read_delimiter_of(args);
    options->decimal = sg_read_marks_of(args).decimal;
    options->thousands = sg_read_marks_of(args).thousands;
    if (sg_args_text(args, "brackets"))
        options->brackets = bracketed[sg_args_choice(args, "brackets")].meaning;
    options->comment = sg_args_text(args, "comment");
    options->sheet_all = sg_args_flag(args, "sheet-all");
    options->big = sg_args_flag(args, "big");
    options->take_hidden = sg_args_choice(args, "hidden") == 1;
    options->skip_struck = sg_args_choice(args, "struck") == 1;
    options->missing_out = sg_read_missing_out(args);
    options->sql = sg_args_text(args, "sql");
    options->missing = collect(args, (const char *const[]){"missing"}, 1, &options->n_missing);
    options->era = sg_args_text(args, "era");
    options->frequency = sg_periods_context_of(args).frequency;
    options->period_column = sg_args_text(args, "period");
    options->flag_column = sg_args_text(args, "flag");
    options->total_label = sg_args_text(args, "total");
    options->text_columns = collect(args, text_options, N_TEXT_OPTIONS, &options->n_text_columns);
    options->value_columns =
        collect(args, (const char *const[]){"value"}, 1, &options->n_value_columns);
    options->settle_years = sg_args_has(args, "period") && !sg_args_count(args, "period") &&
                            !sg_args_count(args, "value") && !sg_args_count(args, "columns");
}

void sg_read_options_free(struct sg_read_options *options)
{
    free(options->missing);
    free(options->text_columns);
    free(options->value_columns);
    sg_read_options_init(options);
}
