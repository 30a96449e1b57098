# Makes the functions of the commands and their manual pages, of `sangyo help --json`.
# Usage: Rscript generate.R PACKAGE, with the description on standard input.
folder <- commandArgs(trailingOnly = TRUE)[1]
described <- jsonlite::fromJSON(file("stdin", encoding = "UTF-8"), simplifyVector = FALSE)

r_name <- function(name) paste0("sg_", gsub("[- ]", "_", name))
r_option <- function(name) gsub("-", "_", name, fixed = TRUE)
# Names that R keeps to itself.
argument <- function(name) {
    name <- r_option(name)
    if (make.names(name) == name) name else paste0("`", name, "`")
}
quoted <- function(text) paste0("\"", text, "\"")
capital <- function(text) paste0(toupper(substring(text, 1, 1)), substring(text, 2))

# ASCII, which a manual page in any locale can show; backslash, percent and braces are markup.
rd <- function(text) {
    text <- gsub("([\\\\%{}])", "\\\\\\1", text)
    words <- c("\u2014" = "-", "\u2013" = "-", "\u2264" = "<=", "\u2265" = ">=", "\u00d7" = "x",
               "\u2212" = "-", "\u2018" = "'", "\u2019" = "'", "\u201c" = "'", "\u201d" = "'",
               "\u2026" = "...")
    for (sign in names(words))
        text <- gsub(sign, words[[sign]], text, fixed = TRUE)
    text
}

options_of <- function(command) described$options[unlist(command$options) + 1]

describe <- function(command, options) {
    outputs <- Filter(function(option) !is.null(option$output), options)
    outputs <- vapply(outputs, function(option)
        paste0("`", option$name, "` = ", quoted(option$output)), "")
    paste0("list(name = ", quoted(command$name), ", input = ", quoted(command$input),
           ", output = ", quoted(command$output),
           ", option_outputs = list(", paste(outputs, collapse = ", "), "))")
}

function_of <- function(command) {
    names <- vapply(options_of(command), function(option) argument(option$name), "")
    c(paste0(r_name(command$name), " <- function("),
      strwrap(paste0("..., ", paste(names, "= NULL", collapse = ", "), ")"), 96, indent = 4,
              exdent = 4),
      paste0("    run(commands$", "`", command$name, "`, list(...), as.list(environment()))"), "")
}

item <- function(option) {
    words <- vapply(option$choices, function(choice) choice$word, "")
    paste0("  \\item{", r_option(option$name), "}{", rd(option$help$en),
           if (length(words)) paste0(" [", rd(paste(words, collapse = ", ")), "]"),
           if (!is.null(option$default)) paste0(" (default: ", rd(option$default), ")"), ".}")
}

page_of <- function(command) {
    options <- options_of(command)
    names <- vapply(options, function(option) r_option(option$name), "")
    usage <- vapply(options, function(option) argument(option$name), "")
    c(paste0("\\name{", r_name(command$name), "}"), paste0("\\alias{", r_name(command$name), "}"),
      "\\encoding{UTF-8}",
      paste0("\\title{", rd(capital(command$summary$en)), "}"),
      paste0("\\description{", rd(command$help$en), "}"),
      paste0("\\usage{", r_name(command$name), "(..., ",
             paste(usage, "= NULL", collapse = ",\n  "), ")}"),
      "\\arguments{",
      paste0("  \\item{...}{what the program takes as ", rd(quoted(command$arguments)),
             ": names of files, or data frames.}"),
      vapply(options, item, ""), "}",
      paste0("\\value{", switch(command$output,
                                table = "a data frame, see \\code{\\link{sg_run}}.",
                                verdict = "a data frame of what was found, see \\code{\\link{sg_run}}.",
                                figure = "a figure, see \\code{\\link{sg_save}}.",
                                text = "a text.",
                                done = "nothing: files are written."), "}"),
      paste0("\\seealso{\\code{\\link{sg_run}}, which says how values are given.}"))
}

write <- function(lines, ...) {
    connection <- file(file.path(folder, ...), "wb")
    writeLines(enc2utf8(lines), connection, useBytes = TRUE)
    close(connection)
}

names <- vapply(described$commands, function(command) command$name, "")
facts <- vapply(described$commands, function(command) describe(command, options_of(command)), "")
write(c("# Made by generate.R of `sangyo help --json`.", "",
        unlist(lapply(described$commands, function_of)),
        "commands <- list(", paste0("    `", names, "` = ", facts,
                                    ifelse(seq_along(facts) < length(facts), ",", ")")), "",
        paste0("made_for <- ", quoted(described$program))), "R", "commands.R")
for (command in described$commands)
    write(page_of(command), "man", paste0(r_name(command$name), ".Rd"))
