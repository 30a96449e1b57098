/* The cells of a column: numbers, symbols, and what only the cells around it tell from a label. */
#include "typing_parts.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/command.h"
#include "table/text.h"

/* A column of which more cells than this are text is not looked through for numbers. */
enum { TEXTS_ENOUGH = 100 };

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

/* What is in doubt in a column: whether it holds, and where it first stands. */
struct doubts {
    size_t first_letter, first_flag, first_cancelled; /* rows of the table; n_rows: none */
    size_t bare;                                      /* numbers without a flag in doubt */
};

bool typing_names_indicator(const char *name)
{
    static const char *const words[] = {"目標",   "計画値", "実績",   "現状値", "最新値",
                                        "基準値", "当初値", "策定時", "target", "actual"};
    char *key = sg_text_key(name);
    bool names = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !names; i++)
        names = strstr(key, words[i]) != NULL;
    free(key);
    return names;
}

static void count_number(struct typing_count *count, const char *text, double value)
{
    int decimals = decimals_of(text);
    count->numbers++;
    count->decimals = decimals > count->decimals ? decimals : count->decimals;
    count->signs = count->signs || value < 0;
}

static void count_doubt(struct doubts *doubts, enum sg_cell_doubt doubt, size_t row)
{
    size_t *first = doubt == SG_CELL_LETTER    ? &doubts->first_letter
                    : doubt == SG_CELL_FLAGGED ? &doubts->first_flag
                                               : &doubts->first_cancelled;
    if (row < *first)
        *first = row;
}

/* Letters alone are marks where numbers stand and no other letters, letters behind numbers flags
   where other numbers stand without, words no numbers among targets and results; else texts. */
static void settle_doubts(const struct doubts *doubts, bool indicator, struct typing_count *count)
{
    size_t rows[] = {count->numbers ? SIZE_MAX : doubts->first_letter,
                     doubts->bare ? SIZE_MAX : doubts->first_flag,
                     indicator && count->numbers ? SIZE_MAX : doubts->first_cancelled};
    for (size_t i = 0; i < 3; i++) {
        if (rows[i] == SIZE_MAX)
            continue;
        if (!count->texts || rows[i] < count->first_text)
            count->first_text = rows[i];
        count->texts++;
    }
}

static void count_symbol(struct typing_count *count, sg_status status, size_t row)
{
    if (!count->symbols++)
        count->first_symbol = row;
    if (status & SG_STATUS_NIL && !count->nils++)
        count->first_nil = row;
    if (status == SG_STATUS_NOT_AVAILABLE && !count->unknown++)
        count->first_unknown = row;
    if (status == SG_MARK_TWO_READINGS && !count->undecided++)
        count->first_undecided = row;
}

static void count_cell(struct typing_count *count, struct sg_cell cell, const char *text,
                       size_t row)
{
    if (cell.kind == SG_CELL_TEXT && count->texts++ == 0)
        count->first_text = row;
    if (cell.kind == SG_CELL_NUMBER)
        count_number(count, text, cell.value);
    if (cell.kind == SG_CELL_NUMBER && cell.status && typing_has_brackets(text)) {
        count->brackets++;
        count->signed_brackets += cell.value < 0;
    }
    if (cell.kind == SG_CELL_SYMBOL)
        count_symbol(count, cell.status, row);
    bool coded = text[0] == '0' && isdigit((unsigned char)text[1]);
    if (coded && !count->coded && !count->texts)
        count->first_text = row;
    count->coded = count->coded || coded;
}

/* Whether a mark is written again as it stands. */
static bool is_ours(const char *text, sg_status status)
{
    for (size_t i = 0; i < SG_STATUS_COUNT; i++) {
        const struct sg_bilingual symbol = sg_status_info(i)->symbol;
        if (status >> i & 1 && (strcmp(text, symbol.en) == 0 || strcmp(text, symbol.ja) == 0))
            return true;
    }
    return false;
}

struct typing_count typing_read_cells(struct sg_typing *typing, const struct typing_plan *plan)
{
    const struct sg_grid *grid = &typing->sheet->grid;
    const struct sg_marks *marks = plan->own.n ? &plan->own : &typing->sheet->marks;
    struct typing_count count = {0};
    struct doubts doubts = {SIZE_MAX, SIZE_MAX, SIZE_MAX, 0};
    for (size_t row = 0; row < typing->table->n_rows; row++) {
        const char *text = sg_grid_cell(grid, typing->rows[row], plan->column);
        enum sg_cell_doubt doubt;
        struct sg_cell cell = sg_cell_read_doubtful(text, marks, &doubt);
        if (typing->options->as_printed && cell.kind == SG_CELL_SYMBOL &&
            !is_ours(text, cell.status) && !sg_marks_declared(&typing->sheet->asked, text))
            cell.kind = SG_CELL_TEXT;
        typing->values[row] = cell.kind == SG_CELL_EMPTY ? NAN : cell.value;
        typing->status[row] = cell.status;
        count_cell(&count, cell, text, row);
        count.asked += cell.kind == SG_CELL_SYMBOL && typing->sheet->asked.n &&
                       sg_marks_declared(&typing->sheet->asked, text);
        doubts.bare += cell.kind == SG_CELL_NUMBER && !doubt;
        if (doubt)
            count_doubt(&doubts, doubt, row);
        if (count.texts > TEXTS_ENOUGH && count.texts > count.numbers)
            break;
    }
    settle_doubts(&doubts, typing_names_indicator(plan->header->name), &count);
    return count;
}

bool typing_is_no_label(const struct sg_typing *typing, const char *text)
{
    const struct sg_mark *mark = sg_marks_declared(&typing->sheet->asked, text);
    return mark && mark->status & (SG_STATUS_NOT_AVAILABLE | SG_STATUS_NOT_APPLICABLE);
}

void typing_remark_marks(struct sg_typing *typing, const struct typing_plan *plan,
                         const struct typing_count *count, enum sg_lang lang)
{
    bool alone = count->symbols && !count->numbers && !count->texts && plan->column > 0;
    bool among = count->unknown && count->texts > count->numbers && !count->asked;
    if (!alone && !among)
        return;
    const char *mark = sg_grid_cell(
        &typing->sheet->grid, typing->rows[alone ? count->first_symbol : count->first_unknown],
        plan->column);
    sg_note(typing->notes, lang,
            "column '%s' is read as labels, and '%s' as one of them; --missing '%s=not_available' "
            "or another status makes it a mark",
            plan->header->name, mark, mark);
}
