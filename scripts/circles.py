#!/usr/bin/env python3
"""Lists the circles among the files of the library: sets of object files that need one another's
functions, by the symbols that nm reads from them. Exit 1 if there is one.
Usage: circles.py OBJECT_FOLDER OBJECT..."""
import subprocess
import sys


def symbols(objects):
    """Per object: the symbols it defines for others, and those it needs."""
    defined, needed, name = {}, {}, None
    listing = subprocess.run(["nm", "-A", *objects], capture_output=True, text=True, check=True)
    for line in listing.stdout.splitlines():
        name, rest = line.split(":", 1)
        kind, symbol = rest.split()[-2:]
        if kind == "U":
            needed.setdefault(name, set()).add(symbol)
        elif kind.isupper():
            defined[symbol] = name
    return defined, needed


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
    defined, needed = symbols(objects)
    graph = {
        name: {defined[s] for s in wanted if s in defined} - {name} for name, wanted in needed.items()
    }
    found = circles(graph)
    for members in found:
        print("circle:", " ".join(m.removeprefix(folder).removesuffix(".o") + ".c" for m in members))
    if not found:
        print(f"circles: none among {len(objects)} files")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
