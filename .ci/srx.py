"""Splits our sentence cases with an independent reader of SRX (PyPI choppa-srx) and the rules that sikta exports.

Patterns cannot say all that the splitter knows (what quotations and parentheses hold), so most cases agree, not all.
Usage: srx.py RULES.srx LEAST CASES.txt...   (fails where fewer than LEAST of the cases agree)
"""

import sys
from pathlib import Path

from choppa.iterators import SrxTextIterator
from choppa.srx_parser import SrxDocument

rules, least, *files = sys.argv[1:]
document = SrxDocument(ruleset=rules)
right = total = 0
for file in files:
    language = Path(file).suffixes[-2].lstrip(".")
    for case in Path(file).read_text(encoding="utf-8").strip().split("\n\n"):
        expected = case.split("\n")
        found = [s.strip() for s in SrxTextIterator(document, language, " ".join(expected))]
        right += found == expected
        total += 1
print(f"{right} of {total} cases agree")
sys.exit(right < float(least) * total)
