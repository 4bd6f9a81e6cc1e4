#!/usr/bin/env python3
"""layout_audit.py [--screens DIR] [--strict] FILE... - look at pages.

Opens each HTML page in headless Chromium at 390, 768 and 1440 px, light and
dark, and each SVG on its own.  Fails if text leaves its chart or parent or
is cut off, labels overlap, the page is wider than its window, text cannot
be told from its ground, a link inside the report leads nowhere, or the page
says anything on the console.  What a dark look leaves as tall and as wide as
the light one was is looked at for its colours only.

--strict serves the files over loopback under a policy that allows style
sheets and pictures of the same origin only.  --unfold opens all details
first.  --screens keeps pictures of the narrowest and the widest look; of a
page with sections, one of each.
"""

import argparse
import collections
import functools
import http.server
import json
import pathlib
import sys
import threading
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from browser import Browser, BrowserError  # noqa: E402

AUDIT = pathlib.Path(__file__).with_suffix(".js").read_text("utf-8")
WIDTHS = {".html": [390, 768, 1440], ".svg": [1440]}
SCHEMES = ["light", "dark"]
WINDOW_HEIGHT = 900
TALLEST = 6000
KEPT = [(390, "light"), (1440, "light"), (1440, "dark")]
UNFOLD = "document.querySelectorAll('details').forEach((d) => d.open = true)"
POLICY = "sandbox allow-same-origin; default-src 'none'; img-src 'self'; " \
         "style-src 'self';"


class StrictHandler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def do_GET(self):
        if self.path == "/favicon.ico":     # a browser's wish, not a page's
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_):
        pass


def serve(folder):
    handler = functools.partial(StrictHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"


def dead_links(page, links, ids):
    """Links of a page to files or places that are not there."""
    for link in sorted(set(links)):
        parts = urllib.parse.urlsplit(link)
        if parts.scheme or parts.netloc or link.startswith("data:"):
            continue
        target = page.parent / urllib.parse.unquote(parts.path)
        if parts.path and not target.exists():
            yield f"{link} leads to no file"
        elif parts.fragment and not parts.path and parts.fragment not in ids:
            yield f"{link} leads to no place on the page"


def photograph(browser, parts, stem, width, scheme, screens):
    """A picture of each part of the page, in a window as tall as that."""
    for part in parts:
        browser.emulate(width, min(max(part["height"], 1), TALLEST), scheme)
        browser.evaluate(f"scrollTo(0, {part['top']})")
        name = "-".join(filter(None, [stem, str(width), scheme, part["id"]]))
        (screens / f"{name}.png").write_bytes(browser.screenshot())


def look(browser, page, url, unfold, screens):
    """Problems of one page, each with the looks that have it."""
    found = collections.defaultdict(list)
    stem = page.name.replace(".", "-")
    browser.open(url)
    if unfold:
        browser.evaluate(UNFOLD)
    for width in WIDTHS[page.suffix]:
        light = None
        for scheme in SCHEMES:
            browser.emulate(width, WINDOW_HEIGHT, scheme)
            before = json.dumps(light and light["size"])
            seen = browser.evaluate(f"({AUDIT})({before})")
            light = light or seen
            problems = seen["problems"] + [
                "the console says: " + text for text in browser.messages()]
            problems += dead_links(page, seen["links"], seen["ids"])
            for problem in dict.fromkeys(problems):
                found[problem].append(f"{width} {scheme}")
            if screens and (width, scheme) in KEPT:
                photograph(browser, seen["parts"], stem, width, scheme,
                           screens)
    return found


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--screens", type=pathlib.Path)
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--unfold", action="store_true")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    args = parser.parse_args()
    if args.screens:
        args.screens.mkdir(parents=True, exist_ok=True)

    failures = 0
    with Browser() as browser:
        for page in args.files:
            page = page.resolve(strict=True)
            url = (serve(page.parent) + urllib.parse.quote(page.name)
                   if args.strict else page.as_uri())
            found = look(browser, page, url, args.unfold, args.screens)
            for problem, looks in found.items():
                print(f"{page.name} ({', '.join(looks)}): {problem}")
                failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (BrowserError, OSError) as error:
        sys.exit(f"layout_audit: {error}")
