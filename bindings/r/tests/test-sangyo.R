# The package against the program. Run by R CMD check, and by make from the root of the project, whose
# examples it then uses too.
library(sangyo)
options(warn = 2)

program <- Sys.which(Sys.getenv("SANGYO", "sangyo"))
if (!nzchar(program)) {
    cat("no program sangyo: the tests are left out\n")
    quit("no")
}

n_tests <- 0
expect <- function(fine) {
    if (!isTRUE(fine))
        stop("not so: ", paste(deparse(substitute(fine)), collapse = " "), call. = FALSE)
    n_tests <<- n_tests + 1
}
caught <- function(expression)
    tryCatch({ expression; NULL }, error = function(e) e)

own <- data.frame(year = c(2016, 2021, 2016, 2021), industry = c("A", "A", "B", "B"),
                  n = c(3, 4, 3, NA), status = c("", "provisional", "", "suppressed"))

# each command is a function with all its options
described <- sg_describe()
expect(length(described$commands) > 40)
for (command in described$commands) {
    made <- get(paste0("sg_", gsub("[- ]", "_", command$name)), asNamespace("sangyo"))
    names <- vapply(command$options, function(option) gsub("-", "_", option$name), "")
    expect(identical(names(formals(made)), c("...", names)))
}

# statuses, numbers
change <- sg_change(own, quiet = TRUE)
expect(is.data.frame(change))
expect(identical(change$status, c("provisional", "suppressed")))
expect(identical(change$change, c(1, NA)))
expect(length(sg_about(change)$sources) == 0)

# factors in their order, periods as ordered factors
own$industry <- factor(own$industry, levels = c("B", "A"))
change <- sg_change(own, quiet = TRUE)
expect(identical(levels(change$industry), c("B", "A")))
expect(!is.ordered(change$industry) && is.ordered(change$to))
series <- data.frame(period = c("2020Q4", "2021Q1", "2021Q2"), value = c(10, 12, 15))
first <- sg_index(series, base = "2020Q4", quiet = TRUE)
expect(identical(first$index_number, c(100, 120, 150)))
again <- sg_index(first, base = "2021Q1", value = "index_number", quiet = TRUE)
expect(identical(again$index_number, c(100 * 100 / 120, 100, 125)))
expect(identical(as.character(again$period), series$period))

# records: answers in the order of the factor, with one that nobody gave
answers <- data.frame(di = factor(c("good", "bad", "good", NA), levels = c("good", "same", "bad")))
result <- sg_answers(answers, single = "di", base = "answered", quiet = TRUE)
expect(identical(as.character(result$option), c("good", "same", "bad")))
expect(identical(result$n, c(2, 0, 1)))

# a table as the file of an option
city <- data.frame(industry = c("A", "B"), establishments = c(30, 30), area = "city")
nation <- data.frame(industry = c("A", "B"), establishments = c(100, 300), area = "nation")
quotients <- sg_specialization(city, reference_file = nation, quiet = TRUE)
expect(identical(quotients$coefficient, c(2, 30 / 60 / (300 / 400))))

# numbers to the last bit, labels that are no code
odd <- data.frame(industry = c("a\"b\\", "x,y\nz", "\u7523\u696d"), n = c(0.1 + 0.2, 1e-7, 123456789.123))
shares <- sg_composition(odd, quiet = TRUE)
expect(identical(shares$value, odd$n))
once <- sg_composition(shares, value = "value", by = "industry", quiet = TRUE)
expect(identical(once$value, odd$n))
expect(identical(levels(once$industry), levels(shares$industry)))

# errors and remarks
error <- caught(sg_change("no-such.csv", lang = "en"))
expect(inherits(error, "sangyo_error") && error$kind == "io" && error$status == 3)
expect(grepl("no-such.csv: ", conditionMessage(error), fixed = TRUE))
expect(inherits(caught(sg_index(series, lang = "en")), "sangyo_usage"))
expect(grepl("no option 'valeu'", conditionMessage(caught(sg_change(own, valeu = "n")))))
expect(inherits(caught(sg_run("chnage")), "sangyo_usage"))
remarks <- character()
withCallingHandlers(sg_change(own, lang = "en"), sangyo_remark = function(remark) {
    remarks <<- c(remarks, conditionMessage(remark))
    invokeRestart("muffleMessage")
})
expect("column 'n' is taken for --value\n" %in% remarks)
old <- options(sangyo.program = "/no/such/program")
expect(inherits(caught(sg_version()), "sangyo_tool"))
options(old)

# texts
expect(grepl("^sangyo [0-9]", sg_version()))
said <- sg_sentences(change, lang = "en")
expect(inherits(said, "sangyo_text"))
expect(grepl("|", sg_change(own, format = "markdown", quiet = TRUE), fixed = TRUE))
expect(sg_run("version") == sg_version())
expect(is.null(sg_change(own, output = file.path(tempdir(), "out.csv"), quiet = TRUE)))
expect("change_percent" %in% names(read.csv(file.path(tempdir(), "out.csv"))))

# rows that were taken by hand are not the whole, and the rest of what is known stays
part <- shares[shares$rank > 1, ]
expect(identical(sg_about(part)$columns, sg_about(shares)$columns))
expect(nrow(part) == 2)

# figures, where gnuplot is
if (nzchar(Sys.which("gnuplot"))) {
    figure <- sg_chart("bars", own[own$year == 2016, ], lang = "en", quiet = TRUE)
    expect(inherits(figure, "sangyo_figure") && grepl("<svg", figure$svg, fixed = TRUE))
    expect(!grepl(tempdir(), figure$svg, fixed = TRUE))
    saved <- sg_save(figure, file.path(tempdir(), "figure.pdf"))
    expect(identical(readBin(saved, "raw", 4), charToRaw("%PDF")))
    if (requireNamespace("knitr", quietly = TRUE)) {
        knitr::opts_knit$set(rmarkdown.pandoc.to = "html")
        shown <- knitr::knit_print(figure)
        expect(inherits(shown, "knit_asis") && grepl("<svg", shown, fixed = TRUE))
        expect(!grepl("<?xml", shown, fixed = TRUE))
        knitr::opts_knit$set(rmarkdown.pandoc.to = NULL)
    }
}

# what the project's own examples give is what the program writes as CSV
root <- Sys.getenv("SANGYO_ROOT")
if (nzchar(root)) {
    setwd(root)
    census <- "examples/kawasaki-census/datapackage.json#industry"
    shares <- sg_composition(census, value = "establishments", where = c(year = 2021), quiet = TRUE)
    path <- tempfile(fileext = ".csv")
    system2(program, c("composition", census, "--value", "establishments", "--where", "year=2021",
                       "-q", "-f", "csv"), stdout = path)
    csv <- read.csv(path, encoding = "UTF-8")
    expect(identical(as.character(shares$industry), csv$industry))
    expect(isTRUE(all.equal(shares$share_percent, csv$share_percent, tolerance = 0)))
    all <- sg_sentences(shares, lang = "en")
    listed <- sg_sentences(shares[shares$share_percent < 9, ], lang = "en")
    expect(!grepl("of those shown", all) && grepl("of those shown", listed))
}
cat(n_tests, "tests passed\n")
