# R survey's answers to what run.py asks: Rscript survey.R FOLDER. One line per figure, all digits.
suppressPackageStartupMessages(library(survey))
options(warn = -1)  # replicates left out, no degrees of freedom: the figures show it
folder <- commandArgs(TRUE)[1]
asked <- read.delim(file.path(folder, "designs.tsv"), header = FALSE, colClasses = "character",
                    col.names = c("seed", "strata", "stages", "fpc", "weights", "lonely", "replicates", "calibration",
                                  "base", "methods", "p", "quantile", "level", "domains"))
out <- file(file.path(folder, "r.tsv"), "w")
say <- function(seed, what, domain, values) {
  values <- values[!is.na(names(values))]
  cat(paste(seed, what, domain, names(values), ifelse(is.na(values), "NA", formatC(as.numeric(values), digits = 17,
      format = "g", width = 1)), sep = "\t"), sep = "\n", file = out)
}

make <- function(a, d) {
  if (a$replicates != "") {
    weights <- as.matrix(d[, grepl("^r[0-9]+$", names(d))])
    R <- ncol(weights)
    return(svrepdesign(data = d, weights = ~w, repweights = weights, combined.weights = TRUE, mse = FALSE,
                       type = if (a$replicates == "jk1") "JK1" else "bootstrap",
                       scale = if (a$replicates == "jk1") (R - 1) / R else 1 / (R - 1), rscales = rep(1, R)))
  }
  ids <- list("0" = ~1, "1" = ~psu, "2" = ~psu + unit)[[a$stages]]
  fpc <- if (a$fpc == "True") (if (a$stages == "2") ~N1 + N2 else ~N1)
  s <- svydesign(ids, strata = if (a$strata == "True") ~stratum, weights = ~w, fpc = fpc, data = d, nest = FALSE)
  margin <- function(column) {
    m <- read.csv(file.path(folder, paste0(a$seed, ".", column, ".csv")))
    m[[column]] <- factor(m[[column]])
    m
  }
  if (a$calibration == "post-stratify") return(postStratify(s, ~g, margin("g")))
  if (a$calibration == "rake")
    return(rake(s, list(~g, ~h), list(margin("g"), margin("h")), control = list(maxit = 2000, epsilon = 1e-11)))
  if (a$calibration != "") {
    g <- margin("g"); h <- margin("h")
    totals <- c(sum(g$Freq), g$Freq[-1], h$Freq[-1])
    names(totals) <- c("(Intercept)", paste0("g", g$g[-1]), paste0("h", h$h[-1]))
    return(calibrate(s, ~g + h, totals, calfun = a$calibration, epsilon = 1e-10, maxit = 500))
  }
  s
}

df_of <- function(a, s, full) if (a$replicates != "") ncol(weights(full, "analysis")) - 1 else degf(s)
limits <- function(m, a, df) as.vector(confint(m, level = as.numeric(a$level), df = df))
attempt <- function(x) tryCatch(x, error = function(e) NULL)

deff_kind <- function(a) if (a$weights == "True" || a$calibration != "") TRUE else "replace"

share <- function(a, s, full, what, domain, formula) {
  m <- attempt(svymean(formula, s, deff = deff_kind(a)))
  if (is.null(m)) return(invisible())
  df <- df_of(a, s, full)
  say(a$seed, what, domain, c(est = 100 * coef(m)[[1]], se = 100 * SE(m)[[1]], df = df,
                              deff = if (a$replicates == "") deff(m)[[1]]))
  for (method in unique(strsplit(a$methods, " ")[[1]])) {
    ci <- attempt(svyciprop(formula, s, method = sub("-r$", "", method), level = as.numeric(a$level), df = df))
    if (!is.null(ci)) {
      ci <- 100 * attr(ci, "ci")
      say(a$seed, paste0(what, "@", method), domain, c(lower = ci[[1]], upper = ci[[2]]))
    }
  }
}

answers <- function(a, s, full, domain) {
  q <- if (a$base == "answered") subset(s, !is.na(q)) else s
  for (option in sort(unique(na.omit(full$variables$q)))) {
    q <- update(q, hit = as.numeric(!is.na(q) & q == option))
    share(a, q, full, paste0("q=", option), domain, ~hit)
  }
  for (m in c("m1", "m2")) share(a, update(s, hit = s$variables[[m]]), full, m, domain, ~hit)
}

numbers <- function(a, s, full, domain) {
  known <- subset(s, !is.na(y))
  df <- df_of(a, known, full)
  p <- as.numeric(a$p)
  for (what in c("mean", "total", "ratio")) {
    m <- attempt(switch(what, mean = svymean(~y, known, na.rm = TRUE, deff = deff_kind(a)),
                        total = svytotal(~y, known, na.rm = TRUE, deff = deff_kind(a)),
                        ratio = svyratio(~y, ~x, known, na.rm = TRUE)))
    if (is.null(m)) next
    ci <- limits(m, a, df)
    say(a$seed, what, domain, c(est = coef(m)[[1]], se = SE(m)[[1]], lower = ci[1], upper = ci[2], df = df,
                                deff = if (what != "ratio" && a$replicates == "") deff(m)[[1]]))
  }
  m <- attempt(svytotal(~z, s))
  if (!is.null(m)) say(a$seed, "total z", domain, c(est = coef(m)[[1]], se = SE(m)[[1]], df = df_of(a, s, full)))
  if (a$replicates != "") return(invisible())
  m <- attempt(svyquantile(~y, known, p, interval.type = a$quantile, alpha = 1 - as.numeric(a$level), qrule = "math",
                           na.rm = TRUE))
  if (is.null(m)) return(invisible())
  say(a$seed, "quantile", domain, c(est = m$y[1, 1], se = m$y[1, 4], lower = m$y[1, 2], upper = m$y[1, 3], df = df))
}

crossed <- function(a, s) {
  s <- subset(s, !is.na(q))
  whole <- sum(weights(s, "sampling"))
  test <- attempt(svychisq(~q + d, s, statistic = "F"))
  nu <- df_of(a, s, s)
  if (!is.null(test)) {
    f <- c(test$statistic, test$parameter)
    if (a$replicates != "") f[[3]] <- f[[2]] * nu  # not the rank of the replicate weights
    say(a$seed, "test", "", c(f = f[[1]], df1 = f[[2]], df2 = f[[3]],
                              p = pf(f[[1]], f[[2]], f[[3]], lower.tail = FALSE)))
  }
  for (column in strsplit(a$domains, " ")[[1]]) {
    part <- subset(s, d == column)
    for (row in sort(unique(s$variables$q))) {
      part <- update(part, hit = as.numeric(q == row))
      m <- attempt(svymean(~hit, part))
      if (is.null(m)) next
      say(a$seed, paste0("cross=", row), column,
          c(est = 100 * coef(m)[[1]], se = 100 * SE(m)[[1]],
            size = sum(weights(part, "sampling") * part$variables$hit, na.rm = TRUE),
            whole = 100 * sum(weights(part, "sampling") * part$variables$hit, na.rm = TRUE) / whole))
    }
  }
}

for (i in seq_len(nrow(asked))) {
  a <- asked[i, ]
  options(survey.lonely.psu = a$lonely)
  d <- read.csv(file.path(folder, paste0(a$seed, ".csv")), na.strings = "", stringsAsFactors = FALSE)
  d$g <- factor(d$g); d$h <- factor(d$h)
  s <- attempt(make(a, d))
  if (is.null(s)) { say(a$seed, "failed", "", c(failed = 1)); next }
  for (domain in c("total", strsplit(a$domains, " ")[[1]])) {
    part <- if (domain == "total") s else subset(s, d == domain)
    answers(a, part, s, domain)
    numbers(a, part, s, domain)
  }
  crossed(a, s)
}
close(out)
