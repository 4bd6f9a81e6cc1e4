"""domains.py CORPUS - what the domain map says of each real schema.

One line for each: the verdict, its domains, the foreign keys with those that
are inferred, and the names of the domains of five tables or more.
"""
import csv
import json
import subprocess
import sys
import tempfile

SCHEMAS = [
    "chinook/Chinook_MySql.sql",
    "corebos-adodb-axmls/DatabaseSchema.xml",
    "fineract-liquibase/0001_initial_schema.xml",
    "gen-mariadb-Chinook/mysqldump_no_data.xml",
    "gen-mariadb-ilias/mysqldump_no_data.xml",
    "gen-mariadb-magento/mysqldump_no_data.xml",
    "gen-mariadb-sakila/mysqldump_no_data.sql",
    "gen-mariadb-sakila/mysqldump_no_data.xml",
    "gitlab-structure/structure.sql",
    "ilias-4.2-mysqldump/ilias3.sql",
    "openstreetmap-structure/structure.sql",
    "pagila/pagila-schema.sql",
    "symmetricds-ddlutils/symmetric-schema.xml",
]


def value(figures, name):
    figure = figures["domains." + name]
    return figure["value"] if figure["value"] is not None else "–"


def describe(path, out):
    subprocess.run(["headroom", "run", "-q", "--as-of", "2026-06-30", "-o",
                    out, path], check=True)
    with open(out + "/review.json") as review:
        figures = json.load(review)["figures"]
    with open(out + "/registers/domain-map.csv") as register:
        large = [f"{row['domain']} {row['tables']}"
                 for row in csv.DictReader(register)
                 if int(row["tables"]) >= 5]
    keys = f"{value(figures, 'keys')} keys"
    if value(figures, "inferred_keys"):
        keys += f" ({value(figures, 'inferred_keys')} inferred)"
    return [str(value(figures, "verdict")),
            f"{value(figures, 'count')} domains", keys, ", ".join(large)]


with tempfile.TemporaryDirectory() as folder:
    for schema in SCHEMAS:
        path = f"{sys.argv[1]}/schema/{schema}"
        print(schema, *describe(path, folder + "/out"), sep="\t")
