"""Indexes the documents that `cargo bench --bench search` wrote with SQLite FTS5, asks it the same queries, and prints a row
of the same table. Usage: search.py DIR"""

import json
import os
import sqlite3
import statistics
import sys
import time

directory = sys.argv[1]
path = os.path.join(directory, "fts5.db")
if os.path.exists(path):
    os.remove(path)
db = sqlite3.connect(path)
db.execute("PRAGMA journal_mode = OFF")
db.execute("PRAGMA synchronous = OFF")
db.execute("CREATE VIRTUAL TABLE pages USING fts5(text, site UNINDEXED, id UNINDEXED)")
start = time.perf_counter()


def records():
    with open(os.path.join(directory, "documents.jsonl"), encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["text"], record["url"].split("/")[2], record["id"]


db.executemany("INSERT INTO pages VALUES (?, ?, ?)", records())
db.commit()
seconds = time.perf_counter() - start
TOP = "SELECT id, rank FROM pages WHERE pages MATCH ? {} ORDER BY rank LIMIT 10"


def ask(name, text):
    words = ['"' + word + '"' for word in text.split()]
    if name == "phrase":
        return db.execute(TOP.format(""), ('"' + text + '"',)).fetchall()
    if name == "filter":
        return db.execute(TOP.format("AND site = 'site3.example'"), (words[0],)).fetchall()
    return db.execute(TOP.format(""), ((" AND " if name == "and" else " OR ").join(words),)).fetchall()


times = {}
with open(os.path.join(directory, "queries.tsv"), encoding="utf-8") as lines:
    for line in lines:
        name, text = line.rstrip("\n").split("\t")
        ask(name, text)
        start = time.perf_counter()
        ask(name, text)
        times.setdefault(name, []).append(1000 * (time.perf_counter() - start))
cells = []
for name in ["word", "and", "or", "phrase", "filter"]:
    ordered = sorted(times[name])
    cells.append(f"{statistics.median(ordered):.2f}/{ordered[int(0.95 * (len(ordered) - 1))]:.2f}")
print(f"| SQLite FTS5 {sqlite3.sqlite_version} | {seconds:.1f} | {os.path.getsize(path) / 1e6:.0f} | {' | '.join(cells)} |")
