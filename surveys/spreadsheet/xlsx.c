/* An XLSX file: its sheets by name, and the parts they share. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "xlsx.h"

/* Parts that another part is related to, by the identity that it gives them, or by their kind. */
struct relation {
    char *id, *kind, *part;
};

struct relations {
    const char *folder; /* of the part that has them, "" or "xl/" */
    struct relation *items;
    size_t n, capacity;
};

/* A path beside the part, or from the root. */
static char *part_path(const char *folder, const char *target)
{
    struct sg_buffer path = {0};
    if (*target == '/')
        return sg_copy_text(target + 1);
    sg_buffer_add(&path, folder);
    while (strncmp(target, "../", 3) == 0) {
        target += 3;
        size_t n = path.n ? path.n - 1 : 0; /* behind the slash before the last one */
        while (n && path.text[n - 1] != '/')
            n--;
        path.n = n;
        if (path.text)
            path.text[n] = '\0';
    }
    sg_buffer_add(&path, strncmp(target, "./", 2) == 0 ? target + 2 : target);
    return sg_buffer_take(&path);
}

static bool start_relation(void *context, const char *name, const char **attributes,
                           struct sg_error *err)
{
    struct relations *relations = context;
    const char *target = sg_xml_attribute(attributes, "Target");
    const char *id = sg_xml_attribute(attributes, "Id");
    const char *kind = sg_xml_attribute(attributes, "Type");
    const char *slash = kind ? strrchr(kind, '/') : NULL;
    (void)err;
    if (strcmp(name, "Relationship") != 0 || !target)
        return true;
    relations->items =
        sg_grow(relations->items, &relations->capacity, relations->n + 1, sizeof *relations->items);
    relations->items[relations->n++] =
        (struct relation){sg_copy_text(id ? id : ""), sg_copy_text(slash ? slash + 1 : ""),
                          part_path(relations->folder, target)};
    return true;
}

static bool end_nothing(void *context, const char *name, struct sg_error *err)
{
    (void)context;
    (void)name;
    (void)err;
    return true;
}

static void text_nothing(void *context, const char *piece, size_t n)
{
    (void)context;
    (void)piece;
    (void)n;
}

static bool read_relations(struct sg_archive *archive, const char *part,
                           struct relations *relations, struct sg_error *err)
{
    const struct sg_xml_handler handler = {relations, start_relation, end_nothing, text_nothing};
    return !sg_archive_has(archive, part) || sg_archive_read(archive, part, &handler, err);
}

static void free_relations(struct relations *relations)
{
    for (size_t i = 0; i < relations->n; i++) {
        free(relations->items[i].id);
        free(relations->items[i].kind);
        free(relations->items[i].part);
    }
    free(relations->items);
}

/* The part of an identity, or of a kind; NULL: there is none. */
static const char *related(const struct relations *relations, const char *id, const char *kind)
{
    for (size_t i = 0; i < relations->n; i++)
        if (id ? strcmp(relations->items[i].id, id) == 0
               : kind && strcmp(relations->items[i].kind, kind) == 0)
            return relations->items[i].part;
    return NULL;
}

struct workbook {
    const struct sg_book_wish *wish;
    struct sg_book *book;
    struct sg_texts parts; /* of the sheets, by their identities first */
};

static bool start_workbook(void *context, const char *name, const char **attributes,
                           struct sg_error *err)
{
    struct workbook *workbook = context;
    (void)err;
    if (strcmp(name, "workbookPr") == 0) {
        const char *since = sg_xml_attribute(attributes, "date1904");
        workbook->book->since_1904 = since && (*since == '1' || *since == 't');
    }
    if (strcmp(name, "sheet") != 0)
        return true;
    const char *called = sg_xml_attribute(attributes, "name");
    const char *state = sg_xml_attribute(attributes, "state");
    const char *id = NULL; /* r:id, not sheetId */
    for (const char **a = attributes; *a; a += 2)
        if (strchr(*a, ':') && strcmp(sg_xml_local(*a), "id") == 0)
            id = a[1];
    struct sg_book_sheet *sheet = sg_book_add_sheet(workbook->book, called ? called : "");
    sheet->hidden = state && strcmp(state, "visible") != 0;
    sg_texts_add(&workbook->parts, id ? id : "");
    return true;
}

/* "xl/" of "xl/workbook.xml", and "xl/_rels/workbook.xml.rels". */
static void places_of(const char *part, char **folder, char **relations)
{
    const char *slash = strrchr(part, '/');
    size_t n = slash ? (size_t)(slash - part) + 1 : 0;
    struct sg_buffer path = {0};
    *folder = sg_copy_bytes(part, n);
    sg_buffer_printf(&path, "%s_rels/%s.rels", *folder, part + n);
    *relations = sg_buffer_take(&path);
}

/* Where what is drawn on a sheet begins. */
struct anchors {
    struct sg_book_sheet *sheet;
    bool in_from;
    struct sg_buffer text;
    size_t row, column;
};

static bool start_anchor(void *context, const char *name, const char **attributes,
                         struct sg_error *err)
{
    struct anchors *anchors = context;
    (void)attributes;
    (void)err;
    anchors->in_from = anchors->in_from || strcmp(name, "from") == 0;
    sg_buffer_clear(&anchors->text);
    return true;
}

static bool end_anchor(void *context, const char *name, struct sg_error *err)
{
    struct anchors *anchors = context;
    (void)err;
    if (!anchors->in_from)
        return true;
    size_t number = strtoul(sg_buffer_text(&anchors->text), NULL, 10);
    if (strcmp(name, "row") == 0)
        anchors->row = number;
    else if (strcmp(name, "col") == 0)
        anchors->column = number;
    if (strcmp(name, "from") != 0)
        return true;
    anchors->in_from = false;
    if (anchors->row < SG_MOST_ROWS && anchors->column < SG_MOST_COLUMNS)
        sg_book_add_range(&anchors->sheet->objects,
                          (struct sg_book_range){(uint32_t)anchors->row, (uint32_t)anchors->row,
                                                 (uint16_t)anchors->column,
                                                 (uint16_t)anchors->column});
    return true;
}

static void text_anchor(void *context, const char *piece, size_t n)
{
    struct anchors *anchors = context;
    if (anchors->in_from)
        sg_buffer_add_bytes(&anchors->text, piece, n);
}

static bool read_objects(struct sg_archive *archive, const char *part, struct sg_book_sheet *sheet,
                         struct sg_error *err)
{
    struct relations relations = {0};
    struct anchors anchors = {.sheet = sheet};
    const struct sg_xml_handler handler = {&anchors, start_anchor, end_anchor, text_anchor};
    char *folder, *path;
    places_of(part, &folder, &path);
    relations.folder = folder;
    bool read = read_relations(archive, path, &relations, err);
    for (size_t i = 0; read && i < relations.n; i++)
        if (strcmp(relations.items[i].kind, "drawing") == 0 &&
            sg_archive_has(archive, relations.items[i].part))
            read = sg_archive_read(archive, relations.items[i].part, &handler, err);
    free_relations(&relations);
    sg_buffer_free(&anchors.text);
    free(folder);
    free(path);
    return read;
}

static bool read_sheets(struct sg_archive *archive, struct workbook *workbook,
                        const struct relations *relations, struct sg_error *err)
{
    struct sg_xlsx_strings strings = {0};
    struct sg_xlsx_styles styles = {0};
    const struct sg_xlsx_context context = {&strings, &styles, workbook->book->since_1904};
    const char *texts = related(relations, NULL, "sharedStrings");
    const char *looks = related(relations, NULL, "styles");
    bool read =
        sg_xlsx_strings_read(archive, texts ? texts : "xl/sharedStrings.xml", &strings, err) &&
        sg_xlsx_styles_read(archive, looks ? looks : "xl/styles.xml", &styles, err);
    for (size_t i = 0; read && i < workbook->book->n_sheets; i++) {
        struct sg_book_sheet *sheet = &workbook->book->sheets[i];
        const char *part = related(relations, workbook->parts.items[i], NULL);
        bool cells = part && !strstr(part, "chartsheets/") && !strstr(part, "dialogsheets/");
        if (!cells || !sg_book_wants(workbook->book, workbook->wish, sheet))
            continue;
        read = sheet->read = sg_xlsx_sheet_read(archive, part, &context, sheet, err);
        if (read && workbook->wish->objects)
            read = read_objects(archive, part, sheet, err);
    }
    sg_xlsx_strings_free(&strings);
    free(styles.items);
    return read;
}

static bool read_book(struct sg_archive *archive, const struct sg_book_wish *wish,
                      struct sg_book *book, struct sg_error *err)
{
    struct relations root = {.folder = ""}, own = {0};
    struct workbook workbook = {.wish = wish, .book = book};
    const struct sg_xml_handler handler = {&workbook, start_workbook, end_nothing, text_nothing};
    char *folder = NULL, *path = NULL;
    bool read = read_relations(archive, "_rels/.rels", &root, err);
    const char *part = related(&root, NULL, "officeDocument");
    part = part ? part : "xl/workbook.xml";
    places_of(part, &folder, &path);
    own.folder = folder;
    read = read && sg_archive_read(archive, part, &handler, err) &&
           read_relations(archive, path, &own, err) && read_sheets(archive, &workbook, &own, err);
    free_relations(&root);
    free_relations(&own);
    sg_texts_free(&workbook.parts);
    free(folder);
    free(path);
    return read;
}

/* The names of its parts stand at the end of an archive, and at each part. */
bool sg_xlsx_fits(const char *bytes, size_t n)
{
    return sg_archive_names(bytes, n, "xl/workbook.xml");
}

bool sg_xlsx_read(const char *bytes, size_t n, const struct sg_book_wish *wish,
                  struct sg_book *book, struct sg_error *err)
{
    struct sg_archive *archive = sg_archive_open(bytes, n, wish->big, err);
    bool read = archive && read_book(archive, wish, book, err);
    sg_archive_close(archive);
    return read;
}
