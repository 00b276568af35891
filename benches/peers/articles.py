"""Scores article extractors on gold pages, all on the same machine in the same run, each on one core.

Usage: articles.py GOLD_DIRECTORY SIKTA_BINARY

The score is the one of `sikta eval html`: runs of four tokens, precision over pages where anything was kept, recall over
pages where gold has anything, F1 of the two. CPU is the user and system time of extraction from pages in memory; sikta's is
that of `sikta pipe`, which also reads and writes JSON, less that of the first page alone, as what a peer loads at its first
call does not count either.
"""

import collections
import gzip
import importlib.metadata
import json
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import time

import resiliparse.extract.html2text
import resiliparse.parse.encoding
import resiliparse.parse.html
import trafilatura

TOKEN = re.compile(r"\w+")


def runs(text):
    """How often each run of four tokens stands in the text; a text of fewer tokens is one run."""
    tokens = TOKEN.findall(text or "")
    windows = (tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3)))
    return collections.Counter(window for window in windows if window)


def score(found, wanted):
    """Precision, recall and F1 over pages."""
    precision, recall = [], []
    for a, b in zip(found, wanted, strict=True):
        shared = sum((a & b).values())
        if a:
            precision.append(shared / sum(a.values()))
        if b:
            recall.append(shared / sum(b.values()))
    p, r = statistics.mean(precision), statistics.mean(recall)
    return 2 * p * r / (p + r), p, r


def with_resiliparse(page):
    tree = resiliparse.parse.html.HTMLTree.parse_from_bytes(page, resiliparse.parse.encoding.detect_encoding(page))
    return resiliparse.extract.html2text.extract_plain_text(tree, main_content=True, alt_texts=False, links=False)


def cpu(command, lines):
    """User and system seconds that a command takes for these lines of input."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input="".join(lines).encode(), stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    gold_path, binary = pathlib.Path(sys.argv[1]), sys.argv[2]
    gold = json.loads((gold_path / "gold.json").read_text(encoding="utf-8"))
    pages = [gzip.decompress((gold_path / f"{name}.html.gz").read_bytes()) for name in gold]
    wanted = [runs(entry["articleBody"]) for entry in gold.values()]
    version = importlib.metadata.version
    peers = [
        (f"trafilatura {version('trafilatura')}", lambda page: trafilatura.extract(page, include_comments=False)),
        (
            f"trafilatura {version('trafilatura')}, favour precision",
            lambda page: trafilatura.extract(page, include_comments=False, favor_precision=True),
        ),
        (f"resiliparse {version('resiliparse')}, main content", with_resiliparse),
    ]
    print(f"{len(pages)} pages, {sum(map(len, pages)) / 1e6:.1f} MB\n")
    print("| extractor | F1 | precision | recall | pages/s | × trafilatura |")
    print("|---|---|---|---|---|---|")
    first = None
    for name, extract in peers:
        extract(pages[0])  # whatever is loaded at the first call is no part of the speed
        start = time.process_time()
        texts = [extract(page) for page in pages]
        speed = len(pages) / (time.process_time() - start)
        first = first or speed
        f, p, r = score(map(runs, texts), wanted)
        print(f"| {name} | {f:.3f} | {p:.3f} | {r:.3f} | {speed:.0f} | {speed / first:.1f} |", flush=True)
    command = [binary, "eval", "html", gold_path, "--format", "json"]
    ours = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    texts = [page.decode("utf-8", "replace") for page in pages]
    records = [json.dumps({"id": name, "html": text}) + "\n" for name, text in zip(gold, texts, strict=True)]
    once, all_of_them = (cpu([binary, "pipe", "--quiet", "--only", "clean", "--jobs", "1"], part) for part in (records[:1], records))
    speed = (len(pages) - 1) / (all_of_them - once)
    f, p, r = (ours[key]["value"] for key in ("f1", "precision", "recall"))
    print(f"| sikta | {f:.3f} | {p:.3f} | {r:.3f} | {speed:.0f} | {speed / first:.1f} |")


if __name__ == "__main__":
    main()
