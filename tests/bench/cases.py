"""What is measured: inputs, and who reads them."""

import dataclasses
import gzip
import pathlib
import random
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
AS_OF = "2026-01-22"


@dataclasses.dataclass
class Command:
    name: str
    argv: list
    needs: str = None  # a program
    package: str = None  # of Debian, that brings it

    def missing(self):
        if self.needs is None or shutil.which(self.needs):
            return None
        return self.package


@dataclasses.dataclass
class Case:
    name: str
    text: pathlib.Path  # what the size is taken of, packed or not
    own: Command
    peers: list


@dataclasses.dataclass
class Inputs:
    exports: pathlib.Path
    larger: pathlib.Path  # of a company ten times as large
    cur: pathlib.Path
    larger_cur: pathlib.Path
    sql: pathlib.Path
    xml: pathlib.Path


def make_company(headroom, folder, scale):
    """The demo's exports; its report is of no interest here."""
    subprocess.run([headroom, "demo", "-q", "--as-of", AS_OF, "--scale",
                    str(scale), "--format", "tree", "-o", folder],
                   check=True, stdout=subprocess.DEVNULL)
    return pathlib.Path(f"{folder}-exports")


def unpack(packed, path):
    with gzip.open(packed) as source, open(path, "wb") as target:
        shutil.copyfileobj(source, target)
    return path


def write_sql(structure, path, count):
    """The sample schema COUNT times, each in a schema of its own.

    Without psql's own lines, at which libpg_query alone would stop.
    """
    lines = structure.read_text().splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("\\"))
    with open(path, "w") as out:
        for i in range(count):
            out.write(f"CREATE SCHEMA tenant{i};\n")
            out.write(text.replace("public.", f"tenant{i}."))
    return path


FIELD = ('\t\t<field Field="{name}" Type="{type}" Null="{null}" Key="{key}" '
         'Extra="" Comment="" />\n')
KEY = ('\t\t<key Table="{table}" Non_unique="0" Key_name="PRIMARY" '
       'Seq_in_index="1" Column_name="id" Collation="A" Null="" '
       'Index_type="BTREE" Comment="" Index_comment="" />\n')
OPTIONS = ('\t\t<options Name="{table}" Engine="InnoDB" Rows="{rows}" '
           'Data_length="{bytes}" Index_length="16384" '
           'Auto_increment="{rows}" Comment="" />\n')


def write_xml_table(out, rng, table, rows):
    names = [f"c_{i}" for i in range(rng.randrange(5, 30))]
    out.write(f'\t<table_structure name="{table}">\n')
    out.write(FIELD.format(name="id", type="int(11)", null="NO", key="PRI"))
    for name in names:
        out.write(FIELD.format(name=name, type="varchar(255)", null="YES",
                               key=""))
    out.write(KEY.format(table=table))
    out.write(OPTIONS.format(table=table, rows=rng.randrange(10 ** 7),
                             bytes=rng.randrange(10 ** 10)))
    out.write(f'\t</table_structure>\n\t<table_data name="{table}">\n')
    for row in range(rows):
        cells = "".join(f'\t\t<field name="{name}">{rng.random()}</field>\n'
                        for name in names)
        out.write(f'\t<row>\n\t\t<field name="id">{row}</field>\n{cells}'
                  '\t</row>\n')
    out.write("\t</table_data>\n")


def write_xml(path, tables):
    """As of mysqldump --xml, with the data that schema reviews do without."""
    rng = random.Random(1)
    with open(path, "w") as out:
        out.write('<?xml version="1.0"?>\n<mysqldump>\n<database '
                  'name="shop">\n')
        for i in range(tables):
            write_xml_table(out, rng, f"t_{i}", rows=10)
        out.write("</database>\n</mysqldump>\n")
    return path


def make_inputs(headroom, work, scale):
    exports = make_company(headroom, work / "one", scale)
    larger = make_company(headroom, work / "ten", 10 * scale)
    packed = "billing/aws-cur.csv.gz"
    return Inputs(
        exports=exports,
        larger=larger,
        cur=unpack(exports / packed, work / "cur.csv"),
        larger_cur=unpack(larger / packed, work / "larger-cur.csv"),
        sql=write_sql(exports / "schema/structure.sql",
                      work / "structure.sql", 10 * scale),
        xml=write_xml(work / "mysqldump.xml", 200 * scale))


def inspect(headroom, path):
    return Command("headroom inspect", [headroom, "inspect", str(path)])


def shell(name, line, *arguments, **needs):
    return Command(name, ["sh", "-c", line, "sh", *map(str, arguments)],
                   **needs)


def miller(path, verb, packed=False):
    argv = ["mlr", *(["--gzin"] if packed else []), "--icsv", "--ojson",
            *verb, str(path)]
    return Command("mlr " + verb[0], argv, "mlr", "miller")


def python(name, *arguments):
    return Command(name, [sys.executable, str(HERE / "peers.py"),
                          *map(str, arguments)])


def sqlite(path, query):
    return Command("sqlite3 .import, select",
                   ["sqlite3", ":memory:", "-cmd", ".mode csv",
                    "-cmd", f".import {path} t", query],
                   "sqlite3", "sqlite3")


def bill(headroom, name, path, cost, service):
    return Case(name, path, inspect(headroom, path), [
        miller(path, ["stats1", "-a", "sum", "-f", cost, "-g", service]),
        sqlite(path, f'select "{service}", sum("{cost}") from t group by 1'),
        python("python3 csv, decimal", "sum", path, cost, service),
    ])


def cases(headroom, inputs):
    packed = inputs.exports / "billing/aws-cur.csv.gz"
    focus = inputs.larger / "billing/focus.csv"
    jira = inputs.exports / "issues/jira.csv"
    cost, service = "lineItem/UnblendedCost", "lineItem/ProductCode"
    return [
        bill(headroom, "AWS CUR, CSV", inputs.cur, cost, service),
        Case("AWS CUR, CSV, gzip", inputs.cur, inspect(headroom, packed), [
            miller(packed, ["stats1", "-a", "sum", "-f", cost, "-g",
                            service], packed=True),
            shell("gunzip | wc -l", 'gunzip -c "$1" | wc -l', packed),
        ]),
        bill(headroom, "FOCUS, CSV", focus, "BilledCost", "ServiceName"),
        Case("Jira, CSV", jira, inspect(headroom, jira), [
            miller(jira, ["count-distinct", "-f", "Status"]),
            python("python3 csv", "count", jira, "Status"),
        ]),
        Case("MySQL schema, XML", inputs.xml, inspect(headroom, inputs.xml), [
            Command("xmllint --stream", ["xmllint", "--stream", "--noout",
                                         str(inputs.xml)],
                    "xmllint", "libxml2-utils"),
        ]),
        Case("PostgreSQL schema, SQL", inputs.sql,
             inspect(headroom, inputs.sql), [
                 python("libpg_query, parse alone", "parse", inputs.sql),
                 Command("wc -l", ["wc", "-l", str(inputs.sql)]),
             ]),
    ]


def stages(headroom, exports, work):
    """Ingest, ingest and analysis, all, and a peer of the rendering."""
    run = [headroom, "run", "-q", "--as-of", AS_OF, "-c",
           str(exports / "headroom.yaml")]
    review = work / "review"
    return [
        inspect_all(headroom, exports),
        Command("run --format tree", [*run, "--format", "tree"]),
        Command("run", [*run, "-o", str(review)]),
        shell("xmllint parsing what was written",
              'xmllint --noout $(find "$1" -name "*.svg") && '
              'xmllint --html --noout "$1"/*.html 2>/dev/null || true',
              review, needs="xmllint", package="libxml2-utils"),
    ]


def inspect_all(headroom, exports):
    paths = sorted(str(path) for folder in ("billing", "issues", "metrics",
                                            "schema")
                   for path in (exports / folder).iterdir())
    return Command("inspect", [headroom, "inspect", *paths])
