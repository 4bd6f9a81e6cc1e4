"""Charts: how long one takes, beside other programs that draw the like.

Each program draws a chart of lines COUNT times in one process, so that its
start counts little; what is told is the time for one.
"""

import os
import pathlib
import subprocess
import shutil

from cases import Command, shell

COUNT = 40
ROUNDS = 5
POINTS = [400 + 12 * i + (i * 37) % 90 for i in range(36)]
MONTH = 30 * 86400
BEGIN = 1_700_000_000 // MONTH * MONTH


def gnuplot(work, form):
    terminal = {"svg": "svg size 720,320", "png": "pngcairo size 720,320"}
    rows = "\n".join(f"{i} {y} {0.9 * y} {1.1 * y}"
                     for i, y in enumerate(POINTS))
    script = work / f"{form}.gnuplot"
    script.write_text(
        f"$data << EOD\n{rows}\nEOD\nset terminal {terminal[form]}\n"
        "set grid\nset title 'Time for the same work'\n"
        f"do for [i=1:{COUNT}] {{\n  set output '{work}/gnuplot.{form}'\n"
        "  plot $data using 1:3:4 with filledcurves title 'P10 to P90', "
        "'' using 1:2 with lines title 'median'\n}\n")
    return Command("gnuplot", ["gnuplot", str(script)], "gnuplot",
                   "gnuplot-nox")


def rrdtool(work, form):
    commands = work / f"{form}.rrdtool"
    end = BEGIN + MONTH * len(POINTS)
    line = (f"graph {work}/rrdtool.{form} -a {form.upper()} -w 620 -h 240 "
            f"-s {BEGIN} -e {end} -t Work "
            f"DEF:a={work}/points.rrd:a:AVERAGE CDEF:lo=a,0.9,* "
            "CDEF:band=a,0.2,* LINE0:lo AREA:band#BBBBBB:range:STACK "
            "LINE2:a#0072B2:median\n")
    commands.write_text(line * COUNT)
    if shutil.which("rrdtool") and not (work / "points.rrd").exists():
        make_points(work)
    return shell("rrdtool", 'rrdtool - < "$1"', commands, needs="rrdtool",
                 package="rrdtool")


def make_points(work):
    points = [f"{BEGIN + MONTH * (i + 1)}:{y}" for i, y in enumerate(POINTS)]
    file = str(work / "points.rrd")
    subprocess.run(["rrdtool", "create", file, "-b", str(BEGIN), "-s",
                    str(MONTH), f"DS:a:GAUGE:{2 * MONTH}:U:U",
                    "RRA:AVERAGE:0.5:1:100"], check=True)
    subprocess.run(["rrdtool", "update", file, *points], check=True)


def show_peers(bench, draw, work, form):
    own = Command("headroom", [draw, form, str(COUNT)])
    commands = [own, gnuplot(work, form), rrdtool(work, form)]
    results = bench.by_turns(commands)
    print(f"\none chart of lines as {form.upper()}")
    for command, result in zip(commands, results):
        if result is None:
            print(f"  {command.name:12}not installed: {command.missing()}")
            continue
        ratio = "" if command is own or results[0] is None else \
            f"{result.cpu / results[0].cpu:8.2f}×"
        print(f"  {command.name:12}{1e3 * result.cpu / COUNT:8.2f} ms CPU"
              f"{ratio}")


def show_sizes(review):
    """The artifacts of a review, by kind."""
    sizes = {}
    for path in pathlib.Path(review).rglob("*"):
        if path.is_file():
            kind = str(path.relative_to(review)) if \
                path.parent == pathlib.Path(review) else \
                str(path.parent.relative_to(review)) + "/"
            sizes[kind] = sizes.get(kind, 0) + os.path.getsize(path)
    print("\nwhat was written")
    for kind, size in sorted(sizes.items()):
        print(f"  {kind:20}{size / 1e3:10.1f} kB")
    print(f"  {'all':20}{sum(sizes.values()) / 1e3:10.1f} kB")


def show_renderers(programs, config, as_of):
    print("\nwhat each renderer takes for the sample company")
    subprocess.run([programs / "render", config, as_of, str(ROUNDS)],
                   check=True)


def show(bench, programs, work):
    draw = str(programs / "draw")
    print("\ncharts as SVG")
    subprocess.run([draw, "each", str(COUNT)], check=True)
    for form in ("svg", "png"):
        show_peers(bench, draw, work, form)
