"""Scores line cleaners on gold lines, all on the same machine in the same run.

Usage: lines.py GOLD.jsonl SIKTA_BINARY

The score is the one of `sikta eval lines`: precision, recall and F1 of dropped lines (micro over non-blank lines), and
content loss, the share of the words of gold-kept lines that were dropped. CPU is the whole process's user and system time.
"""

import html
import json
import resource
import string
import subprocess
import sys
import time

import justext


def c4(lines, lang):
    """The line rules of C4 (Raffel et al. 2020, section 2.2): a terminal mark, three words, no 'javascript'."""
    for line in lines:
        text = line.strip()
        yield text.endswith((".", "!", "?", '"', "”")) and len(text.split()) >= 3 and "javascript" not in text.lower()


STOPLISTS = {
    "sv": "Swedish", "en": "English", "de": "German", "da": "Danish", "nb": "Norwegian_Bokmal", "fi": "Finnish", "ru": "Russian",
}


def jus(lines, lang):
    """jusText with the language's stop words; every line is a paragraph."""
    page = "<html><body>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines) + "</body></html>"
    paragraphs = justext.justext(page, justext.get_stoplist(STOPLISTS.get(lang, "English")))
    verdicts = iter(paragraphs)
    current = next(verdicts, None)
    for line in lines:
        # jusText passes over paragraphs without letters; they count as dropped.
        if current is not None and " ".join(current.text.split()) == " ".join(line.split()):
            yield not current.is_boilerplate
            current = next(verdicts, None)
        else:
            yield False


def deduplicated(cleaner):
    """The same cleaner, and a line that already stood on the page goes as well."""

    def clean(lines, lang):
        seen = set()
        for line, keep in zip(lines, cleaner(lines, lang)):
            key = line.strip().casefold()
            yield keep and key not in seen
            seen.add(key)

    return clean


def score(docs, cleaner):
    """Runs `cleaner` over all documents and returns the table's figures."""
    hits = dropped = gold_dropped = lost = words = 0
    start = time.process_time()
    for doc in docs:
        for line, label, keep in zip(doc["lines"], doc["gold"], cleaner(doc["lines"], doc["lang"]), strict=True):
            hits += not keep and not label
            dropped += not keep
            gold_dropped += not label
            if label:
                words += len(line.split())
                lost += 0 if keep else len(line.split())
    cpu = time.process_time() - start
    precision, recall = hits / max(dropped, 1), hits / max(gold_dropped, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9), lost / max(words, 1), cpu


def load(path):
    docs = []
    for record in map(json.loads, open(path, encoding="utf-8")):
        text = record["text"].split("\n")
        docs.append({
            "lang": record["lang"],
            "lines": [text[line["n"] - 1] for line in record["lines"]],
            "gold": [line["keep"] for line in record["lines"]],
            "bytes": len(record["text"].encode()),
        })
    return docs


def main():
    gold, binary = sys.argv[1:3]
    docs = load(gold)
    megabytes = sum(doc["bytes"] for doc in docs) / 1e6
    print(f"{len(docs)} documents, {megabytes:.2f} MB\n")
    print("| cleaner | precision | recall | F1 | content loss | MB/s on one core |")
    print("|---|---|---|---|---|---|")
    peers = [
        ("C4 line rules", c4),
        (f"jusText {justext.__version__}", jus),
        ("C4 line rules + line deduplication", deduplicated(c4)),
    ]
    for name, cleaner in peers:
        p, r, f, loss, cpu = score(docs, cleaner)
        print(f"| {name} | {p:.3f} | {r:.3f} | {f:.3f} | {loss:.1%} | {megabytes / max(cpu, 1e-9):.1f} |")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([binary, "eval", "lines", gold, "--format", "json"], capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    # The whole process: its start, reading of gold and scoring as well. `cargo bench --bench clean` has cleaning alone.
    ours = json.loads(run.stdout)
    ours = ours.get("all", ours)
    print(
        f"| sikta | {ours['precision']:.3f} | {ours['recall']:.3f} | {ours['f1']:.3f} "
        f"| {ours['content_loss']:.1%} | {megabytes / max(cpu, 1e-9):.1f} (with start and scoring) |"
    )


if __name__ == "__main__":
    main()
