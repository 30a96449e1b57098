# From the arguments of a function to the result of its command.

option_name <- function(name) gsub("_", "-", name, fixed = TRUE)

spell <- function(values)
    if (is.numeric(values)) format_whole(values) else enc2utf8(as.character(values))

# 100000, which R would write as 1e+05.
format_whole <- function(x) {
    whole <- x == floor(x) & abs(x) < 2^53
    ifelse(whole, sprintf("%.0f", x), spell_numbers(x))
}

# What is to be given once each: the items of a vector, COL=VALUE of one with names.
spell_values <- function(value) {
    if (!is.null(names(value)))
        unlist(lapply(names(value), function(name) paste0(name, "=", spell(value[[name]]))))
    else
        spell(unlist(value))
}

new_folder <- function(folder) {
    path <- tempfile("table", folder)
    dir.create(path)
    path
}

write_table <- function(table, folder) {
    if (is.null(sg_about(table)))
        write_package(table, new_folder(folder))
    else
        write_document(table, tempfile("table", folder, ".json"))
}

option_words <- function(options, folder) {
    words <- character()
    for (name in names(options)) {
        value <- options[[name]]
        spelled <- paste0("--", option_name(name))
        if (is.null(value) || identical(value, FALSE))
            next
        words <- c(words, if (isTRUE(value)) spelled
            else if (is.data.frame(value)) paste0(spelled, "=", write_table(value, folder))
            else paste0(spelled, "=", spell_values(value)))
    }
    words
}

# The files of a command line; a table that a command gave goes in by standard input.
input_words <- function(data, command, folder) {
    files <- character()
    given <- NULL
    own <- FALSE
    for (value in data) {
        if (!is.data.frame(value)) {
            files <- c(files, path.expand(as.character(value)))
        } else if (!is.null(sg_about(value)) && is.null(given) &&
                   command$input %in% c("table", "units", "named_table")) {
            given <- write_document(value, tempfile("given", folder, ".json"))
            files <- c(files, "-")
        } else {
            own <- TRUE
            files <- c(files, write_package(value, new_folder(folder)))
        }
    }
    list(files = files, given = given, own = own)
}

asked_output <- function(command, options) {
    for (name in names(options)) {
        output <- command$option_outputs[[option_name(name)]]
        if (!is.null(output) && !is.null(options[[name]]) && !identical(options[[name]], FALSE))
            return(output)
    }
    command$output
}

# A table of one's own is no source that anybody could look up.
without_folder <- function(document, folder) {
    ours <- vapply(document$sources, function(source)
        !is.null(source$path) && startsWith(source$path, folder), NA)
    document$sources <- document$sources[!ours]
    document
}

as_text <- function(text)
    if (is.character(text)) structure(text, class = "sangyo_text") else text

# Runs a command, described as generate.R does it, on a list of files and tables.
run <- function(command, data, options) {
    options <- options[!vapply(options, is.null, NA)]
    unknown <- names(data)[nzchar(names(data))]
    if (length(unknown))
        stop("'", command$name, "' has no option '", unknown[1], "'", call. = FALSE)
    folder <- normalizePath(tempfile("sangyo-"), mustWork = FALSE)
    dir.create(folder)
    on.exit(unlink(folder, recursive = TRUE))
    output <- asked_output(command, options)
    if (output == "figure" && is.null(options$output))
        return(new_figure(command, data, options))
    inputs <- input_words(data, command, folder)
    words <- c(strsplit(command$name, " ", fixed = TRUE)[[1]], option_words(options, folder))
    draws <- output == "figure" || !is.null(options$chart)
    if (inputs$own && draws && is.null(options$source))
        words <- c(words, "--source=")
    gives_table <- output %in% c("table", "verdict") && is.null(options$output) &&
        is.null(options$format)
    came <- call_program(c(words, if (gives_table) "--format=json", "--", inputs$files), folder,
                         inputs$given, output == "verdict")
    if (gives_table)
        from_document(without_folder(fromJSON(came$text, simplifyVector = FALSE), folder),
                      came$found)
    else if (is.null(options$output) && output != "done")
        as_text(came$text)
    else
        invisible(NULL)
}

sg_run <- function(name, ...) {
    given <- list(...)
    known <- names(given)
    if (is.null(known))
        known <- rep("", length(given))
    command <- Filter(function(each) each$name == name, sg_describe()$commands)
    if (!length(command))
        fail(paste0("unknown command '", name, "'"), 2L)
    run(command[[1]], unname(given[known == ""]), given[known != ""])
}

# What the program that is installed can do, which may be more than this package knew.
sg_describe <- function() {
    folder <- tempfile("sangyo-")
    dir.create(folder)
    on.exit(unlink(folder, recursive = TRUE))
    described <- fromJSON(call_program(c("help", "--json"), folder)$text, simplifyVector = FALSE)
    described$commands <- lapply(described$commands, function(command) {
        places <- unlist(command$options)
        options <- described$options[places + 1]
        command$options <- options
        names <- vapply(options, function(option) option$name, "")
        command$option_outputs <- structure(lapply(options, function(option) option$output),
                                            names = names)
        command
    })
    described
}
