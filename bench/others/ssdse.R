# SSDSE-A with base R: Rscript ssdse.R FILE. What `sangyo tidy | sangyo specialization` does, by hand:
# three header rows (item codes, years, labels), CP932, the total in C2208, no symbols known.
file <- commandArgs(TRUE)[1]
lines <- iconv(readLines(file, encoding = "bytes"), "CP932", "UTF-8")
head <- read.csv(text = lines[1:3], header = FALSE, colClasses = "character")
raw <- read.csv(text = lines[-(1:3)], header = FALSE)
wanted <- grep("^C2208", unlist(head[1, ]))
labels <- sub("^従業者数（民営）", "", unlist(head[3, wanted]))
labels <- sub("^（(.*)）$", "\\1", labels)

employees <- as.matrix(raw[, wanted])
total <- employees[, labels == ""]
parts <- employees[, labels != ""]
reference <- colSums(parts) / sum(total)
coefficient <- sweep(parts / total, 2, reference, "/")
result <- data.frame(地域コード = rep(raw[[1]], ncol(parts)),
                     industry = rep(labels[labels != ""], each = nrow(parts)),
                     coefficient = as.vector(coefficient))
write.csv(result, row.names = FALSE, quote = FALSE)
