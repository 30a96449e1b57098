#!/usr/bin/env python3
"""Puts the figures of scripts/gallery.sh and a page that shows them into a folder.

usage: scripts/gallery_page.py DRAWN FOLDER     (from the project root; SANGYO: the program)"""
import html
import os
import re
import shutil
import subprocess
import sys

STYLE = """
:root { --ink: #1f2328; --sub: #57606a; --line: #d8dce0; --paper: #fff; --ground: #f4f6f8; --mark: #173763 }
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--ground); font: 16px/1.6 "Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", Meiryo, sans-serif }
header, main { max-width: 76rem; margin: 0 auto; padding: 0 1rem }
header { padding-top: 1.5rem }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 .3rem }
header p { max-width: 44rem; margin: 0 0 1rem; color: var(--sub) }
.switch { position: absolute; opacity: 0 }
.languages { display: inline-flex; border: 1px solid var(--mark); border-radius: .4rem; overflow: hidden; margin-bottom: 1rem }
.languages label { padding: .3rem 1rem; cursor: pointer; color: var(--mark); background: var(--paper) }
#in-ja:checked ~ header [for="in-ja"], #in-en:checked ~ header [for="in-en"] { background: var(--mark); color: #fff }
#in-ja:focus-visible ~ header [for="in-ja"], #in-en:focus-visible ~ header [for="in-en"] { outline: 3px solid #dc751e; outline-offset: -3px }
#in-ja:checked ~ * [lang="en"]:not(label), #in-en:checked ~ * [lang="ja"]:not(label) { display: none }
main { columns: 22rem 3; column-gap: 1.25rem; padding-bottom: 2rem }
article { break-inside: avoid; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 1.25rem }
h2 { font-size: 1rem; margin: 0 0 .6rem; line-height: 1.4 }
h2 code { color: var(--mark); font-size: 1.05em; margin-right: .4em }
figure { margin: 0 }
img { display: block; width: 100%; height: auto }
details { margin-top: .7rem; border-top: 1px solid var(--line); padding-top: .4rem; font-size: .85rem; color: var(--sub) }
summary { cursor: pointer }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .3rem 0 0; font-size: .8rem; line-height: 1.45 }
@media print { .languages, details { display: none } body { background: none } }
"""

PAGE = """<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>sangyo: 図の見本 / gallery of figures</title>
<style>%s</style>
</head>
<body>
<input class="switch" type="radio" name="language" id="in-ja" checked aria-label="日本語">
<input class="switch" type="radio" name="language" id="in-en" aria-label="English">
<header>
<h1><span lang="ja">図の見本</span><span lang="en">Gallery of figures</span></h1>
<p lang="ja">sangyo の図は、すべて次の命令で表から描いたものです。題名も注記も表の数値から作られます。数値は資料の示すとおりで、資料のない図には「作図例の数値」とあります。</p>
<p lang="en">Every figure is drawn from a table by the command under it; titles and notes are made from the values. The numbers are those of the source named, or said to be illustrative.</p>
<div class="languages"><label for="in-ja" lang="ja">日本語</label><label for="in-en" lang="en">English</label></div>
</header>
<main>
%s</main>
</body>
</html>
"""

ARTICLE = """<article>
<h2><code>%(chart)s</code><span lang="ja">%(ja)s</span><span lang="en">%(en)s</span></h2>
%(figures)s<details>
<summary><span lang="ja">命令</span><span lang="en">Command</span></summary>
<pre>%(command)s</pre>
</details>
</article>
"""

FIGURE = """<figure lang="%(lang)s">
<a href="%(file)s"><img src="%(file)s" width="%(width)d" height="%(height)d" loading="lazy" alt="%(alt)s"></a>
</figure>
"""


def summaries(lang):
    program = os.environ.get("SANGYO", "build/sangyo")
    listed = subprocess.run([program, "chart", "--list", "--lang", lang, "--quiet"], check=True, capture_output=True, text=True)
    rows = [line.split(",", 1) for line in listed.stdout.splitlines()[1:]]
    return {name: text.strip('"') for name, text in rows}


def figure(folder, name, lang):
    path = "%s-%s.svg" % (name, lang)
    with open(os.path.join(folder, path), encoding="utf-8") as svg:
        text = svg.read()
    width, height = (float(n) for n in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', text).groups())
    title = html.unescape(re.search(r"<title>(.*?)</title>", text, re.S).group(1))
    return FIGURE % {"lang": lang, "file": path, "width": round(width * 4 / 3), "height": round(height * 4 / 3),
                     "alt": html.escape(title)}


def main(drawn, folder):
    shown = {lang: summaries(lang) for lang in ("ja", "en")}
    os.makedirs(folder, exist_ok=True)
    for old in os.listdir(folder):
        if old.endswith(".svg"):
            os.remove(os.path.join(folder, old))
    articles, charts = [], set()
    with open(os.path.join(drawn, "commands.tsv"), encoding="utf-8") as commands:
        for line in commands:
            name, _, command = line.rstrip("\n").split("\t")
            chart = name.split("-")[0]
            charts.add(chart)
            for lang in ("ja", "en"):
                shutil.copy(os.path.join(drawn, "%s-%s.svg" % (name, lang)), folder)
            figures = "".join(figure(folder, name, lang) for lang in ("ja", "en"))
            articles.append(ARTICLE % {"chart": chart, "ja": html.escape(shown["ja"][chart]),
                                       "en": html.escape(shown["en"][chart]), "figures": figures,
                                       "command": html.escape(command)})
    missing = set(shown["en"]) - charts
    if missing:
        sys.exit("the gallery lacks %s" % ", ".join(sorted(missing)))
    with open(os.path.join(folder, "index.html"), "w", encoding="utf-8") as page:
        page.write(PAGE % (STYLE, "".join(articles)))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
