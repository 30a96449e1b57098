# Tables of the program as data frames, and back.

sg_about <- function(table) attr(table, "sangyo", exact = TRUE)

"[.sangyo_table" <- function(x, ...) {
    out <- NextMethod()
    if (is.data.frame(out))
        attr(out, "sangyo") <- attr(x, "sangyo", exact = TRUE)
    out
}

status_name <- function(names, word) if (word %in% names) paste0("sangyo_", word) else word

field <- function(records, name)
    lapply(records, function(record) record[[name]])

texts <- function(values)
    vapply(values, function(value) if (is.null(value)) NA_character_ else as.character(value), "")

numbers <- function(values)
    vapply(values, function(value) if (is.null(value)) NA_real_ else as.numeric(value), 0)

# Numbers as numbers, categories and periods as factors in the order of the table.
make_column <- function(column, records) {
    values <- field(records, column$name)
    if (column$kind == "number")
        return(numbers(values))
    values <- texts(values)
    levels <- if (is.null(column$levels)) unique(values[!is.na(values)]) else texts(column$levels)
    factor(values, levels = levels, ordered = column$kind == "period")
}

spell_statuses <- function(statuses)
    paste(names(statuses), unlist(statuses), sep = "=", collapse = ";")

from_document <- function(document, found) {
    records <- document$records
    names <- texts(field(document$columns, "name"))
    columns <- lapply(document$columns, make_column, records)
    frame <- structure(columns, names = names, row.names = seq_along(records),
                       class = c("sangyo_table", "data.frame"))
    status <- status_name(names, "status")
    statuses <- status_name(names, "statuses")
    if (length(records) && !is.null(records[[1]][[status]]))
        frame[[status]] <- texts(field(records, status))
    others <- field(records, statuses)
    if (any(lengths(others) > 0))
        frame[[statuses]] <- vapply(others, function(each)
            if (length(each)) spell_statuses(each) else "", "")
    document$records <- NULL
    document$rows <- length(records)
    document$found <- found
    attr(frame, "sangyo") <- document
    frame
}

# The shortest decimal that reads back the same.
spell_numbers <- function(x) {
    text <- sprintf("%.15g", x)
    unlike <- is.finite(x) & suppressWarnings(as.numeric(text)) != x
    text[unlike] <- sprintf("%.17g", x[unlike])
    text[!is.finite(x)] <- NA_character_
    text
}

# A column as texts, NA where there is nothing.
plain_texts <- function(values) {
    text <- if (is.numeric(values) && !is.object(values)) spell_numbers(as.numeric(values))
        else if (inherits(values, c("Date", "POSIXt"))) format(values, "%Y-%m-%d")
        else as.character(values)
    text <- enc2utf8(text)
    text[!is.na(text) & !nzchar(text)] <- NA_character_
    text
}

as_json <- function(x)
    as.character(toJSON(x, auto_unbox = TRUE, null = "null", na = "null", digits = NA))

json_texts <- function(x) {
    met <- unique(x)
    spelled <- vapply(met, function(text) if (is.na(text)) "null" else as_json(text), "")
    unname(spelled[match(x, met)])
}

read_spelled <- function(text) {
    parts <- strsplit(strsplit(text, ";", fixed = TRUE)[[1]], "=", fixed = TRUE)
    parts <- parts[lengths(parts) == 2]
    structure(lapply(parts, `[`, 2), names = vapply(parts, `[`, "", 1))
}

# The column as JSON describes it, brought to the values that it has now.
describe_column <- function(name, values, known) {
    column <- if (is.null(known)) list(name = name) else known
    is_number <- is.numeric(values) && !is.object(values)
    kind <- if (is.null(column$kind) || column$kind == "number") "category" else column$kind
    column$kind <- if (is_number) "number" else kind
    was <- texts(column$levels)
    periods <- column$periods
    column$levels <- column$periods <- NULL
    if (is_number)
        return(column)
    text <- plain_texts(values)
    levels <- unique(c(if (is.factor(values)) enc2utf8(levels(values)) else was,
                       text[!is.na(text)]))
    column$levels <- as.list(levels)
    if (length(periods) && all(levels %in% was))
        column$periods <- periods[match(levels, was)]
    column
}

json_records <- function(table, columns, status, statuses) {
    cells <- lapply(columns, function(column) {
        values <- plain_texts(table[[column$name]])
        spelled <- if (column$kind == "number") ifelse(is.na(values), "null", values)
            else json_texts(values)
        paste0(as_json(column$name), ": ", spelled)
    })
    if (status %in% names(table)) {
        words <- as.character(table[[status]])
        words[is.na(words)] <- ""
        cells <- c(cells, list(paste0(as_json(status), ": ", json_texts(words))))
    }
    rows <- if (length(cells)) do.call(paste, c(cells, sep = ", ")) else character()
    if (statuses %in% names(table)) {
        others <- as.character(table[[statuses]])
        others[is.na(others)] <- ""
        some <- nzchar(others)
        spelled <- vapply(lapply(others[some], read_spelled), function(each)
            as_json(each[names(each) %in% names(table)]), "")
        rows[some] <- paste0(rows[some], ", ", as_json(statuses), ": ",
                             ifelse(spelled == "[]", "{}", spelled))
    }
    paste0("{", rows, "}", recycle0 = TRUE)
}

# Writes what a command gave as a JSON table, whatever was done to it since.
write_document <- function(table, path) {
    about <- sg_about(table)
    known <- structure(about$columns, names = texts(field(about$columns, "name")))
    status <- status_name(names(known), "status")
    statuses <- status_name(names(known), "statuses")
    names <- setdiff(names(table), c(status, statuses))
    columns <- lapply(names, function(name) describe_column(name, table[[name]], known[[name]]))
    head <- about[setdiff(names(about), c("rows", "found", "columns"))]
    if (nrow(table) < about$rows)
        # rows were taken: nothing is the largest of all any more
        head$chosen <- c(head$chosen, list(""))
    head$columns <- columns
    records <- json_records(table, columns, status, statuses)
    text <- paste0(sub("}$", "", as_json(head)), ",\"records\": [\n",
                   paste(records, collapse = ",\n"), "]}\n")
    writeBin(charToRaw(enc2utf8(text)), path)
    path
}

write_csv <- function(table, path) {
    quote <- function(x) {
        odd <- grepl("[\",\r\n]", x)
        x[odd] <- paste0("\"", gsub("\"", "\"\"", x[odd], fixed = TRUE), "\"")
        x
    }
    cells <- lapply(table, function(values) {
        text <- quote(plain_texts(values))
        text[is.na(text)] <- ""
        text
    })
    rows <- if (length(cells)) do.call(paste, c(unname(cells), sep = ",")) else character()
    text <- paste0(c(paste(quote(enc2utf8(names(table))), collapse = ","), rows), "\n",
                   collapse = "")
    writeBin(charToRaw(enc2utf8(text)), path)
}

# Writes a table of one's own as a data package, which is read as any file is, with the order of its
# categories.
write_package <- function(table, folder) {
    write_csv(table, file.path(folder, "data.csv"))
    fields <- lapply(names(table), function(name) {
        values <- table[[name]]
        if (is.factor(values))
            list(name = name, type = "string", categories = as.list(levels(values)),
                 categoriesOrdered = TRUE)
        else
            list(name = name)
    })
    package <- list(name = "data", resources = list(list(
        name = "data", path = "data.csv", encoding = "utf-8", schema = list(fields = fields))))
    path <- file.path(folder, "datapackage.json")
    writeBin(charToRaw(enc2utf8(as_json(package))), path)
    path
}
