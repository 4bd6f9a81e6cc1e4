#!/usr/bin/env python3
"""access_audit.py [--axe FILE] [--print DIR] PAGE... - can all use a page?

Opens each page in headless Chromium and fails if axe-core (from FILE) finds
a violation; Tab does not stop at each link and control in order, visibly and
uncovered, the skip link first, or does not leave the page; Enter does not
unfold what is folded or lead where a link leads; a page 320 px wide, or with
letters twice as large, or set as wide as WCAG 1.4.12 asks for, is pushed
sideways, cuts words off or covers them; forced colours leave words that
cannot be told from their ground; or something moves for readers who asked
for rest.  Texts in SVG must be found and selected.  --brief leaves out keys,
reading and looks: for a page that only differs from another in its drawings.
--print keeps each page as a PDF.
"""

import argparse
import base64
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from browser import Browser, BrowserError  # noqa: E402
from layout_audit import AUDIT, UNFOLD  # noqa: E402

ASK = pathlib.Path(__file__).with_suffix(".js").read_text("utf-8")
RULES = """axe.run(document, { resultTypes: ["violations"], %s }).then(
    (result) => result.violations.flatMap((v) => v.nodes.map((node) =>
        v.id + ": " + v.help + ": " + node.target + ": " + node.html)))"""
ALL_RULES = """runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
    "wcag22aa", "best-practice"]"""
SOME_RULES = """runOnly: { type: "rule",
    values: ["color-contrast", "target-size"] }"""
LOOKS = [(1440, "light", ALL_RULES), (1440, "dark", SOME_RULES),
         (390, "light", SOME_RULES)]
USUAL = {"standard": 16, "fixed": 13}
LARGE = {"standard": 32, "fixed": 26}
SPACED = """*:not(svg, svg *) { letter-spacing: .12em !important;
    word-spacing: .16em !important; line-height: 1.5 !important; }
    p { margin-bottom: 2em !important; }"""
KEYS = {"Tab": (9, ""), "Enter": (13, "\r")}
SHIFT = 8
FEW = 4     # rows of a table that are enough where all are alike


def press(browser, key, modifiers=0):
    code, text = KEYS[key]
    browser.call("Input.dispatchKeyEvent", type="keyDown", key=key, code=key,
                 text=text, windowsVirtualKeyCode=code, modifiers=modifiers)


def ask(browser, question, *arguments):
    given = ", ".join(json.dumps(argument) for argument in arguments)
    return browser.evaluate(f"access.{question}({given})")


def show(browser, url, width=1440, height=900, **features):
    browser.emulate(width, height, **features)
    browser.open(url)
    browser.evaluate(ASK)


def check_rules(browser, url, axe, looks):
    """What axe-core finds in the first so many looks."""
    for width, scheme, rules in LOOKS[:looks]:
        show(browser, url, width, scheme=scheme)
        ask(browser, "prune", FEW)
        if width > 1000:
            browser.evaluate(UNFOLD)
        browser.evaluate(axe)
        for problem in browser.evaluate(RULES % rules):
            yield f"{width} {scheme}: {problem}"


def walk(browser, modifiers):
    """Tab through the whole page; ends at the first stop that is wrong."""
    stops = range(ask(browser, "collect"))
    if modifiers & SHIFT:
        stops = stops[::-1]
    for number in stops:
        press(browser, "Tab", modifiers)
        problem = ask(browser, "arrived", number)
        if problem:
            return [problem]
    if stops:
        press(browser, "Tab", modifiers)
        return [ask(browser, "left", stops[0])]
    return []


def follow(browser):
    """The skip link, the contents and a figure's link of each section."""
    ask(browser, "collect")
    for key in ("Tab", "Enter", "Tab"):
        press(browser, key)
    yield ask(browser, "skipped")
    for number in range(ask(browser, "markLinks")):
        ask(browser, "focusOn", "[data-follow]", number)
        press(browser, "Enter")
        yield ask(browser, "followed", number)


def unfold(browser):
    for number in range(ask(browser, "markFolded")):
        ask(browser, "focusOn", "[data-fold]", number)
        press(browser, "Enter")
    return ask(browser, "stillFolded")


def check_keys(browser, url):
    """Forwards in a wide window, backwards under a phone's banner."""
    for width, modifiers in [(1440, 0), (390, SHIFT)]:
        show(browser, url, width)
        ask(browser, "prune", FEW)
        found = walk(browser, modifiers) + unfold(browser)
        show(browser, url, width)
        found += follow(browser)
        yield from (f"{width} px: {problem}" for problem in found if problem)


def check_reading(browser, url):
    """Narrow windows, large letters, wide spaces, few colours, no motion."""
    for what, width, rules, features in [
            ("at 320 px", 320, "", {}),
            ("spaced widely", 320, SPACED, {}),
            ("in large letters", 1280, "", {}),
            ("in forced colours", 1440, "", {"forced_colors": "active"}),
            ("in forced dark colours", 1440, "",
             {"forced_colors": "active", "scheme": "dark"})]:
        letters = LARGE if what == "in large letters" else USUAL
        browser.call("Page.setFontSizes", fontSizes=letters)
        show(browser, url, width, **features)
        ask(browser, "prune", 0)
        browser.evaluate(UNFOLD)
        ask(browser, "restyle", rules)
        for problem in browser.evaluate(f"({AUDIT})(null)")["problems"]:
            yield f"{what}: {problem}"
    show(browser, url)
    yield from ask(browser, "restless")


def check_page(browser, page, axe, brief, folder):
    url = page.as_uri()
    if axe:
        yield from check_rules(browser, url, axe, 1 if brief else 3)
    if page.suffix == ".html" and not brief:
        yield from check_keys(browser, url)
        yield from check_reading(browser, url)
    show(browser, url)
    yield from ask(browser, "unfindable")
    if folder:
        pdf = browser.call("Page.printToPDF", preferCSSPageSize=True)["data"]
        path = folder / f"{page.parent.name}-{page.stem}.pdf"
        path.write_bytes(base64.b64decode(pdf))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--axe", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--brief", action="store_true")
    parser.add_argument("--print", type=pathlib.Path, metavar="DIR",
                        dest="folder")
    parser.add_argument("pages", nargs="+", type=pathlib.Path)
    args = parser.parse_args()
    axe = args.axe.read_text("utf-8") if args.axe else None
    if args.folder:
        args.folder.mkdir(parents=True, exist_ok=True)

    failures = 0
    with Browser() as browser:
        for page in args.pages:
            page = page.resolve(strict=True)
            problems = check_page(browser, page, axe, args.brief,
                                  args.folder)
            for problem in dict.fromkeys(filter(None, problems)):
                print(f"{page.name}: {problem}")
                failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (BrowserError, OSError) as error:
        sys.exit(f"access_audit: {error}")
