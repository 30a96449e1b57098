/* Which columns are numbers, periods or labels. */
#include "typing_parts.h"

#include <stdlib.h>
#include <string.h>

#include <sangyo/number.h>
#include "table/command.h"
#include "table/names.h"
#include "table/periods.h"
#include "table/role.h"
#include "table/text.h"

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

static void describe(struct sg_column *column, const struct typing_plan *plan)
{
    const struct sg_package_field *field = plan->field;
    column->unit = sg_copy_text(field && field->unit ? field->unit : plan->header->unit);
    if (field) {
        column->label = sg_copy_text(field->title);
        column->role = field->role;
        column->decimals = field->decimals;
    }
    if (column->kind == SG_COLUMN_NUMBER)
        column->measure_kind = typing_measure_kind(plan);
}

static struct sg_column *add_column(struct sg_typing *typing, const struct typing_plan *plan,
                                    enum sg_column_kind kind)
{
    struct sg_table *table = typing->table;
    struct sg_column *column = sg_table_add(table, plan->header->name, kind);
    typing->sources[table->n_columns - 1] = plan->column;
    describe(column, plan);
    return column;
}

static const char *cell_of(const struct sg_typing *typing, size_t row, size_t column)
{
    return sg_grid_cell(&typing->sheet->grid, typing->rows[row], column);
}

/* Whether a label is indented more than one above it, which says what lies in what. Spaces before
   all of them, and before codes that are declared, say nothing. */
static bool is_indented(const struct sg_typing *typing, const struct typing_plan *plan)
{
    size_t least = SIZE_MAX;
    if (plan->role == SG_ROLE_PERIOD || (plan->field && plan->field->n_categories))
        return false;
    for (size_t row = 0; row < typing->table->n_rows; row++) {
        const char *text = cell_of(typing, row, plan->column);
        unsigned char first = (unsigned char)*text;
        if (first > ' ' && first != 0xE3 && first != 0xC2) {
            least = 0;
            continue;
        }
        size_t indent = sg_text_indent(text);
        if (sg_layout_is_blank(text))
            continue;
        if (indent > least)
            return true;
        least = indent;
    }
    return false;
}

static struct sg_column *add_labels(struct sg_typing *typing, const struct typing_plan *plan)
{
    struct sg_column *column = add_column(typing, plan, SG_COLUMN_CATEGORY);
    bool indented = is_indented(typing, plan);
    struct typing_labels labels;
    typing_labels_make(plan->field, &labels);
    typing_declare_codes(column, plan->field);
    if (plan->field && plan->field->ordered)
        typing_order_levels(typing, plan, column);
    for (size_t row = 0; row < typing->table->n_rows; row++) {
        char *owned;
        const char *text = sg_typing_text(typing, row, plan->column, &owned);
        bool none = typing_is_no_label(typing, text) || typing_is_missing_category(plan, text);
        if (owned && *owned && indented && sg_text_indent(cell_of(typing, row, plan->column))) {
            free(owned);
            text = owned = sg_text_trim_end(cell_of(typing, row, plan->column));
        }
        if (!none)
            sg_column_set_text(column, row, typing_label_of(&labels, text));
        free(owned);
    }
    typing_labels_free(&labels);
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

static bool try_periods(const struct sg_typing *typing, const struct typing_plan *plan,
                        struct sg_column *column, struct sg_error *err)
{
    const char *asked = typing->options->period_column;
    bool named = plan->role == SG_ROLE_PERIOD || is_date_field(plan->field) ||
                 (asked && sg_name_is_meant(asked, plan->header->name));
    if (!named && (plan->role != SG_ROLE_NONE || typing_names_codes(column->name)))
        return true;
    bool plain = named || typing_is_end(typing, plan->header->name);
    if (typing->is_ours && !column->levels.n && plan->known &&
        plan->known->kind == SG_COLUMN_PERIOD)
        return sg_column_to_periods(column, NULL, err);
    const struct sg_periods_context context = {
        .era = typing->options->era, .frequency = typing->options->frequency, .periods = plain};
    bool clear = true;
    if ((named && !typing->is_ours) || are_periods(column, typing->options->era, plain))
        clear = sg_column_read_periods(column, &context, NULL);
    if (column->kind == SG_COLUMN_PERIOD)
        return true;
    if (!clear)
        return refuse_bare_years(typing, column, err) &&
               sg_column_read_periods(column, &context, err);
    return !named || refuse_bare_years(typing, column, err);
}

/* Columns of numbers but for some cells are told, the first few with the cell; so are those that
   our results have as numbers. */
static void remark_mixed(struct sg_typing *typing, const struct typing_plan *plan,
                         const struct typing_count *count, enum sg_lang lang)
{
    bool expected = typing_is_known_number(plan) && (count->texts || count->coded);
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

/* (X) among numbers: one of two, and nobody said which. */
static bool check_undecided(const struct sg_typing *typing, const struct typing_plan *plan,
                            const struct typing_count *count, struct sg_error *err)
{
    if (!count->undecided)
        return true;
    sg_fail(err, SG_FAIL_DATA,
            "'%s' may be suppressed or not applicable; say which: --missing '(X)=suppressed' or "
            "--missing '(X)=not_applicable'",
            sg_grid_cell(&typing->sheet->grid, typing->rows[count->first_undecided], plan->column));
    sg_fail_at_row(err, sg_table_file_row(typing->table, count->first_undecided));
    return sg_fail_at_column(err, plan->header->name);
}

static void add_numbers(struct sg_typing *typing, const struct typing_plan *plan,
                        const struct typing_count *count, enum sg_lang lang)
{
    struct sg_table *table = typing->table;
    typing_read_dashes(typing, plan, count, lang);
    struct sg_column *column = add_column(typing, plan, SG_COLUMN_NUMBER);
    column->printed_decimals = count->decimals;
    memcpy(column->values, typing->values, table->n_rows * sizeof *column->values);
    memcpy(column->status, typing->status, table->n_rows * sizeof *column->status);
    note_words(typing, column, plan->column, lang);
}

static bool add_planned(struct sg_typing *typing, const struct typing_plan *plan,
                        struct sg_error *err)
{
    struct typing_count count = {0};
    enum sg_lang lang = err ? err->lang : SG_EN;
    if (!typing_is_text(typing, plan)) {
        count = typing_read_cells(typing, plan);
        if (typing_is_number(typing, plan, &count)) {
            if (!check_undecided(typing, plan, &count, err) ||
                !typing_settle_brackets(typing, plan, &count, err))
                return false;
            add_numbers(typing, plan, &count, lang);
            return true;
        }
        remark_mixed(typing, plan, &count, lang);
        typing_remark_marks(typing, plan, &count, lang);
    }
    struct sg_column *column = add_labels(typing, plan);
    if (plan->header->place == SG_PLACE_REMARK && plan->role == SG_ROLE_NONE && !plan->known)
        column->role = SG_ROLE_NOTE;
    if (!try_periods(typing, plan, column, err))
        return false;
    bool joined = plan->column > 0 && plan->header[-1].joined; /* 年+月 is no usual name */
    if (joined && column->kind == SG_COLUMN_PERIOD && column->role == SG_ROLE_NONE)
        column->role = SG_ROLE_PERIOD;
    return true;
}

/* What the header says, else what the cells are by their place. */
static enum sg_role role_of(const struct sg_layout_column *header)
{
    enum sg_role role = sg_role_of_header(header->name);
    if (role == SG_ROLE_NONE && header->place == SG_PLACE_YEARS &&
        !typing_names_codes(header->name))
        return SG_ROLE_PERIOD;
    return role;
}

bool sg_typing_add(struct sg_typing *typing, size_t column, struct sg_error *err)
{
    const struct sg_sheet *sheet = typing->sheet;
    struct typing_plan plan = {.column = column, .header = &sheet->layout.columns[column]};
    if (sheet->packaged)
        plan.field = sg_package_field(&sheet->resource, plan.header->name);
    plan.role = plan.field ? plan.field->role : SG_ROLE_NONE;
    if (plan.role == SG_ROLE_NONE)
        plan.role = role_of(plan.header);
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
