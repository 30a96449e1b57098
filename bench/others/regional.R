# SSDSE-A with base R: Rscript regional.R FILE concentration|complexity. What `sangyo concentration` and
# `sangyo complexity` do after `sangyo tidy`, by hand: see ssdse.R for the reading.
arguments <- commandArgs(TRUE)
lines <- iconv(readLines(arguments[1], encoding = "bytes"), "CP932", "UTF-8")
head <- read.csv(text = lines[1:3], header = FALSE, colClasses = "character")
raw <- read.csv(text = lines[-(1:3)], header = FALSE)
wanted <- grep("^C2208", unlist(head[1, ]))
labels <- sub("^従業者数（民営）", "", unlist(head[3, wanted]))
labels <- sub("^（(.*)）$", "\\1", labels)
employees <- as.matrix(raw[, wanted])
total <- employees[, labels == ""]
parts <- employees[, labels != ""]

if (arguments[2] == "concentration") {
  share <- parts / rowSums(parts)
  reference <- colSums(parts) / sum(parts)
  gini <- apply(parts, 1, function(x) sum((2 * seq_along(x) - length(x) - 1) * sort(x)) / (length(x) * sum(x)))
  values <- list(hhi = rowSums(share^2),
                 entropy = -rowSums(ifelse(share > 0, share * log(share), 0)),
                 gini = gini,
                 krugman = rowSums(abs(sweep(share, 2, reference))))
  result <- data.frame(item = rep(raw[[1]], length(values)),
                       index = rep(names(values), each = nrow(parts)), value = unlist(values))
} else {
  has <- sweep(parts / total, 2, colSums(parts) / sum(total), "/") >= 1
  has[is.na(has)] <- FALSE
  diversity <- rowSums(has)
  ubiquity <- colSums(has)
  normed <- has / sqrt(diversity) %o% sqrt(ubiquity)
  second <- eigen(crossprod(normed), symmetric = TRUE)$vectors[, 2]
  pci <- second / sqrt(ubiquity)
  eci <- as.vector(has %*% pci) / diversity
  sign <- sign(cor(eci, diversity))
  scale_it <- function(v) sign * (v - mean(v)) / sd(v)
  result <- data.frame(item = c(raw[[1]], labels[labels != ""]),
                       index = rep(c("eci", "pci"), c(nrow(parts), ncol(parts))),
                       value = c(scale_it(eci), scale_it(pci)))
}
write.csv(result, row.names = FALSE, quote = FALSE)
