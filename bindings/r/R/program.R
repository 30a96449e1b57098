# The program: where it is, and what it says when something is wrong.

kinds <- c("data", "usage", "io", "tool", "memory")

fail <- function(message, status) {
    kind <- if (status %in% seq_along(kinds)) kinds[status] else "crash"
    stop(structure(class = c(paste0("sangyo_", kind), "sangyo_error", "error", "condition"),
                   list(message = message, call = NULL, kind = kind, status = status)))
}

sg_program <- function() {
    named <- getOption("sangyo.program", Sys.getenv("SANGYO", "sangyo"))
    found <- if (nzchar(named)) Sys.which(named) else ""
    if (!nzchar(found))
        fail(paste0("no program '", named, "': install sangyo, or name it by ",
                    "options(sangyo.program = ) or the environment variable SANGYO"), 4L)
    unname(found)
}

# Bytes as they are: a locale other than UTF-8 would otherwise write <U+7523>.
as_bytes <- function(text) {
    text <- enc2utf8(text)
    Encoding(text) <- "unknown"
    text
}

read_text <- function(path) {
    size <- file.size(path)
    if (is.na(size) || size == 0)
        return("")
    bytes <- readBin(path, "raw", size)
    if (any(bytes == as.raw(0)))
        return(bytes) # a workbook
    text <- rawToChar(bytes)
    Encoding(text) <- "UTF-8"
    text
}

notes <- c("sangyo: note: ", "sangyo: \u6ce8: ")

remark <- function(lines) {
    for (mark in notes)
        for (line in lines[startsWith(lines, mark)])
            message(structure(class = c("sangyo_remark", "message", "condition"),
                              list(message = paste0(substring(line, nchar(mark) + 1), "\n"),
                                   call = NULL)))
}

# Runs the words of a command line; `given` is a file for standard input. The text that came, and
# whether a check found something, which is no failure where that may be.
call_program <- function(words, folder, given = NULL, found_is_fine = FALSE) {
    out <- tempfile("out", folder)
    said <- tempfile("said", folder)
    if (is.null(given)) {
        given <- tempfile("empty", folder)
        file.create(given)
    }
    status <- system2(sg_program(), as_bytes(shQuote(words)), stdin = given, stdout = out,
                      stderr = said)
    lines <- strsplit(paste0(read_text(said), ""), "\n", fixed = TRUE)[[1]]
    written <- file.size(out)
    found <- found_is_fine && status == 1 && !is.na(written) && written > 0
    if (status != 0 && !found) {
        errors <- lines[nzchar(lines) & !startsWith(lines, notes[1]) & !startsWith(lines, notes[2])]
        if (!length(errors))
            errors <- "the program said nothing"
        fail(sub("^sangyo: ", "", errors[1]), as.integer(status))
    }
    remark(lines)
    list(text = read_text(out), found = found)
}
