"""Random designs of sample surveys: records, how they were drawn, and what is asked of them. A seed always makes
the same."""
import random

METHODS = ["mean", "xlogit", "logit", "asin", "beta", "likelihood-r"]
QUANTILE_METHODS = ["mean", "xlogit", "asin", "beta"]
LONELY = ["remove", "certainty", "average", "adjust"]
COLUMNS = ["stratum", "psu", "unit", "N1", "N2", "w", "q", "d", "g", "h", "y", "x", "m1", "m2", "z"]


class Design:
    """records: dicts by COLUMNS; the rest says how to read them."""

    def __init__(self, seed, calibration=None):
        """`calibration`: that one, whatever the seed says, and no replicates."""
        self.seed = seed
        self.random = random.Random(f"design {seed}")
        pick = self.random.random
        self.stages = self.random.choice([0, 0, 1, 1, 2])
        self.n_strata = self.random.choice([1, 2, 3, 5, 8])
        self.has_fpc = pick() < 0.6 or self.stages == 2
        self.has_weights = pick() < 0.8
        self.base = self.random.choice(["respondents", "answered"])
        self.methods = [METHODS[seed % len(METHODS)], METHODS[(seed // 6 + 1 + seed) % len(METHODS)]]
        self.p = self.random.choice([0.1, 0.25, 0.5, 0.75, 0.9])
        self.quantile_method = QUANTILE_METHODS[seed % len(QUANTILE_METHODS)]
        self.level = self.random.choice([0.95, 0.95, 0.9, 0.99])
        self.lonely = self.random.choice(LONELY) if pick() < 0.2 and self.n_strata > 1 else None
        self.missing = self.random.choice([0, 0, 0.05, 0.2])
        kind = pick()
        self.replicates = self.random.choice(["jk1", "bootstrap"]) if kind < 0.12 else None
        self.calibration = (self.random.choice(["post-stratify", "rake", "linear", "raking"])
                            if 0.12 <= kind < 0.35 and not self.lonely else None)
        if calibration:
            self.calibration, self.replicates, self.has_weights = calibration, None, True
        if self.replicates:
            self.lonely = None
            self.has_weights = True
        self.records = []
        self.margins = {}
        self.replicate_weights = []
        self._draw()
        if self.calibration:
            self._margins()
        if self.replicates:
            self._replicates()

    def _draw(self):
        for stratum in range(self.n_strata):
            lonely = self.lonely and stratum == self.n_strata - 1
            n_psus = 1 if lonely else self.random.randint(2, 7)
            if self.stages == 0:
                n_psus = 1 if lonely else self.random.randint(4, 40)
            population = n_psus * self.random.randint(2, 9) + self.random.randint(1, 5)
            for psu in range(n_psus):
                self._draw_psu(stratum, psu, n_psus, population)

    def _draw_psu(self, stratum, psu, n_psus, population):
        n = 1 if self.stages == 0 else self.random.randint(2, 9)
        within = n * self.random.randint(2, 5) + self.random.randint(1, 3)
        effect = self.random.gauss(0, 0.4)
        for unit in range(n):
            weight = population / n_psus * (within / n if self.stages == 2 else 1)
            if self.random.random() < 0.5:
                weight *= self.random.uniform(0.5, 2)
            self.records.append(self._record(stratum, f"s{stratum}p{psu}", unit, population, within,
                                             round(weight, 6), effect))

    def _record(self, stratum, psu, unit, population, within, weight, effect):
        rnd = self.random
        y = round(rnd.lognormvariate(1 + 0.2 * stratum + effect, 0.7), 2)
        return {"stratum": f"h{stratum}", "psu": psu, "unit": f"{psu}u{unit}", "N1": population, "N2": within,
                "w": weight if self.has_weights else 1,
                "q": "" if rnd.random() < self.missing else rnd.choice("aabbc" if y > 3 else "abcdd"),
                "d": rnd.choice(["v", "v", "w", "x"]), "g": rnd.choice("klm"), "h": rnd.choice("ij"),
                "y": "" if rnd.random() < self.missing else y, "x": round(1 + 2 * y * rnd.random(), 3),
                "m1": int(rnd.random() < 0.4), "m2": int(rnd.random() < 0.1 * y), "z": rnd.randint(-20, 99)}

    def _margins(self):
        for column in ["g"] if self.calibration == "post-stratify" else ["g", "h"]:
            sums = {}
            for record in self.records:
                sums[record[column]] = sums.get(record[column], 0) + record["w"]
            factors = {label: self.random.uniform(0.8, 1.3) for label in sums}
            self.margins[column] = {label: round(sums[label] * factors[label], 3) for label in sorted(sums)}
        if len(self.margins) == 2:  # both add up to the same, the largest category taking the rest
            g, h = self.margins["g"], self.margins["h"]
            largest = max(h, key=h.get)
            h[largest] = round(h[largest] + sum(g.values()) - sum(h.values()), 3)

    def _replicates(self):
        psus = sorted({record["psu"] if self.stages else record["unit"] for record in self.records})
        groups = psus if len(psus) <= 40 else None
        for r in range(len(groups) if groups and self.replicates == "jk1" else 30):
            if self.replicates == "jk1":  # of single units, or of 30 random groups
                groups_of = {psu: (i if groups else i % 30) for i, psu in enumerate(psus)}
                n = max(groups_of.values()) + 1
                factors = {psu: 0 if at == r else n / (n - 1) for psu, at in groups_of.items()}
            else:
                drawn = self.random.choices(psus, k=len(psus))
                factors = {psu: drawn.count(psu) for psu in psus}
            self.replicate_weights.append([record["w"] * factors[record["psu"] if self.stages else record["unit"]]
                                           for record in self.records])

    def domains(self):
        return sorted({record["d"] for record in self.records})

    def options(self):
        """Of the design, for the program."""
        words = []
        if self.replicates:
            words += ["--design-weight", "w", "--replicate-weights", "r*", "--replicate-type", self.replicates]
            return words
        if self.n_strata > 1:
            words += ["--strata", "stratum"]
        if self.stages >= 1:
            words += ["--psu", "psu"]
        if self.stages == 2:
            words += ["--psu", "unit"]
        if self.has_weights:
            words += ["--design-weight", "w"]
        if self.has_fpc:
            words += ["--fpc", "N1"] + (["--fpc", "N2"] if self.stages == 2 else [])
        if self.lonely:
            words += ["--lonely", self.lonely]
        return words

    def calibration_options(self, folder):
        if not self.calibration:
            return []
        words = ["--method", self.calibration if self.calibration in ("post-stratify", "rake") else "calibrate"]
        if self.calibration == "raking":
            words += ["--distance", "raking"]
        for column in self.margins:
            words += ["--margins", f"{folder}/{self.seed}.{column}.csv"]
        return words

    def write(self, folder):
        with open(f"{folder}/{self.seed}.csv", "w", encoding="utf-8") as file:
            file.write(",".join(COLUMNS + [f"r{i}" for i in range(len(self.replicate_weights))]) + "\n")
            for i, record in enumerate(self.records):
                cells = [record[c] for c in COLUMNS] + [weights[i] for weights in self.replicate_weights]
                file.write(",".join(map(str, cells)) + "\n")
        for column, totals in self.margins.items():
            with open(f"{folder}/{self.seed}.{column}.csv", "w", encoding="utf-8") as file:
                file.write(f"{column},Freq\n" + "".join(f"{k},{v}\n" for k, v in totals.items()))

    def line(self):
        """Of the list that survey.R reads."""
        return "\t".join(str(x) for x in (
            self.seed, self.n_strata > 1, self.stages, self.has_fpc, self.has_weights, self.lonely or "fail",
            self.replicates or "", self.calibration or "", self.base, " ".join(self.methods), self.p,
            self.quantile_method, self.level, " ".join(self.domains())))
