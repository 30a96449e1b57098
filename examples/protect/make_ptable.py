#!/usr/bin/env python3
"""Writes ptable.csv: for each count i the probabilities of largest entropy of changes v from
−D to D that leave no count below 0, with mean 0 and variance V; from i = D on they are the same.
The solution is p(v) = exp(a + b v + c v²); b and c by Newton's method. Usage: make_ptable.py"""
import math
import os

D, V = 2, 1.0


def moments(changes, b, c):
    weights = [math.exp(b * v + c * v * v) for v in changes]
    p = [w / sum(weights) for w in weights]
    return p, [sum(q * v ** k for q, v in zip(p, changes)) for k in range(5)]


def solve(changes):
    b = c = 0.0
    for _ in range(200):
        p, m = moments(changes, b, c)
        gap = [0 - m[1], V - m[2]]
        h = [[m[2] - m[1] * m[1], m[3] - m[1] * m[2]], [m[3] - m[1] * m[2], m[4] - m[2] * m[2]]]
        det = h[0][0] * h[1][1] - h[0][1] * h[1][0]
        b += (h[1][1] * gap[0] - h[0][1] * gap[1]) / det
        c += (h[0][0] * gap[1] - h[1][0] * gap[0]) / det
    return p


def main():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "ptable.csv")
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("i,j,p,v,p_int_ub\n0,0,1,0,1\n")
        for i in range(1, D + 1):
            changes = range(-min(i, D), D + 1)
            below = 0.0
            p = [round(q, 12) for q in solve(list(changes))]
            for v, q in zip(changes, p):
                below = 1 if v == D else below + q
                out.write(f"{i},{i + v},{q:.12g},{v},{below:.12g}\n")


main()
