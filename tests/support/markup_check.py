#!/usr/bin/env python3
"""markup_check.py [--nu JAR] FILE... - check pages and pictures as text.

Of HTML and SVG files: an id is there once, what is referred to is there, no
script, no event handler, no style but a sheet, nothing from elsewhere, and
each chart has a name, a description and its numbers as a table.  With --nu
the Nu HTML checker reads them and style sheets, too, and may say nothing.
"""

import argparse
import collections
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link",
        "meta", "source", "track", "wbr"}
ID_LISTS = ["aria-labelledby", "aria-describedby", "aria-controls", "headers",
            "for"]
LOADED = {"img": ["src", "srcset"], "source": ["src", "srcset"],
          "link": ["href"], "use": ["href", "xlink:href"],
          "image": ["href", "xlink:href"], "script": ["src"]}
XLINK = "{http://www.w3.org/1999/xlink}"
# From a file the checker cannot tell that the policy's 'self' is met; the
# layout audit opens the pages under that policy.
UNKNOWABLE = "Resource violates Content Security Policy (meta tag): "
JAVA = ["java", "-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]


class Element:
    def __init__(self, name, attributes, parent):
        self.name, self.attributes, self.parent = name, attributes, parent
        self.children, self.text = [], ""
        if parent:
            parent.children.append(self)

    def get(self, name):
        return self.attributes.get(name) or ""

    def all(self, *names):
        for child in self.children:
            if not names or child.name in names:
                yield child
            yield from child.all(*names)

    def child(self, name):
        return next((c for c in self.children if c.name == name), None)


class PageParser(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.root = self.open = Element("", {}, None)

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs), self.open)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag, attrs):
        Element(tag, dict(attrs), self.open)

    def handle_endtag(self, tag):
        element = self.open
        while element.parent and element.name != tag:
            element = element.parent
        self.open = element.parent or self.open

    def handle_data(self, data):
        self.open.text += data


def read_svg(node, parent):
    """The same tree of an SVG file, which must be well-formed."""
    attributes = {name.replace(XLINK, "xlink:"): value
                  for name, value in node.attrib.items()}
    element = Element(node.tag.split("}")[-1], attributes, parent)
    element.text = node.text or ""
    for child in node:
        read_svg(child, element)


def read(path):
    if path.suffix == ".svg":
        root = Element("", {}, None)
        read_svg(xml.etree.ElementTree.parse(path).getroot(), root)
        return root
    parser = PageParser()
    parser.feed(path.read_text("utf-8"))
    parser.close()
    return parser.root


def references(element):
    """Ids that the element needs on its own page."""
    for name in ID_LISTS:
        yield from element.get(name).split()
    for name, value in element.attributes.items():
        yield from re.findall(r"url\(['\"]?#([^)'\"]+)", value or "")
        if name in ("href", "xlink:href") and (value or "").startswith("#"):
            yield urllib.parse.unquote(value[1:])


def check_ids(root):
    ids = collections.Counter(
        e.get("id") for e in root.all() if "id" in e.attributes)
    for name, times in ids.items():
        if times > 1:
            yield f"the id {name} is there {times} times"
    for element in root.all():
        for name in references(element):
            if name not in ids:
                yield f"<{element.name}> refers to {name}, which is not there"


def check_safety(root, page):
    for element in root.all():
        name = element.name
        if name == "script":
            yield "there is a script"
        if name == "style" and page and (
                not element.parent or element.parent.name != "head"):
            yield "there is a style sheet outside of the head"
        for attribute in element.attributes:
            if attribute == "style" or attribute.startswith("on"):
                yield f"<{name}> has the attribute {attribute}"
        for attribute in LOADED.get(name, []):
            link = element.get(attribute)
            if re.match(r"[a-z][a-z0-9+.-]*:|//", link, re.I):
                yield f"<{name}> loads {link}"
        if name == "style" and re.search(
                r"@import|url\(\s*['\"]?[^#'\"\s]", element.text):
            yield "a style sheet loads something"


def described(svg):
    """What a drawing lacks for those who do not see it."""
    if svg.get("role") != "img":
        yield "has not the role of an image"
    named = svg.get("aria-labelledby").split()
    for name in ("title", "desc"):
        part = svg.child(name)
        if part is None or not part.text.strip():
            yield f"has no <{name}>"
        elif part.get("id") not in named:
            yield f"is not labelled by its <{name}>"


def has_numbers(figure, root):
    """A table to open, or a link to that of another chart."""
    links = [link.get("href") for link in figure.all("a")]
    tables = [t for d in figure.all("details") for t in d.all("table")] + [
        t for t in root.all("table") if "#" + t.get("id") in links]
    return any(True for table in tables for _ in table.all("td"))


def check_charts(root, page):
    for figure in root.all("figure"):
        if figure.get("class") != "chart":
            continue
        name = figure.get("id")
        for svg in figure.all("svg"):
            yield from (f"{name} {lack}" for lack in described(svg))
        for image in figure.all("img"):
            if not image.get("alt").strip():
                yield f"{name} has no alternative"
        if not any(True for _ in figure.all("svg", "img")):
            yield f"{name} has no drawing"
        if not has_numbers(figure, root):
            yield f"{name} has no table of its numbers"
    if not page:
        yield from (f"the picture {lack}"
                    for lack in described(root.children[0]))


def check(path):
    page = path.suffix != ".svg"
    try:
        root = read(path)
    except xml.etree.ElementTree.ParseError as error:
        return [f"is no XML: {error}"]
    return [*check_ids(root), *check_safety(root, page),
            *check_charts(root, page)]


def ask_nu(jar, paths):
    """What the Nu HTML checker says, a line each."""
    command = [*JAVA, "-jar", str(jar), "--format", "json", "--stdout",
               "--exit-zero-always", "--also-check-css", "--also-check-svg",
               *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    for message in json.loads(done.stdout)["messages"]:
        if message["message"].startswith(UNKNOWABLE):
            continue
        place = pathlib.PurePath(urllib.parse.urlsplit(
            message.get("url", "")).path).name
        extract = " ".join(message.get("extract", "").split())
        yield f"{place}: {message['message']} ({extract})"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--nu", type=pathlib.Path, metavar="JAR")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    args = parser.parse_args()
    problems = []
    for path in args.files:
        if path.suffix in (".html", ".svg"):
            problems += [f"{path.name}: {problem}"
                         for problem in dict.fromkeys(check(path))]
    if args.nu:
        problems += ask_nu(args.nu, args.files)
    print(*problems, sep="\n", end="\n" if problems else "")
    return 1 if problems else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"markup_check: {error}")
