"""Time and memory of a command.

A process inherits the peak of the one that it was started from, and this
interpreter has become large; so a small one starts the command.
"""

import dataclasses
import os
import subprocess
import sys
import tempfile

# Reports seconds of wall and CPU time, the peak in bytes, and the status.
STARTER = """
import os, sys, time
begin = time.monotonic()
child = os.fork()
if child == 0:
    try:
        os.execvp(sys.argv[2], sys.argv[2:])
    finally:
        os._exit(127)
_, status, used = os.wait4(child, 0)
report = "%r %r %r %r" % (
    time.monotonic() - begin, used.ru_utime + used.ru_stime,
    used.ru_maxrss * 1024, os.waitstatus_to_exitcode(status))
os.write(int(sys.argv[1]), report.encode())
"""


@dataclasses.dataclass
class Run:
    wall: float
    cpu: float
    peak: float
    error: str = None


def run(argv):
    reader, writer = os.pipe()
    with tempfile.TemporaryFile() as said:
        subprocess.run([sys.executable, "-I", "-S", "-c", STARTER,
                        str(writer), *argv], pass_fds=[writer], check=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=said)
        os.close(writer)
        with os.fdopen(reader) as pipe:
            wall, cpu, peak, status = map(float, pipe.read().split())
        said.seek(0)
        words = said.read().decode("utf-8", "replace").strip()
    error = None if status == 0 else f"exit {status:.0f}: {words[-300:]}"
    return Run(wall, cpu, peak, error)
