# Shares of the industries in each year's published total (全産業), with base R.
# Usage: Rscript composition.R FILE
d <- read.csv(commandArgs(TRUE)[1])
total <- d[d$industry == "全産業", ]
d$share_percent <- 100 * d$establishments / total$establishments[match(d$year, total$year)]
write.csv(d[, c("year", "industry", "share_percent")], row.names = FALSE, quote = FALSE)
