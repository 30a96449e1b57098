# Runs the documents in ````markdown blocks of pages, as Quarto would for a page of HTML, and sees that
# sentence, table and figure came. Usage: Rscript scripts/knit_docs.R FOLDER PAGE..., from the root.
words <- commandArgs(trailingOnly = TRUE)
root <- getwd()
knitr::opts_knit$set(root.dir = root, rmarkdown.pandoc.to = "html")
knitr::opts_chunk$set(error = FALSE)

for (page in words[-1]) {
    lines <- readLines(page, encoding = "UTF-8")
    block <- lines[(which(lines == "````markdown")[1] + 1):(which(lines == "````")[1] - 1)]
    source <- file.path(words[1], paste0(basename(page), ".qmd"))
    made <- sub("qmd$", "md", source)
    writeLines(enc2utf8(block), source, useBytes = TRUE)
    knitr::knit(source, made, quiet = TRUE, encoding = "UTF-8")
    text <- readLines(made, encoding = "UTF-8")
    parts <- c(sentence = "41,223|\u6700\u3082|largest", table = "^\\| ", figure = "<svg", untouched = "^```\\{=html\\}")
    for (part in names(parts))
        if (!any(grepl(parts[[part]], text)))
            stop(page, ": its document has no ", part, call. = FALSE)
    if (any(grepl("`r |NA of|NA$", text)))
        stop(page, ": a value is missing in its text", call. = FALSE)
}
cat(length(words) - 1, "documents knitted\n")
