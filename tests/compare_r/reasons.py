"""When two figures agree, and why some do not: each reason is a row of README.md, and a condition on the design or on
the figures, so that nothing else passes under it."""
import math

EXACT = 1e-9
ITERATED = 1e-6  # logit limits of R come of an iterated fit, calibrated weights of an iterated search
SPLINE = 5e-4  # likelihood limits of R, interpolated


def tolerance(design, figure):
    if "@likelihood" in figure[0]:
        return SPLINE
    if "@logit" in figure[0] or design.calibration in ("rake", "raking"):
        return ITERATED
    return EXACT


def is_share(figure):
    return "@" in figure[0] or "=" in figure[0] or figure[0] in ("m1", "m2")


def agree(design, figure, mine, r):
    if math.isnan(mine) or math.isnan(r):
        return math.isnan(mine) and math.isnan(r)
    scale = 100 if is_share(figure) and figure[2] in ("est", "se", "lower", "upper") else abs(r)
    if "@" in figure[0]:
        r = min(max(r, 0), 100)  # printed limits end there
    return abs(mine - r) <= tolerance(design, figure) * scale + 1e-12


class Case:
    """A figure that differs, with what the conditions ask of."""

    def __init__(self, design, figure, mine, r, ours, theirs):
        self.design, self.mine, self.r = design, mine, r
        self.what, self.domain, self.key = figure
        self.question, _, self.method = self.what.partition("@")
        self.ours, self.theirs = ours, theirs

    def of(self, key, what=None):
        return self.ours.get((what or self.question, self.domain, key), math.nan)

    def is_limit(self):
        return self.key in ("lower", "upper")

    def records(self, known=None):
        return [r for r in self.design.records
                if self.domain in ("total", "", r["d"]) and (known is None or r[known] != "")]

    def values(self):
        return sorted({r["y"] for r in self.records("y")})


def zero_or_whole(case):
    return case.is_limit() and is_share((case.what,)) and case.of("est") in (0, 100)


def no_freedom(case):
    return case.key == "df" and math.isnan(case.mine) and case.r == 0


def needed_column(case):
    """The column whose empty cells have no part in the figure; None: all records have."""
    if case.what.startswith("cross=") or (case.what.startswith("q=") and case.design.base == "answered"):
        return "q"
    return "y" if case.what in ("mean", "ratio", "quantile") else None


def one_replicate_empty(case):
    """A replicate whose weights are 0 for all that the estimate is of."""
    if not case.design.replicates or not math.isnan(case.mine):
        return False
    column = needed_column(case)
    kept = [i for i, r in enumerate(case.design.records)
            if case.domain in ("total", r["d"]) and (column is None or r[column] != "")]
    return any(all(weights[i] == 0 for i in kept) for weights in case.design.replicate_weights)


def angle_leaves(case):
    """sin² of an angle below 0 or above a right one."""
    if case.what == "quantile":
        return case.design.quantile_method == "asin" and case.key in ("lower", "upper", "se") and math.isnan(case.mine)
    return case.method == "asin" and case.is_limit() and case.mine in (0, 100)


def normal_loses_t(case):
    return case.method == "logit" and case.is_limit() and case.of("df") <= 2


def rank_of_replicates(case):
    return case.method == "beta" and case.is_limit() and bool(case.design.replicates)


def calibrated_subset(case):
    of_quantile = case.what == "quantile" and case.design.quantile_method == "beta" and case.key != "est"
    return (of_quantile or case.method == "beta" and case.is_limit()) and bool(case.design.calibration) and (
        of_quantile or case.domain != "total" or case.design.base == "answered")


def solves_likelihood(case):
    """The limit solves 2 n_e D(p‖q) = t² n/(n − 1), which R's spline comes near to."""
    if not case.method.startswith("likelihood") or not case.is_limit():
        return False
    p, q, se = case.of("est") / 100, case.mine / 100, case.of("se") / 100
    n = len(case.records(needed_column(case)))
    t = t_quantile(1 - (1 - case.design.level) / 2, case.of("df"))
    if q <= 1e-12 or q >= 1 - 1e-12:
        return True
    divergence = p * math.log(p / q) + (1 - p) * math.log((1 - p) / (1 - q))
    return abs(2 * p * (1 - p) / se**2 * divergence / (t * t * n / (n - 1)) - 1) < 1e-6


def quantile_below_first(case):
    """R takes the second value where p is below the share of the first."""
    values = case.values()
    if case.what != "quantile" or len(values) < 2:
        return False
    pair = {key: (case.of(key), case.theirs.get((case.what, case.domain, key), math.nan)) for key in ("est", "lower")}
    wrong = [key for key, (mine, r) in pair.items() if mine == values[0] and r == values[1]]
    return bool(wrong) and case.key in ("est", "lower", "upper", "se")


def quantile_at_end(case):
    """The estimate is the greatest value: the share up to it is 1, and has no variance."""
    return case.what == "quantile" and case.of("est") == case.values()[-1] and case.key in ("se", "lower", "upper")


def raked_from_weights(case):
    return case.design.calibration == "rake" and case.design.has_weights and case.key not in ("est", "df")


def no_variance(case):
    """All values alike, or one record: R divides rounding by rounding, or by 0."""
    alike = case.what in ("mean", "total") and len(case.values()) < 2
    return case.key == "deff" and math.isnan(case.mine) and (alike or abs(case.of("se")) <= 1e-12
                                                             or case.of("est") in (0, 100))


def fewer_than_records(case):
    return case.key == "deff" and math.isnan(case.mine) and case.r < 0


def lonely_adjusted(case):
    return case.design.lonely == "adjust" and case.key in ("se", "lower", "upper", "deff", "f", "df1", "df2", "p")


REASONS = [
    ("a share of 0 or 100 %: R's variance is 0, limits here assume the effective size of the weights", zero_or_whole),
    ("no degrees of freedom: empty here, 0 in R", no_freedom),
    ("a replicate without any record of the estimate: undefined here, left out by R", one_replicate_empty),
    ("asin: R folds back what lies beyond 0 or 100 %; shares end there, quantiles have no limit", angle_leaves),
    ("logit on one or two degrees of freedom: R takes t through the normal distribution and loses it", normal_loses_t),
    ("beta under replicates: R takes the rank of the replicate weights for degrees of freedom", rank_of_replicates),
    ("beta in a part of a calibrated sample: R takes n of the whole", calibrated_subset),
    ("likelihood: R interpolates; the limit here solves the equation", solves_likelihood),
    ("quantile below the share of the smallest value: R takes the second smallest", quantile_below_first),
    ("quantile at the greatest value: the share up to it is 1 and has no variance", quantile_at_end),
    ("rake of weights that differ: R leaves them out of the regression of the residuals", raked_from_weights),
    ("deff of what does not vary: none here", no_variance),
    ("deff where weights add up to less than the records: none here, negative in R", fewer_than_records),
    ("--lonely adjust: R before 4.5 takes 0 for the mean of all units", lonely_adjusted)]


def reason(case):
    return next((text for text, holds in REASONS if holds(case)), None)


def t_quantile(p, df):
    """By bisection of the distribution function, from the continued fraction of the incomplete beta function."""
    low, high = 0.0, 1e9
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if 1 - beta_part(df / (df + middle * middle), df / 2, 0.5) / 2 < p else (low, middle)
    return (low + high) / 2


def beta_part(x, a, b):
    if x <= 0 or x >= 1:
        return min(max(x, 0), 1)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log(1 - x))
    return front * fraction(x, a, b) / a if x < (a + 1) / (a + b + 2) else 1 - front * fraction(1 - x, b, a) / b


def fraction(x, a, b):
    """Lentz's method."""
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 300):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d, c = 1 / (1 + step * d), 1 + step / c
            value *= c * d
    return value
