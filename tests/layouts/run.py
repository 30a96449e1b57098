#!/usr/bin/env python3
"""Renders a known table in everyday office layouts, lets the program read each, and counts how many come out
right, refused, wrong or with cells lost, by layout. Scores may only get better than tests/layouts/scores.txt.

Usage, from the project root:
  tests/layouts/run.py PROGRAM [--n 2000] [--seed 1] [--update]   all of them; --update writes the scores
  tests/layouts/run.py PROGRAM --show SEED                        one: its layout, file and verdict
  tests/layouts/run.py PROGRAM --failures WORD                    the seeds whose layout or verdict has the word"""
import argparse
import collections
import concurrent.futures
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import reading  # noqa: E402
import render  # noqa: E402

SCORES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "scores.txt")
KINDS = (reading.RIGHT, reading.REFUSED, reading.WRONG, reading.LOST)
# Shares and contributions are asked of every so many renderings.
ANALYSES_EVERY = 4


def judge_seed(job):
    program, seed = job
    rendering = render.Rendering(seed)
    verdict = reading.judge(rendering, program, seed % ANALYSES_EVERY == 0)
    right = verdict.kind == reading.REFUSED and render.is_undecidable(rendering.choice)
    return seed, rendering.choice, reading.RIGHT if right else verdict.kind, verdict.why


def judge_all(program, first, n):
    jobs = [(program, seed) for seed in range(first, first + n)]
    with concurrent.futures.ProcessPoolExecutor() as pool:
        return list(pool.map(judge_seed, jobs, chunksize=25))


def count(results):
    """(dimension, name) -> counts by kind; ("all", "") has all."""
    counts = collections.defaultdict(collections.Counter)
    for _, choice, kind, _ in results:
        counts["all", ""][kind] += 1
        for dimension, name in choice.items():
            counts[dimension, name][kind] += 1
    return counts


def table_text(counts):
    lines = [f"{'layout':<52}" + "".join(f"{k:>8}" for k in KINDS)]
    for (dimension, name), kinds in sorted(counts.items()):
        lines.append(f"{dimension + (': ' + name if name else ''):<52}" + "".join(f"{kinds[k]:>8}" for k in KINDS))
    return "\n".join(lines) + "\n"


def read_scores():
    """The counts of scores.txt by the layout's text."""
    scores = {}
    with open(SCORES, encoding="utf-8") as file:
        for line in file.read().splitlines()[1:]:
            fields = line.rsplit(None, len(KINDS))
            scores[fields[0]] = dict(zip(KINDS, map(int, fields[1:])))
    return scores


def worse_than_scores(counts):
    """What is worse than the scores: fewer right, or more wrong and lost, of all and in each layout."""
    scores = read_scores()
    worse = []
    for (dimension, name), now in counts.items():
        layout = dimension + (": " + name if name else "")
        then = scores.get(layout, {})
        bad = [now[reading.WRONG] + now[reading.LOST], then.get(reading.WRONG, 0) + then.get(reading.LOST, 0)]
        if not then or now[reading.RIGHT] < then[reading.RIGHT] or bad[0] > bad[1]:
            worse.append(f"{layout}: {dict(now)}, was {then or 'not there'}")
    return worse


def show(program, seed):
    rendering = render.Rendering(seed)
    verdict = reading.judge(rendering, program, True)
    print(", ".join(f"{d}: {n}" for d, n in rendering.choice.items()))
    print(rendering.file.decode(rendering.file_form.encoding), end="")
    print(f"{verdict.kind} {verdict.why}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--n", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--show", type=int)
    parser.add_argument("--failures")
    asked = parser.parse_args()
    program = os.path.abspath(asked.program)
    if asked.show is not None:
        return show(program, asked.show)
    results = judge_all(program, asked.seed, asked.n)
    if asked.failures is not None:
        for seed, choice, kind, why in results:
            text = f"{seed} {kind} [{'; '.join(choice.values())}] {why}"
            if kind != reading.RIGHT and asked.failures in text:
                print(text)
        return None
    counts = count(results)
    print(table_text(counts), end="")
    if asked.update:
        with open(SCORES, "w", encoding="utf-8") as file:
            file.write(table_text(counts))
    elif (asked.n, asked.seed) == (2000, 1):
        worse = worse_than_scores(counts)
        if worse:
            sys.exit("worse than tests/layouts/scores.txt:\n" + "\n".join(sorted(worse)[:12]))
    return None


if __name__ == "__main__":
    main()
