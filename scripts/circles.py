#!/usr/bin/env python3
"""Lists the circles among files: sets of object files that need one another's functions, by the
symbols that nm reads from them, and sets of headers that include one another. Exit 1 if there is one.
Usage: circles.py OBJECT_FOLDER OBJECT... (headers are those below the folder it runs in)"""
import os
import re
import subprocess
import sys


def symbols(objects):
    """Per object: the symbols it defines for others, and those it needs."""
    defined, needed = {}, {}
    listing = subprocess.run(["nm", "-A", *objects], capture_output=True, text=True, check=True)
    for line in listing.stdout.splitlines():
        name, rest = line.split(":", 1)
        kind, symbol = rest.split()[-2:]
        if kind == "U":
            needed.setdefault(name, set()).add(symbol)
        elif kind.isupper():
            defined[symbol] = name
    return defined, needed


def of_objects(objects):
    """Per object: those whose symbols it needs."""
    defined, needed = symbols(objects)
    return {n: {defined[s] for s in wanted if s in defined} - {n} for n, wanted in needed.items()}


def of_headers():
    """Per header: those it includes, named from the root, from include/ or as a neighbour."""
    headers = set()
    for folder, below, files in os.walk("."):
        below[:] = [b for b in below if b not in ("build", ".git")]
        headers |= {os.path.normpath(os.path.join(folder, f)) for f in files if f.endswith(".h")}
    graph = {}
    for header in headers:
        with open(header, encoding="utf-8") as source:
            names = re.findall(r'^\s*#\s*include\s*["<]([^">]+)[">]', source.read(), re.M)
        near = os.path.dirname(header)
        places = [os.path.normpath(os.path.join(p, n)) for n in names for p in (near, ".", "include")]
        graph[header] = {p for p in places if p in headers}
    return graph


def circles(graph):
    """The strongly connected components of more than one node (Tarjan 1972)."""
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in graph.get(node, ()):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            members = []
            while not members or members[-1] != node:
                members.append(stack.pop())
            if len(members) > 1:
                found.append(sorted(members))

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return found


def main():
    folder, objects = sys.argv[1].rstrip("/") + "/", sys.argv[2:]
    sys.setrecursionlimit(10000)
    headers = of_headers()
    found = circles(of_objects(objects)) + circles(headers)
    for members in found:
        print("circle:", " ".join(re.sub(r"\.o$", ".c", m.removeprefix(folder)) for m in members))
    if not found:
        print(f"circles: none among {len(objects)} files and {len(headers)} headers")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
