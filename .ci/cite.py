"""Reads the citations that sikta writes with the libraries of others: BibTeX with pybtex, CSL-JSON with citeproc-py.

Both must have the same number of entries, each with a title and a year or date of access, and a style must be able to set them.
Usage: cite.py HITS.bib HITS.json
"""

import json
import sys
import warnings

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_file

bibtex, csl = sys.argv[1:]
entries = parse_file(bibtex, bib_format="bibtex").entries
for key, entry in entries.items():
    assert entry.fields.get("title"), f"{key} has no title"

with open(csl, encoding="utf-8") as file:
    records = json.load(file)
assert len(records) == len(entries), f"{len(entries)} entries in BibTeX, {len(records)} in CSL-JSON"
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    source = CiteProcJSON(records)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for record in records:
        bibliography.register(Citation([CitationItem(record["id"])]))
    lines = [str(line) for line in bibliography.bibliography()]
assert len(lines) == len(records) and all(lines), "a style cannot set them"
print(len(entries), "entries read by both; the first:", lines[0])
