#!/usr/bin/env python3
"""The titles of the figures of the gallery claim what the sentences of their tables claim.
Usage, from the project root: tests/test_titles.py PROGRAM GALLERY_FOLDER   (what scripts/gallery.sh left)"""
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

# What a title states, and the sentence that must agree: name and number are the groups.
CLAIMS = [
    ("largest", r"^「?([^「」]+?)」?が([\d.,]+)％(?:で最も多|に上昇|に低下)", r"は、「([^」]+)」が([\d.,]+)％で最も多"),
    ("rise", r"(?:^|、)([^、]+?)[はが]([\d.,]+)[^\d、]{0,6}増加", r"(?:増加は、|。(?=「[^」]*」が[\d.,]+増加))「([^」]+)」が([\d.,]+)"),
    ("fall", r"(?:^|、)([^、]+?)[はが]([\d.,]+)[^\d、]{0,6}減少", r"(?:減少は、|。(?=「[^」]*」が[\d.,]+減少))「([^」]+)」が([\d.,]+)"),
    ("specialized", r"^([^、]+?)()(?:、.*|など)?に特化", r"特化係数(?:（[^）]*）)?は、「([^」]+)」が()"),
    ("highest", r"最も高いのは(.+?)の([\d.,]+)", r"「([^」]+)」が([\d.,]+)％?で最も高[いく]"),
    ("driver", r"^(.+?)の(?:増加|減少)は([^、]+?要因)", r"「([^」]+)」の(?:増加|減少)（[^）]*）は([^、。]+?要因)が大きい"),
    ("term", r"^(.+?)の生産性の(?:上昇|低下)は([^、]+?(?:効果|項))", r"「([^」]+)」の[^。]*?変化は[^。]*?で、([^（。]+?)（[^）]*）が最も大きい"),
    ("met", r"^(\d+)指標のうち(\d+)指標が目標に到達", r"(\d+)指標のうち(\d+)指標が目標を達成"),
]


def run(program, line, text=None):
    """The output of a command line of the gallery, or None if it is refused."""
    done = subprocess.run(f"'{program}' {line}", shell=True, input=text, capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else None


def same_name(title, sentence):
    """Titles shorten names of industries: 宿泊・飲食 for 宿泊業，飲食サービス業."""
    return title[:2] == sentence[:2]


def compare(name, title, sentences):
    """The claims of a title that were held against the sentences (of several periods, one each, against any
    of them); a difference ends the test."""
    held = []
    for kind, in_title, in_sentence in CLAIMS:
        figure, said = re.search(in_title, title), list(re.finditer(in_sentence, sentences))
        if not figure or (kind == "met" and not said):
            continue
        if not any(same_name(figure[1], words[1]) and figure[2] == words[2] for words in said):
            sys.exit(f"{name}: the title says {title}, the sentences {sentences}")
        held.append(kind)
    return held


def main():
    program, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    os.environ["city"] = "川崎市"
    held = []
    with open(os.path.join(folder, "commands.tsv"), encoding="utf-8") as commands:
        rows = [line.rstrip("\n").split("\t") for line in commands]
    for name, _width, line in rows:
        command = line.removeprefix("sangyo ").split(" | ")[0]
        if command.startswith("chart "):
            continue
        table = run(program, command + " --lang ja --quiet --format csv")
        sentences = table and run(program, "sentences --lang ja --quiet -", table)
        svg = ElementTree.parse(os.path.join(folder, name + "-ja.svg"))
        title = svg.find("{http://www.w3.org/2000/svg}title").text
        held += compare(name, title, sentences) if sentences else []
    # A claim that no sentence speaks of any more would be lost in silence.
    missing = {"largest", "rise", "fall", "specialized", "highest", "driver", "term"} - set(held)
    if missing:
        sys.exit(f"titles: no title of the gallery claims {', '.join(sorted(missing))}")
    for wrong in ("「特に課題はない」が45.0％で最も多い", "建設業が45.0％で最も多い"):
        try:
            compare("planted", wrong, "回答の割合は、「人手不足」が45.0％で最も多くなっている。")
        except SystemExit:
            continue
        sys.exit("titles: a planted difference was not seen")
    print(f"titles [  PASSED  ] {len(held)} claims of the gallery are those of the sentences")


if __name__ == "__main__":
    main()
