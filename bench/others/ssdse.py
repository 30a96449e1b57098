"""SSDSE-A with pandas: usage: python3 ssdse.py FILE. What `sangyo tidy | sangyo specialization` does,
by hand: three header rows (item codes, years, labels), CP932, the total in C2208, no symbols known."""
import sys

import pandas

raw = pandas.read_csv(sys.argv[1], encoding="cp932", header=None, skiprows=3)
head = pandas.read_csv(sys.argv[1], encoding="cp932", header=None, nrows=3, dtype=str)
wanted = [i for i, code in head.loc[0].items() if code.startswith("C2208")]
labels = head.loc[2, wanted].str.extract("^従業者数（民営）(?:（(.*)）)?$")[0].fillna("全産業")
employees = raw[wanted].set_axis(labels, axis=1).set_index(pandas.Index(raw[0], name="地域コード"))

total = employees.pop("全産業")
share = employees.div(total, axis=0)
reference = employees.sum() / total.sum()
result = share.div(reference).rename_axis("industry", axis=1).stack(dropna=False)
result.rename("coefficient").reset_index().to_csv(sys.stdout, index=False)
