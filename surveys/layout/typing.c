/* Which columns are numbers, periods or labels. */
#include "typing.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/command.h"
#include "table/measure.h"
#include "table/role.h"
#include "table/text.h"

/* A column of which more cells than this are text is not looked through for numbers. */
enum { TEXTS_ENOUGH = 100 };

/* What the cells of a column are. */
struct count {
    size_t numbers, symbols, texts;
    size_t first_text; /* row of the table; of a code where there is no text */
    bool coded;        /* a leading zero */
    int decimals;      /* the most that a number has */
};

/* What is known of a column before its cells are read. */
struct plan {
    size_t column;
    const struct sg_layout_column *header;
    const struct sg_package_field *field; /* may be NULL */
    enum sg_role role;                    /* declared, else of the header */
    const struct sg_column_info *known;   /* of columns.def, or NULL; a package is stronger */
    struct sg_marks own;                  /* the marks of the column */
};

static bool needs_trim(const char *text, size_t n)
{
    static const char wide[] = "\xE3\x80\x80"; /* U+3000 */
    unsigned char first = (unsigned char)text[0], last = (unsigned char)text[n - 1];
    return first <= ' ' || last <= ' ' || strncmp(text, wide, 3) == 0 ||
           (n >= 3 && strcmp(text + n - 3, wide) == 0) || first == 0xC2 || last == 0xA0;
}

const char *sg_typing_text(const struct sg_typing *typing, size_t row, size_t column, char **owned)
{
    const char *text = sg_grid_cell(&typing->sheet->grid, typing->rows[row], column);
    *owned = NULL;
    if (!*text || !needs_trim(text, strlen(text)))
        return text;
    return *owned = sg_text_trim(text);
}

static bool ends_with(const char *key, const char *ending)
{
    size_t n = strlen(key), m = strlen(ending);
    return n >= m && strcmp(key + n - m, ending) == 0;
}

/* Whether a header says that the cells are codes though they look like numbers. */
static bool names_codes(const char *name)
{
    char *key = sg_text_key(name);
    bool codes = ends_with(key, "コード") || ends_with(key, "code") || ends_with(key, "_id") ||
                 ends_with(key, "番号") || strcmp(key, "id") == 0;
    free(key);
    return codes;
}

static bool is_among(const char *name, const char *const names[], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sg_text_same_key(names[i], name))
            return true;
    return false;
}

/* Whether a column of a file of ours holds labels, though they may look like numbers. */
static bool is_known_label(const struct sg_typing *typing, const struct plan *plan)
{
    const struct sg_read_options *options = typing->options;
    return typing->is_ours && plan->known && plan->known->kind != SG_COLUMN_NUMBER &&
           !is_among(plan->header->name, options->value_columns, options->n_value_columns);
}

static bool is_label_role(enum sg_role role)
{
    return role != SG_ROLE_NONE && role != SG_ROLE_VALUE;
}

static bool is_declared_number(const struct sg_package_field *field)
{
    return field && (field->type == SG_FIELD_NUMBER || field->type == SG_FIELD_INTEGER);
}

/* The two ends of a comparison, as results have them: labels, though they may look like numbers. */
static bool is_end(const struct sg_typing *typing, const char *name)
{
    const struct sg_layout *layout = &typing->sheet->layout;
    bool from = false, to = false;
    for (size_t i = 0; i < layout->n_columns; i++) {
        from = from || strcmp(layout->columns[i].name, "from") == 0;
        to = to || strcmp(layout->columns[i].name, "to") == 0;
    }
    return from && to && (strcmp(name, "from") == 0 || strcmp(name, "to") == 0);
}

/* Whether the cells need not be tried as numbers. */
static bool is_text(const struct sg_typing *typing, const struct plan *plan)
{
    const char *name = plan->header->name;
    const struct sg_read_options *options = typing->options;
    if (is_label_role(plan->role) || is_end(typing, name) || is_known_label(typing, plan) ||
        is_among(name, options->text_columns, options->n_text_columns))
        return true;
    if (plan->field && plan->field->type != SG_FIELD_ANY)
        return !is_declared_number(plan->field);
    return names_codes(name) || (plan->field && plan->field->n_categories);
}

/* What the package says, else columns.def, else the header. */
static enum sg_measure_kind measure_kind(const struct plan *plan)
{
    const struct sg_package_field *field = plan->field;
    const char *unit = field && field->unit ? field->unit : plan->header->unit;
    if (field && field->measure_kind != SG_MEASURE_UNKNOWN)
        return field->measure_kind;
    if (plan->known && plan->known->measure_kind != SG_MEASURE_UNKNOWN)
        return plan->known->measure_kind;
    enum sg_measure_kind kind = sg_measure_kind_of(field ? field->title : NULL, unit);
    return kind != SG_MEASURE_UNKNOWN ? kind : sg_measure_kind_of(plan->header->name, unit);
}

/* The digits after the point of a printed number, so that 67.0 is told from 67. */
static int decimals_of(const char *text)
{
    const char *point = strchr(text, '.');
    if (point)
        return (int)strspn(point + 1, "0123456789");
    if (strstr(text, "\xEF\xBC\x8E")) { /* ． */
        char *normal = sg_text_nfkc(text);
        int decimals = decimals_of(normal);
        free(normal);
        return decimals;
    }
    return 0;
}

/* Reads the cells into the scratch arrays, up to where they are surely no column of numbers. */
static struct count read_cells(struct sg_typing *typing, const struct plan *plan)
{
    const struct sg_grid *grid = &typing->sheet->grid;
    const struct sg_marks *marks = plan->own.n ? &plan->own : &typing->sheet->marks;
    bool nil = sg_measure_rule(measure_kind(plan))->dash_is_nil;
    struct count count = {0};
    for (size_t row = 0; row < typing->table->n_rows; row++) {
        const char *text = sg_grid_cell(grid, typing->rows[row], plan->column);
        struct sg_cell cell = sg_cell_read(text, marks);
        typing->values[row] = cell.kind == SG_CELL_EMPTY ? NAN : cell.value;
        typing->status[row] = cell.status;
        if (cell.kind == SG_CELL_SYMBOL && !nil)
            typing->values[row] = NAN; /* nil is no ratio of 0 */
        if (cell.kind == SG_CELL_TEXT && count.texts++ == 0)
            count.first_text = row;
        count.numbers += cell.kind == SG_CELL_NUMBER;
        int decimals = cell.kind == SG_CELL_NUMBER ? decimals_of(text) : 0;
        count.decimals = decimals > count.decimals ? decimals : count.decimals;
        count.symbols += cell.kind == SG_CELL_SYMBOL;
        bool coded = text[0] == '0' && isdigit((unsigned char)text[1]);
        if (coded && !count.coded && !count.texts)
            count.first_text = row;
        count.coded = count.coded || coded;
        if (count.texts > TEXTS_ENOUGH && count.texts > count.numbers)
            break;
    }
    return count;
}

static bool is_known_number(const struct plan *plan)
{
    return plan->known && plan->known->kind == SG_COLUMN_NUMBER;
}

/* Symbols alone are numbers that are missing where the header describes a variable: with a code, a
   period, a unit, or as a result that is printed with decimals. Elsewhere an X may just be a mark.
   Nothing at all is a number where columns.def says so. */
static bool is_number(const struct sg_typing *typing, const struct plan *plan,
                      const struct count *count)
{
    if (count->texts || count->coded)
        return false;
    if (count->numbers || is_declared_number(plan->field))
        return true;
    if (is_known_number(plan) && (!count->symbols || typing->is_ours))
        return true;
    return count->symbols &&
           (plan->header->code || plan->header->period || plan->header->unit ||
            plan->role == SG_ROLE_VALUE || (is_known_number(plan) && plan->known->decimals >= 0));
}

static void describe(struct sg_column *column, const struct plan *plan)
{
    const struct sg_package_field *field = plan->field;
    column->unit = sg_copy_text(field && field->unit ? field->unit : plan->header->unit);
    if (field) {
        column->label = sg_copy_text(field->title);
        column->role = field->role;
        column->decimals = field->decimals;
    }
    if (column->kind == SG_COLUMN_NUMBER)
        column->measure_kind = measure_kind(plan);
}

static struct sg_column *add_column(struct sg_typing *typing, const struct plan *plan,
                                    enum sg_column_kind kind)
{
    struct sg_table *table = typing->table;
    struct sg_column *column = sg_table_add(table, plan->header->name, kind);
    typing->sources[table->n_columns - 1] = plan->column;
    describe(column, plan);
    return column;
}

static const char *category_label(const struct sg_package_field *field, const char *value)
{
    for (size_t i = 0; field && i < field->n_categories; i++)
        if (field->categories[i].label && strcmp(field->categories[i].value, value) == 0)
            return field->categories[i].label;
    return value;
}

static void declare_codes(struct sg_column *column, const struct sg_package_field *field)
{
    for (size_t i = 0; field && i < field->n_categories; i++)
        if (field->categories[i].label) {
            sg_texts_add(&column->coded, field->categories[i].value);
            sg_texts_add(&column->labelled, field->categories[i].label);
        }
}

static struct sg_column *add_labels(struct sg_typing *typing, const struct plan *plan)
{
    struct sg_column *column = add_column(typing, plan, SG_COLUMN_CATEGORY);
    declare_codes(column, plan->field);
    for (size_t row = 0; row < typing->table->n_rows; row++) {
        char *owned;
        const char *text = sg_typing_text(typing, row, plan->column, &owned);
        sg_column_set_text(column, row, category_label(plan->field, text));
        free(owned);
    }
    return column;
}

static bool is_number_text(const char *text)
{
    double x;
    return sg_number_read(text, strlen(text), &x);
}

/* Whether every label is a period; `plain` allows bare numbers such as 2021 among them. */
static bool are_periods(const struct sg_column *column, const char *era, bool plain)
{
    for (size_t i = 0; i < column->levels.n; i++) {
        struct sg_period period;
        const char *text = column->levels.texts[i];
        if (!sg_period_read(text, era, &period, NULL) || (!plain && is_number_text(text)))
            return false;
    }
    return column->levels.n > 0;
}

/* A year without its era, such as 10年度, is an error; other texts leave the column one of labels.
 */
static bool refuse_bare_years(const struct sg_typing *typing, const struct sg_column *column,
                              struct sg_error *err)
{
    const char *era = typing->options->era;
    struct sg_period period;
    for (size_t row = 0; !era && row < typing->table->n_rows; row++) {
        const char *text = sg_column_text(column, row);
        if (!*text || is_number_text(text) || sg_period_read(text, NULL, &period, NULL) ||
            !sg_period_read(text, "heisei", &period, NULL))
            continue;
        sg_period_read(text, NULL, &period, err);
        sg_fail_at_row(err, sg_table_file_row(typing->table, row));
        return sg_fail_at_column(err, column->name);
    }
    return true;
}

static bool is_date_field(const struct sg_package_field *field)
{
    return field && (field->type == SG_FIELD_YEAR || field->type == SG_FIELD_YEARMONTH ||
                     field->type == SG_FIELD_DATE);
}

static bool try_periods(const struct sg_typing *typing, const struct plan *plan,
                        struct sg_column *column, struct sg_error *err)
{
    bool named = plan->role == SG_ROLE_PERIOD || is_date_field(plan->field);
    if (!named && (plan->role != SG_ROLE_NONE || names_codes(column->name)))
        return true;
    bool plain = named || is_end(typing, plan->header->name);
    if (typing->is_ours && !column->levels.n && plan->known &&
        plan->known->kind == SG_COLUMN_PERIOD)
        return sg_column_to_periods(column, NULL, err);
    if (are_periods(column, typing->options->era, plain))
        return sg_column_to_periods(column, typing->options->era, err);
    return !named || refuse_bare_years(typing, column, err);
}

/* Columns of numbers but for some cells are told, the first few with the cell; so are those that
   our results have as numbers. */
static void remark_mixed(struct sg_typing *typing, const struct plan *plan,
                         const struct count *count, enum sg_lang lang)
{
    bool expected = is_known_number(plan) && (count->texts || count->coded);
    if (!expected && (count->texts == 0 || count->numbers <= count->texts))
        return;
    if (typing->n_mixed++ < SG_TYPING_REMARKS)
        sg_note(typing->notes, lang, "column '%s' is read as text: row %zu has '%s'",
                plan->header->name, sg_table_file_row(typing->table, count->first_text),
                sg_grid_cell(&typing->sheet->grid, typing->rows[count->first_text], plan->column));
}

/* A word in place of a number (大会中止) is kept as a footnote, for its status says less. */
static void note_words(struct sg_typing *typing, const struct sg_column *column, size_t source,
                       enum sg_lang lang)
{
    for (size_t row = 0; row < typing->table->n_rows; row++) {
        const char *text = sg_grid_cell(&typing->sheet->grid, typing->rows[row], source);
        if (!(typing->status[row] & SG_STATUS_NOT_APPLICABLE) || !sg_text_has_japanese(text))
            continue;
        struct sg_texts note = {0};
        sg_note(&note, lang, "%s: '%s' is no number", sg_column_title(column, lang), text);
        sg_texts_add_once(&typing->table->info.notes, note.items[0]);
        sg_texts_free(&note);
    }
}

static bool add_planned(struct sg_typing *typing, const struct plan *plan, struct sg_error *err)
{
    struct sg_table *table = typing->table;
    struct count count = {0};
    if (!is_text(typing, plan)) {
        count = read_cells(typing, plan);
        if (is_number(typing, plan, &count)) {
            struct sg_column *column = add_column(typing, plan, SG_COLUMN_NUMBER);
            column->printed_decimals = count.decimals;
            memcpy(column->values, typing->values, table->n_rows * sizeof *column->values);
            memcpy(column->status, typing->status, table->n_rows * sizeof *column->status);
            note_words(typing, column, plan->column, err ? err->lang : SG_EN);
            return true;
        }
        remark_mixed(typing, plan, &count, err ? err->lang : SG_EN);
    }
    struct sg_column *column = add_labels(typing, plan);
    return try_periods(typing, plan, column, err);
}

bool sg_typing_add(struct sg_typing *typing, size_t column, struct sg_error *err)
{
    const struct sg_sheet *sheet = typing->sheet;
    struct plan plan = {.column = column, .header = &sheet->layout.columns[column]};
    if (sheet->packaged)
        plan.field = sg_package_field(&sheet->resource, plan.header->name);
    plan.role = plan.field ? plan.field->role : SG_ROLE_NONE;
    if (plan.role == SG_ROLE_NONE)
        plan.role = sg_role_of_header(plan.header->name);
    if (!plan.field || plan.field->type == SG_FIELD_ANY)
        plan.known = sg_column_info(plan.header->name);
    if (plan.field && plan.field->marks.n) {
        sg_marks_merge(&plan.own, &sheet->layout.legend);
        sg_marks_merge(&plan.own, &plan.field->marks);
        sg_marks_merge(&plan.own, &sheet->asked);
    }
    bool added = add_planned(typing, &plan, err);
    sg_marks_free(&plan.own);
    return added;
}
