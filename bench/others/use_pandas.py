"""pandas. Usage: python3 use_pandas.py TASK FILE. The C parser reads the needed columns only; codes
and other keys are declared as categories, which keeps 01 and is the fastest way to group."""
import sys

import pandas


def census(path):
    keys = ["division", "prefecture", "year"]
    types = {"division": "category", "prefecture": "category", "year": "category"}
    data = pandas.read_csv(path, usecols=keys + ["employees"], dtype=types)
    groups = data.groupby(keys, observed=True).employees
    return groups.agg(n="count", sum_employees="sum").reset_index()


def quotient(path):
    keys = ["municipality", "division", "year"]
    types = {key: "category" for key in keys}
    data = pandas.read_csv(path, usecols=keys + ["employees"], dtype=types)
    cell = data.groupby(keys, observed=True).employees.sum().rename("value").reset_index()

    def total(*by):
        return cell.groupby(list(by), observed=True).value.transform("sum")

    share = cell.value / total("municipality", "year")
    cell["coefficient"] = share / (total("division", "year") / total("year"))
    return cell


def survey(path):
    answers = [name for name in pandas.read_csv(path, nrows=0) if name.startswith("m")]
    data = pandas.read_csv(path, usecols=["industry"] + answers, dtype={"industry": "category"})
    groups = data.groupby("industry", observed=True)
    means = groups[answers].mean().add_prefix("mean_")
    means.insert(0, "n", groups.size())
    return means.reset_index()


tasks = {"census": census, "quotient": quotient, "survey": survey}
tasks[sys.argv[1]](sys.argv[2]).to_csv(sys.stdout, index=False)
