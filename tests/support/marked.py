#!/usr/bin/env python3
"""marked.py DATA... -- PAGE... - is each text of the pages of pipeline/lang?

The pages are of tests/golden/marked, which puts a mark around every text.
What stands outside of the marks must be data: it is in one of the files below
DATA, or is a number, a date or a mere sign.  Prints what is not, and what is
put together from texts side by side, and fails if there is any.
"""
import functools
import gzip
import html.parser
import pathlib
import re
import subprocess
import sys

OPEN, SHUT = "\u27e6", "\u27e7"
MARKED = "\0"  # stands for a marked text
VOID = {"meta", "link", "br", "img", "hr", "input", "col", "wbr"}
INLINE = {"a", "b", "code", "em", "i", "small", "span", "strong", "sub", "sup",
          "time", "tspan", "wbr"}
TOLD = {"alt", "aria-label", "title"}
UNTOLD = {"style", "script", "code"}
# What ingest says of rows may be said where it arises.
EXEMPT = {"data"}
# Counts with a colour of their own each, between commas.
EXEMPT_CLASSES = {"evidence"}
DATES = re.compile(
    r"\b(\d{1,2} )?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"( \d{4})?\b")
SIGNS = re.compile(
    r"FREQ=[A-Z0-9=;,]+|headroom \d[\d.]*|\b(USD|SVG|CSV|GB|UTC|SHA-256)\b|"
    r"\b(million|billion)\b")
# Data that stands beside data.
BETWEEN = re.compile(r" → |[,;:…()\[\]·]+ ?| – | / ")
# A path, a column, a figure: never a word of a sentence.
NAME = re.compile(r"[\w-]*[a-z0-9][_./-][\w./-]+")
# Texts side by side: a translation could not put them in another order.
GLUE = re.compile(MARKED + r" ?(,|;|and|or|of|in|to) ?" + MARKED)


class Page(html.parser.HTMLParser):
    """The runs of text that a reader sees as one, with their place."""

    def __init__(self):
        super().__init__()
        self.runs, self.text, self.open = [], "", []

    def told(self):
        return not any(tag in UNTOLD or name in EXEMPT or
                       style in EXEMPT_CLASSES
                       for tag, name, style in self.open)

    def flush(self):
        text = " ".join(self.text.split())
        # A text of a chart may be broken over several lines.
        if text.count(OPEN) > text.count(SHUT) and "…" not in text and \
                any(tag == "svg" for tag, _, _ in self.open):
            self.text += " "
            return
        if text:
            place = "/".join(tag for tag, _, _ in self.open[-3:])
            self.runs.append((place, text))
        self.text = ""

    def handle_starttag(self, tag, attrs):
        if tag not in INLINE:
            self.flush()
        if tag not in VOID:
            told = dict(attrs)
            self.open.append((tag, told.get("id"), told.get("class")))
        for name, value in attrs:
            if name in TOLD and value and self.told():
                self.runs.append((f"{tag} {name}", value))

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.flush()
        while self.open and any(tag == name for name, _, _ in self.open):
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data):
        if self.told():
            self.text += data


class Data:
    """What the files hold; the cells of lists are found at once."""

    def __init__(self, text):
        self.text = " ".join(text.split())
        self.cells = {cell.strip() for cell in re.split(r"[,;\t\n\"'()]", text)}

    @functools.lru_cache(maxsize=None)
    def has(self, piece):
        return piece in self.cells or piece in self.text


def read_data(paths):
    texts = []
    for path in paths:
        for file in [pathlib.Path(path), *sorted(
                pathlib.Path(path).rglob("*"))]:
            if not file.is_file():
                continue
            content = file.read_bytes()
            if file.suffix == ".gz":
                content = gzip.decompress(content)
            texts.append(content.decode("utf-8", "replace"))
    return Data("\n".join(texts))


def without_marked(text):
    """TEXT with MARKED for what is marked; None if a mark is not closed."""
    depth, rest = 0, ""
    for part in re.split(f"([{OPEN}{SHUT}])", text):
        if part == OPEN:
            rest += MARKED if depth == 0 else ""
            depth += 1
        elif part == SHUT:
            depth -= 1
        elif depth == 0:
            rest += part
        if depth < 0:
            return None
    return rest if depth == 0 or "…" in text else None


def read_page(path):
    """Runs of text of a page or a drawing; lines outside of marks of slides,
    where texts are broken over lines and cut to fit."""
    if path.endswith(".pdf"):
        text = subprocess.run(["pdftotext", path, "-"], check=True, text=True,
                              stdout=subprocess.PIPE).stdout
        return [(f"page {number}", line)
                for number, page in enumerate(text.split("\f"), 1)
                for line in loosely_outside(page).split("\n")
                if line.strip(" \0")]
    page = Page()
    page.feed(pathlib.Path(path).read_text(encoding="utf-8"))
    page.close()
    page.flush()
    return page.runs


def loosely_outside(text):
    """TEXT without what is marked, each mark on a line of its own."""
    depth, rest = 0, ""
    for part in re.split(f"([{OPEN}{SHUT}])", text):
        if part == OPEN:
            depth += 1
        elif part == SHUT:
            depth = max(0, depth - 1)
        else:
            rest += part if depth == 0 else "\n"
    return rest


def is_data(piece, data):
    piece = piece.strip(" .,;:()–-×%&\"“”")
    if not re.search(r"[A-Za-z]{2}", piece):
        return True
    return data.has(piece) or all(
        NAME.fullmatch(word) for word in piece.split())


def complaints(run, data):
    rest = without_marked(run)
    if rest is None:
        yield f"a mark is cut off: {run[:160]}"
        return
    if GLUE.search(rest):
        yield f"put together from texts side by side: {run[:160]}"
    for segment in rest.split(MARKED):
        segment = SIGNS.sub("", DATES.sub("", segment))
        for piece in BETWEEN.split(segment):
            if not is_data(piece, data):
                yield f"no text of pipeline/lang, and no data: {piece.strip()}"


def main(arguments):
    at = arguments.index("--")
    data = read_data(arguments[:at])
    seen, found = set(), {}
    for path in arguments[at + 1:]:
        for place, run in read_page(path):
            if run in seen:
                continue
            seen.add(run)
            for complaint in complaints(run, data):
                found.setdefault(complaint, f"{path}: {place}")
    for complaint, where in found.items():
        print(f"{complaint}\n    {where}")
    if not seen:
        print("there is no text")
    return 1 if found or not seen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
