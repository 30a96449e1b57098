/* What a reader gives that needs no layout to be found. */
#ifndef SG_SURVEYS_LAYOUT_SHEET_CONTENT_H
#define SG_SURVEYS_LAYOUT_SHEET_CONTENT_H

#include "sheet.h"
#include "surveys/formats/reader.h"

/* A table: moves it. */
void sg_sheet_take_table(struct sg_sheet *sheet, struct sg_content *content);
/* Records whose columns the file describes: moves what it says; the grid is the sheet's already. */
void sg_sheet_take_fields(struct sg_sheet *sheet, struct sg_content *content);

#endif
