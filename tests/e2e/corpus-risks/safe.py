"""safe.py REGISTER - the SQL of every risk adds, and does nothing else."""

import csv
import re
import sys

NAME = r'(?:"(?:[^"]|"")+"|`(?:[^`]|``)+`|\[(?:[^]]|\]\])+\])'
TABLE = rf"{NAME}(?:\.{NAME})?"
SAFE = re.compile(
    rf"ALTER TABLE {TABLE} ADD (?:COLUMN )?{NAME} [^;]+;"
    rf"|ALTER TABLE {TABLE} ADD (?:UNIQUE )?INDEX \([^;]+\)[^;]*;"
    rf"|ALTER TABLE {TABLE} ADD PRIMARY KEY USING INDEX {NAME};"
    rf"|CREATE (?:UNIQUE )?INDEX (?:CONCURRENTLY |{NAME} )ON {TABLE}[^;]+;"
    rf"|CREATE TABLE {TABLE} \([^;]+\);"
    rf"|SELECT count\(\*\) FROM {TABLE} c WHERE [^;]+;"
    r"|/\* [^*]+ \*/"
)

csv.field_size_limit(1 << 24)
with open(sys.argv[1], encoding="utf-8") as register:
    for row in csv.DictReader(register):
        left = SAFE.sub("", row["sql"]).strip()
        if left:
            sys.exit(f"{row['table']}: not known to be safe: {left}")
