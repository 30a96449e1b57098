# R data.table. Usage: Rscript datatable.R TASK FILE; threads from BENCH_THREADS. fread reads the
# needed columns only; codes are declared as text, so that 01 stays 01.
suppressPackageStartupMessages(library(data.table))
setDTthreads(as.integer(Sys.getenv("BENCH_THREADS", "2")))
arguments <- commandArgs(TRUE)
file <- arguments[2]

census <- function() {
  d <- fread(file, select = c(division = "character", prefecture = "character",
                              year = "integer", employees = "integer"))
  d[, .(n = .N, sum_employees = sum(employees)), by = .(division, prefecture, year)]
}

quotient <- function() {
  d <- fread(file, select = c(municipality = "character", division = "character",
                              year = "integer", employees = "integer"))
  cell <- d[, .(value = sum(employees)), by = .(municipality, division, year)]
  cell[, area := sum(value), by = .(municipality, year)]
  cell[, reference := sum(value), by = .(division, year)]
  cell[, all := sum(value), by = year]
  cell[, .(municipality, division, year, value, coefficient = value / area / (reference / all))]
}

survey <- function() {
  names <- names(fread(file, nrows = 0))
  answers <- grep("^m", names, value = TRUE)
  d <- fread(file, select = c("industry", answers))
  means <- d[, c(.N, lapply(.SD, mean)), by = industry, .SDcols = answers]
  setnames(means, c("industry", "n", paste0("mean_", answers)))
}

fwrite(switch(arguments[1], census = census(), quotient = quotient(), survey = survey()))
