# Figures and texts as knitr and Quarto show them.

# A figure is drawn anew in the format that is wanted.
new_figure <- function(command, data, options) {
    draw <- function(path) {
        options$output <- path
        run(command, data, options)
        invisible(path)
    }
    path <- tempfile("figure", fileext = ".svg")
    on.exit(unlink(path))
    draw(path)
    structure(list(svg = read_text(path), draw = draw), class = "sangyo_figure")
}

sg_save <- function(figure, path) figure$draw(path)

print.sangyo_figure <- function(x, ...) {
    viewer <- getOption("viewer")
    if (interactive() && is.function(viewer)) {
        path <- tempfile("figure", fileext = ".html")
        writeBin(charToRaw(x$svg), path)
        viewer(path)
    } else {
        cat("<sangyo figure, ", nchar(x$svg, "bytes"), " bytes of SVG>\n", sep = "")
    }
    invisible(x)
}

print.sangyo_text <- function(x, ...) {
    cat(x)
    invisible(x)
}

# Within a page of HTML the SVG itself, whose texts stay texts and which Markdown leaves alone; PDF for
# LaTeX, else PNG.
knit_print.sangyo_figure <- function(x, ...) {
    if (knitr::is_html_output())
        return(knitr::raw_html(sub("^<\\?xml[^>]*>\\s*", "", x$svg)))
    path <- knitr::fig_path(if (knitr::is_latex_output()) ".pdf" else ".png",
                            number = length(knitr::opts_knit$get("sangyo.figures")) + 1)
    knitr::opts_knit$set(sangyo.figures = c(knitr::opts_knit$get("sangyo.figures"), path))
    dir.create(dirname(path), recursive = TRUE, showWarnings = FALSE)
    x$draw(path)
    knitr::knit_print(knitr::include_graphics(path), ...)
}

knit_print.sangyo_text <- function(x, ...)
    knitr::asis_output(paste0("\n\n", unclass(x), "\n\n"))
