#!/usr/bin/env python3
"""check.py CORPUS - every file of CORPUS/MANIFEST.tsv, as it is expected.

expectations.tsv beside this script has a row for each: whether the file is
read or refused, as which format, which count is MANIFEST's number, what
`headroom inspect` must count or say, what is counted here once more without
it, and whose row of TRUTH.tsv (what a database counted) holds.  A count that
stands in the row itself wins over TRUTH's; the note says why.  A path with a
"*" is a set of files read together.  Prints a table; the exit status is 1 if
a file has no expectation or anything differs.
"""

import csv
import decimal
import gzip
import io
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TRUTHS = {
    "tables": "tables",
    "views": "views",
    "columns": "columns",
    "primary_keys": "primary_keys",
    "foreign_keys": "foreign_keys",
    "indexes": "indexes_incl_pk_unique",
}
NULLS = ("", "NULL", "null")

csv.field_size_limit(1 << 30)
decimal.getcontext().prec = 80


def table(path):
    with open(path, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(
            lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def text_of(path):
    raw = path.read_bytes()
    if path.suffix == ".gz":
        raw = gzip.decompress(raw)
    return raw.decode("utf-8-sig", "replace")


def records(path):
    """The header and the rows that are not blank, without "sep=;"."""
    text = text_of(path)
    if text.startswith("sep="):
        text = text.split("\n", 1)[1]
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    rows = [row for row in csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter) if row]
    return rows[0], rows[1:]


def column(path, name):
    header, rows = records(path)
    at = header.index(name)
    return [row[at] if at < len(row) else "" for row in rows]


def number(text):
    return decimal.Decimal(0 if text in NULLS else text)


def sum_column(path, name):
    return sum(map(number, column(path, name)))


def sum_azure(path):
    """Lines under commitments are billed when those are bought."""
    return sum(
        number(cost) for cost, model in zip(
            column(path, "Cost"),
            column(path, "PricingModel"))
        if model not in ("Reservation", "SavingsPlan"))


def sum_gcp(path):
    """Costs and the credits given for them, as Python writes lists."""
    total = sum_column(path, "cost")
    for credits in column(path, "credits"):
        for amount in re.findall(r"'amount': ([-+.\deE]+)", credits):
            total += decimal.Decimal(amount)
    return total


def sum_explorer(path):
    """One column for each service, the last for all; one row of totals."""
    _, rows = records(path)
    return sum(number(cell) for row in rows
               if re.match(r"\d{4}-", row[0]) for cell in row[1:-1])


SUMS = {"azure": sum_azure, "gcp": sum_gcp, "explorer": sum_explorer}


def again(how, path, got):
    """What is counted here differently: (what, got, expected), or None."""
    kind, _, argument = how.partition(" ")
    rows = got["rows"]
    if kind == "rows":
        expected = len(records(path)[1])
    elif kind == "lines":
        expected = text_of(path).count("\n") - int(argument or 0)
    elif kind == "elements":
        expected = len(re.findall(rf"<{argument}[\s>]", text_of(path)))
    elif kind == "cells":
        _, lines = records(path)
        expected = sum(cell not in NULLS for line in lines[1:]
                       for cell in line[1:])
        rows = got["points"]
    elif kind == "sum":
        expected = SUMS.get(argument, lambda p: sum_column(p, argument))(path)
        rows = decimal.Decimal(next(iter(got["total"].values())))
    else:
        return how, "unknown", "a way to count"
    return None if rows == expected else (how, rows, expected)


def inspect(corpus, pattern):
    paths = sorted(p for p in corpus.glob(pattern))
    done = subprocess.run(
        ["headroom", "inspect", "--json", *map(str, paths)],
        stdin=subprocess.DEVNULL, capture_output=True, check=False)
    files = json.loads(done.stdout)["files"] if done.stdout else []
    got = {"rows": sum(f["rows_read"] for f in files), "total": {}}
    for file in files:
        ended = (file["rows_used"] + file["rows_skipped"] +
                 file["rows_rejected"])
        if ended != file["rows_read"]:
            got["rows"] = -1
        for name, value in file["counts"].items():
            if name == "total":
                got["total"].update(value)
            else:
                got[name] = got.get(name, 0) + value
    said = " ".join(finding["message"] for file in files
                    for finding in file["findings"])
    return done.returncode, files, got, said


def expected_counts(row, truths):
    counts = {}
    if row["truth"]:
        truth = truths[row["truth"]]
        counts = {name: int(truth[key]) for name, key in TRUTHS.items()}
    for pair in row["counts or reason"].split():
        name, value = pair.split("=")
        counts[name] = int(value)
    return counts


def told(counts):
    return " ".join(f"{name}={value}" for name, value in counts.items())


def check_read(row, corpus, manifest, truths, found):
    status, files, got, _ = found
    counts = expected_counts(row, truths)
    format_ = files[0]["format"] or "unknown"
    wrong = [] if status == 0 else [f"exit {status}"]
    if row["format"] not in ("-", format_):
        wrong.append(f"format {format_}")
    wrong += [f"{name} is {got.get(name)}" for name, value in counts.items()
              if got.get(name) != value]
    if row["manifest"] != "-":
        here = sum(got.get(name, 0) for name in row["manifest"].split("+"))
        there = re.match(r"\d+", manifest[row["path"]]["rows_or_tables"])
        if not there or here != int(there[0]):
            wrong.append(f"{row['manifest']} {here} is not MANIFEST's")
    if not wrong:
        for how in filter(None, row["counted again"].split("; ")):
            try:
                differs = again(how, corpus / row["path"], got)
            except ValueError as error:
                differs = how, error, "countable"
            if differs:
                wrong.append("{}: {}, not {}".format(*differs))
    shown = {name: got.get(name) for name in counts}
    money = " ".join(f"{code} {sum_}" for code, sum_ in got["total"].items())
    return format_, told(counts), f"{told(shown)} {money}".strip(), wrong


def check_refused(row, found):
    status, files, got, said = found
    format_ = files[0]["format"] or "-"
    words = row["counts or reason"].split("; ")
    wrong = [] if status == 3 else [f"exit {status}, not 3"]
    if format_ != row["format"]:
        wrong.append(f"format {format_}")
    wrong += [f"does not say: {word}" for word in words if word not in said]
    return (format_, "refused: " + row["counts or reason"],
            "refused" if status == 3 else f"{got['rows']} rows", wrong)


def judge(row, corpus, manifest, truths):
    found = inspect(corpus, row["path"])
    if not found[1]:
        return [row["path"], "-", "-", "-", "no such file"]
    if row["expected"] == "refuse":
        format_, want, got, wrong = check_refused(row, found)
    else:
        format_, want, got, wrong = check_read(
            row, corpus, manifest, truths, found)
    return [row["path"], format_, want, got, "; ".join(wrong) or "ok"]


def show(lines):
    widths = [max(len(line[i]) for line in lines) for i in range(4)]
    for line in lines:
        print(" | ".join([cell.ljust(width) for cell, width
                          in zip(line, widths)] + line[4:]))


def main():
    corpus = pathlib.Path(sys.argv[1])
    manifest = {row["path"]: row for row in table(corpus / "MANIFEST.tsv")}
    truths = {row["schema"]: row for row in table(corpus / "TRUTH.tsv")}
    expectations = table(HERE / "expectations.tsv")
    known = {row["path"] for row in expectations}
    lines = [judge(row, corpus, manifest, truths) for row in expectations]
    lines += [[path, "-", "-", "-", "no expectation"]
              for path in manifest if path not in known]
    bad = sum(line[4] != "ok" for line in lines)
    show([["path", "format", "expected", "got", "verdict"]] + lines)
    print(f"{len(manifest)} files of the manifest, {len(lines)} rows, "
          f"{bad} wrong")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
