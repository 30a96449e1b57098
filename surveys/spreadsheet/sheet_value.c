#include "sheet_tables.h"

#include "surveys/formats/cell.h"

bool sg_sheet_is_value(const struct sg_book_sheet *sheet, const struct sg_book_cell *cell)
{
    const char *text = sg_book_text(sheet, cell);
    if (cell->kind == SG_BOOK_TEXT) {
        enum sg_cell_kind kind = sg_cell_read(text, NULL).kind;
        return (kind == SG_CELL_NUMBER && !sg_book_is_year(text)) || kind == SG_CELL_SYMBOL;
    }
    return cell->kind != SG_BOOK_DATE && !(cell->kind == SG_BOOK_NUMBER && sg_book_is_year(text));
}
