"""Reads what `sikta facts` writes for linguists' tools: web annotations, brat standoff, CoNLL-U.

    standoff.py webanno FILE       the model's required parts, and every quote at its place in its page
    standoff.py brat DIR           every annotation's words at its place, every name in annotation.conf
    standoff.py conllu FILE        through the library `conllu`: ids, columns, facts
"""

import json, pathlib, re, sys


def webanno(path):
    page = json.load(open(path))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    ids = set()
    for one in page["items"]:
        assert one["type"] == "Annotation" and one["target"]["source"], one
        assert re.match(r"(https?|urn):", one["id"]), one["id"]
        ids.add(one["id"])
        place, quote = one["target"]["selector"]
        assert place["type"] == "TextPositionSelector" and quote["type"] == "TextQuoteSelector"
        assert 0 <= place["start"] < place["end"] and quote["exact"], one
        for body in one["body"]:
            assert body["purpose"] in ("tagging", "describing", "identifying"), body
            assert body["type"] == ("SpecificResource" if "source" in body else "TextualBody"), body
    print(len(page["items"]), "annotations")


def brat(folder):
    folder = pathlib.Path(folder)
    known = set((folder / "annotation.conf").read_text(encoding="utf-8").split("\n"))
    entities = 0
    for file in sorted(folder.glob("*.ann")):
        text = open(file.with_suffix(".txt"), encoding="utf-8", newline="").read()
        for line in open(file, encoding="utf-8", newline="").read().split("\n"):
            if not line.startswith("T"):
                continue
            _, place, words = line.split("\t")
            name, at = place.split(" ", 1)
            pieces = [text[int(a):int(b)] for a, b in (piece.split(" ") for piece in at.split(";"))]
            assert name in known, name
            assert " ".join(pieces) == words, (file, line)
            entities += 1
    print(entities, "entities")


def read_conllu(path):
    import conllu

    sentences = conllu.parse(open(path, encoding="utf-8").read())
    facts = 0
    for sentence in sentences:
        assert [token["id"] for token in sentence] == list(range(1, len(sentence) + 1)), sentence.metadata
        facts += sum((token["misc"] or {}).get("Fact", "").count("B-") for token in sentence)
    assert sentences and facts, "no sentences, or no facts"
    print(len(sentences), "sentences,", facts, "facts")


{"webanno": webanno, "brat": brat, "conllu": read_conllu}[sys.argv[1]](sys.argv[2])
