"""Headless Chromium, driven over its debugging pipe; standard library only."""

import base64
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
    "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
    "--hide-scrollbars", "--force-device-scale-factor=1",
    "--remote-debugging-pipe",
]
PROGRAMS = ["chromium", "chromium-browser", "google-chrome"]


class BrowserError(Exception):
    pass


class Browser:
    """One browser with one page; use it in a `with` block."""

    def __init__(self, timeout=60):
        self.timeout = timeout
        self.buffer = b""
        self.events = []
        self.last_id = 0
        self.session = None

    def __enter__(self):
        program = next(filter(None, map(shutil.which, PROGRAMS)), None)
        if program is None:
            raise BrowserError("Chromium is not installed")
        self.profile = tempfile.mkdtemp(prefix="chromium-")
        self.log = os.path.join(self.profile, "log")
        to_read, self.to = os.pipe()
        self.back, back_write = os.pipe()
        # Chromium reads its descriptor 3 and writes 4.
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                ["/bin/bash", "-c",
                 f'exec 3<&{to_read} 4>&{back_write} && exec "$@"', "sh",
                 program, *FLAGS, f"--user-data-dir={self.profile}"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                pass_fds=(to_read, back_write), start_new_session=True)
        os.close(to_read)
        os.close(back_write)
        try:
            target = self.call("Target.createTarget", url="about:blank")
            attached = self.call("Target.attachToTarget", flatten=True,
                                 targetId=target["targetId"])
            self.session = attached["sessionId"]
            for domain in ("Page", "Runtime", "Log"):
                self.call(domain + ".enable")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        os.close(self.to)
        os.close(self.back)
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def call(self, method, **params):
        """The result of a command of the DevTools protocol."""
        self.last_id += 1
        message = {"id": self.last_id, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        reply = self._wait(lambda m: m.get("id") == self.last_id, method)
        if "error" in reply:
            raise BrowserError(f"{method}: {reply['error']['message']}")
        return reply["result"]

    def emulate(self, width, height, scheme="light", **features):
        """A window of that size, "light" or "dark"; more media features, or
        media="print", where - in a name is _."""
        self.call("Emulation.setDeviceMetricsOverride", width=width,
                  height=height, deviceScaleFactor=1, mobile=width < 600)
        media = features.pop("media", "")
        features = {"prefers_color_scheme": scheme,
                    "prefers_reduced_motion": "reduce", **features}
        self.call("Emulation.setEmulatedMedia", media=media, features=[
            {"name": name.replace("_", "-"), "value": value}
            for name, value in features.items()])

    def open(self, url):
        """Shows the page at URL and waits until it is loaded."""
        self.events.clear()
        result = self.call("Page.navigate", url=url)
        if "errorText" in result:
            raise BrowserError(f"{url}: {result['errorText']}")
        if not any(e["method"] == "Page.loadEventFired" for e in self.events):
            self._wait(lambda m: m.get("method") == "Page.loadEventFired", url)

    def evaluate(self, expression):
        """The value of a JavaScript expression, awaited."""
        result = self.call("Runtime.evaluate", expression=expression,
                           returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get(
                "description", details["text"]))
        return result["result"].get("value")

    def messages(self):
        """What the page said since it was asked last, or opened: console,
        errors, CSP reports."""
        texts, events = [], self.events[:]
        self.events.clear()
        for event in events:
            params = event.get("params", {})
            if event["method"] == "Runtime.consoleAPICalled":
                texts.append(" ".join(
                    str(a.get("value", a.get("description", "")))
                    for a in params["args"]))
            elif event["method"] == "Runtime.exceptionThrown":
                texts.append(params["exceptionDetails"]["text"])
            elif event["method"] == "Log.entryAdded":
                texts.append(params["entry"]["text"])
        return texts

    def screenshot(self):
        """PNG of what the window shows."""
        result = self.call("Page.captureScreenshot", format="png",
                           optimizeForSpeed=True)
        return base64.b64decode(result["data"])

    def _wait(self, wanted, what):
        deadline = time.monotonic() + self.timeout
        while True:
            message = self._read(deadline, what)
            if "method" in message:
                self.events.append(message)
            if wanted(message):
                return message

    def _read(self, deadline, what):
        while b"\0" not in self.buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.back], [], [], left)[0]:
                raise BrowserError(f"{what}: no answer from Chromium")
            chunk = os.read(self.back, 1 << 16)
            if not chunk:
                with open(self.log, errors="replace") as log:
                    raise BrowserError("Chromium ended:\n" + log.read())
            self.buffer += chunk
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)
