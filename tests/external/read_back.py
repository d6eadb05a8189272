#!/usr/bin/env python3
"""Whether pandoc reads the structure of a document back from a DOCX.

read_back.py MODEL PANDOC_JSON: MODEL is what "postconv --to model" says of the source, PANDOC_JSON
what "pandoc -f docx -t json" says of the DOCX. Prints what differs; exit code 1 then.
"""
import json
import re
import sys

TEXT = re.compile(r'^ *(?:text|code) "((?:[^"\\]|\\.)*)"')
INLINE = re.compile(
    r"^ *(emphasis|strong|strikethrough|superscript|subscript|underline|highlight|keyboard|"
    r"small-caps|small|span|link|note-reference|image|soft-break|line-break|text|code)\b"
)


def squeezed(words):
    return re.sub(r"\s+", " ", words.replace("\u00ad", "")).strip()


def unescaped(text):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), text)


def below(lines, at):
    """Lines that stand within the one at an index."""
    depth = len(lines[at]) - len(lines[at].lstrip())
    for line in lines[at + 1 :]:
        if len(line) - len(line.lstrip()) <= depth:
            return
        yield line


def words_below(lines, at):
    words = ""
    for line in below(lines, at):
        found = TEXT.match(line)
        words += unescaped(found.group(1)) if found else " " if "break" in line else ""
    return squeezed(words)


def facts_of_model(path):
    lines = open(path, encoding="utf-8").read().split("\n")
    start = lines.index("body") if "body" in lines else 0
    facts = {"headings": [], "items": 0, "tables": 0, "cells": 0, "links": [], "notes": 0}
    in_note = False
    for at in range(start, len(lines)):
        kind = lines[at].split()
        in_note |= bool(kind) and kind[0] == "note" or lines[at].startswith("notes")
        if not kind:
            continue
        depth = len(lines[at]) - len(lines[at].lstrip())
        if kind[0] == "heading" and depth == 2:
            facts["headings"].append((int(kind[1]), words_below(lines, at)))
        # Lists in notes are paragraphs to pandoc 2.
        facts["items"] += kind[0] == "item" and not in_note
        facts["tables"] += kind[0] == "table"
        facts["cells"] += kind[0] == "cell"
        facts["notes"] += kind[0] == "note-reference"
        if kind[0] == "link":
            target = re.match(r' *link "((?:[^"\\]|\\.)*)"', lines[at]).group(1)
            if words_below(lines, at) and not target.startswith("#"):
                facts["links"].append(unescaped(target))
    return facts


class PandocFacts:
    def __init__(self, tree):
        self.facts = {"headings": [], "items": 0, "tables": 0, "cells": 0, "links": [], "notes": 0}
        self.visit(tree["blocks"])

    def visit(self, node):
        if isinstance(node, list):
            for each in node:
                self.visit(each)
        elif isinstance(node, dict) and "t" in node:
            self.note(node["t"], node.get("c"))
            self.visit(node.get("c"))

    def note(self, kind, content):
        facts = self.facts
        if kind == "Header":
            facts["headings"].append((content[0], squeezed(self.words(content[2]))))
        elif kind == "BulletList":
            facts["items"] += len(content)
        elif kind == "OrderedList":
            facts["items"] += len(content[1])
        elif kind == "Table":
            rows = content[3][1] + [row for body in content[4] for row in body[2] + body[3]]
            # A box is a table of one cell to Word.
            if len(rows) == 1 and len(rows[0][1]) == 1:
                return
            facts["tables"] += 1
            facts["cells"] += sum(len(row[1]) for row in rows)
        elif kind == "Link" and not content[2][0].startswith("#") and self.words(content[1]).strip():
            facts["links"].append(content[2][0])
        elif kind == "Note":
            facts["notes"] += 1

    def words(self, node):
        if isinstance(node, list):
            return "".join(self.words(each) for each in node)
        if not isinstance(node, dict):
            return ""
        kind, content = node.get("t"), node.get("c")
        if kind == "Str":
            return content
        if kind == "Code":
            return content[1]
        if kind in ("Space", "SoftBreak", "LineBreak"):
            return " "
        if kind in ("Link", "Span", "Quoted", "Image"):
            return self.words(content[1])
        if kind == "Note":
            return ""
        return self.words(content)


def main():
    wanted = facts_of_model(sys.argv[1])
    found = PandocFacts(json.load(open(sys.argv[2], encoding="utf-8"))).facts
    differences = []
    for what in ("tables", "cells", "notes", "items"):
        if wanted[what] != found[what]:
            differences.append(f"{what}: {wanted[what]} in the model, {found[what]} read back")
    for what in ("headings", "links"):
        if wanted[what] != found[what]:
            lost = [each for each in wanted[what] if each not in found[what]]
            more = [each for each in found[what] if each not in wanted[what]]
            differences.append(f"{what}: lost {lost[:5]}, new {more[:5]}")
    print("\n".join(differences))
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
