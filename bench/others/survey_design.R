# R survey: Rscript survey_design.R FILE. The share of ma1 by industry under the stratified design, as
# `sangyo answers` gives it; R reads the columns it needs only, by data.table where that is installed.
suppressPackageStartupMessages(library(survey))
file <- commandArgs(TRUE)[1]
columns <- c("industry", "stratum", "weight", "ma1")
if (requireNamespace("data.table", quietly = TRUE)) {
  d <- as.data.frame(data.table::fread(file, select = columns))
} else {
  d <- read.csv(file)[, columns]
}
design <- svydesign(~1, strata = ~stratum, weights = ~weight, data = d)
by <- svyby(~ma1, ~industry, design, svymean)
all <- svymean(~ma1, design)
write.csv(data.frame(domain = c("total", as.character(by$industry)),
                     estimate_percent = 100 * c(coef(all), by$ma1),
                     se_points = 100 * c(SE(all), by$se)), row.names = FALSE, quote = FALSE)
