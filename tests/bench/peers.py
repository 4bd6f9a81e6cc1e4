"""Peers that are a few lines of Python.

sum FILE COST GROUP    exact sums of a column of a CSV, by another
count FILE COLUMN      how often each value of a column of a CSV comes
parse FILE             SQL by libpg_query, as one text
"""

import collections
import csv
import ctypes
import ctypes.util
import decimal
import sys


def total(path, cost, group):
    sums = collections.defaultdict(decimal.Decimal)
    with open(path, newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        at, by = header.index(cost), header.index(group)
        for row in rows:
            sums[row[by]] += decimal.Decimal(row[at])
    print(dict(sums))


def count(path, column):
    with open(path, newline="") as file:
        rows = csv.reader(file)
        at = next(rows).index(column)
        print(collections.Counter(row[at] for row in rows))


class ParseResult(ctypes.Structure):
    """PgQueryProtobufParseResult of pg_query.h."""

    _fields_ = [("length", ctypes.c_size_t), ("tree", ctypes.c_void_p),
                ("said", ctypes.c_void_p),
                ("error", ctypes.POINTER(ctypes.c_char_p))]


def parse(path):
    library = ctypes.CDLL(ctypes.util.find_library("pg_query"))
    library.pg_query_parse_protobuf.restype = ParseResult
    library.pg_query_parse_protobuf.argtypes = [ctypes.c_char_p]
    with open(path, "rb") as file:
        result = library.pg_query_parse_protobuf(file.read())
    if result.error:
        sys.exit(result.error[0].decode())
    print(result.length)


PEERS = {"sum": total, "count": count, "parse": parse}

if __name__ == "__main__":
    PEERS[sys.argv[1]](*sys.argv[2:])
